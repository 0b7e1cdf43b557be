import { generateKeyPairSync } from 'node:crypto'
import { base58 } from '@scure/base'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/domain/json.ts'
import { jwkOfPem } from '../../src/proofs/pem.ts'
import { jwkOfKey, sameKey } from '../../src/proofs/verification-key.ts'
import { vector, vectorKey } from './fixtures.ts'

const key = new Uint8Array(Buffer.from(vector.publicKeyHex, 'hex'))
const multibase = (...bytes: number[]) => `z${base58.encode(Uint8Array.of(...bytes))}`
const read = (publicKeyMultibase: string) => jwkOfKey({ publicKeyMultibase })

/** A new key of a curve: as node:crypto writes it, and compressed as Multikey has it. */
function keyOf(curve: 'P-256' | 'P-384', prefix: readonly [number, number]) {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: curve })
  const jwk = publicKey.export({ format: 'jwk' }) as { kty: string; crv: string; x: string; y: string }
  const y = Buffer.from(jwk.y, 'base64url')
  const multikey = multibase(...prefix, 2 + (y.at(-1)! & 1), ...Buffer.from(jwk.x, 'base64url'))
  return { jwk, multikey }
}

describe('keys of verification methods', () => {
  it('are read from Multikey text: Ed25519, P-256 and P-384, whose points are decompressed as node:crypto has them', () => {
    expect(read(vector.publicKeyMultibase)).toEqual({
      kty: 'OKP',
      crv: 'Ed25519',
      x: Buffer.from(key).toString('base64url'),
    })
    for (let i = 0; i < 20; i += 1)
      for (const { jwk, multikey } of [keyOf('P-256', [0x80, 0x24]), keyOf('P-384', [0x81, 0x24])])
        expect(read(multikey)).toEqual(jwk)
  })

  it.each([
    ['nothing', ''],
    ['a key without its base', vector.publicKeyMultibase.slice(1)],
    ['another base', `u${vector.publicKeyMultibase.slice(1)}`],
    ['a foreign character', `${vector.publicKeyMultibase.slice(0, -1)}0`],
    ['a space at the end', `${vector.publicKeyMultibase} `],
    ['a line break at the end', `${vector.publicKeyMultibase}\n`],
    ['31 bytes', multibase(0xed, 1, ...key.subarray(1))],
    ['33 bytes', multibase(0xed, 1, ...key, 7)],
    ['the wrong second byte', multibase(0xed, 0, ...key)],
    ['a private key', multibase(0x80, 0x26, ...key)],
    ['a point that is not on its curve', multibase(0x80, 0x24, 2, ...new Uint8Array(31), 7)],
    ['a coordinate beyond the field', multibase(0x80, 0x24, 2, ...new Uint8Array(32).fill(255))],
    ['a point that is not compressed', multibase(0x80, 0x24, 4, ...new Uint8Array(64).fill(1))],
    ['very long text', `z${'2'.repeat(1_000_000)}`],
  ])('are refused for %s', (_what, text) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code: 'ERR_MULTIKEY_INVALID' }))
  })

  it('are refused as JWK with private members, or of a kind that signs nothing here', () => {
    const refused = expect.objectContaining({ code: 'ERR_KEY_INVALID' })
    expect(() => jwkOfKey({ publicKeyJwk: vectorKey as JsonObject })).toThrow(refused)
    expect(() => jwkOfKey({ publicKeyJwk: { kty: 'oct', k: 'AAAA' } })).toThrow(refused)
    expect(() => jwkOfKey({})).toThrow(refused)
  })

  it('are refused as JWK of a wrong length, or with a point that is not on their curve', () => {
    const refused = expect.objectContaining({ code: 'ERR_KEY_INVALID' })
    const { jwk } = keyOf('P-256', [0x80, 0x24])
    const other = keyOf('P-256', [0x80, 0x24]).jwk
    const beyond = Buffer.alloc(32, 255).toString('base64url')
    for (const change of [{ y: other.y }, { x: 'AAAA' }, { x: beyond, y: beyond }, { crv: 'P-384' }, { y: undefined }])
      expect(() => jwkOfKey({ publicKeyJwk: { ...jwk, ...change } as JsonObject })).toThrow(refused)
    expect(jwkOfKey({ publicKeyJwk: jwk })).toEqual(jwk)
    expect(() => jwkOfKey({ publicKeyJwk: { kty: 'OKP', crv: 'Ed25519', x: 'AAAA' } })).toThrow(refused)
  })

  it('are refused when a method holds two, and read when it holds one in two forms', () => {
    const { jwk, multikey } = keyOf('P-384', [0x81, 0x24])
    expect(jwkOfKey({ publicKeyJwk: jwk, publicKeyMultibase: multikey })).toEqual(jwk)
    expect(() => jwkOfKey({ publicKeyJwk: jwk, publicKeyMultibase: vector.publicKeyMultibase })).toThrow(
      expect.objectContaining({ code: 'ERR_KEY_INVALID' }),
    )
  })

  it('are the same in whatever form they are written, and a damaged one is the same as none', () => {
    const { d: _d, ...publicJwk } = vectorKey as JsonObject
    expect(sameKey({ publicKeyMultibase: vector.publicKeyMultibase }, { publicKeyJwk: publicJwk })).toBe(true)
    expect(
      sameKey({ publicKeyMultibase: vector.publicKeyMultibase }, { publicKeyJwk: keyOf('P-256', [0x80, 0x24]).jwk }),
    ).toBe(false)
    expect(sameKey({ publicKeyMultibase: 'x' }, { publicKeyMultibase: 'x' })).toBe(false)
  })

  it('of Open Badges 2.0 are read from PEM', async () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const pem = publicKey.export({ format: 'pem', type: 'spki' }) as string
    expect(await jwkOfPem(pem)).toEqual(publicKey.export({ format: 'jwk' }))
    const refused = { code: 'ERR_KEY_INVALID' }
    for (const text of [
      '',
      'x',
      pem.replace('PUBLIC', 'PRIVATE'),
      pem.replace('A', '!'),
      pem.slice(0, 200),
      'x'.repeat(20_000),
    ])
      await expect(jwkOfPem(text)).rejects.toMatchObject(refused)
    const { publicKey: ec } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    await expect(jwkOfPem(ec.export({ format: 'pem', type: 'spki' }) as string)).rejects.toMatchObject(refused)
  })
})
