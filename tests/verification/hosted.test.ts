import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/domain/json.ts'
import { verify } from '../../src/verification/index.ts'
import { type Answers, bytesOf, faults, networkWith, token, tokenKey } from '../helpers/foreign.ts'

const NOW = new Date('2026-06-01T00:00:00Z')
const HOST = 'https://old.example/'
const V2 = 'https://w3id.org/openbadges/v2'
const ASSERTION: JsonObject = {
  '@context': V2,
  type: 'Assertion',
  id: `${HOST}assertions/1.json`,
  recipient: { type: 'email', hashed: false, identity: 'mia@example.com' },
  badge: `${HOST}badge.json`,
  verification: { type: 'hosted' },
  issuedOn: '2020-01-01T00:00:00Z',
}
const BADGE: JsonObject = {
  '@context': V2,
  type: 'BadgeClass',
  id: `${HOST}badge.json`,
  name: 'Old Welding',
  description: 'Welds.',
  criteria: { narrative: 'Weld.' },
  issuer: `${HOST}issuer.json`,
}
const ISSUER: JsonObject = {
  '@context': V2,
  type: 'Issuer',
  id: `${HOST}issuer.json`,
  name: 'Old Academy',
  url: HOST,
  email: 'a@old.example',
}
const WORLD: Answers = {
  [`${HOST}assertions/1.json`]: ASSERTION,
  [`${HOST}badge.json`]: BADGE,
  [`${HOST}issuer.json`]: ISSUER,
}
const check = (document: unknown, answers: Answers = WORLD) =>
  verify({ bytes: bytesOf(document) }, { fetch: networkWith(answers), now: NOW })
const withIssuer = (changes: JsonObject): Answers => ({ ...WORLD, [`${HOST}issuer.json`]: { ...ISSUER, ...changes } })

