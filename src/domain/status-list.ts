/** What a status list tells: withdrawn for good, or for a time. */
export type StatusPurpose = 'revocation' | 'suspension'

/** Where an award stands in the status lists; chosen once by the issuing step, never moved. One index serves both purposes. */
export interface StatusPosition {
  /** Number of the pair of lists, from 0. */
  readonly pair: number
  /** Position in both lists of the pair, from 0. */
  readonly index: number
}

/** Entries of one list: the least that Bitstring Status List 1.0 allows, for the sake of herd privacy. */
export const STATUS_LIST_LENGTH = 131_072
