import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Award, ErasedAward } from '../../src/domain/award.ts'
import { PublisherError } from '../../src/domain/publisher-error.ts'
import { append } from '../../src/ledger/append.ts'
import { digestOf, type EraseEntry, type LedgerEvent } from '../../src/ledger/entry.ts'
import { eraseAwards } from '../../src/ledger/erase.ts'
import { readEntries } from '../../src/ledger/read.ts'
import { awardsWithStatus, readLedger, standingOf } from '../../src/ledger/state.ts'
import { pairsOf, setPositions } from '../../src/ledger/status.ts'
import { award, awardId, issueInto, register } from '../helpers/records.ts'
import { temporaryFolder } from '../helpers/temporary.ts'

const [A, B, C] = [awardId(2), awardId(3), awardId(4)] as [string, string, string]
const NAME = 'Jamie Invented'
const SALT = 'a5'.repeat(16)
const AT = '2026-05-01T00:00:00Z'
const revoked = { change: 'revoke' as const, on: '2026-03-10', reason: `${NAME} did not do it.` }

const erased = (id: string, fields: Partial<ErasedAward> = {}): ErasedAward => ({
  id,
  file: `content/awards/2026/03/${id}.yaml`,
  badge: 'sql-for-beginners',
  awardedOn: '2026-03-01',
  erasedOn: '2026-05-01',
  ...fields,
})

const named = (id: string, fields: Partial<Award> = {}) =>
  award(id, {
    recipient: {
      identities: [{ type: 'emailAddress', hash: `sha256$${'ab'.repeat(32)}`, salt: SALT }],
      name: NAME,
      nameConsent: '2026-03-01',
    },
    evidence: [{ url: 'https://portfolios.example/k7q2' }],
    narrative: 'Counted the loans of a library.',
    ...fields,
  })

/** Content of some awards and some erased ones. */
const content = (awards: readonly Award[], gone: readonly ErasedAward[] = []) =>
  register(awards, { erased: new Map(gone.map((one) => [one.id, one])) })

const fileIn = (folder: string) => join(folder, 'entries/000000000.jsonl')
const textOf = (folder: string) => readFileSync(fileIn(folder), 'utf8')
const linesOf = (folder: string) => textOf(folder).trimEnd().split('\n')
const rulesOf = (issued: Awaited<ReturnType<typeof issueInto>>) =>
  issued.ok ? [] : issued.problems.map(({ rule, file }) => `${file} ${rule}`)

function damageOf(folder: string): string {
  try {
    readLedger(folder)
  } catch (error) {
    if (error instanceof PublisherError) return error.message.replaceAll(folder, 'ledger')
    throw error
  }
  return 'it reads'
}

/** A ledger in which A was issued, corrected, then revoked, and B issued. */
async function issuedLedger(): Promise<string> {
  const folder = temporaryFolder()
  const corrections = [{ on: '2026-03-20', reason: `${NAME} was misspelt.` }]
  await issueInto(folder, await content([named(A), named(B)]))
  await issueInto(folder, await content([named(A, { corrections, role: 'Analyst' }), named(B)]))
  await issueInto(folder, await content([named(A, { corrections, role: 'Analyst', status: [revoked] }), named(B)]))
  return folder
}

const GONE = erased(A, { status: [{ change: 'revoke', on: '2026-03-10' }] })

/** The same, with A erased. */
async function erasedLedger(): Promise<string> {
  const folder = await issuedLedger()
  expect(await issueInto(folder, await content([named(B)], [GONE]))).toMatchObject({ ok: true, entries: 1 })
  return folder
}

