import { isObject, type JsonObject } from '../../domain/json.ts'
import { parseObject } from '../fetch.ts'
import { Unreadable } from '../input/unreadable.ts'

/** An issuer that somebody vouches for. */
export interface ListedIssuer {
  readonly id: string
  readonly name?: string | undefined
}

/** Issuers that the reader of a report knows. */
export interface TrustList {
  readonly issuers: readonly ListedIssuer[]
}

function issuerOf(id: unknown, value: unknown): ListedIssuer[] {
  if (typeof id !== 'string' || id === '') return []
  const name = isObject(value) && typeof value.name === 'string' ? value.name : undefined
  return [{ id, name }]
}

/** `{ issuers: [{ id, name? }] }`. */
function ownForm({ issuers }: JsonObject): ListedIssuer[] | undefined {
  if (!Array.isArray(issuers)) return undefined
  return issuers.flatMap((issuer) => issuerOf(isObject(issuer) ? issuer.id : issuer, issuer))
}

/** `{ registry: { <DID>: { name, ... } } }`, as the Digital Credentials Consortium keeps its registries. */
function registryForm({ registry }: JsonObject): ListedIssuer[] | undefined {
  if (!isObject(registry)) return undefined
  return Object.entries(registry).flatMap(([id, value]) => issuerOf(id, value))
}

/**
 * Reads a list of issuers: `{ "issuers": [{ "id": "did:web:…", "name": "…" }] }`, or a registry of the Digital Credentials
 * Consortium.
 *
 * @throws Unreadable when it is neither, or lists nobody.
 */
export function readTrustList(bytes: Uint8Array): TrustList {
  const parsed = parseObject(bytes)
  if ('problem' in parsed) throw new Unreadable('unreadable', `The list of issuers ${parsed.problem}.`)
  const issuers = ownForm(parsed.object) ?? registryForm(parsed.object)
  if (issuers === undefined || issuers.length === 0)
    throw new Unreadable(
      'unknown-kind',
      'The list of issuers has neither "issuers": [{ "id", "name" }] nor a "registry" with an issuer in it.',
    )
  return { issuers }
}

/** The entry of an issuer in a list. */
export function listedIssuer({ issuers }: TrustList, id: string): ListedIssuer | undefined {
  return issuers.find((issuer) => issuer.id.trim() === id)
}
