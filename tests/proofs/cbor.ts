import type { Cbor } from '../../src/proofs/cbor.ts'

/** First byte and number, in the shortest spelling (RFC 8949, section 4.2.1). */
function head(kind: number, value: number): number[] {
  if (value < 24) return [(kind << 5) | value]
  if (value < 256) return [(kind << 5) | 24, value]
  return [(kind << 5) | 25, value >> 8, value & 255]
}

/** Writes what the reader of CBOR reads; numbers and lengths below 65,536. */
export function encodeCbor(value: Cbor): number[] {
  if (typeof value === 'number') return head(0, value)
  if (value instanceof Uint8Array) return [...head(2, value.length), ...value]
  if (Array.isArray(value)) return [...head(4, value.length), ...value.flatMap(encodeCbor)]
  const entries = [...(value as ReadonlyMap<number, Cbor>)]
  return [...head(5, entries.length), ...entries.flatMap(([name, item]) => [...head(0, name), ...encodeCbor(item)])]
}
