import { STATUS_LIST_LENGTH } from '../../domain/status-list.ts'
import { StatusFault } from './finding.ts'

/** A list unpacks to no more than this many bytes: 64 times the least. */
const MOST_BYTES = STATUS_LIST_LENGTH * 8

async function gunzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')).getReader()
  const parts: Uint8Array<ArrayBuffer>[] = []
  let length = 0
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      length += part.value.length
      if (length > MOST_BYTES) throw new StatusFault('status-malformed', 'the status list is too large')
      parts.push(part.value)
    }
  } catch (error) {
    if (error instanceof StatusFault) throw error
    throw new StatusFault('status-malformed', 'the status list cannot be unpacked')
  } finally {
    reader.cancel().catch(() => undefined)
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer())
}

/**
 * Unpacks an `encodedList`: base64url of gzip, with the multibase prefix `u` (Bitstring Status List 1.0, section 3.3) or
 * without it (Status List 2021).
 *
 * @throws StatusFault
 */
export async function decodeStatusList(encoded: unknown, prefix: 'u' | ''): Promise<Uint8Array> {
  const isText = typeof encoded === 'string' && encoded.startsWith(prefix)
  const text = isText ? encoded.slice(prefix.length).replace(/=+$/, '') : ''
  if (!/^[A-Za-z0-9_-]+$/.test(text) || text.length % 4 === 1)
    throw new StatusFault('status-malformed', 'the status list is not written as base64url')
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return await gunzip(Uint8Array.from(binary, (character) => character.charCodeAt(0)))
}

/**
 * The value at a position (Bitstring Status List 1.0, section 3.2): `size` bits, the most significant bit first.
 *
 * @throws StatusFault when the list ends before it.
 */
export function valueAt(bits: Uint8Array, index: number, size: number): number {
  const start = index * size
  if (start + size > bits.length * 8)
    throw new StatusFault('status-malformed', `the status list has no position ${index}`)
  let value = 0
  for (let at = start; at < start + size; at += 1) value = (value << 1) | ((bits[at >> 3]! >> (7 - (at & 7))) & 1)
  return value
}
