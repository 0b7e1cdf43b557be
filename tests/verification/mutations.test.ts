import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { bake } from '../../src/baking/bake.ts'
import { isObject, type JsonObject, sameJson } from '../../src/domain/json.ts'
import { type Fetch, type Report, readInput, verify } from '../../src/verification/index.ts'
import { bytesOf } from '../helpers/foreign.ts'
import { jsonOf, networkOf, type Published, publishedSite } from '../helpers/published.ts'
import { award, awardId, register, SVG } from '../helpers/records.ts'

const BASE = 'https://badges.example.org/open/'
const NOW = new Date('2026-06-01T00:00:00Z')
const [VALID, REVOKED, OTHER] = [1, 2, 3].map(awardId) as [string, string, string]
const FORMS = ['credential.json', 'credential.jwt', 'assertion.json', 'badge.png', 'badge.svg'] as const

let files: Published
beforeAll(async () => {
  files = await publishedSite(
    await register([
      award(VALID),
      award(REVOKED, { status: [{ change: 'revoke', on: '2026-03-10', reason: 'By mistake.' }] }),
      award(OTHER),
    ]),
  )
})

const check = (bytes: Uint8Array, fetch: Fetch = networkOf(files, BASE)): Promise<Report> =>
  verify({ bytes }, { fetch, now: NOW })
const fileOf = (id: string, form: string) => files.get(`awards/${id}/${form}`)!

/** What a file says, without regard to white space, escapes and the picture around it. */
async function contentOf(bytes: Uint8Array): Promise<unknown> {
  try {
    const { document } = await readInput(bytes)
    return 'jws' in document ? document.jws : 'content' in document ? document.content : document.url
  } catch {
    return undefined
  }
}

/** A network in which one file of the site says something else. */
const withFile = (path: string, bytes: Uint8Array | undefined): Fetch => {
  const changed = new Map(files)
  if (bytes === undefined) changed.delete(path)
  else changed.set(path, bytes)
  return networkOf(changed, BASE)
}

/** Ways to change bytes: put others, cut, repeat, insert. */
const edits = fc.record({
  kind: fc.constantFrom('put', 'cut', 'repeat', 'insert', 'end'),
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  length: fc.integer({ min: 1, max: 40 }),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 12 }),
})
type Edit = typeof edits extends fc.Arbitrary<infer Value> ? Value : never

function edited(bytes: Uint8Array, { kind, at, length, bytes: given }: Edit): Uint8Array {
  const start = Math.floor(at * bytes.length)
  const [before, after] = [bytes.slice(0, start), bytes.slice(start)]
  switch (kind) {
    case 'put':
      return Uint8Array.from([...before, ...given, ...after.slice(given.length)])
    case 'cut':
      return Uint8Array.from([...before, ...after.slice(length)])
    case 'repeat':
      return Uint8Array.from([...before, ...after.slice(0, length), ...after])
    case 'insert':
      return Uint8Array.from([...before, ...given, ...after])
    default:
      return before
  }
}

/** Every place in a JSON value, as a list of names and positions. */
function places(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (Array.isArray(value)) return [path, ...value.flatMap((item, i) => places(item, [...path, i]))]
  if (isObject(value)) return [path, ...Object.entries(value).flatMap(([name, item]) => places(item, [...path, name]))]
  return [path]
}

/** A copy of a JSON value with something else in one place; `undefined` takes it away. */
function replaced(value: unknown, [head, ...rest]: readonly (string | number)[], put: unknown): unknown {
  if (head === undefined) return put
  if (Array.isArray(value)) return value.map((item, i) => (i === head ? replaced(item, rest, put) : item))
  return Object.fromEntries(
    Object.entries(value as JsonObject).map(([name, item]) => [name, name === head ? replaced(item, rest, put) : item]),
  )
}

