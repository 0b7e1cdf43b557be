import { asArray, isObject, type JsonObject, jsonText } from '../domain/json.ts'
import type { Fetched } from './fetch.ts'

/** An answer that a bundle keeps, and when it was had. Whoever holds the file can have written it. */
export interface Bundled {
  readonly mediaType: string
  readonly bytes: Uint8Array
  /** ISO 8601, as the bundle says. */
  readonly asOf: string
}

/** A document with the answers that its verification needs. */
export interface Bundle {
  readonly document: Uint8Array
  readonly answers: ReadonlyMap<string, Bundled>
}

/** The `type` by which a bundle is known. */
export const BUNDLE_TYPE = 'VerificationBundle'

const MOST_ANSWERS = 100

/** Bytes as JSON keeps them: text where they are UTF-8, so that a person can read the file, else base64. */
function packed(bytes: Uint8Array): JsonObject {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  } catch {
    const parts: string[] = []
    for (let at = 0; at < bytes.length; at += 4096) parts.push(String.fromCharCode(...bytes.subarray(at, at + 4096)))
    return { base64: btoa(parts.join('')) }
  }
}

function unpacked(value: JsonObject): Uint8Array | undefined {
  if (typeof value.text === 'string') return new TextEncoder().encode(value.text)
  if (typeof value.base64 !== 'string' || !/^[A-Za-z0-9+/]*={0,2}$/.test(value.base64)) return undefined
  try {
    return Uint8Array.from(atob(value.base64), (character) => character.charCodeAt(0))
  } catch {
    return undefined
  }
}

/**
 * Writes a bundle: one JSON file with a document and the answers that its verification needed, so that it can be read where
 * there is no network, or when the issuer’s site is gone.
 *
 * `{ type: "VerificationBundle", madeAt, document: { text | base64 }, answers: [{ url, mediaType, text | base64 }] }`
 */
export function writeBundle(document: Uint8Array, answers: ReadonlyMap<string, Fetched>, madeAt: Date): string {
  return jsonText({
    type: BUNDLE_TYPE,
    madeAt: madeAt.toISOString(),
    document: packed(document),
    answers: [...answers]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([url, { mediaType, bytes }]) => ({ url, mediaType, ...packed(bytes) })),
  })
}

/** Reads a bundle; undefined when it is not written as one. */
export function readBundle(object: JsonObject): Bundle | undefined {
  const document = isObject(object.document) ? unpacked(object.document) : undefined
  const entries = asArray(object.answers)
  const asOf = typeof object.madeAt === 'string' && !Number.isNaN(Date.parse(object.madeAt)) ? object.madeAt : undefined
  if (document === undefined || asOf === undefined || entries.length > MOST_ANSWERS) return undefined
  const answers = entries.flatMap((entry): [string, Bundled][] => {
    if (!isObject(entry) || typeof entry.url !== 'string') return []
    const bytes = unpacked(entry)
    const mediaType = typeof entry.mediaType === 'string' ? entry.mediaType : ''
    return bytes === undefined ? [] : [[entry.url, { mediaType, bytes, asOf }]]
  })
  return { document, answers: new Map(answers) }
}
