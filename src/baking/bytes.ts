/** Copies the parts, in order, into one array. */
export function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}

/** Whether both hold the same bytes, however many. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}

/** Whether `bytes` has `expected` at `offset`. */
export function hasBytes(bytes: Uint8Array, expected: ArrayLike<number>, offset = 0): boolean {
  return Array.from(expected).every((byte, index) => bytes[offset + index] === byte)
}
