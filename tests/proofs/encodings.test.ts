import { base58, base64urlnopad } from '@scure/base'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeBase58, encodeBase58 } from '../../src/proofs/base58.ts'
import { decodeBase64Url, encodeBase64Url } from '../../src/proofs/base64url.ts'

const bytes = fc.uint8Array({ maxLength: 80 })
const bytesAfterZeros = fc
  .tuple(fc.nat(5), bytes)
  .map(([zeros, rest]) => Uint8Array.from([...new Array<number>(zeros).fill(0), ...rest]))
const textOf = (letters: string) => fc.string({ maxLength: 40, unit: fc.constantFrom(...letters) })

/** Holds a function against that of another implementation, for many inputs. */
function sameForAll<Input>(
  inputs: fc.Arbitrary<Input>,
  ours: (input: Input) => unknown,
  oracle: (input: Input) => unknown,
) {
  fc.assert(
    fc.property(inputs, (input) => {
      expect(ours(input)).toEqual(oracle(input))
    }),
  )
}

/** What another implementation makes of a text; undefined when it refuses. */
const orUndefined = (decode: (text: string) => Uint8Array) => (text: string) => {
  try {
    return decode(text)
  } catch {
    return undefined
  }
}

describe('base58', () => {
  it('writes what another implementation writes, leading zeros too', () => {
    sameForAll(bytesAfterZeros, encodeBase58, base58.encode)
  })

  it('reads what it writes', () => {
    sameForAll(
      bytesAfterZeros,
      (input) => decodeBase58(encodeBase58(input)),
      (input) => input,
    )
  })

  it('reads any text as another implementation does', () => {
    sameForAll(textOf('1zZ9aB0OIl +'), decodeBase58, orUndefined(base58.decode))
  })

  it('takes no letter that could be misread, and nothing of another alphabet', () => {
    for (const text of ['0', 'O', 'I', 'l', '1 ', 'é', '🎓', '\n']) expect(decodeBase58(text)).toBeUndefined()
  })
})

describe('base64url', () => {
  it('writes what another implementation writes, and reads it again', () => {
    sameForAll(bytes, encodeBase64Url, base64urlnopad.encode)
    sameForAll(
      bytes,
      (input) => decodeBase64Url(encodeBase64Url(input)),
      (input) => input,
    )
  })

  it('reads any text as another, strict implementation does', () => {
    sameForAll(textOf('AQgwab-_+/= \n'), decodeBase64Url, orUndefined(base64urlnopad.decode))
  })

  it('takes one spelling only: no padding, no white space, no stray bits, no plain base64', () => {
    for (const text of ['QQ==', 'Q Q', 'QR', 'Q', '+/+/', 'QQ\n']) expect(decodeBase64Url(text)).toBeUndefined()
  })
})
