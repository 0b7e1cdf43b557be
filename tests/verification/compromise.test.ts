import { describe, expect, it } from 'vitest'
import type { Award } from '../../src/domain/award.ts'
import type { Reason } from '../../src/domain/findings.ts'
import type { IssuerKey } from '../../src/domain/issuer-key.ts'
import type { JsonObject } from '../../src/domain/json.ts'
import { secure } from '../../src/proofs/data-integrity.ts'
import { secureAsJwt } from '../../src/proofs/vc-jwt.ts'
import { type Fetch, makeBundle, type Report, verify } from '../../src/verification/index.ts'
import { bytesOf, faults, hashed } from '../helpers/foreign.ts'
import { type KeyPair, keyPair, pairWith, signersOfPair } from '../helpers/keys.ts'
import { jsonOf, networkOf, type Published, publishedFrom } from '../helpers/published.ts'
import { award, awardId, issueInto, register } from '../helpers/records.ts'
import { folderOfSuite } from '../helpers/temporary.ts'

const BASE = 'https://badges.example.org/open/'
const NOW = new Date('2026-09-01T00:00:00Z')
const [MIA, TOM, GONE, FORGED] = [2, 3, 4, 5].map(awardId) as [string, string, string, string]
const FORMS = ['credential.json', 'credential.jwt', 'badge.png', 'badge.svg'] as const

/** A rehearsal: honest awards, a theft, the compromise written down, and the issuing step that follows. */
const [old, good] = [await keyPair('2026-01-01'), await keyPair('2026-07-01')]
const ledger = folderOfSuite()
const revoked = { status: [{ change: 'revoke' as const, on: '2026-05-01', reason: 'Awarded by mistake.' }] }
const awards = [award(MIA), award(TOM, { narrative: 'Led a team.' }), award(GONE, revoked)]

async function publishedWith(given: readonly Award[], keys: readonly IssuerKey[], pair: KeyPair, at: string) {
  const record = await register(given, { keys })
  const issued = await issueInto(ledger, record, { signers: await signersOfPair(pair, BASE), now: new Date(at) })
  if (!issued.ok) throw new Error(JSON.stringify(issued.problems))
  return publishedFrom(record, ledger)
}
const before = await publishedWith(awards, old.keys, old, '2026-04-01T00:00:00Z')
const keys = [...pairWith(old, { compromisedOn: '2026-07-01', compromisedFrom: 100 }), ...good.keys]
const after = await publishedWith(awards, keys, good, '2026-07-02T00:00:00Z')
const thief = await signersOfPair(old, BASE)

const online = networkOf(after, BASE)
const check = (document: unknown, fetch: Fetch = online) =>
  verify({ bytes: bytesOf(document), name: 'file' }, { fetch, now: NOW })
const copyOf = (files: Published, id: string, form: string = 'credential.json') => files.get(`awards/${id}/${form}`)!
const credential = (files: Published, id: string) => jsonOf(files, `awards/${id}/credential.json`) as JsonObject
const warnings = (report: Report) => report.warnings.map(({ warning }) => warning)
const asked = ({ requests }: Report) => requests.map(({ url }) => url)

/** What a thief of both keys writes in the issuer's name, in both forms. */
async function forgeries(changes: JsonObject, from = MIA): Promise<readonly unknown[]> {
  const { proof: _proof, ...honest } = credential(before, from)
  const forged = { ...honest, ...changes }
  return [
    await secure(forged, thief.dataIntegrity, { created: '2026-03-02T00:00:00Z' }),
    await secureAsJwt(forged, thief.jwt),
  ]
}
const toThief: JsonObject = {
  ...(credential(before, MIA).credentialSubject as JsonObject),
  identifier: [hashed('thief@example.org', 'salt')],
}
const [embedded, token] = await forgeries({ credentialSubject: toThief })
const urlOf = (id: string) => `${BASE}awards/${id}/credential.json`
/** The site, but for some addresses. */
const network =
  (answers: Readonly<Record<string, (() => Promise<unknown>) | number>>): Fetch =>
  async (url) => {
    const answer = answers[url]
    if (answer === undefined) return online(url)
    if (typeof answer === 'number') return { status: answer, mediaType: '', bytes: new Uint8Array() }
    return { status: 200, mediaType: 'application/json', bytes: bytesOf(await answer()), url: 'https://thief.example/' }
  }

