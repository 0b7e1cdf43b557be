import { contexts as citizenship } from '@digitalbazaar/citizenship-context'
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { generate as generateEcdsa } from '@digitalbazaar/ecdsa-multikey'
import { cryptosuite as ecdsaRdfc } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite'
import * as ecdsaSd from '@digitalbazaar/ecdsa-sd-2023-cryptosuite'
import { fromJwk } from '@digitalbazaar/ed25519-multikey'
import { Ed25519Signature2020 } from '@digitalbazaar/ed25519-signature-2020'
import { Ed25519VerificationKey2020 } from '@digitalbazaar/ed25519-verification-key-2020'
import { createSignCryptosuite as eddsaJcs } from '@digitalbazaar/eddsa-jcs-2022-cryptosuite'
import { derive, issue } from '@digitalbazaar/vc'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeBase64Url, encodeBase64Url } from '../../src/proofs/base64url.ts'
import { loadDocument } from '../../src/proofs/document-loader.ts'
import { canonicalJson } from '../../src/proofs/jcs.ts'
import { verifyProof } from '../../src/proofs/verify-proof.ts'
import { created, issuerDid, sampleCredential, vector, vectorKey, verificationMethod } from './fixtures.ts'
import w3c from './vectors/w3c-data-integrity.json' with { type: 'json' }

const keyIn = (method: string) => ({ publicKeyMultibase: method.slice(method.indexOf('#') + 1) })
const documentLoader = loadDocument

/** Contexts of the published vectors, written into the document: the statements, and so what is signed, stay the same. */
const INLINE: Readonly<Record<string, unknown>> = {
  'https://w3id.org/citizenship/v4rc1': (
    citizenship.get('https://w3id.org/citizenship/v4rc1') as { '@context': object }
  )['@context'],
}
const withContexts = (document: { '@context': readonly string[] }) => ({
  ...document,
  '@context': document['@context'].map((url) => INLINE[url] ?? url),
})

describe('the vectors that W3C publishes', () => {
  it.each(w3c.proofs)(
    'of $path pass, and fail when a claim or a letter of the proof is changed',
    async ({ document, proof }) => {
      const signed = w3c.documents[document as keyof typeof w3c.documents]
      const isJson = proof.cryptosuite.includes('jcs')
      const given = isJson ? signed : withContexts(signed)
      const key = keyIn(proof.verificationMethod)
      expect(await verifyProof({ ...given, proof }, proof, key)).toEqual({ outcome: 'passed' })
      const changed = { ...given, validFrom: '2020-12-03T00:00:00Z', proof }
      expect(await verifyProof(changed, proof, key)).toMatchObject({ outcome: 'failed', reason: 'signature' })
      const proofValue = `${proof.proofValue.slice(0, 30)}${proof.proofValue[30] === 'A' ? 'B' : 'A'}${proof.proofValue.slice(31)}`
      expect(await verifyProof(given, { ...proof, proofValue }, key)).toMatchObject({ outcome: 'failed' })
      expect(await verifyProof(given, { ...proof, created: '2024-02-24T23:36:38Z' }, key)).toMatchObject({
        outcome: 'failed',
      })
    },
  )
})

interface Signed {
  readonly credential: object
  readonly proof: Readonly<Record<string, unknown>> & { readonly proofValue: string }
  readonly key: { readonly publicKeyMultibase: string }
}
const signedBy = (credential: object, publicKeyMultibase: string): Signed => ({
  credential,
  proof: (credential as { proof: Signed['proof'] }).proof,
  key: { publicKeyMultibase },
})

async function ed25519Pair() {
  return fromJwk({ jwk: vectorKey, secretKey: true, id: verificationMethod, controller: issuerDid })
}
const ecdsaPair = (curve: 'P-256' | 'P-384') => generateEcdsa({ id: verificationMethod, controller: issuerDid, curve })

async function byEcdsa(curve: 'P-256' | 'P-384'): Promise<Signed> {
  const pair = await ecdsaPair(curve)
  const suite = new DataIntegrityProof({ cryptosuite: ecdsaRdfc, signer: pair.signer(), date: created })
  return signedBy(await issue({ credential: sampleCredential(), suite, documentLoader }), pair.publicKeyMultibase)
}

async function byEddsaJcs(): Promise<Signed> {
  const pair = await ed25519Pair()
  const suite = new DataIntegrityProof({ cryptosuite: eddsaJcs(), signer: pair.signer(), date: created })
  return signedBy(await issue({ credential: sampleCredential(), suite, documentLoader }), vector.publicKeyMultibase)
}

async function byEd25519Signature2020(): Promise<Signed> {
  const context = 'https://w3id.org/security/suites/ed25519-2020/v1'
  const sample = sampleCredential()
  const credential = { ...sample, '@context': [...(sample as { '@context': string[] })['@context'], context] }
  const pair = await Ed25519VerificationKey2020.generate({ id: verificationMethod, controller: issuerDid })
  const suite = new Ed25519Signature2020({ key: pair, date: created })
  return signedBy(await issue({ credential, suite, documentLoader }), pair.publicKeyMultibase)
}

