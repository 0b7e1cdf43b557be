import { describe, expect, it } from 'vitest'
import { encodeBase64Url } from '../../src/proofs/base64url.ts'
import { encodeMultikey, multikeyOf } from '../../src/proofs/multikey.ts'
import { jwkOfKey } from '../../src/proofs/verification-key.ts'
import { vector, vectorKey } from './fixtures.ts'

const key = new Uint8Array(Buffer.from(vector.publicKeyHex, 'hex'))

describe('multikey', () => {
  it('writes the published key', () => {
    expect(encodeMultikey(key)).toBe(vector.publicKeyMultibase)
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
      expect(jwkOfKey({ publicKeyMultibase: encodeMultikey(bytes) })).toMatchObject({ x: encodeBase64Url(bytes) })
    }
  })

  it.each([31, 33, 0])('refuses to write a key of %i bytes', (length) => {
    expect(() => encodeMultikey(new Uint8Array(length))).toThrow(
      expect.objectContaining({ code: 'ERR_MULTIKEY_INVALID' }),
    )
  })
})
