import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Cbor, decodeCbor } from '../../src/proofs/cbor.ts'
import { encodeCbor } from './cbor.ts'

const decode = (hex: string) => decodeCbor(new Uint8Array(Buffer.from(hex, 'hex')))

describe('decodeCbor', () => {
  it('reads the examples of RFC 8949', () => {
    expect(['00', '17', '1818', '1903e8', '1a000f4240'].map(decode)).toEqual([0, 23, 24, 1000, 1_000_000])
    expect(decode('4401020304')).toEqual(Uint8Array.of(1, 2, 3, 4))
    expect(decode('8301820203820405')).toEqual([1, [2, 3], [4, 5]])
    expect(decode('a201020304')).toEqual(
      new Map([
        [1, 2],
        [3, 4],
      ]),
    )
  })

  it.each([
    ['nothing', ''],
    ['bytes after the item', '0000'],
    ['a negative number', '20'],
    ['text', '6161'],
    ['a tag', 'c000'],
    ['a number with a fraction', 'f90000'],
    ['true', 'f5'],
    ['a length that is not said', '9fff'],
    ['a number in nine bytes', '1b0000000000000001'],
    ['a number in more bytes than it needs', '1800'],
    ['a number in more bytes than it needs (3)', '1900ff'],
    ['a number in more bytes than it needs (5)', '1a0000ffff'],
    ['fewer bytes than it says', '44010203'],
    ['fewer items than it says', '8301'],
    ['a name twice', 'a201020103'],
    ['a name that is no number', 'a1410102'],
    ['a length beyond all memory', '5affffffff'],
    ['lists in lists in lists in lists in lists', '818181818180'],
  ])('refuses %s', (_what, hex) => {
    expect(decode(hex)).toBeUndefined()
  })

  it('refuses lists and maps of more items than any proof has', () => {
    const items = Array.from({ length: 5001 }, (_, i) => i)
    const read = (value: Cbor) => decodeCbor(Uint8Array.from(encodeCbor(value)))
    expect(read(items.slice(1))).toHaveLength(5000)
    expect(read(items)).toBeUndefined()
    expect(read(new Map(items.map((i) => [i, i])))).toBeUndefined()
  })

  it('reads or refuses any bytes, and never throws', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => void decodeCbor(new Uint8Array(bytes))))
  })
})