describe('erasing an award', () => {
  it('leaves in the ledger no name, salt, hash, evidence, narrative or reason of it, and all of the others', async () => {
    const folder = await issuedLedger()
    const before = linesOf(folder)
    await issueInto(folder, await content([named(B)], [GONE]))
    const after = linesOf(folder)
    const ofA = after.filter((line) => line.includes(`"award":"${A}"`)).join('\n')
    for (const text of [NAME, SALT, 'sha256$', 'portfolios', 'loans', 'did not do it', 'misspelt', 'Analyst', 'proof'])
      expect(ofA).not.toContain(text)
    expect(after.length).toBe(before.length + 1)
    const touched = before.flatMap((line, i) => (line === after[i] ? [] : [JSON.parse(line).type as string]))
    expect(touched).toEqual(['issue', 'reissue', 'status'])
  })

  it('leaves a stub of what auditors need, and an entry that accounts for each stub by two digests', async () => {
    const folder = await issuedLedger()
    const before = linesOf(folder)
    await issueInto(folder, await content([named(B)], [GONE]), { now: new Date(AT) })
    const [issue, status, last] = [1, 6, -1].map((i) => JSON.parse(linesOf(folder).at(i)!))
    expect(issue).toEqual({
      seq: 1,
      prev: digestOf(before[0]!),
      at: '2026-04-01T00:00:00Z',
      type: 'issue',
      award: A,
      badge: 'sql-for-beginners',
      status: { pair: 0, index: JSON.parse(before[1]!).status.index },
      erased: digestOf(before[1]!),
    })
    expect(status).toMatchObject({ type: 'status', change: 'revoke', on: '2026-03-10', erased: digestOf(before[6]!) })
    expect(last).toMatchObject({ type: 'erase', award: A, on: '2026-05-01', at: AT })
    expect(last.lines).toEqual(
      [1, 5, 6].map((seq) => ({
        seq,
        original: digestOf(before[seq]!),
        stub: digestOf(linesOf(folder)[seq]!),
      })),
    )
  })

  it('is known as erased, stays revoked, keeps its status position, and changes no status list', async () => {
    const folder = await erasedLedger()
    const ledger = readLedger(folder)
    expect([...ledger.awards.keys()]).toEqual([B])
    const gone = ledger.erased.get(A)!
    expect(gone).toMatchObject({ erasedOn: '2026-05-01', changes: [{ change: 'revoke', on: '2026-03-10' }] })
    expect(standingOf(gone)).toBe('revoked')
    const all = [...awardsWithStatus(ledger)]
    expect(setPositions(all, 0, 'revocation')).toEqual([gone.entry.status.index])
    expect(pairsOf(all)).toBe(1)
    expect(ledger.unfinished).toEqual([])
  })

  it('does not revoke: one that stood stays valid', async () => {
    const folder = await issuedLedger()
    const current = readLedger(folder).awards.get(B)!
    const corrected = named(A, { corrections: readLedger(folder).awards.get(A)!.corrections as never, role: 'Analyst' })
    await issueInto(folder, await content([{ ...corrected, status: [revoked] }], [erased(B)]))
    const gone = readLedger(folder).erased.get(B)!
    expect(standingOf(gone)).toBe('valid')
    expect(gone.entry.status).toEqual(current.entry.status)
  })

  it('is done once: a second run adds nothing and changes no byte', async () => {
    const folder = await erasedLedger()
    const before = textOf(folder)
    expect(await issueInto(folder, await content([named(B)], [GONE]))).toMatchObject({ ok: true, entries: 0 })
    expect(textOf(folder)).toBe(before)
  })

  it('lets an erased award be revoked later, without a reason, and signs the list', async () => {
    const folder = temporaryFolder()
    await issueInto(folder, await content([named(A), named(B)]))
    await issueInto(folder, await content([named(B)], [erased(A)]))
    const later = erased(A, { status: [{ change: 'revoke', on: '2026-06-01' }] })
    expect(await issueInto(folder, await content([named(B)], [later]))).toMatchObject({ ok: true, entries: 2 })
    expect(standingOf(readLedger(folder).erased.get(A)!)).toBe('revoked')
    expect(linesOf(folder).at(-2)).not.toContain('reason')
  })

  it('erases and revokes in one run, when both are asked for', async () => {
    const folder = temporaryFolder()
    await issueInto(folder, await content([named(A)]))
    const both = erased(A, { status: [{ change: 'revoke', on: '2026-04-30' }] })
    await issueInto(folder, await content([], [both]))
    expect([...readEntries(folder)].slice(-3).map(({ entry }) => entry.type)).toEqual([
      'erase',
      'status',
      'status-list',
    ])
  })

  it('gives nobody the status position of an erased award', async () => {
    const folder = temporaryFolder()
    await issueInto(folder, await content([named(A)]))
    await issueInto(folder, await content([], [erased(A)]))
    const taken = readLedger(folder).erased.get(A)!.entry.status
    // The same draws as those that gave A its place.
    await issueInto(folder, await content([named(B)], [erased(A)]))
    expect(readLedger(folder).awards.get(B)!.entry.status).not.toEqual(taken)
  })

  it('has nothing to do for an award that was never issued', async () => {
    const folder = await erasedLedger()
    const entries = readLedger(folder).tip.entries
    expect(await issueInto(folder, await content([named(B)], [GONE, erased(C)]))).toMatchObject({ entries: 0 })
    expect(readLedger(folder).tip.entries).toBe(entries)
    const fresh = temporaryFolder()
    expect(await issueInto(fresh, await content([named(B)], [GONE]))).toMatchObject({ ok: true })
    expect(readLedger(fresh).erased.size).toBe(0)
  })

  it('goes on appending, over the end of a file, with stubs in it', async () => {
    const folder = await erasedLedger()
    const more = Array.from({ length: 260 }, (_, n) => named(awardId(n + 10)))
    await issueInto(folder, await content([named(B), ...more], [GONE]))
    expect(readLedger(folder).awards.size).toBe(261)
    await issueInto(
      folder,
      await content([named(B), ...more.slice(1, -1)], [GONE, erased(more[0]!.id), erased(more.at(-1)!.id)]),
    )
    const { awards, erased: gone } = readLedger(folder)
    expect([awards.size, gone.size]).toEqual([259, 3])
    expect(existsSync(join(folder, 'entries/000000256.jsonl'))).toBe(true)
  })

  it('cannot be read as a credential, even by who read the ledger before', async () => {
    const folder = await issuedLedger()
    const before = readLedger(folder)
    const stale = before.awards.get(A)!
    await issueInto(folder, await content([named(B)], [GONE]))
    expect(() => before.secured(stale)).toThrow(/entry 5 was erased after it was read/)
  })
})

