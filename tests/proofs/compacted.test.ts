import { describe, expect, it } from 'vitest'
import { assertCompacted } from '../../src/proofs/compacted.ts'
import { secure } from '../../src/proofs/data-integrity.ts'
import { ed25519Signer } from '../../src/proofs/signer.ts'
import { verifyProof } from '../../src/proofs/verify-proof.ts'
import { created, sampleCredential, vector, vectorKey, verificationMethod } from './fixtures.ts'

const VC = 'https://www.w3.org/2018/credentials#'
const DATE_TIME = 'http://www.w3.org/2001/XMLSchema#dateTime'
const secured = await secure(sampleCredential(), ed25519Signer(vectorKey, verificationMethod), { created })
const { credentialStatus, validUntil, ...rest } = secured

async function verify(document: object) {
  const { publicKeyMultibase } = vector
  return await verifyProof(document, secured.proof[0], { publicKeyMultibase })
}

/** Other writings of the same statements, so the signature fits; whoever reads the JSON finds no status or no last day. */
const HIDDEN: readonly (readonly [string, object])[] = [
  ['a status under its address', { ...rest, validUntil, [`${VC}credentialStatus`]: credentialStatus }],
  [
    'a last day under its address',
    { ...rest, credentialStatus, [`${VC}validUntil`]: { '@type': DATE_TIME, '@value': validUntil } },
  ],
  ['a status in a nest', { ...rest, validUntil, '@nest': { credentialStatus } }],
  [
    'a status beside the document',
    { ...rest, validUntil, '@included': [{ id: secured.id, type: secured.type, credentialStatus }] },
  ],
  ['a status in an array of arrays', { ...rest, validUntil, credentialStatus: [[credentialStatus]] }],
  ['a status in a set', { ...rest, validUntil, credentialStatus: { '@set': [credentialStatus] } }],
  [
    'a status under an alias of its own',
    {
      ...rest,
      '@context': [...secured['@context'], { standing: { '@id': `${VC}credentialStatus`, '@type': '@id' } }],
      validUntil,
      standing: credentialStatus,
    },
  ],
]

/** Members that JSON-LD leaves out without a word, so the signature fits. */
const UNSIGNED: readonly (readonly [string, object])[] = [
  ['a member __proto__', JSON.parse(JSON.stringify(secured).replace('{', '{"__proto__":{"name":"x"},'))],
  [
    'a member __proto__ within',
    { ...secured, evidence: secured.evidence.map((one) => ({ ...one, ...JSON.parse('{"__proto__":1}') })) },
  ],
  ['an index', { ...secured, '@index': 'x' }],
  ['a nothing under an address', { ...secured, 'urn:x:y': null }],
  [
    'a member that the document defines as an index',
    { ...secured, '@context': [...secured['@context'], { rank: '@index' }], rank: 'x' },
  ],
  [
    'a member that the document defines as nothing',
    { ...secured, '@context': [...secured['@context'], { rank: null }], rank: 'x' },
  ],
]

describe('a signature over statements', () => {
  it('passes for the document as it was signed', async () => {
    expect(await verify(secured)).toEqual({ outcome: 'passed' })
  })

  it.each(HIDDEN)('never passes for %s', async (_what, document) => {
    expect((await verify(document)).outcome).not.toBe('passed')
  })

  it.each(UNSIGNED)('never passes for %s', async (_what, document) => {
    expect((await verify(document)).outcome).not.toBe('passed')
  })

  it('never passes for a proof that hides its own members', async () => {
    const proof = { ...secured.proof[0], 'https://w3id.org/security#expiration': null }
    const result = await verifyProof(secured, proof, { publicKeyMultibase: vector.publicKeyMultibase })
    expect(result).toMatchObject({ outcome: 'failed', reason: 'terms-undefined' })
  })
})

describe('assertCompacted', () => {
  it('takes terms, contexts by their address, and texts with a language', () => {
    expect(() =>
      assertCompacted({
        '@context': 'https://www.w3.org/ns/credentials/v2',
        name: [{ '@value': 'Name', '@language': 'de', '@direction': 'ltr' }, 'x'],
        credentialSubject: { '@context': ['https://www.w3.org/ns/credentials/v2'], id: 'urn:x:y' },
      }),
    ).not.toThrow()
  })

  it.each([
    ['ERR_CONTEXT_UNKNOWN', { '@context': [{}] }],
    ['ERR_CONTEXT_UNKNOWN', { a: { '@context': { x: 'https://example.org/x' } } }],
    ['ERR_CONTEXT_UNKNOWN', { '@context': ['https://www.w3.org/ns/credentials/v2', null] }],
    ['ERR_TERM_UNDEFINED', { a: [{ '@id': 'urn:x:y' }] }],
    ['ERR_TERM_UNDEFINED', { a: { '@value': 'x', '@index': 'y' } }],
    ['ERR_TERM_UNDEFINED', { a: { '@language': 'de' } }],
    ['ERR_TERM_UNDEFINED', { 'schema:name': 'x' }],
    ['ERR_DOCUMENT_INVALID', { a: [['x']] }],
  ])('refuses with %s %o', (code, document) => {
    expect(() => assertCompacted(document)).toThrow(expect.objectContaining({ code }))
  })
})
