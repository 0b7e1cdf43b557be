/** What proofs hold in CBOR: numbers, bytes, lists and maps from numbers. */
export type Cbor = number | Uint8Array<ArrayBuffer> | readonly Cbor[] | ReadonlyMap<number, Cbor>

/** Items that one list or map may have. */
const MOST_ITEMS = 5_000
const DEEPEST = 4

class Malformed extends Error {}

class Reader {
  private at = 0
  private readonly bytes: Uint8Array<ArrayBuffer>

  constructor(bytes: Uint8Array<ArrayBuffer>) {
    this.bytes = bytes
  }

  get isAtEnd(): boolean {
    return this.at === this.bytes.length
  }

  private take(length: number): Uint8Array<ArrayBuffer> {
    if (length > this.bytes.length - this.at) throw new Malformed()
    this.at += length
    return this.bytes.slice(this.at - length, this.at)
  }

  /** The number in or after a first byte, in its shortest spelling (RFC 8949, sections 3 and 4.2.1). */
  private argument(low: number): number {
    if (low < 24) return low
    const length = { 24: 1, 25: 2, 26: 4 }[low]
    if (length === undefined) throw new Malformed()
    const value = this.take(length).reduce((sum, byte) => sum * 256 + byte, 0)
    if (value < { 1: 24, 2: 256, 4: 65_536 }[length]!) throw new Malformed()
    return value
  }

  item(depth: number): Cbor {
    const first = this.take(1)[0]!
    const value = this.argument(first & 31)
    switch (first >> 5) {
      case 0:
        return value
      case 2:
        return this.take(value)
      case 4:
        return this.list(value, depth)
      case 5:
        return this.map(value, depth)
    }
    throw new Malformed()
  }

  private list(length: number, depth: number): Cbor[] {
    if (length > MOST_ITEMS || depth === DEEPEST) throw new Malformed()
    return Array.from({ length }, () => this.item(depth + 1))
  }

  private map(length: number, depth: number): Map<number, Cbor> {
    if (length > MOST_ITEMS || depth === DEEPEST) throw new Malformed()
    const map = new Map<number, Cbor>()
    for (let i = 0; i < length; i += 1) {
      const name = this.item(depth + 1)
      if (typeof name !== 'number' || map.has(name)) throw new Malformed()
      map.set(name, this.item(depth + 1))
    }
    return map
  }
}

/**
 * Reads one CBOR item (RFC 8949) that fills the bytes, of the few kinds that proofs use.
 *
 * @returns undefined for anything else.
 */
export function decodeCbor(bytes: Uint8Array<ArrayBuffer>): Cbor | undefined {
  try {
    const reader = new Reader(bytes)
    const item = reader.item(0)
    return reader.isAtEnd ? item : undefined
  } catch (error) {
    if (error instanceof Malformed) return undefined
    throw error
  }
}