describe('an erased award in content', () => {
  it('cannot come back, be left out, be edited, or lose a change of standing: award-erased, status-changed', async () => {
    const folder = await erasedLedger()
    const before = textOf(folder)
    const file = `content/awards/2026/03/${A}.yaml`
    const problemsOf = async (awards: readonly Award[], gone: readonly ErasedAward[]) =>
      rulesOf(await issueInto(folder, await content(awards, gone)))
    expect(await problemsOf([named(A), named(B)], [])).toEqual([`${file} award-erased`])
    expect(await problemsOf([named(B)], [])).toEqual(['content/awards award-erased'])
    expect(await problemsOf([named(B)], [{ ...GONE, erasedOn: '2026-05-02' }])).toEqual([`${file} award-erased`])
    expect(await problemsOf([named(B)], [{ ...GONE, badge: 'other' }])).toEqual([`${file} award-erased`])
    expect(await problemsOf([named(B)], [erased(A)])).toEqual([`${file} status-changed`])
    expect(textOf(folder)).toBe(before)
  })

  it('does not lose a change of standing on its way into its short form', async () => {
    const folder = await issuedLedger()
    const before = textOf(folder)
    expect(rulesOf(await issueInto(folder, await content([named(B)], [erased(A)])))).toEqual([
      `content/awards/2026/03/${A}.yaml status-changed`,
    ])
    expect(textOf(folder)).toBe(before)
  })
})

