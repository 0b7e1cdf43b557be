import { createHmac, createPublicKey, verify as cryptoVerify, generateKeyPairSync, sign } from 'node:crypto'
import { CompactSign, importJWK } from 'jose'
import { describe, expect, it } from 'vitest'
import { secure } from '../../src/proofs/data-integrity.ts'
import { publicJwkOf } from '../../src/proofs/jwk.ts'
import { ed25519Signer, generateKeys, rs256Signer } from '../../src/proofs/signer.ts'
import { attach, detach, jwtPayload, secureAsJwt } from '../../src/proofs/vc-jwt.ts'
import { verifyJwt } from '../../src/proofs/verify-jwt.ts'
import { created, sampleCredential, vectorKey, verificationMethod } from './fixtures.ts'

const keys = await generateKeys()
const kid = 'https://example.org/badges/keys/rsa.json'
const signer = rs256Signer(keys.rsa, kid)
const publicRsa = publicJwkOf(keys.rsa)
const claims = {
  iss: 'did:web:example.org:badges',
  jti: 'https://example.org/badges/awards/7k2mq/credential.json',
  nbf: 1769817600,
  sub: 'urn:uuid:2f1c9ac2-6d0c-4a3e-9f0e-8a4f6f2a9d11',
  exp: 1832889600,
}
const encode = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')

/** Signs any header and payload by RS256 with the test key. */
function forge(header: object, payload: unknown = sampleCredential()) {
  const signed = `${encode(header)}.${encode(payload)}`
  return `${signed}.${sign('sha256', Buffer.from(signed), { key: { ...keys.rsa }, format: 'jwk' }).toString('base64url')}`
}

describe('jwtPayload', () => {
  it('puts the claims after the members of the credential, without vc and without proof', async () => {
    const secured = await secure(sampleCredential(), ed25519Signer(vectorKey, verificationMethod), { created })
    expect(JSON.stringify(jwtPayload(secured))).toBe(JSON.stringify({ ...sampleCredential(), ...claims }))
  })

  it('has no exp when the credential does not expire', () => {
    const { validUntil: _, ...lasting } = sampleCredential()
    expect(jwtPayload(lasting)).not.toHaveProperty('exp')
  })

  it('takes an issuer that is only an id', () => {
    expect(jwtPayload({ ...sampleCredential(), issuer: 'did:web:example.org' }).iss).toBe('did:web:example.org')
  })

  it('reads dates with another zone', () => {
    expect(jwtPayload({ ...sampleCredential(), validFrom: '2026-01-31T02:00:00+02:00' }).nbf).toBe(claims.nbf)
  })

  it.each([
    ['ERR_SUBJECT_ID_MISSING', { credentialSubject: { type: ['AchievementSubject'] } }],
    ['ERR_SUBJECT_ID_MISSING', { credentialSubject: undefined }],
    ['ERR_DATE_INVALID', { validFrom: undefined }],
    ['ERR_DATE_INVALID', { validFrom: '2026-01-31' }],
    ['ERR_DATE_INVALID', { validFrom: '2026-01-31T00:00:00.5Z' }],
    ['ERR_DATE_INVALID', { validUntil: '2026-01-31T00:00:00' }],
    ['ERR_DOCUMENT_INVALID', { id: undefined }],
    ['ERR_DOCUMENT_INVALID', { issuer: { name: 'No id' } }],
    ['ERR_DOCUMENT_INVALID', { vc: {} }],
    ['ERR_DOCUMENT_INVALID', { exp: 1 }],
  ])('refuses with %s a credential with %o', (code, change) => {
    expect(() => jwtPayload({ ...sampleCredential(), ...change })).toThrow(expect.objectContaining({ code }))
  })
})