/** What the address of an honest award might give instead of it. */
const OFFERED: readonly (readonly [string, () => Promise<unknown>, Reason])[] = [
  ['another person’s credential', async () => credential(after, TOM), 'copy-differs'],
  ['the forged credential itself', async () => embedded, 'key-withdrawn'],
  ['the forged token', async () => token, 'key-withdrawn'],
  ['what was forged, unsigned', async () => ({ ...(embedded as object), proof: undefined }), 'key-withdrawn'],
  [
    'what was forged, with the proof of the honest one',
    async () => ({ ...(embedded as object), proof: credential(after, MIA).proof }),
    'key-withdrawn',
  ],
  [
    'what was forged, signed with a key that nobody publishes',
    async () => {
      const { proof: _proof, ...unsigned } = embedded as JsonObject
      const { dataIntegrity } = await signersOfPair(await keyPair(), BASE)
      return secure(unsigned, dataIntegrity, { created: '2026-08-01T00:00:00Z' })
    },
    'key-withdrawn',
  ],
  ['a page', async () => '<!doctype html><title>Gone</title>', 'copy-unknown'],
  ['an Open Badges 2.0 assertion', async () => jsonOf(after, `awards/${MIA}/assertion.json`), 'copy-unknown'],
  ['nothing that can be read', async () => '{', 'copy-unknown'],
  ['a presentation', async () => ({ ...(embedded as object), type: ['VerifiablePresentation'] }), 'copy-differs'],
]

describe('an honest old copy, signed with a key that was stolen later', () => {
  it.each(FORMS)('held before, and holds by what its issuer publishes now in its place: %s', async (form) => {
    expect(await check(copyOf(before, MIA, form), networkOf(before, BASE))).toMatchObject({ outcome: 'passed' })
    const report = await check(copyOf(before, MIA, form))
    expect(report).toMatchObject({ outcome: 'passed', standing: 'valid', verdict: { code: 'verified' } })
    expect(warnings(report)).toEqual(['key-replaced'])
    expect(asked(report)).toContain(urlOf(MIA))
    expect(report.claims).toMatchObject({
      id: urlOf(MIA),
      validFrom: '2026-07-02T00:00:00Z',
      awardedOn: '2026-03-01T00:00:00Z',
    })
  })

  it.each(FORMS)('is not needed by who fetches the new one: %s', async (form) => {
    const report = await check(copyOf(after, MIA, form))
    expect({ outcome: report.outcome, warnings: warnings(report) }).toEqual({ outcome: 'passed', warnings: [] })
  })

  it('is not confirmed when it was revoked: what is withdrawn for good is not signed again', async () => {
    for (const form of ['credential.json', 'credential.jwt'])
      expect(faults(await check(copyOf(before, GONE, form)))).toEqual(['issuer failed key-withdrawn'])
    const report = await check(copyOf(after, GONE, 'assertion.json'))
    expect(report).toMatchObject({ outcome: 'failed', verdict: { code: 'revoked' } })
  })

  it('is told to be suspended or expired as it stands now', async () => {
    const suspend = { status: [{ change: 'suspend' as const, on: '2026-07-03', reason: 'Under review.' }] }
    const later = await publishedWith([award(MIA, suspend), ...awards.slice(1)], keys, good, '2026-07-03T00:00:00Z')
    const report = await check(copyOf(before, MIA), networkOf(later, BASE))
    expect(report).toMatchObject({ outcome: 'failed', standing: 'suspended' })
  })

  it.each([
    ['nothing answers', async () => Promise.reject(new Error('no answer')), 'unreachable'],
    [
      'the issuer’s host is out of order',
      async () => ({ status: 503, mediaType: '', bytes: new Uint8Array() }),
      'unreachable',
    ],
  ] as const)('could not be checked when %s at its address', async (_, answer, reason) => {
    for (const form of FORMS) {
      const fetch: Fetch = (url) => (url === urlOf(MIA) ? answer() : online(url))
      const report = await check(copyOf(before, MIA, form), fetch)
      expect(report).toMatchObject({ outcome: 'not-checked', standing: 'unknown', verdict: { tone: 'unknown' } })
      expect(faults(report)).toEqual([`issuer not-checked ${reason}`])
    }
  })

  it('could not be checked without any network, with or without a bundle', async () => {
    const none: Fetch = () => Promise.reject(new Error('no network'))
    expect(await check(copyOf(before, MIA), none)).toMatchObject({ outcome: 'not-checked' })
    const { report, bundle } = await makeBundle({ bytes: copyOf(before, MIA) }, { fetch: online, now: NOW })
    expect(report.outcome).toBe('passed')
    expect(await check(bundle, none)).toMatchObject({ outcome: 'not-checked', verdict: { tone: 'unknown' } })
    expect(await check(bundle)).toMatchObject({ outcome: 'passed' })
  })
})

