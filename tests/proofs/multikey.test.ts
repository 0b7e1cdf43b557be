import { base58 } from '@scure/base'
import { describe, expect, it } from 'vitest'
import { decodeMultikey, encodeMultikey, multikeyOf } from '../../src/proofs/multikey.ts'
import { vector, vectorKey } from './fixtures.ts'

const key = new Uint8Array(Buffer.from(vector.publicKeyHex, 'hex'))
const multibase = (...bytes: number[]) => `z${base58.encode(Uint8Array.of(...bytes))}`

describe('multikey', () => {
  it('writes and reads the published key', () => {
    expect(encodeMultikey(key)).toBe(vector.publicKeyMultibase)
    expect(decodeMultikey(vector.publicKeyMultibase)).toStrictEqual(key)
  })

  it('is made from a JWK, public or private, of an Ed25519 key and no other', () => {
    expect(multikeyOf(vectorKey)).toBe(vector.publicKeyMultibase)
    const invalid = expect.objectContaining({ code: 'ERR_KEY_INVALID' })
    expect(() => multikeyOf({ kty: 'RSA', n: 'AAAA', e: 'AQAB' })).toThrow(invalid)
    expect(() => multikeyOf({ ...vectorKey, x: 'AAAA' })).toThrow(
      expect.objectContaining({ code: 'ERR_MULTIKEY_INVALID' }),
    )
  })

  it('writes and reads the smallest and the largest 32 bytes', () => {
    for (const bytes of [new Uint8Array(32), new Uint8Array(32).fill(255)]) {
      expect(decodeMultikey(encodeMultikey(bytes))).toStrictEqual(bytes)
    }
  })

  it.each([31, 33, 0])('refuses to write a key of %i bytes', (length) => {
    expect(() => encodeMultikey(new Uint8Array(length))).toThrow(
      expect.objectContaining({ code: 'ERR_MULTIKEY_INVALID' }),
    )
  })

  it.each([
    ['nothing', ''],
    ['a key without its base', vector.publicKeyMultibase.slice(1)],
    ['another base', `u${vector.publicKeyMultibase.slice(1)}`],
    ['a foreign character', `${vector.publicKeyMultibase.slice(0, -1)}0`],
    ['a space at the end', `${vector.publicKeyMultibase} `],
    ['a line break at the end', `${vector.publicKeyMultibase}\n`],
    ['a P-256 key', multibase(0x80, 0x24, 2, ...key)],
    ['31 bytes', multibase(0xed, 1, ...key.subarray(1))],
    ['33 bytes', multibase(0xed, 1, ...key, 7)],
    ['the wrong second byte', multibase(0xed, 0, ...key)],
  ])('refuses to read %s', (_what, text) => {
    expect(() => decodeMultikey(text)).toThrow(expect.objectContaining({ code: 'ERR_MULTIKEY_INVALID' }))
  })

  it('does not repeat a private key given by mistake', () => {
    const secret = multibase(0x80, 0x26, ...key)
    expect(() => decodeMultikey(secret)).toThrow('It looks like a private key.')
    expect(() => decodeMultikey(secret)).not.toThrow(secret.slice(8))
  })
})
