import { createHash, sign as cryptoSign, verify as cryptoVerify, generateKeyPairSync } from 'node:crypto'
import { base58 } from '@scure/base'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/domain/json.ts'
import { canonicalize } from '../../src/proofs/canonicalize.ts'
import { dataToSign, secure, splitProofs } from '../../src/proofs/data-integrity.ts'
import { ed25519Signer, generateKeys, rs256Signer } from '../../src/proofs/signer.ts'
import { verifyProof } from '../../src/proofs/verify-proof.ts'
import { created, sampleCredential, vector, vectorKey, verificationMethod } from './fixtures.ts'

const signer = ed25519Signer(vectorKey, verificationMethod)
const other = await generateKeys()
const key = vector.publicKeyMultibase

async function sample() {
  const secured = await secure(sampleCredential(), signer, { created })
  return { secured, proof: secured.proof[0] }
}

describe('secure', () => {
  it('reproduces the proof of the Open Badges 3.0 guide', async () => {
    const { created, verificationMethod } = vector.proofOptions
    const secured = await secure(vector.document, ed25519Signer(vectorKey, verificationMethod), { created })
    expect(secured).toStrictEqual({
      ...vector.document,
      proof: [{ ...vector.proofOptions, proofValue: vector.proofValue }],
    })
  })

  it('signs the hash of the proof options followed by the hash of the document', async () => {
    const data = await dataToSign(vector.document, vector.proofOptions)
    expect(Buffer.from(data).toString('hex')).toBe(vector.proofHashHex + vector.documentHashHex)
    expect(Buffer.from(signer.sign(data) as Uint8Array).toString('hex')).toBe(vector.signatureHex)
  })

  it('adds one proof in an array as the last member and changes nothing else', async () => {
    const { secured, proof } = await sample()
    expect(Object.keys(secured)).toStrictEqual([...Object.keys(sampleCredential()), 'proof'])
    expect(Object.keys(proof)).toStrictEqual([
      'type',
      'cryptosuite',
      'created',
      'verificationMethod',
      'proofPurpose',
      'proofValue',
    ])
    expect(splitProofs(secured)).toStrictEqual({ document: sampleCredential(), proofs: [proof] })
  })

  it('gives the same bytes every time', async () => {
    expect(JSON.stringify(await sample())).toBe(JSON.stringify(await sample()))
  })

  it('makes a signature that node:crypto verifies', async () => {
    const { secured, proof } = await sample()
    const { proofValue, ...options } = proof
    const data = await dataToSign(splitProofs(secured).document, options)
    const publicKey = { key: { kty: 'OKP', crv: 'Ed25519', x: vectorKey.x }, format: 'jwk' } as const
    expect(cryptoVerify(null, data, publicKey, base58.decode(proofValue.slice(1)))).toBe(true)
  })

  it.each(['2026-01-31', '2026-01-31T12:00:00', '2026-13-31T12:00:00Z', ''])(
    'refuses the instant "%s"',
    async (created) => {
      await expect(secure(sampleCredential(), signer, { created })).rejects.toMatchObject({ code: 'ERR_DATE_INVALID' })
    },
  )

  it('refuses a document that has a proof', async () => {
    await expect(secure((await sample()).secured, signer, { created })).rejects.toMatchObject({
      code: 'ERR_ALREADY_SECURED',
    })
  })

  it('refuses an RSA signer', async () => {
    const rsa = rs256Signer(other.rsa, verificationMethod)
    await expect(secure(sampleCredential(), rsa, { created })).rejects.toMatchObject({ code: 'ERR_SIGNER_MISMATCH' })
  })

  it('refuses a signature of another length', async () => {
    const short = { ...signer, sign: () => new Uint8Array(63) }
    await expect(secure(sampleCredential(), short, { created })).rejects.toMatchObject({ code: 'ERR_SIGNER_MISMATCH' })
  })
})