describe('hosted assertions of Open Badges 2.0', () => {
  it('are verified by what their issuer’s site holds', async () => {
    const report = await check(ASSERTION)
    expect(faults(report)).toEqual([])
    expect(report).toMatchObject({
      kind: 'open-badge-2',
      standing: 'valid',
      issuer: { proven: 'old.example', claimedName: 'Old Academy' },
      claims: {
        name: 'Old Welding',
        awardedOn: '2020-01-01T00:00:00Z',
        recipientIds: ['e-mail address mia@example.com'],
      },
    })
    expect(report.warnings.map(({ warning }) => warning)).toEqual(['old-version'])
  })

  it('hold within the scope that their issuer names: startsWith and allowedOrigins', async () => {
    const scope = (verification: JsonObject) => withIssuer({ verification })
    expect(faults(await check(ASSERTION, scope({ startsWith: `${HOST}assertions/` })))).toEqual([])
    expect(faults(await check(ASSERTION, scope({ startsWith: ['https://x.example/', `${HOST}assertions/`] })))).toEqual(
      [],
    )
    expect(faults(await check(ASSERTION, scope({ allowedOrigins: ['old.example'] })))).toEqual([])
    for (const verification of [
      { startsWith: `${HOST}other/` },
      { allowedOrigins: 'other.example' },
      { startsWith: [], allowedOrigins: [] },
    ])
      expect(faults(await check(ASSERTION, scope(verification)))).toEqual(['issuer failed out-of-scope'])
  })

  it('are not the issuer’s when somebody else hosts them and writes the issuer into them', async () => {
    const evil = {
      ...ASSERTION,
      id: 'https://evil.example/1.json',
      badge: { ...BADGE, id: 'https://evil.example/b.json', issuer: ISSUER },
    }
    const answers = { ...WORLD, 'https://evil.example/1.json': evil, 'https://evil.example/b.json': evil.badge }
    const report = await check(evil, answers)
    expect(faults(report)).toEqual(['issuer failed out-of-scope'])
    expect(report.claims).toBeUndefined()
  })

  it('do not escape the scope by the way in which their address is written', async () => {
    for (const id of [
      `${HOST}assertions/../evil/1.json`,
      `${HOST}assertions/%2e%2e/evil/1.json`,
      'https://old.example@evil.example/1.json',
    ]) {
      const odd = { ...ASSERTION, id }
      const answers = { ...withIssuer({ verification: { startsWith: `${HOST}assertions/` } }), [id]: odd }
      expect((await check(odd, answers)).outcome).not.toBe('passed')
    }
  })

  it('fail when the site says something else, and are unknown when it says nothing', async () => {
    expect(faults(await check({ ...ASSERTION, issuedOn: '2019-01-01T00:00:00Z' }))).toEqual([
      'signature failed hosted-differs',
    ])
    const id = String(ASSERTION.id)
    expect(faults(await check(ASSERTION, { ...WORLD, [id]: undefined }))[0]).toBe('signature not-checked unreachable')
    expect(faults(await check(ASSERTION, { ...WORLD, [id]: 404 }))[0]).toBe('signature not-checked not-hosted')
    expect(await check(ASSERTION, { ...WORLD, [`${HOST}issuer.json`]: 500 })).toMatchObject({ outcome: 'not-checked' })
  })

  it.each([
    ['410 Gone', 410],
    [
      'a body that says so',
      { '@context': V2, type: 'Assertion', id: ASSERTION.id, revoked: true, revocationReason: 'Cheated.' },
    ],
  ])('are revoked by %s, whatever else can be had', async (_what, answer) => {
    const report = await check(ASSERTION, { [String(ASSERTION.id)]: answer })
    expect(report).toMatchObject({ outcome: 'failed', standing: 'revoked', verdict: { code: 'revoked' } })
  })

  it('are revoked by the issuer’s list, with the reason given', async () => {
    const list = `${HOST}revocations.json`
    const answers = (revokedAssertions: unknown) => ({
      ...withIssuer({ revocationList: list }),
      [list]: { '@context': V2, type: 'RevocationList', id: list, issuer: ISSUER.id, revokedAssertions },
    })
    const report = await check(ASSERTION, answers([{ id: ASSERTION.id, revocationReason: 'Cheated.' }]))
    expect(report).toMatchObject({ outcome: 'failed', standing: 'revoked' })
    expect(report.steps.at(-1)?.message).toBe('The issuer’s revocation list names it. Reason given: Cheated.')
    expect(faults(await check(ASSERTION, answers([ASSERTION.id])))).toEqual(['status failed revoked'])
    expect(faults(await check(ASSERTION, answers(['https://old.example/assertions/2.json'])))).toEqual([])
    expect(faults(await check(ASSERTION, withIssuer({ revocationList: list })))).toEqual([
      'status not-checked unreachable',
    ])
  })

  it('break the rules of their standard when a part is missing', async () => {
    const { issuedOn: _issuedOn, ...undated } = ASSERTION
    const report = await check(undated, { ...WORLD, [String(ASSERTION.id)]: undated })
    expect(faults(report)).toContain('conforms failed shape')
  })
})

describe('signed assertions of Open Badges 2.0', () => {
  const key = tokenKey('RS256')
  const keyUrl = `${HOST}key.json`
  const KEY = { '@context': V2, type: 'CryptographicKey', id: keyUrl, owner: ISSUER.id, publicKeyPem: key.publicPem }
  const signed = { ...ASSERTION, id: 'urn:uuid:1', verification: { type: 'signed', creator: keyUrl } }
  const answers: Answers = { ...withIssuer({ publicKey: keyUrl }), [keyUrl]: KEY }
  const jws = token({ alg: 'RS256' }, signed, key.sign)

  it('are verified by the key that their issuer names', async () => {
    const report = await check(jws, answers)
    expect(faults(report)).toEqual([])
    expect(report).toMatchObject({ kind: 'open-badge-2', proofs: [{ suite: 'RS256', outcome: 'passed' }] })
  })

  it('fail with another key, another owner, or a key that the issuer does not name', async () => {
    const other = { ...KEY, publicKeyPem: tokenKey('RS256').publicPem }
    expect(faults(await check(jws, { ...answers, [keyUrl]: other }))).toEqual(['signature failed signature-mismatch'])
    expect(faults(await check(jws, { ...answers, [keyUrl]: { ...KEY, owner: 'https://x.example/' } }))).toEqual([
      'issuer failed key-of-another',
    ])
    expect(faults(await check(jws, { ...answers, [`${HOST}issuer.json`]: ISSUER }))).toEqual([
      'issuer failed key-not-listed',
    ])
    expect(await check(jws, { ...answers, [keyUrl]: 404 })).toMatchObject({ outcome: 'not-checked' })
  })
})