describe('a forged copy, signed with the stolen key', () => {
  it('was believed as long as the key was', async () => {
    const found = await Promise.all(
      (await forgeries({ id: urlOf(FORGED) })).map((each) => check(each, networkOf(before, BASE))),
    )
    expect(found.map(({ outcome }) => outcome)).toEqual(['passed', 'passed'])
  })

  it.each([
    ['has an id that its issuer does not know', { id: urlOf(FORGED) }, 'copy-unknown', true],
    ['has the id of an honest award, for somebody else', { credentialSubject: toThief }, 'copy-differs', true],
    ['has the id of an honest award, with another day', { awardedDate: '2020-01-01T00:00:00Z' }, 'copy-differs', true],
    ['has the id of an honest award, and lasts longer', { validUntil: '2099-01-01T00:00:00Z' }, 'copy-differs', true],
    ['has the id of an honest award, on a list of its own', { credentialStatus: [] }, 'copy-differs', true],
    ['has its id on another host', { id: 'https://thief.example/credential.json' }, 'key-withdrawn', false],
    [
      'has its id beside the site on the same host',
      { id: 'https://badges.example.org/thief/1.json' },
      'key-withdrawn',
      false,
    ],
    ['has its id outside the site by a path upwards', { id: `${BASE}../thief/1.json` }, 'key-withdrawn', false],
    [
      'has its id on a host that begins alike',
      { id: 'https://badges.example.org.thief.example/open/1' },
      'key-withdrawn',
      false,
    ],
    ['has an id that is no address', { id: 'urn:uuid:7f3a4ad1-9df5-4b4a-9d0e-4b4b1d2a6a10' }, 'key-withdrawn', false],
  ] as const)('fails when it %s', async (_, changes, reason, isAsked) => {
    for (const forged of await forgeries(changes as JsonObject)) {
      const report = await check(forged)
      expect(faults(report)).toContain(`issuer failed ${reason}`)
      expect(report).toMatchObject({
        outcome: 'failed',
        standing: 'unknown',
        verdict: { code: reason, tone: 'bad' },
      })
      expect(report.claims).toBeUndefined()
      expect(asked(report).some((url) => !url.startsWith(BASE))).toBe(false)
      expect(asked(report).some((url) => url.includes('/awards/'))).toBe(isAsked)
    }
  })

  it.each(OFFERED)('fails when a redirect or a broken site has %s at its address', async (_, answer, reason) => {
    for (const forged of [embedded, token]) {
      const report = await check(forged, network({ [urlOf(MIA)]: answer }))
      expect({ outcome: report.outcome, faults: faults(report) }).toEqual({
        outcome: 'failed',
        faults: [`issuer failed ${reason}`],
      })
    }
  })

  it('fails when its address answers that it is gone', async () => {
    for (const status of [404, 410])
      expect(faults(await check(embedded, network({ [urlOf(MIA)]: status })))).toEqual(['issuer failed copy-unknown'])
  })

  it('could not be checked, and does not pass, when its address does not answer', async () => {
    for (const forged of await forgeries({ id: urlOf(FORGED) }))
      expect(await check(forged, network({ [urlOf(FORGED)]: 500 }))).toMatchObject({ outcome: 'not-checked' })
  })

  it('is not intact when somebody changed it after it was signed, and its issuer is not asked', async () => {
    const report = await check({ ...(embedded as object), name: 'Another' })
    expect(faults(report)).toEqual(['signature failed signature-mismatch'])
    expect(asked(report)).not.toContain(urlOf(MIA))
  })
})

describe('a rotated key', () => {
  const folder = folderOfSuite()

  it('leaves old and new badges valid, in every form, before and after it is retired', async () => {
    const first = await keyPair('2026-01-01')
    const second = await keyPair('2026-07-01')
    const step = async (given: readonly Award[], published: readonly IssuerKey[], pair: KeyPair, at: string) => {
      const record = await register(given, { keys: published })
      await issueInto(folder, record, { signers: await signersOfPair(pair, BASE), now: new Date(at) })
      return networkOf(await publishedFrom(record, folder), BASE)
    }
    const both = [...first.keys, ...second.keys]
    await step([award(MIA)], first.keys, first, '2026-04-01T00:00:00Z')
    // The successors are published, and the secrets are still the old ones.
    await step([award(MIA), award(TOM)], both, first, '2026-07-02T00:00:00Z')
    await step([award(MIA), award(TOM), award(FORGED)], both, second, '2026-07-03T00:00:00Z')
    const retired = [...pairWith(first, { retiredOn: '2026-07-04' }), ...second.keys]
    const fetch = await step([award(MIA), award(TOM), award(FORGED)], retired, second, '2026-07-05T00:00:00Z')
    for (const id of [MIA, TOM, FORGED])
      for (const form of FORMS) {
        const { bytes } = await fetch(`${BASE}awards/${id}/${form}`)
        const report = await check(bytes, fetch)
        expect({ id, form, outcome: report.outcome, warnings: warnings(report) }).toEqual({
          id,
          form,
          outcome: 'passed',
          warnings: [],
        })
      }
  })
})
