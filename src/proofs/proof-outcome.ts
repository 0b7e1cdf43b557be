/** Why a proof did not pass. Permanent names: the verifier and tests compare them. */
export type ProofReason =
  | 'proof-missing'
  | 'proof-suite-unknown'
  | 'proof-purpose'
  | 'proof-value-encoding'
  | 'proof-value-length'
  | 'proof-value-base'
  | 'proof-context'
  | 'proof-chain'
  | 'key-invalid'
  | 'key-algorithm'
  | 'document-invalid'
  | 'terms-undefined'
  | 'context-unknown'
  | 'canonical-order'
  | 'signature'
  | 'algorithm-unavailable'
  | 'jws-malformed'
  | 'jws-header'
  | 'jws-algorithm-refused'
  | 'jws-algorithm-unknown'
  | 'jws-payload'

/** The proof does not hold. */
export type Failed = { outcome: 'failed'; reason: ProofReason; message: string }

/** Nobody can tell here whether the proof holds; never to be shown as a pass. */
export type Unchecked = { outcome: 'unchecked'; reason: ProofReason; message: string }

/** Makes a failure. */
export function failed(reason: ProofReason, message: string): Failed {
  return { outcome: 'failed', reason, message }
}

/** Makes a result for what could not be checked. */
export function unchecked(reason: ProofReason, message: string): Unchecked {
  return { outcome: 'unchecked', reason, message }
}

/** A value of a document in a message, shortened. */
export function quote(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
