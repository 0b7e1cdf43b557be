import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { awardFiles, holdersAmong, isIdentity, type Order, type Recipient } from '../../src/authoring/index.ts'
import type { Award, AwardFile, CohortFile, CohortRecipient } from '../../src/domain/award.ts'
import { problemsOf } from '../helpers/content.ts'

/** A new cohort: nobody of it was erased. */
type Cohort = Omit<CohortFile, 'recipients'> & { readonly recipients: readonly CohortRecipient[] }

const TODAY = '2026-04-01'
const ORDER: Order = { badge: { slug: 'teamwork' }, awardedOn: '2026-03-01', shared: {} }

/** Random-looking bytes, the same in each run. */
function repeatable(): (bytes: number) => Uint8Array {
  let next = 0
  return (bytes) => createHash('sha256').update(`${next++}`).digest().subarray(0, bytes)
}

const recipient = (n: number, fields: Partial<Recipient> = {}): Recipient => ({
  line: n,
  email: `learner${n}@example.org`,
  awardedOn: ORDER.awardedOn,
  facts: {},
  ...fields,
})
const made = (recipients: readonly Recipient[], order: Partial<Order> = {}, name?: string) =>
  awardFiles(recipients, { ...ORDER, ...order }, { random: repeatable(), name })
const many = (count: number, fields: Partial<Recipient> = {}) =>
  Array.from({ length: count }, (_, i) => recipient(i + 2, fields))

/** The problems of content with these files in it. */
const problems = (files: ReturnType<typeof made>) =>
  problemsOf(Object.fromEntries(files.map(({ file, text }) => [file.replace('content/', ''), text])), TODAY)