describe('no change of a file', () => {
  it.each(FORMS)(
    'to the bytes of %s passes, unless it still says the same, and none crashes or hangs',
    async (form) => {
      const original = await contentOf(fileOf(VALID, form))
      await fc.assert(
        fc.asyncProperty(edits, async (edit) => {
          const bytes = edited(fileOf(VALID, form), edit)
          const report = await check(bytes)
          if (report.outcome !== 'passed') return
          expect(sameJson(await contentOf(bytes), original)).toBe(true)
        }),
        { numRuns: 600 },
      )
    },
  )

  it.each(FORMS)('makes a revoked %s pass', async (form) => {
    await fc.assert(
      fc.asyncProperty(edits, async (edit) => {
        expect((await check(edited(fileOf(REVOKED, form), edit))).outcome).not.toBe('passed')
      }),
      { numRuns: 300 },
    )
  })

  it('in any one claim of a credential or assertion passes', async () => {
    for (const form of ['credential.json', 'assertion.json']) {
      const document = jsonOf(files, `awards/${VALID}/${form}`)
      const all = places(document).slice(1)
      for (const path of all) {
        for (const put of ['something else', undefined, 7, { a: 1 }, []]) {
          const changed = replaced(document, path, put)
          if (sameJson(JSON.parse(JSON.stringify(changed)), document)) continue
          const { outcome } = await check(bytesOf(changed))
          // A proof’s own array may be written as its one proof; what it says stays the same.
          expect({ form, path: path.join('.'), put, outcome }).not.toMatchObject({ outcome: 'passed' })
        }
      }
    }
  })

  it('in any one byte of a proof value passes', async () => {
    const document = jsonOf(files, `awards/${VALID}/credential.json`) as { proof: [{ proofValue: string }] }
    const [proof] = document.proof
    for (let at = 1; at < proof.proofValue.length; at += 1) {
      const other = proof.proofValue[at] === '2' ? '3' : '2'
      const proofValue = proof.proofValue.slice(0, at) + other + proof.proofValue.slice(at + 1)
      expect((await check(bytesOf({ ...document, proof: [{ ...proof, proofValue }] }))).outcome).toBe('failed')
    }
  })
})

describe('no change of what the site answers', () => {
  it.each([
    'did.json',
    'status/1.json',
    'status/2.json',
    'issuer/issuer.json',
    'issuer/revocations.json',
    'badges/sql-for-beginners/badgeclass.json',
  ])('at %s makes a revoked award pass', async (path) => {
    await fc.assert(
      fc.asyncProperty(edits, fc.constantFrom('credential.json', 'assertion.json'), async (edit, form) => {
        const fetch = withFile(path, edited(files.get(path)!, edit))
        expect((await check(fileOf(REVOKED, form), fetch)).outcome).not.toBe('passed')
      }),
      { numRuns: 150 },
    )
  })

  it.each(['did.json', 'status/1.json', 'status/2.json'])(
    'that takes %s away lets any credential pass',
    async (path) => {
      for (const form of ['credential.json', 'credential.jwt', 'badge.png', 'badge.svg'])
        expect((await check(fileOf(VALID, form), withFile(path, undefined))).outcome).toBe('not-checked')
    },
  )

  it('that swaps lists, keys or awards lets anything pass', async () => {
    const swaps = [
      ['status/1.json', 'status/2.json'],
      ['status/2.json', 'status/1.json'],
      ['did.json', 'status/1.json'],
    ] as const
    for (const [path, from] of swaps)
      expect((await check(fileOf(VALID, 'credential.json'), withFile(path, files.get(from)))).outcome).not.toBe(
        'passed',
      )
    const other = withFile(`awards/${VALID}/assertion.json`, fileOf(OTHER, 'assertion.json'))
    expect((await check(fileOf(VALID, 'assertion.json'), other)).outcome).not.toBe('passed')
  })
})

describe('what is far too large', () => {
  it('is refused before it is read: a picture of 100,000 x 100,000 pixels, bombs in text chunks, 10 MB of JSON', async () => {
    const baked = bake(files.get('badges/sql-for-beginners/badge.png')!, { openBadges3: '{"a":1}' })
    const huge = Uint8Array.from(baked)
    new DataView(huge.buffer).setUint32(16, 100_000)
    new DataView(huge.buffer).setUint32(20, 100_000)
    const deep = `{"type":"VerifiableCredential","a":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`
    for (const bytes of [huge, bytesOf(`{"a":"${'x'.repeat(10_000_000)}"}`), bytesOf(deep)])
      expect((await check(bytes)).outcome).toBe('failed')
  })

  it('is refused in SVG too, with a script in it that never runs', async () => {
    const script = '<script>globalThis.ran = true</script>'
    const svg = bytesOf(
      new TextDecoder().decode(bake(SVG, { openBadges3: '{"a":1}' })).replace('</svg>', `${script}</svg>`),
    )
    expect((await check(svg)).outcome).toBe('failed')
    expect('ran' in globalThis).toBe(false)
    const entity = '<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>'
    expect((await check(bytesOf(entity))).outcome).toBe('failed')
  })
})
