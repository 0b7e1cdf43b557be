import { isObject, type JsonObject } from '../domain/json.ts'

/** What an address answered. */
export interface Fetched {
  /** HTTP status code. */
  readonly status: number
  /** Media type without parameters, in lower case; empty when unknown. */
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** Asks for an address. Rejects when there is no answer. The network is always the caller's. */
export type Fetch = (url: string) => Promise<Fetched>

/** A document could not be had, with the reason in words for people. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
}

const MAX_BYTES = 5_000_000

/** Bytes of an https address. */
export async function fetchBytes(fetch: Fetch, url: string): Promise<Fetched> {
  if (!url.startsWith('https://')) throw new Unreachable(`${url} is not an https address`)
  let fetched: Fetched
  try {
    fetched = await fetch(url)
  } catch (cause) {
    throw new Unreachable(`${url} could not be reached`, { cause })
  }
  if (fetched.status !== 200) throw new Unreachable(`${url} answered ${fetched.status}`)
  if (fetched.bytes.length > MAX_BYTES) throw new Unreachable(`${url} is larger than 5 MB`)
  return fetched
}

/** The JSON object at an https address. */
export async function fetchObject(fetch: Fetch, url: string): Promise<JsonObject> {
  const { bytes } = await fetchBytes(fetch, url)
  const object = parseObject(bytes)
  if (object === undefined) throw new Unreachable(`${url} holds no JSON object`)
  return object
}

/** A JSON object from UTF-8 bytes, or undefined when they hold anything else. */
export function parseObject(bytes: Uint8Array): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** The `id` of an object, or the string itself. */
export function idOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return isObject(value) && typeof value.id === 'string' ? value.id : undefined
}
