import { describe, expect, it } from 'vitest'
import { asArray } from '../../src/domain/json.ts'
import { canonicalize } from '../../src/proofs/canonicalize.ts'
import { dataToSign } from '../../src/proofs/data-integrity.ts'
import { moreContexts } from '../../src/proofs/more-contexts.ts'
import { undefinedTerms } from '../../src/proofs/undefined-terms.ts'
import { verifyProof } from '../../src/proofs/verify-proof.ts'
import { sampleCredential } from './fixtures.ts'
import samples from './vectors/1edtech-validator.json' with { type: 'json' }
import clr from './vectors/clr-2.0.json' with { type: 'json' }
import dcc from './vectors/dcc-verifier-core.json' with { type: 'json' }

describe('contexts that only other issuers name', () => {
  it('are known without a network', () => {
    expect([...moreContexts.keys()].sort()).toEqual([
      'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
      'https://purl.imsglobal.org/spec/clr/v2p0/context.json',
      'https://w3id.org/dcc/v1',
      'https://w3id.org/security/data-integrity/v1',
      'https://w3id.org/security/data-integrity/v2',
      'https://w3id.org/security/multikey/v1',
      'https://w3id.org/security/suites/ed25519-2020/v1',
      'https://w3id.org/vc/status-list/2021/v1',
      'https://www.w3.org/ns/credentials/status/v1',
    ])
  })

  it('of CLR 2.0 give the statements that 1EdTech signed in its published example', async () => {
    const { proof } = clr.document
    const key = { publicKeyMultibase: proof.verificationMethod.split('#')[1]! }
    expect(await verifyProof(clr.document, proof, key)).toEqual({ outcome: 'passed' })
    const [inner] = clr.document.credentialSubject.verifiableCredential
    expect(await verifyProof(inner!, inner!.proof, key)).toEqual({ outcome: 'passed' })
    const [association] = clr.document.credentialSubject.association
    const changed = {
      ...clr.document.credentialSubject,
      association: [{ ...association, associationType: 'isChildOf' }],
    }
    expect(await verifyProof({ ...clr.document, credentialSubject: changed }, proof, key)).toMatchObject({
      outcome: 'failed',
      reason: 'signature',
    })
    const { proof: _proof, ...unsigned } = clr.document
    const { proofValue: _value, ...config } = proof
    expect(Buffer.from(await dataToSign(unsigned, config)).toString('hex')).toBe(
      '3cf3c265b6c8ebb29b4d5ea310b87d2f31c79b633eff8af561d2e8c97a85c8cb' +
        'fd987e45f5ee69ee7bc36a4111d9012c727fb80d79f867b344bf3fa67e8c4e83',
    )
    expect(await canonicalize(unsigned)).toContain(
      '_:c14n2 <https://purl.imsglobal.org/spec/vc/clr/vocab.html#AssociationType> "isParentOf" .\n',
    )
  })
})

describe('samples of the validator of 1EdTech', () => {
  const { clr: record, endorsement } = samples
  const [badge] = record.credentialSubject.verifiableCredential

  it.each([
    ['a record of CLR 2.0.1', record],
    ['the badge in it', badge!],
    ['an endorsement of version 1.1 by Ed25519Signature2020', endorsement],
  ])('pass: %s', async (_what, sample) => {
    const [proof] = sample.proof
    const publicKeyMultibase = /z6Mk\w+$/.exec(proof!.verificationMethod)![0]
    expect(await verifyProof(sample, proof, { publicKeyMultibase })).toEqual({ outcome: 'passed' })
    const changed = { ...sample, id: 'urn:uuid:7' }
    expect(await verifyProof(changed, proof, { publicKeyMultibase })).toMatchObject({ reason: 'signature' })
  })
})

describe('samples of the Digital Credentials Consortium', () => {
  it.each(dcc.samples)('pass by each of their signatures: $path', async ({ credential }) => {
    for (const proof of asArray(credential.proof) as readonly { verificationMethod: string }[]) {
      const key = { publicKeyMultibase: proof.verificationMethod.split('#')[1]! }
      expect(await verifyProof(credential, proof, key)).toEqual({ outcome: 'passed' })
      const changed = { ...credential, name: 'Another' }
      expect(await verifyProof(changed, proof, key)).toMatchObject({ reason: 'signature' })
    }
  })
})

describe('undefined terms', () => {
  it('are all named, once each, in the order in which they stand', async () => {
    const sample = sampleCredential() as { credentialSubject: object }
    const found = await undefinedTerms({
      ...sample,
      type: ['VerifiableCredential', 'OpenBadgeCredential', 'NiceCredential'],
      credentialSubject: { ...sample.credentialSubject, shoeSize: 43, colour: 'red' },
      shoeSize: 42,
    })
    expect(found.unknownContexts).toEqual([])
    expect(found.terms).toEqual(['NiceCredential', 'shoeSize', 'colour'])
  })

  it.each([
    ['a relative id', { id: 'credential.json' }, 'credential.json'],
    [
      'a relative address',
      { credentialStatus: { type: 'BitstringStatusListEntry', statusListCredential: '1.json' } },
      '1.json',
    ],
    ['a member by the name of a blank node', { '_:b0': 'x' }, '_:b0'],
    ['a member __proto__', JSON.parse('{"__proto__": "x"}'), '__proto__'],
    ['a member __proto__ within', { evidence: [JSON.parse('{"__proto__": {"type": "x"}}')] }, '__proto__'],
  ])('are also %s', async (_what, change, term) => {
    const { terms } = await undefinedTerms({ ...sampleCredential(), ...change })
    expect(terms).toContain(term)
  })

  it('are told of apart from values that have no name', async () => {
    const { terms, invalid } = await undefinedTerms({
      ...sampleCredential(),
      name: { '@value': 'x', '@language': '?' },
    })
    expect({ terms, invalid }).toEqual({ terms: [], invalid: expect.stringContaining('@language') })
  })

  it('are none in a credential of ours', async () => {
    expect(await undefinedTerms(sampleCredential())).toEqual({ terms: [], unknownContexts: [] })
  })

  it('cannot be told when a context is not known, and each such context is named', async () => {
    const urls = ['https://academy.example/a.json', 'https://academy.example/b.json']
    const sample = sampleCredential() as { '@context': string[] }
    expect(await undefinedTerms({ ...sample, '@context': [...sample['@context'], ...urls], colour: 'red' })).toEqual({
      terms: [],
      unknownContexts: urls,
    })
  })

  it('are none when they are empty, or may be defined by a later edition of the context', async () => {
    const sample = sampleCredential()
    expect(await undefinedTerms({ ...sample, endorsementJwt: [] })).toEqual({ terms: [], unknownContexts: [] })
    expect(await undefinedTerms({ ...sample, endorsementJwt: ['x.y.z'] })).toEqual({
      terms: [],
      unknownContexts: ['a later edition of https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    })
  })

  it('of what is no JSON-LD are told as that, and nothing is thrown', async () => {
    for (const document of [
      { '@context': 7 },
      { '@context': { a: { '@id': 7 } } },
      { '@graph': 7, '@context': [[[]]] },
    ])
      expect((await undefinedTerms(document)).invalid ?? 'none').toEqual(expect.any(String))
  })
})
