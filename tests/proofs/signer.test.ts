import { verify as cryptoVerify, generateKeyPairSync } from 'node:crypto'
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { publicJwkOf, thumbprint } from '../../src/proofs/jwk.ts'
import { ed25519Signer, generateKeys, rs256Signer } from '../../src/proofs/signer.ts'
import { vector, vectorKey, verificationMethod } from './fixtures.ts'

const keys = await generateKeys()
const bytes = new TextEncoder().encode('to be signed')

function thrown(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    return error
  }
  return undefined
}

describe('the signers', () => {
  it('sign what node:crypto verifies with the public key', async () => {
    const publicEd25519 = { key: { ...publicJwkOf(keys.ed25519) }, format: 'jwk' } as const
    const publicRsa = { key: { ...publicJwkOf(keys.rsa) }, format: 'jwk' } as const
    const ed25519 = await ed25519Signer(keys.ed25519, 'did:web:a.example#k').sign(bytes)
    const rsa = await rs256Signer(keys.rsa, 'https://a.example/k').sign(bytes)
    expect([ed25519.length, rsa.length]).toStrictEqual([64, 256])
    expect(cryptoVerify(null, bytes, publicEd25519, ed25519)).toBe(true)
    expect(cryptoVerify('sha256', bytes, publicRsa, rsa)).toBe(true)
  })

  it('refuse a verification method that names another key', () => {
    expect(thrown(() => ed25519Signer(keys.ed25519, verificationMethod))).toMatchObject({
      code: 'ERR_SIGNER_MISMATCH',
      message: expect.stringContaining(verificationMethod),
    })
  })

  it('show no key material when printed', () => {
    expect(inspect(ed25519Signer(vectorKey, verificationMethod), { depth: 9, showHidden: true })).not.toContain(
      vectorKey.d,
    )
  })

  it('refuse the keys of the other algorithm and keys that are too short', () => {
    const short = { ...generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({ format: 'jwk' }) }
    const ec = { ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }) }
    const x25519 = { ...generateKeyPairSync('x25519').privateKey.export({ format: 'jwk' }) }
    const invalid = { code: 'ERR_KEY_INVALID' }
    for (const jwk of [keys.rsa, ec, x25519, {}]) expect(thrown(() => ed25519Signer(jwk, 'x'))).toMatchObject(invalid)
    for (const jwk of [keys.ed25519, ec, x25519, {}]) expect(thrown(() => rs256Signer(jwk, 'x'))).toMatchObject(invalid)
    expect(thrown(() => rs256Signer(short, 'x'))).toMatchObject({
      ...invalid,
      message: expect.stringContaining('1024 bits'),
    })
  })

  it('refuse a public key', () => {
    expect(thrown(() => ed25519Signer(publicJwkOf(keys.ed25519), 'x'))).toMatchObject({ code: 'ERR_KEY_INVALID' })
    expect(thrown(() => rs256Signer(publicJwkOf(keys.rsa), 'x'))).toMatchObject({ code: 'ERR_KEY_INVALID' })
  })

  it('refuse a private key beside the public members of another', async () => {
    const other = await generateKeys()
    expect(thrown(() => ed25519Signer({ ...keys.ed25519, x: other.ed25519.x }, 'x'))).toMatchObject({
      code: 'ERR_KEY_INVALID',
    })
    expect(thrown(() => rs256Signer({ ...keys.rsa, n: other.rsa.n }, 'x'))).toMatchObject({ code: 'ERR_KEY_INVALID' })
  })

  it('never say anything of the key in an error, however damaged it is', () => {
    const canary = 'CANARYcanaryCANARYcanaryCANARYcanaryCANARY0'
    const values: unknown[] = [canary, [canary], { [canary]: 1 }, `${canary} `, canary.slice(1), 7, null]
    const members = ['kty', 'crv', 'x', 'n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi', 'kid']
    let refused = 0
    for (const [value, name] of values.flatMap((value) => members.map((name) => [value, name] as const))) {
      for (const error of [
        thrown(() => ed25519Signer({ ...keys.ed25519, d: canary, [name]: value }, 'did:web:a.example#k')),
        thrown(() => rs256Signer({ ...keys.rsa, [name]: value }, 'https://a.example/k')),
        thrown(() => rs256Signer({ ...keys.rsa, d: canary, p: canary, [name]: value }, 'https://a.example/k')),
      ]) {
        if (error === undefined) continue
        refused++
        expect(error).toMatchObject({ name: 'ProofError', code: 'ERR_KEY_INVALID' })
        const shown = inspect(error, { depth: 9, showHidden: true })
        expect(shown).not.toMatch(/canary/i)
        for (const secret of [keys.ed25519.d, keys.rsa.d, keys.rsa.p]) expect(shown).not.toContain(secret)
      }
    }
    expect(refused).toBeGreaterThan(150)
  })
})

describe('the keys', () => {
  it('are generated anew, of the right kinds, named by their thumbprints', async () => {
    expect(keys.ed25519).toMatchObject({ kty: 'OKP', crv: 'Ed25519', kid: await thumbprint(publicJwkOf(keys.ed25519)) })
    expect(keys.rsa).toMatchObject({ kty: 'RSA', e: 'AQAB', kid: await thumbprint(publicJwkOf(keys.rsa)) })
    expect((await generateKeys()).ed25519.x).not.toBe(keys.ed25519.x)
  })

  it('lose every private member in publicJwkOf', () => {
    expect(publicJwkOf({ ...keys.rsa, oth: [], k: 'x', key_ops: ['sign'] })).toStrictEqual({
      kty: 'RSA',
      n: keys.rsa.n,
      e: 'AQAB',
      kid: keys.rsa.kid,
    })
    expect(publicJwkOf(vectorKey)).toStrictEqual({ kty: 'OKP', crv: 'Ed25519', x: vectorKey.x })
    expect(() => publicJwkOf({ kty: 'oct', k: 'AAAA' })).toThrow(expect.objectContaining({ code: 'ERR_KEY_INVALID' }))
  })

  it('have the thumbprint that RFC 8037 gives for its example', async () => {
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' } as const
    expect(await thumbprint({ ...jwk, kid: 'ignored' })).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k')
  })

  it('are those of the published vector', () => {
    expect(Buffer.from(vectorKey.x, 'base64url').toString('hex')).toBe(vector.publicKeyHex)
  })
})
