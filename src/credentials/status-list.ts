import { gzipSync } from 'node:zlib'
import type { JsonObject } from '../domain/json.ts'
import type { Site } from '../domain/site.ts'
import { STATUS_LIST_LENGTH, type StatusPosition, type StatusPurpose } from '../domain/status-list.ts'
import { didOf, paths, urlOf } from '../domain/urls.ts'
import type { Credential } from './facts.ts'

/** Lists come in pairs that share their indexes: 1 and 2 are the first revocation and suspension list, 3 and 4 the second. */
export function listNumber(pair: number, purpose: StatusPurpose): number {
  return 2 * pair + (purpose === 'revocation' ? 1 : 2)
}

/** The URL of a status list. */
export function statusListUrl(pair: number, purpose: StatusPurpose, site: Site): string {
  return urlOf(site.url, paths.statusList(listNumber(pair, purpose)))
}

/**
 * The status entry of a credential (Bitstring Status List 1.0, section 2.1). Open Badges allows one only, so it is the
 * revocation list's; `statusReference`, the standard's place for related material, points to the suspension list in which
 * the same index is this award's.
 */
export function statusEntry({ pair, index }: StatusPosition, site: Site): JsonObject {
  const list = statusListUrl(pair, 'revocation', site)
  return {
    id: `${list}#${index}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: String(index),
    statusListCredential: list,
    statusReference: statusListUrl(pair, 'suspension', site),
  }
}

/**
 * Bits to `encodedList` (section 3.1): gzip, base64url without padding, multibase prefix `u`. Index 0 is the highest bit of
 * the first byte.
 *
 * @param indexes - Positions whose bit is set, each below {@link STATUS_LIST_LENGTH}.
 */
export function encodeStatusList(indexes: Iterable<number>): string {
  const bits = new Uint8Array(STATUS_LIST_LENGTH / 8)
  for (const index of indexes) {
    const byte = index >> 3
    if (index < 0 || byte >= bits.length) throw new RangeError(`status index ${index} is outside the list`)
    bits[byte]! |= 0x80 >> (index & 7)
  }
  const zipped = gzipSync(bits)
  zipped[9] = 3 // The header's operating system, so that every machine writes the same bytes.
  return `u${zipped.toString('base64url')}`
}

/** What a status list says and when. */
export interface StatusListFacts {
  readonly pair: number
  readonly purpose: StatusPurpose
  readonly indexes: Iterable<number>
  /** When this edition of the list was made, in UTC. */
  readonly validFrom: string
  /** When this edition ends, in UTC; it has no end unless given. */
  readonly validUntil?: string
}

/** A Bitstring status list as an unsecured credential (Bitstring Status List 1.0, section 2.2). */
export function statusListCredential(facts: StatusListFacts, site: Site): Credential {
  const id = statusListUrl(facts.pair, facts.purpose, site)
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: didOf(site.url),
    validFrom: facts.validFrom,
    ...(facts.validUntil === undefined ? {} : { validUntil: facts.validUntil }),
    credentialSubject: {
      id: `${id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: facts.purpose,
      encodedList: encodeStatusList(facts.indexes),
    },
  }
}