describe('an interrupted erasure', () => {
  /** The ledger after the entry of an erasure was written, and some of its lines replaced. */
  async function interrupted(replaced: readonly number[]): Promise<{ folder: string; whole: string }> {
    const folder = await issuedLedger()
    const before = linesOf(folder)
    eraseAwards(folder, readLedger(folder), [GONE], AT)
    const whole = textOf(folder)
    const lines = linesOf(folder).map((line, i) => (replaced.includes(i) ? line : (before[i] ?? line)))
    writeFileSync(fileIn(folder), `${lines.join('\n')}\n`)
    return { folder, whole }
  }

  it.each([[[]], [[1]], [[5]], [[6]], [[1, 5]], [[1, 5, 6]]])(
    'reads as erased with the stubs %j, and the next run does the rest',
    async (replaced) => {
      const { folder, whole } = await interrupted(replaced)
      const ledger = readLedger(folder)
      expect([...ledger.awards.keys()]).toEqual([B])
      expect(standingOf(ledger.erased.get(A)!)).toBe('revoked')
      expect(ledger.unfinished.map(({ seq }) => seq)).toEqual([1, 5, 6].filter((seq) => !replaced.includes(seq)))
      expect(await issueInto(folder, await content([named(B)], [GONE]))).toMatchObject({ ok: true, entries: 0 })
      expect(textOf(folder)).toBe(whole)
    },
  )

  it('goes on from an entry that was written when the head was not, and from a scratch file', async () => {
    const { folder, whole } = await interrupted([])
    const head = join(folder, 'head.json')
    const { entries } = JSON.parse(readFileSync(head, 'utf8'))
    const last = digestOf(linesOf(folder)[entries - 2]!)
    writeFileSync(head, `${JSON.stringify({ entries: entries - 1, last })}\n`)
    writeFileSync(`${fileIn(folder)}.tmp`, '{"seq":0,"pre')
    await issueInto(folder, await content([named(B)], [GONE]))
    expect(textOf(folder)).toBe(whole)
    expect(existsSync(`${fileIn(folder)}.tmp`)).toBe(false)
  })

  it('is refused when a line that it had still to replace is edited', async () => {
    const { folder } = await interrupted([1])
    writeFileSync(fileIn(folder), textOf(folder).replace('did not do it', 'did it twice'))
    expect(damageOf(folder)).toMatch(/^ledger\/entries\/000000000\.jsonl:7: was changed after it was written/)
  })
})