describe('award files', () => {
  it('are one for one learner, named by the award’s id in the folder of its month', () => {
    const narrative = 'Led: the team.\n\n- Twice.'
    const shared = { visibility: 'public', narrative, expires: '2028-01-01' } as const
    const [file, ...others] = made([recipient(1, { facts: { expires: '2027-01-01', role: 'Lead' } })], { shared })
    expect(others).toEqual([])
    const [award] = file!.awards
    expect(file!.file).toBe(`content/awards/2026/03/${award!.id}.yaml`)
    expect(award).toMatchObject({ email: 'learner1@example.org', expires: '2027-01-01', line: 1 })
    const { recipient: to, ...fields } = parse(file!.text) as AwardFile
    expect(fields).toEqual({
      badge: 'teamwork',
      awardedOn: '2026-03-01',
      visibility: 'public',
      narrative,
      expires: '2027-01-01',
      role: 'Lead',
    })
    expect(to.identities!.map((one) => isIdentity(one, 'learner1@example.org'))).toEqual([true])
    expect(problems([file!])).toEqual([])
  })

  it('are a cohort for each day when there are more, what holds for all said once', () => {
    const shared = { narrative: 'Together.' }
    const files = made(
      [recipient(1), recipient(2, { awardedOn: '2026-02-28' }), recipient(3, { facts: { role: 'Host' } })],
      {
        shared,
      },
    )
    expect(files.map(({ file, awards }) => [file.replace(/-[a-z2-7]{6}\.yaml$/, '-*.yaml'), awards.length])).toEqual([
      ['content/awards/2026/03/teamwork-*.yaml', 2],
      ['content/awards/2026/02/teamwork-*.yaml', 1],
    ])
    const [march] = files.map(({ text }) => parse(text) as Cohort)
    expect(march).toMatchObject({ narrative: 'Together.', awardedOn: '2026-03-01' })
    expect(march!.recipients.map(({ role, narrative }) => [role, narrative])).toEqual([
      [undefined, undefined],
      ['Host', undefined],
    ])
    expect(problems(files)).toEqual([])
  })

  it('have the name that was asked for, and numbers when there must be several of one month', () => {
    expect(made([recipient(1)], {}, 'spring').map(({ file }) => file)).toEqual(['content/awards/2026/03/spring.yaml'])
    const files = made([recipient(1), recipient(2, { awardedOn: '2026-03-02' })], {}, 'spring')
    expect(files.map(({ file }) => file)).toEqual([
      'content/awards/2026/03/spring.yaml',
      'content/awards/2026/03/spring-2.yaml',
    ])
    expect(problems(files)).toEqual([])
    const long = made(many(2), { badge: { slug: 'b'.repeat(64) } })[0]!.file
    expect(/([^/]+)\.yaml$/.exec(long)![1]!.length).toBeLessThan(60)
  })

  it('stay below what intake opens, however many learners there are', () => {
    const files = made(many(10_000, { facts: { narrative: 'é'.repeat(60) } }), {}, 'all')
    expect(files.length).toBeGreaterThan(2)
    expect(files.flatMap(({ awards }) => awards.map(({ line }) => line))).toEqual(many(10_000).map(({ line }) => line))
    for (const { text, awards } of files) {
      expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(1024 * 1024)
      expect(awards.length).toBeLessThanOrEqual(5000)
    }
    expect(problems(files.slice(-1))).toEqual([])
  })

  it('hold no address, and no name without a day of consent', () => {
    const people = [
      recipient(1, { name: 'Kim Example' }),
      recipient(2, { name: 'Sam Sample', nameConsent: '2026-02-01' }),
    ]
    const [{ text, awards }] = made(people) as [ReturnType<typeof made>[number]]
    expect(text).not.toMatch(/@|learner|Kim|Example/)
    expect(text).toContain('name: Sam Sample\n      nameConsent: 2026-02-01')
    expect(awards.map(({ name }) => name)).toEqual(['Kim Example', 'Sam Sample'])
  })

  it('give each learner an id and a salt of their own', () => {
    const cohorts = made(many(3000)).map(({ text }) => parse(text) as Cohort)
    const all = cohorts.flatMap(({ recipients }) => recipients)
    expect(new Set(all.map(({ id }) => id)).size).toBe(3000)
    expect(new Set(all.map((one) => one.recipient.identities![0]!.salt)).size).toBe(3000)
    for (const { recipient: to } of all) expect(to.identities![0]!.salt).toMatch(/^[0-9a-f]{32}$/)
  })

  it('can be read whatever salt is drawn, also one that looks like a number', () => {
    const digits = (first: number) => (bytes: number) => new Uint8Array(bytes).fill(0x12).fill(first, 0, 1)
    for (const first of [0x12, 0x1e, 0x00, 0x0b, 0x0e]) {
      const [file] = awardFiles([recipient(1)], ORDER, { random: digits(first) })
      expect(problems([file!]), file!.text).toEqual([])
    }
  })
})

describe('who has a badge already', () => {
  const awardOf = (email: string, fields: Partial<Award> = {}): Award => {
    const [file] = awardFiles([recipient(1, { email })], ORDER, { random: repeatable() })
    return { id: email, file: '', ...(parse(file!.text) as Omit<Award, 'id' | 'file'>), ...fields }
  }
  const found = (...awards: Award[]) =>
    holdersAmong([recipient(1, { email: ' Kim@Example.org' }), recipient(2)], awards, { badge: 'teamwork' }).map(
      ({ recipient: { line }, award: { id } }) => [line, id],
    )

  it('is found by the hash of the address, however it is typed', () => {
    expect(found(awardOf('sam@example.org'), awardOf('kim@example.org'))).toEqual([[1, 'kim@example.org']])
    expect(found(awardOf('sam@example.org'))).toEqual([])
  })

  it('is nobody whose award is of another badge, was withdrawn for good, or names no address', () => {
    const change = (kind: 'revoke' | 'suspend') => ({ status: [{ change: kind, on: '2026-03-02', reason: 'x' }] })
    expect(found(awardOf('kim@example.org', { badge: 'other' }))).toEqual([])
    expect(found(awardOf('kim@example.org', change('revoke')))).toEqual([])
    expect(found(awardOf('kim@example.org', change('suspend')))).toEqual([[1, 'kim@example.org']])
    expect(found(awardOf('kim@example.org', { recipient: { did: 'did:web:x.example' } }))).toEqual([])
  })
})