/** A credential of which its holder shows some claims: signed, then derived. */
async function byEcdsaSd(selectivePointers: readonly string[]): Promise<Signed & { readonly base: object }> {
  const pair = await ecdsaPair('P-256')
  const { createSignCryptosuite, createDiscloseCryptosuite } = ecdsaSd
  const signing = createSignCryptosuite({ mandatoryPointers: ['/issuer', '/validFrom', '/credentialSubject/type'] })
  const signer = new DataIntegrityProof({ cryptosuite: signing, signer: pair.signer(), date: created })
  const base = await issue({ credential: sampleCredential(), suite: signer, documentLoader })
  const disclosing = createDiscloseCryptosuite({ selectivePointers, proofId: undefined })
  const suite = new DataIntegrityProof({ cryptosuite: disclosing })
  return {
    ...signedBy(await derive({ verifiableCredential: base, suite, documentLoader }), pair.publicKeyMultibase),
    base,
  }
}

const MAKERS: readonly (readonly [string, () => Promise<Signed>])[] = [
  ['ecdsa-rdfc-2019 with P-256', () => byEcdsa('P-256')],
  ['ecdsa-rdfc-2019 with P-384', () => byEcdsa('P-384')],
  ['eddsa-jcs-2022', byEddsaJcs],
  ['Ed25519Signature2020', byEd25519Signature2020],
  ['ecdsa-sd-2023, showing one claim', () => byEcdsaSd(['/credentialSubject/achievement/name'])],
  ['ecdsa-sd-2023, showing all', () => byEcdsaSd(['/credentialSubject', '/name', '/id'])],
]

describe('what Digital Bazaar’s software signs', () => {
  it.each(MAKERS)('by %s passes, and fails when anything of it is changed', async (_name, make) => {
    const { credential, proof, key } = await make()
    expect(await verifyProof(credential, proof, key)).toEqual({ outcome: 'passed' })
    for (const change of [
      { validFrom: '2001-01-01T00:00:00Z' },
      { issuer: 'did:web:other.example' },
      { description: 'x' },
    ])
      expect(await verifyProof({ ...credential, ...change }, proof, key)).toMatchObject({ outcome: 'failed' })
    for (const change of [{ created: '2001-01-01T00:00:00Z' }, { verificationMethod: 'did:web:x.example#1' }])
      expect(await verifyProof(credential, { ...proof, ...change }, key)).toMatchObject({ outcome: 'failed' })
    expect(
      await verifyProof(credential, proof, { publicKeyMultibase: (await ecdsaPair('P-256')).publicKeyMultibase }),
    ).toMatchObject({
      outcome: 'failed',
    })
    expect(await verifyProof(credential, { ...proof, proofPurpose: 'authentication' }, key)).toMatchObject({
      reason: 'proof-purpose',
    })
  })
})

describe('ecdsa-sd-2023', () => {
  it('refuses a proof from which others are made, shown as it is', async () => {
    const { base, key } = await byEcdsaSd(['/name'])
    expect(await verifyProof(base, (base as { proof: object }).proof, key)).toMatchObject({
      outcome: 'failed',
      reason: 'proof-value-base',
    })
  })

  it('refuses a claim left out, put in, or moved after the proof was made', async () => {
    const { credential, proof, key } = await byEcdsaSd(['/credentialSubject/achievement/name', '/name'])
    const { name: _name, ...without } = credential as Record<string, unknown>
    expect(await verifyProof(without, proof, key)).toMatchObject({ outcome: 'failed' })
    expect(await verifyProof({ ...credential, id: 'urn:uuid:1' }, proof, key)).toMatchObject({ outcome: 'failed' })
  })

  it('passes for no change of any byte, and never throws', async () => {
    const { credential, proof, key } = await byEcdsaSd(['/name'])
    const bytes = decodeBase64Url(proof.proofValue.slice(1))!
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), fc.nat(3), async (at, flip, cut) => {
        const changed = Uint8Array.from(bytes, (byte, i) => (i === at ? byte ^ flip : byte)).slice(
          0,
          bytes.length - cut,
        )
        const proofValue = `u${encodeBase64Url(changed)}`
        expect((await verifyProof(credential, { ...proof, proofValue }, key)).outcome).toBe('failed')
      }),
      { numRuns: 200 },
    )
    for (const proofValue of [
      'u',
      'z2',
      `u${'A'.repeat(1_000_000)}`,
      'u2V0BgA',
      `u${encodeBase64Url(Uint8Array.of(0xd9, 0x5d, 1, 0x9a, 255, 255, 255, 255))}`,
    ])
      expect((await verifyProof(credential, { ...proof, proofValue }, key)).outcome).toBe('failed')
  })
})

describe('canonical JSON', () => {
  it('is what RFC 8785 gives for its example', () => {
    const example = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\u0022/",
      literals: [null, true, false],
    }
    expect(canonicalJson(example)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })

  it('sorts members by UTF-16 units, and refuses half a character', () => {
    expect(canonicalJson({ '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, ö: 7 })).toBe(
      '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
    )
    expect(() => canonicalJson({ a: '\ud83d' })).toThrow(expect.objectContaining({ code: 'ERR_DOCUMENT_INVALID' }))
  })
})