describe('a forged erasure', () => {
  const edited = (folder: string, seq: number, change: (entry: Record<string, unknown>) => object) =>
    writeFileSync(
      fileIn(folder),
      `${linesOf(folder)
        .map((line, i) => (i === seq ? JSON.stringify(change(JSON.parse(line))) : line))
        .join('\n')}\n`,
    )
  const stub = ({ seq, prev, at, type, award: id, badge, status }: Record<string, unknown>, digest: string) => ({
    seq,
    prev,
    at,
    type,
    award: id,
    badge,
    status,
    erased: digest,
  })

  it('is refused when a stub stands for a line that nobody erased', async () => {
    const folder = await issuedLedger()
    const digest = digestOf(linesOf(folder)[2]!)
    edited(folder, 2, (entry) => stub(entry, digest))
    expect(damageOf(folder)).toBe(
      'ledger/entries/000000000.jsonl:3: was changed after it was written: it is a stub, and no entry says that it was erased',
    )
  })

  it('is refused when a stub names another digest', async () => {
    const folder = await erasedLedger()
    edited(folder, 1, (entry) => ({ ...entry, erased: '0'.repeat(64) }))
    expect(damageOf(folder)).toMatch(/:2: was changed after it was/)
  })

  it.each([
    ['badge', 'another-badge', 'jsonl:2: was changed after it was erased'],
    ['at', '2020-01-01T00:00:00Z', 'jsonl:2: was changed after it was erased'],
    ['note', 'hello', 'jsonl:2: was changed after it was erased'],
    ['status', { pair: 0, index: 7 }, `entry 5 moves the status position of ${A}`],
    ['award', B, `entry 2 issues ${B} twice`],
    ['award', C, `entry 5 issues ${A} twice, or again what was never issued`],
  ])('is refused when what a stub keeps is edited: %s', async (member, value, message) => {
    const folder = await erasedLedger()
    edited(folder, 1, (entry) => ({ ...entry, [member]: value }))
    expect(damageOf(folder)).toContain(message)
  })

  it('is refused when the position of a single stub is edited', async () => {
    const folder = temporaryFolder()
    await issueInto(folder, await content([named(A)]))
    await issueInto(folder, await content([], [erased(A)]))
    edited(folder, 1, (entry) => ({ ...entry, status: { pair: 0, index: 7 } }))
    expect(damageOf(folder)).toContain('jsonl:2: was changed after it was erased')
  })

  it('is refused when a stub becomes another kind of entry', async () => {
    const folder = await erasedLedger()
    for (const type of ['open', 'status-list', 'erase']) {
      edited(folder, 1, (entry) => ({ ...entry, type }))
      expect(damageOf(folder)).toContain(':2: ')
    }
  })

  const forged = (event: LedgerEvent, folder: string) => append(folder, readLedger(folder).tip, [event], AT)
  const erasure = (folder: string, id: string, seqs: readonly number[]): EraseEntry => ({
    type: 'erase',
    award: id,
    on: '2026-05-01',
    lines: seqs.map((seq) => ({
      seq,
      original: digestOf(linesOf(folder)[seq] ?? ''),
      stub: '0'.repeat(64),
    })),
  })

  it('is refused when an entry erases the lines of another award, of none, or of the future', async () => {
    for (const seqs of [[2], [0], [3], [99], [-1]]) {
      const folder = await issuedLedger()
      forged(erasure(folder, A, seqs), folder)
      expect(damageOf(folder)).toContain(`erases entry ${seqs[0]} of ${A}, which is no such entry`)
    }
  })

  it('is refused when an entry erases with another digest than that of the line', async () => {
    const folder = await issuedLedger()
    const lines = [1, 5, 6].map((seq) => ({ seq, original: 'f'.repeat(64), stub: '0'.repeat(64) }))
    forged({ type: 'erase', award: A, on: '2026-05-01', lines }, folder)
    expect(damageOf(folder)).toContain('which is no such entry')
  })

  it('is refused when an entry leaves a line of the award out, or names one twice', async () => {
    for (const seqs of [[1, 5], [], [1, 5, 6, 6]]) {
      const folder = await issuedLedger()
      forged(erasure(folder, A, seqs), folder)
      expect(damageOf(folder)).toContain(`erases other entries than those of ${A}`)
    }
  })

  it('is refused when an award is erased twice, or was never issued', async () => {
    const folder = await erasedLedger()
    forged({ type: 'erase', award: A, on: '2026-05-01', lines: [] }, folder)
    expect(damageOf(folder)).toContain(`erases ${A} twice`)
    const other = await issuedLedger()
    forged({ type: 'erase', award: C, on: '2026-05-01', lines: [] }, other)
    expect(damageOf(other)).toContain(`erases ${C}, which was never issued`)
  })

  it('is refused when an erased award is issued again', async () => {
    const folder = await issuedLedger()
    const { seq: _seq, prev: _prev, at: _at, ...entry } = [...readEntries(folder)][5]!.entry
    eraseAwards(folder, readLedger(folder), [GONE], AT)
    forged(entry as LedgerEvent, folder)
    expect(damageOf(folder)).toContain(`issues ${A}, which was erased`)
  })

  it('is refused when the digests that account for stubs are not digests', async () => {
    for (const lines of [undefined, 'all', [null], [{ seq: 'x', original: 'y', stub: 'z' }]]) {
      const folder = await issuedLedger()
      append(folder, readLedger(folder).tip, [{ type: 'erase', award: A, on: '2026-05-01', lines } as never], AT)
      expect(damageOf(folder)).toContain('erases in a way in which nothing is erased')
    }
  })
})
