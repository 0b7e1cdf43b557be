import { describe, expect, it } from 'vitest'
import { canonicalize } from '../../src/proofs/canonicalize.ts'
import { moreContexts } from '../../src/proofs/more-contexts.ts'
import { undefinedTerms } from '../../src/proofs/undefined-terms.ts'
import { verifyProof } from '../../src/proofs/verify-proof.ts'
import { sampleCredential } from './fixtures.ts'
import clr from './vectors/clr-2.0.json' with { type: 'json' }

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
    expect(await canonicalize(unsigned)).toContain(
      '_:c14n2 <https://purl.imsglobal.org/spec/vc/clr/vocab.html#AssociationType> "isParentOf" .\n',
    )
  })
})

describe('undefined terms', () => {
  it('are all named, once each, wherever they stand', async () => {
    const sample = sampleCredential() as { credentialSubject: object }
    const found = await undefinedTerms({
      ...sample,
      shoeSize: 42,
      type: ['VerifiableCredential', 'OpenBadgeCredential', 'NiceCredential'],
      credentialSubject: { ...sample.credentialSubject, colour: 'red', shoeSize: 43 },
    })
    expect(found.unknownContexts).toEqual([])
    expect([...found.terms].sort()).toEqual(['NiceCredential', 'colour', 'shoeSize'])
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

  it('of what is no JSON-LD are told as that, and nothing is thrown', async () => {
    for (const document of [
      { '@context': 7 },
      { '@context': { a: { '@id': 7 } } },
      { '@graph': 7, '@context': [[[]]] },
    ])
      expect((await undefinedTerms(document)).invalid ?? 'none').toEqual(expect.any(String))
  })
})
