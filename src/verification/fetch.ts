import type { Reason } from '../domain/findings.ts'
import { isObject, type JsonObject } from '../domain/json.ts'
import { parseStrictJson } from '../domain/strict-json.ts'
import { AddressRefused } from './address.ts'
import { MOST_BYTES } from './limits.ts'

/** What an address answered. */
export interface Fetched {
  /** HTTP status code. */
  readonly status: number
  /** Media type without parameters, in lower case; empty when unknown. */
  readonly mediaType: string
  readonly bytes: Uint8Array
  /** The address that answered in the end, after redirects. */
  readonly url?: string
}

/** Asks for an address. Rejects when there is no answer, with AddressRefused when it must not be asked. The network is the caller's. */
export type Fetch = (url: string) => Promise<Fetched>

/** An answer, and since when it is known when it comes from a bundle instead of the network. */
export interface Answer extends Fetched {
  /** ISO 8601. */
  readonly asOf?: string
}

/** A document could not be had, with the reason in words that end a sentence. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
  readonly reason: Extract<Reason, 'unreachable' | 'address-refused'>
  /** The HTTP status, when there was an answer. */
  readonly status: number | undefined

  constructor(message: string, options: { cause?: unknown; status?: number } = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause })
    this.reason = options.cause instanceof AddressRefused ? 'address-refused' : 'unreachable'
    this.status = options.status
  }
}

/** Asks through a function that may reject, and takes no answer but 200. */
export async function ask<Given extends Fetched>(fetch: (url: string) => Promise<Given>, url: string): Promise<Given> {
  let fetched: Given
  try {
    fetched = await fetch(url)
  } catch (cause) {
    if (cause instanceof Unreachable) throw cause
    const why = cause instanceof AddressRefused ? cause.message : `${url} gave no answer`
    throw new Unreachable(why, { cause })
  }
  if (fetched.status !== 200) throw new Unreachable(`${url} answered ${fetched.status}`, { status: fetched.status })
  if (fetched.bytes.length > MOST_BYTES) throw new Unreachable(`${url} is larger than 5 MB`)
  return fetched
}

/** The UTF-8 text of bytes without byte order mark and outer white space, or undefined when they are no such text. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim()
  } catch {
    return undefined
  }
}

/** A JSON object from UTF-8 bytes, or the problem as the end of a sentence that begins with "it". */
export function parseObject(bytes: Uint8Array): { readonly object: JsonObject } | { readonly problem: string } {
  const text = textOf(bytes)
  if (text === undefined) return { problem: 'is not text in UTF-8' }
  const parsed = parseStrictJson(text)
  if ('problem' in parsed) return parsed
  return isObject(parsed.value) ? { object: parsed.value } : { problem: 'is not a JSON object' }
}

/** The `id` of an object, or the string itself. */
export function idOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return isObject(value) && typeof value.id === 'string' ? value.id : undefined
}