describe('secureAsJwt', () => {
  it('makes a token that node:crypto alone verifies', async () => {
    const [header = '', payload = '', signature = ''] = (await secureAsJwt(sampleCredential(), signer)).split('.')
    expect(Buffer.from(header, 'base64url').toString()).toBe(JSON.stringify({ alg: 'RS256', kid, typ: 'JWT' }))
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toStrictEqual({ ...sampleCredential(), ...claims })
    const key = createPublicKey({ key: { ...publicRsa }, format: 'jwk' })
    expect(cryptoVerify('sha256', Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url'))).toBe(
      true,
    )
  })

  it('gives the same bytes every time', async () => {
    expect(await secureAsJwt(sampleCredential(), signer)).toBe(await secureAsJwt(sampleCredential(), signer))
  })

  it('refuses an Ed25519 signer', async () => {
    const ed25519 = ed25519Signer(vectorKey, verificationMethod)
    await expect(secureAsJwt(sampleCredential(), ed25519)).rejects.toMatchObject({ code: 'ERR_SIGNER_MISMATCH' })
  })
})

describe('detach and attach', () => {
  it('are inverse, also when the credential has a proof and was written to a file in between', async () => {
    const jws = await secureAsJwt(sampleCredential(), signer)
    const secured = await secure(sampleCredential(), ed25519Signer(vectorKey, verificationMethod), { created })
    expect(detach(jws)).toMatch(/^[\w-]+\.\.[\w-]+$/)
    expect(attach(detach(jws), JSON.parse(JSON.stringify(secured, null, 2)))).toBe(jws)
  })

  it('give a token that fails when another credential is attached', async () => {
    const jws = attach(detach(await secureAsJwt(sampleCredential(), signer)), { ...sampleCredential(), name: 'Other' })
    expect(await verifyJwt(jws, publicRsa)).toMatchObject({ outcome: 'failed', reason: 'signature' })
  })

  it('refuse what they cannot take apart', () => {
    const invalid = expect.objectContaining({ code: 'ERR_JWS_INVALID' })
    for (const jws of ['', 'a.b', 'a..c', 'a.b.c.d', '.b.c', 'a.b.']) expect(() => detach(jws)).toThrow(invalid)
    for (const jws of ['', 'a.b', 'a.b.c', 'a..', '..c']) expect(() => attach(jws, sampleCredential())).toThrow(invalid)
  })
})

describe('verifyJwt', () => {
  it('passes what secureAsJwt made and gives its header and payload', async () => {
    expect(await verifyJwt(await secureAsJwt(sampleCredential(), signer), publicRsa)).toStrictEqual({
      outcome: 'passed',
      header: { alg: 'RS256', kid, typ: 'JWT' },
      payload: { ...sampleCredential(), ...claims },
      deviations: [],
    })
  })

  it.each(['ES256', 'ES384', 'EdDSA', 'Ed25519', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'] as const)(
    'passes %s tokens made by jose, and fails them with another key of the kind',
    async (alg) => {
      const make = () => {
        if (/^[RP]S/.test(alg)) return generateKeyPairSync('rsa', { modulusLength: 2048 })
        if (!alg.startsWith('ES')) return generateKeyPairSync('ed25519')
        return generateKeyPairSync('ec', { namedCurve: alg === 'ES256' ? 'P-256' : 'P-384' })
      }
      const [own, other] = [make(), make()].map((pair) => pair.privateKey.export({ format: 'jwk' }))
      const signing = new CompactSign(Buffer.from(JSON.stringify(sampleCredential()))).setProtectedHeader({ alg })
      const jws = await signing.sign(await importJWK({ ...own }, alg))
      expect(await verifyJwt(jws, publicJwkOf({ ...own }))).toMatchObject({
        outcome: 'passed',
        payload: { name: 'Teamwork' },
      })
      expect(await verifyJwt(jws, publicJwkOf({ ...other }))).toMatchObject({ outcome: 'failed', reason: 'signature' })
    },
  )

  it.each([0, 1, 2])('fails when a bit of part %i was flipped', async (index) => {
    const jws = await secureAsJwt(sampleCredential(), signer)
    const changed = jws.split('.').map((part, i) => {
      if (i !== index) return part
      const text = Buffer.from(part, 'base64url')
      if (index === 2) text[10] = (text[10] ?? 0) ^ 1
      return index === 2
        ? text.toString('base64url')
        : encode(text.toString().replace('web', 'weB').replace('rsa', 'rsb'))
    })
    expect(changed.join('.')).not.toBe(jws)
    expect(await verifyJwt(changed.join('.'), publicRsa)).toMatchObject({ outcome: 'failed', reason: 'signature' })
  })

  it('fails a second spelling of the same signature', async () => {
    const jws = await secureAsJwt(sampleCredential(), signer)
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const last = alphabet.indexOf(jws.at(-1) ?? '')
    const respelled = jws.slice(0, -1) + alphabet[last + 1]
    expect(Buffer.from(respelled.split('.')[2] ?? '', 'base64url')).toStrictEqual(
      Buffer.from(jws.split('.')[2] ?? '', 'base64url'),
    )
    expect(await verifyJwt(respelled, publicRsa)).toMatchObject({ outcome: 'failed', reason: 'jws-malformed' })
  })

  it('fails with another RSA key', async () => {
    const stranger = publicJwkOf((await generateKeys()).rsa)
    expect(await verifyJwt(await secureAsJwt(sampleCredential(), signer), stranger)).toMatchObject({
      reason: 'signature',
    })
  })

  it('fails alg none, with and without a signature', async () => {
    const unsigned = `${encode({ alg: 'none' })}.${encode(sampleCredential())}.`
    expect(await verifyJwt(unsigned, publicRsa)).toMatchObject({ outcome: 'failed', reason: 'jws-malformed' })
    expect(await verifyJwt(`${unsigned}AAAA`, publicRsa)).toMatchObject({
      outcome: 'failed',
      reason: 'jws-algorithm-refused',
    })
    expect(await verifyJwt(forge({ alg: 'none' }), publicRsa)).toMatchObject({
      outcome: 'failed',
      reason: 'jws-algorithm-refused',
    })
  })

  it('fails HS256 made with the public key as the secret', async () => {
    const secrets = [
      createPublicKey({ key: { ...publicRsa }, format: 'jwk' }).export({ type: 'spki', format: 'pem' }),
      JSON.stringify(publicRsa),
    ]
    for (const secret of secrets) {
      const signed = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(sampleCredential())}`
      const jws = `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
      expect(await verifyJwt(jws, publicRsa)).toMatchObject({ outcome: 'failed', reason: 'jws-algorithm-refused' })
    }
  })

  it('fails when the kind of key does not match the algorithm', async () => {
    const jws = await secureAsJwt(sampleCredential(), signer)
    const ec = publicJwkOf({
      ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' }),
    })
    for (const jwk of [ec, publicJwkOf(vectorKey), { ...publicRsa, alg: 'PS256' }, { ...publicRsa, use: 'enc' }]) {
      expect(await verifyJwt(jws, jwk)).toMatchObject({ outcome: 'failed', reason: 'key-algorithm' })
    }
    expect(await verifyJwt(forge({ alg: 'ES256' }), publicRsa)).toMatchObject({
      outcome: 'failed',
      reason: 'key-algorithm',
    })
  })

  it('fails keys that are private, short, symmetric or damaged', async () => {
    const jws = await secureAsJwt(sampleCredential(), signer)
    const short = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({ format: 'jwk' })
    for (const jwk of [keys.rsa, short, { kty: 'oct', k: 'AAAA' }, { ...publicRsa, n: '!' }, { kty: 'RSA' }, {}]) {
      expect(await verifyJwt(jws, jwk)).toMatchObject({ outcome: 'failed', reason: 'key-invalid' })
    }
  })

  it.each([
    ['jws-header', { crit: ['exp'] }],
    ['jws-header', { b64: false }],
    ['jws-header', { kid: 7 }],
    ['jws-header', { jwk: 'text' }],
    ['jws-header', { jwk: { kty: 'OKP', crv: 'Ed25519', x: 'AAAA', d: 'AAAA' } }],
    ['jws-algorithm-refused', { alg: 'HS512' }],
    ['jws-algorithm-refused', { alg: 'None' }],
    ['jws-algorithm-refused', { alg: undefined }],
    ['signature', { alg: 'PS256' }],
  ])('fails with the reason %s for a header with %o', async (reason, change) => {
    expect(await verifyJwt(forge({ alg: 'RS256', ...change }), publicRsa)).toMatchObject({ outcome: 'failed', reason })
  })

  it.each(['toString', 'ES256K', 'RS1'])('cannot tell for the algorithm %s', async (alg) => {
    expect(await verifyJwt(forge({ alg }), publicRsa)).toMatchObject({
      outcome: 'unchecked',
      reason: 'jws-algorithm-unknown',
    })
  })

  it('names what in a header is not as Open Badges says', async () => {
    const jws = forge({ alg: 'RS256', typ: 'vc+jwt', cty: 'vc' })
    expect(await verifyJwt(jws, publicRsa)).toMatchObject({
      outcome: 'passed',
      deviations: ['its header has the type "vc+jwt", where Open Badges says "JWT"', 'its header has a member "cty"'],
    })
  })

  it('fails a header or a payload that programs would read in two ways', async () => {
    expect(await verifyJwt(forge({ alg: 'RS256' }, '{"a":1,"a":2}'), publicRsa)).toMatchObject({
      reason: 'jws-payload',
    })
    const [, payload, signature] = forge({ alg: 'RS256' }).split('.')
    const jws = `${encode('{"alg":"none","alg":"RS256"}')}.${payload}.${signature}`
    expect(await verifyJwt(jws, publicRsa)).toMatchObject({ outcome: 'failed', reason: 'jws-malformed' })
  })

  it('passes a signed assertion of Open Badges 2.0, which has no claims', async () => {
    const assertion = { type: 'Assertion', id: 'urn:uuid:1', verification: { type: 'SignedBadge' } }
    expect(await verifyJwt(forge({ alg: 'RS256' }, assertion), publicRsa)).toMatchObject({
      outcome: 'passed',
      payload: assertion,
      deviations: [],
    })
  })

  it('passes a header with the public key in it, and does not trust that key', async () => {
    const stranger = publicJwkOf((await generateKeys()).rsa)
    const jws = forge({ alg: 'RS256', jwk: publicRsa })
    expect(await verifyJwt(jws, publicRsa)).toMatchObject({ outcome: 'passed' })
    expect(await verifyJwt(jws, stranger)).toMatchObject({ outcome: 'failed', reason: 'signature' })
  })

  it.each(['', 'a.b', 'a.b.c', '....', `${encode('7')}.${encode('{}')}.AAAA`])(
    'fails the text "%s", which is no token',
    async (text) => {
      expect(await verifyJwt(text, publicRsa)).toMatchObject({ outcome: 'failed', reason: 'jws-malformed' })
    },
  )

  it.each(['7', '[]', 'null', '{'])('fails the payload %s, which is no JSON object', async (payload) => {
    expect(await verifyJwt(forge({ alg: 'RS256' }, payload), publicRsa)).toMatchObject({ reason: 'jws-payload' })
  })
})