describe('verifyProof', () => {
  it('passes what secure made, with proof in an array, alone, or repeated with its context', async () => {
    const { secured, proof } = await sample()
    const context = secured['@context']
    expect(await verifyProof(secured, proof, { publicKeyMultibase: key })).toStrictEqual({ outcome: 'passed' })
    expect(await verifyProof({ ...secured, proof }, proof, { publicKeyMultibase: key })).toStrictEqual({
      outcome: 'passed',
    })
    expect(await verifyProof(secured, { ...proof, '@context': context }, { publicKeyMultibase: key })).toStrictEqual({
      outcome: 'passed',
    })
  })

  it('passes the published credential', async () => {
    const proof = { ...vector.proofOptions, proofValue: vector.proofValue }
    expect(await verifyProof({ ...vector.document, proof }, proof, { publicKeyMultibase: key })).toStrictEqual({
      outcome: 'passed',
    })
  })

  it('leaves the date policy to the caller', async () => {
    const { verificationMethod, created } = vector.proofOptions
    const options = {
      type: 'DataIntegrityProof',
      cryptosuite: 'eddsa-rdfc-2022',
      created,
      expires: '2011-01-01T00:00:00Z',
      verificationMethod,
      proofPurpose: 'assertionMethod',
    }
    const signature = await signer.sign(await dataToSign(vector.document, options))
    const proof = { ...options, proofValue: `z${base58.encode(signature)}` }
    expect(await verifyProof(vector.document, proof, { publicKeyMultibase: key })).toStrictEqual({ outcome: 'passed' })
    expect(
      await verifyProof(vector.document, { ...proof, expires: '2031-01-01T00:00:00Z' }, { publicKeyMultibase: key }),
    ).toMatchObject({
      reason: 'signature',
    })
  })

  it.each([
    ['a claim', (c: object) => ({ ...c, name: 'Teamworl' })],
    ['an added claim', (c: object) => ({ ...c, description: 'More.' })],
    ['a date', (c: object) => ({ ...c, validUntil: '2029-01-31T00:00:00Z' })],
    ['the type', (c: object) => ({ ...c, type: ['VerifiableCredential', 'EndorsementCredential'] })],
  ])('fails when %s was changed', async (_what, change) => {
    const { secured, proof } = await sample()
    expect(await verifyProof(change(secured), proof, { publicKeyMultibase: key })).toMatchObject({
      outcome: 'failed',
      reason: 'signature',
    })
  })

  it.each([
    ['created', '2026-01-31T12:00:01Z'],
    ['verificationMethod', 'did:web:example.org:forger#key'],
    ['nonce', 'x'],
  ])('fails when %s of the proof was changed', async (name, value) => {
    const { secured, proof } = await sample()
    expect(await verifyProof(secured, { ...proof, [name]: value }, { publicKeyMultibase: key })).toMatchObject({
      outcome: 'failed',
      reason: 'signature',
    })
  })

  it('fails for every single flipped bit of the first and last byte of the signature', async () => {
    const { secured, proof } = await sample()
    const bytes = base58.decode(proof.proofValue.slice(1))
    for (const [index, bit] of [0, 63].flatMap((index) =>
      [1, 2, 4, 8, 16, 32, 64, 128].map((bit) => [index, bit] as const),
    )) {
      const flipped = bytes.map((byte, i) => (i === index ? byte ^ bit : byte))
      const result = await verifyProof(
        secured,
        { ...proof, proofValue: `z${base58.encode(flipped)}` },
        { publicKeyMultibase: key },
      )
      expect(result).toMatchObject({ outcome: 'failed', reason: 'signature' })
    }
  })

  it('fails with another key', async () => {
    const { secured, proof } = await sample()
    const stranger = 'z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2'
    expect(await verifyProof(secured, proof, { publicKeyMultibase: stranger })).toMatchObject({
      outcome: 'failed',
      reason: 'signature',
    })
  })

  it.each([
    ['proof-missing', undefined],
    ['proof-missing', 'text'],
    ['proof-purpose', { proofPurpose: 'authentication' }],
    ['proof-value-encoding', { proofValue: 'z0OIl' }],
    ['proof-value-encoding', { proofValue: 'uAAAA' }],
    ['proof-value-encoding', { proofValue: '' }],
    ['proof-value-encoding', { proofValue: 7 }],
    ['proof-value-length', { proofValue: `z${base58.encode(new Uint8Array(63).fill(7))}` }],
    ['proof-value-length', { proofValue: `z${base58.encode(new Uint8Array(65).fill(7))}` }],
    ['proof-value-length', { proofValue: `z${'2'.repeat(1_000_000)}` }],
    ['proof-context', { '@context': ['https://www.w3.org/2018/credentials/v1'] }],
    ['terms-undefined', { colour: 'red' }],
  ])('fails with the reason %s for %o', async (reason, change) => {
    const { secured, proof } = await sample()
    const changed = typeof change === 'object' ? { ...proof, ...change } : change
    expect(await verifyProof(secured, changed, { publicKeyMultibase: key })).toStrictEqual({
      outcome: 'failed',
      reason,
      message: expect.any(String),
    })
  })

  it.each([
    { type: 'RsaSignature2018' },
    { type: undefined },
    { cryptosuite: 'bbs-2023' },
    { cryptosuite: undefined },
    { cryptosuite: 'toString' },
    { type: 'Ed25519Signature2018' },
    { type: 'JsonWebSignature2020' },
  ])('cannot tell for a proof with %o', async (change) => {
    const { secured, proof } = await sample()
    const result = await verifyProof(secured, { ...proof, ...change }, { publicKeyMultibase: key })
    expect(result).toMatchObject({ outcome: 'unchecked', reason: 'proof-suite-unknown' })
  })

  it('fails a proof of one suite that says that it is of another', async () => {
    const { secured, proof } = await sample()
    const claim = (change: object) => verifyProof(secured, { ...proof, ...change }, { publicKeyMultibase: key })
    expect(await claim({ cryptosuite: 'eddsa-jcs-2022' })).toMatchObject({ outcome: 'failed', reason: 'signature' })
    expect(await claim({ cryptosuite: 'ecdsa-rdfc-2019' })).toMatchObject({
      outcome: 'failed',
      reason: 'key-algorithm',
    })
    expect(await claim({ type: 'Ed25519Signature2020' })).toMatchObject({ outcome: 'failed' })
  })

  it('fails when the document has a term that was never signed', async () => {
    const { secured, proof } = await sample()
    expect(await verifyProof({ ...secured, shoeSize: '42' }, proof, { publicKeyMultibase: key })).toMatchObject({
      outcome: 'failed',
      reason: 'terms-undefined',
    })
  })

  it('fails for text that is no Ed25519 key', async () => {
    const { secured, proof } = await sample()
    expect(await verifyProof(secured, proof, { publicKeyMultibase: 'zDnae' })).toMatchObject({
      outcome: 'failed',
      reason: 'key-invalid',
    })
  })

  it.each([
    ['one that is not bundled', 'https://example.org/context'],
    ['one that stands in the document', { shoeSize: 'https://schema.org/size' }],
  ])('says that it could not check a document with a context more: %s', async (_what, context) => {
    const { secured, proof } = await sample()
    const changed = { ...secured, '@context': [...secured['@context'], context] }
    expect(await verifyProof(changed, proof, { publicKeyMultibase: key })).toStrictEqual({
      outcome: 'unchecked',
      reason: 'context-unknown',
      message: expect.any(String),
    })
  })

  it('reads what was signed under the document’s own context, also when the proof repeats only its beginning', async () => {
    const { secured, proof } = await sample()
    const repeated = { ...proof, '@context': secured['@context'].slice(0, 1) }
    expect(await verifyProof(secured, repeated, { publicKeyMultibase: key })).toStrictEqual({ outcome: 'passed' })
    const undefining = { ...secured, '@context': secured['@context'].slice(0, 1) }
    expect(await verifyProof(undefining, repeated, { publicKeyMultibase: key })).toMatchObject({
      reason: 'terms-undefined',
    })
  })

  it('takes an empty member for none, when a later edition of the context defines it', async () => {
    const { secured, proof } = await sample()
    const issuer = { ...secured.issuer, endorsementJwt: [] }
    const verify = (change: object) => verifyProof({ ...secured, ...change }, proof, { publicKeyMultibase: key })
    expect(await verify({ endorsementJwt: [], issuer })).toStrictEqual({ outcome: 'passed' })
    for (const change of [{ endorsementJwt: ['x.y.z'] }, { jti: 'urn:uuid:1' }])
      expect(await verify(change)).toMatchObject({ outcome: 'unchecked', reason: 'context-unknown' })
    for (const change of [{ shoeSize: [] }, { '@context': [secured['@context'][0]], endorsementJwt: [] }])
      expect(await verify(change)).toMatchObject({ outcome: 'failed', reason: 'terms-undefined' })
  })

  it('reads the members of Ed25519Signature2020 under the context that it has of its own', async () => {
    const { verificationMethod, created } = vector.proofOptions
    const options = { type: 'Ed25519Signature2020', created, verificationMethod, proofPurpose: 'assertionMethod' }
    const config = { '@context': ['https://w3id.org/security/suites/ed25519-2020/v1'], ...options }
    const texts = [await canonicalize(config), await canonicalize(sampleCredential())]
    const hashes = texts.map((text) => createHash('sha256').update(text).digest())
    const proof = { ...config, proofValue: `z${base58.encode(await signer.sign(Buffer.concat(hashes)))}` }
    const verify = (given: object) => verifyProof(sampleCredential(), given, { publicKeyMultibase: key })
    expect(await verify(proof)).toStrictEqual({ outcome: 'passed' })
    expect(await verify({ ...proof, created: '2010-01-01T19:23:25Z' })).toMatchObject({ reason: 'signature' })
    expect(await verify({ ...proof, '@context': [{ type: '@type' }] })).toMatchObject({ reason: 'context-unknown' })
  })

  it.each([
    ['eddsa-2022', 'Ed25519'],
    ['ecdsa-2019', 'P-256'],
  ] as const)('passes %s, the name that a draft gave its suite', async (cryptosuite, curve) => {
    const pair =
      curve === 'Ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const options = { ...vector.proofOptions, type: 'DataIntegrityProof', cryptosuite, proofPurpose: 'assertionMethod' }
    const data = await dataToSign(sampleCredential(), options)
    const hash = curve === 'Ed25519' ? null : 'sha256'
    const signature = cryptoSign(hash, data, { key: pair.privateKey, dsaEncoding: 'ieee-p1363' })
    const proof = { ...options, proofValue: `z${base58.encode(signature)}` }
    const publicKeyJwk = pair.publicKey.export({ format: 'jwk' }) as JsonObject
    expect(await verifyProof(sampleCredential(), proof, { publicKeyJwk })).toStrictEqual({ outcome: 'passed' })
  })
})
