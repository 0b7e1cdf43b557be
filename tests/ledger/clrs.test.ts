import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ErasedAward } from '../../src/domain/award.ts'
import { PublisherError } from '../../src/domain/publisher-error.ts'
import type { Register } from '../../src/domain/register.ts'
import { append } from '../../src/ledger/append.ts'
import { type ClrEntry, digestOf, type LedgerEvent } from '../../src/ledger/entry.ts'
import { eraseAwards } from '../../src/ledger/erase.ts'
import { planIssuing } from '../../src/ledger/plan.ts'
import { readEntries } from '../../src/ledger/read.ts'
import { readLedger } from '../../src/ledger/state.ts'
import { keyPair, pairWith, signersOfPair } from '../helpers/keys.ts'
import { issueInto } from '../helpers/records.ts'
import { CHARTS, charts, OTHER, SQL, sql, stack, WHOLE, whole } from '../helpers/stack.ts'
import { temporaryFolder } from '../helpers/temporary.ts'

const AT = '2026-05-01T00:00:00Z'
const NEXT = { now: new Date(AT) }
const typesIn = (folder: string) => [...readEntries(folder)].map(({ entry }) => entry.type)
const linesOf = (folder: string) => readFileSync(join(folder, 'entries/000000000.jsonl'), 'utf8').trimEnd().split('\n')

/** A ledger in which a micro-credential and its parts were issued. */
async function issued(of?: Register): Promise<string> {
  const folder = temporaryFolder()
  await issueInto(folder, of ?? (await stack()))
  return folder
}

const erasedAward = (id: string, badge: string): ErasedAward => ({
  id,
  file: `content/awards/2026/03/${id}.yaml`,
  badge,
  awardedOn: '2026-03-01',
  erasedOn: '2026-05-01',
})
const GONE = erasedAward(SQL, 'sql-for-beginners')
const withGone = (gone: readonly ErasedAward[]) => ({ erased: new Map(gone.map((one) => [one.id, one])) })

/** The record in force of the micro-credential, and what it says. */
function record(folder: string) {
  const ledger = readLedger(folder)
  const clr = ledger.clrs.get(WHOLE)
  if (clr === undefined) return undefined
  const credential = ledger.securedClr(clr)
  const subject = credential.credentialSubject as Record<string, unknown>
  return {
    credential,
    holds: clr.entry.holds.map(({ award }) => award),
    inside: subject.verifiableCredential,
    description: credential.description,
    association: subject.association,
    validFrom: credential.validFrom,
  }
}

/** What the ledger has in force of some awards. */
function signedOf(folder: string, ids: readonly string[]) {
  const ledger = readLedger(folder)
  return ids.map((id) => ledger.secured(ledger.awards.get(id)!).credential)
}

function damageOf(folder: string): string {
  try {
    readLedger(folder)
  } catch (error) {
    if (error instanceof PublisherError) return error.message.replaceAll(folder, 'ledger')
    throw error
  }
  return 'it reads'
}

describe('the record of an award and its parts', () => {
  it('is counted among what is signed, so that progress ends with all of it', async () => {
    const told: number[] = []
    await issueInto(temporaryFolder(), await stack(), { onSigned: (total) => void told.push(total) })
    expect(told).toEqual([4, 4, 4, 4])
  })

  it('is signed after them, holds what was signed, and is in the plan before', async () => {
    const planned = planIssuing(await stack(), undefined)
    expect(planned).toMatchObject({ ok: true, plan: { clrs: [WHOLE] } })
    const folder = await issued()
    expect(typesIn(folder)).toEqual(['open', 'issue', 'issue', 'issue', 'clr', 'status-list', 'status-list'])
    expect(record(folder)?.holds).toEqual([SQL, CHARTS, WHOLE])
    expect(record(folder)?.inside).toEqual(signedOf(folder, [SQL, CHARTS, WHOLE]))
  })

  it('is signed once: a second run adds nothing, whatever becomes of badge classes and pathways', async () => {
    const folder = await issued()
    const edited = await stack(undefined, { pathways: new Map() })
    expect(await issueInto(folder, edited, NEXT)).toMatchObject({ ok: true, entries: 0, plan: { clrs: [] } })
  })

  it('is made of awards with parts of our own alone', async () => {
    const folder = await issued(await stack([whole({ parts: ['statistics'] }), sql()]))
    expect(readLedger(folder).clrs.size).toBe(0)
  })

  it('is signed for a ledger that is older than records', async () => {
    const folder = await issued(await stack([whole({ parts: undefined }), sql(), charts()]))
    const corrections = [{ on: '2026-03-25', reason: 'Its parts were missing.' }]
    await issueInto(folder, await stack([whole({ corrections }), sql(), charts()]), NEXT)
    expect(typesIn(folder).slice(6)).toEqual(['reissue', 'clr'])
  })

  it('is signed again when a part or the award is corrected: same id, later, with what is in force then', async () => {
    const folder = await issued()
    const before = record(folder)!
    const corrections = [{ on: '2026-03-25', reason: 'The role was missing.' }]
    const fixed = [whole(), sql({ corrections, role: 'Analyst' }), charts()]
    expect(await issueInto(folder, await stack(fixed), NEXT)).toMatchObject({ ok: true, plan: { clrs: [WHOLE] } })
    expect(typesIn(folder).slice(7)).toEqual(['reissue', 'clr'])
    const after = record(folder)!
    expect(after.inside).toEqual(signedOf(folder, [SQL, CHARTS, WHOLE]))
    expect(after.credential.id).toBe(before.credential.id)
    expect(Date.parse(String(after.validFrom))).toBeGreaterThan(Date.parse(String(before.validFrom)))
    expect(await issueInto(folder, await stack(fixed), NEXT)).toMatchObject({ entries: 0 })
  })

  it('stays when a part is revoked or suspended, which its status says', async () => {
    const folder = await issued()
    const status = [{ change: 'revoke' as const, on: '2026-04-01', reason: 'Not their own work.' }]
    await issueInto(folder, await stack([whole(), sql({ status }), charts()]), NEXT)
    expect(typesIn(folder).slice(7)).toEqual(['status', 'status-list'])
  })

  it('is never signed of what is revoked for good, and stays as it was', async () => {
    const status = [{ change: 'revoke' as const, on: '2026-04-01', reason: 'Issued by mistake.' }]
    expect(readLedger(await issued(await stack([whole({ status }), sql(), charts()]))).clrs.size).toBe(0)
    const folder = await issued()
    const before = record(folder)
    const corrections = [{ on: '2026-03-25', reason: 'The role was missing.' }]
    await issueInto(folder, await stack([whole({ status }), sql({ corrections, role: 'Analyst' }), charts()]), NEXT)
    expect(record(folder)).toEqual(before)
  })

  it('goes with an erased part and is made again without it, which it says, later than the one before', async () => {
    const folder = await issued()
    const before = record(folder)!
    const without = await stack([whole(), charts()], withGone([GONE]))
    expect(await issueInto(folder, without, NEXT)).toMatchObject({ ok: true, plan: { clrs: [WHOLE] } })
    expect(typesIn(folder).slice(7)).toEqual(['erase', 'clr'])
    const stub = JSON.parse(linesOf(folder)[4]!) as object
    expect(Object.keys(stub)).toEqual(['seq', 'prev', 'at', 'type', 'award', 'erased'])
    const after = record(folder)!
    expect(after).toMatchObject({ holds: [CHARTS, WHOLE], description: expect.stringContaining('1 of 2 parts') })
    expect(Date.parse(String(after.validFrom))).toBeGreaterThan(Date.parse(String(before.validFrom)))
    expect(JSON.stringify(after.association)).not.toContain('sql-for-beginners')
    expect(await issueInto(folder, without, NEXT)).toMatchObject({ entries: 0 })
  })

  it('goes with each of several parts that are erased at once, and with those that are erased one by one', async () => {
    const both = withGone([GONE, erasedAward(CHARTS, 'charts')])
    const atOnce = await issued()
    await issueInto(atOnce, await stack([whole()], both), NEXT)
    const oneByOne = await issued()
    await issueInto(oneByOne, await stack([whole(), charts()], withGone([GONE])), NEXT)
    await issueInto(oneByOne, await stack([whole()], both), NEXT)
    for (const folder of [atOnce, oneByOne]) {
      const ledger = readLedger(folder)
      expect([ledger.clrs.size, ledger.erased.size, ledger.unfinished.length]).toEqual([0, 2, 0])
      const records = linesOf(folder).filter((line) => line.includes('"type":"clr"'))
      expect(records.filter((line) => line.includes('credential'))).toEqual([])
    }
  })

  it('goes with the award that it is of', async () => {
    const folder = await issued()
    await issueInto(folder, await stack([sql(), charts()], withGone([erasedAward(WHOLE, 'analyst')])), NEXT)
    expect(readLedger(folder).clrs.size).toBe(0)
    expect(linesOf(folder).filter((line) => line.includes('did:') && line.includes(WHOLE))).toEqual([])
  })

  it('leaves nothing of an erased part in the ledger when the run was killed before the lines were replaced', async () => {
    const folder = await issued()
    const whole3 = linesOf(folder)
    eraseAwards(folder, readLedger(folder), [GONE], AT)
    const appended = linesOf(folder)
    writeFileSync(
      join(folder, 'entries/000000000.jsonl'),
      `${[...whole3, ...appended.slice(whole3.length)].join('\n')}\n`,
    )
    expect(readLedger(folder).clrs.size).toBe(0)
    expect(readLedger(folder).unfinished.map(({ seq }) => typesIn(folder)[seq])).toEqual(['issue', 'clr'])
    await issueInto(folder, await stack([whole(), charts()], withGone([GONE])), NEXT)
    expect(linesOf(folder).slice(0, appended.length)).toEqual(appended)
    expect(record(folder)?.holds).toEqual([CHARTS, WHOLE])
  })

  it('is signed by the next run when the one before was killed between the awards and it, or a status list and it', async () => {
    for (const kept of [1, 2, 3, 4, 5, 6]) {
      const folder = await issued()
      const lines = linesOf(folder).slice(0, kept)
      writeFileSync(join(folder, 'entries/000000000.jsonl'), `${lines.join('\n')}\n`)
      writeFileSync(join(folder, 'head.json'), `${JSON.stringify({ entries: kept, last: digestOf(lines.at(-1)!) })}\n`)
      await issueInto(folder, await stack(), NEXT)
      expect(typesIn(folder).sort()).toEqual(['clr', 'issue', 'issue', 'issue', 'open', 'status-list', 'status-list'])
      expect(await issueInto(folder, await stack(), NEXT)).toMatchObject({ entries: 0 })
    }
  })
})

describe('the record of an award whose key others may have', () => {
  it('is signed again with what it holds, by good keys alone', async () => {
    const [old, good] = [await keyPair(), await keyPair('2026-05-01')]
    const folder = temporaryFolder()
    const site = 'https://badges.example.org/open/'
    await issueInto(folder, await stack(undefined, { keys: old.keys }), { signers: await signersOfPair(old, site) })
    const keys = [...pairWith(old, { compromisedOn: '2026-05-01', compromisedFrom: 5 }), ...good.keys]
    const after = await stack(undefined, { keys })
    const again = () => issueInto(folder, after, { ...NEXT, signers })
    const signers = await signersOfPair(good, site)
    expect(await again()).toMatchObject({ ok: true, plan: { clrs: [WHOLE] } })
    expect(typesIn(folder).slice(7)).toEqual(['reissue', 'reissue', 'reissue', 'clr', 'status-list', 'status-list'])
    expect(JSON.stringify(record(folder))).not.toContain(signersName(await signersOfPair(old, site)))
    expect(await again()).toMatchObject({ entries: 0 })
  })
  const signersName = (of: Awaited<ReturnType<typeof signersOfPair>>) => of.dataIntegrity.verificationMethod

  it('keeps its key from being retired before it was made', async () => {
    const [old, good] = [await keyPair(), await keyPair('2026-05-01')]
    const folder = temporaryFolder()
    const site = 'https://badges.example.org/open/'
    const signers = await signersOfPair(old, site)
    const corrections = [{ on: '2026-03-25', reason: 'Its parts were missing.' }]
    await issueInto(folder, await stack(undefined, { keys: old.keys }), { signers })
    const later = await stack([whole({ corrections, role: 'Analyst' }), sql(), charts()], { keys: old.keys })
    await issueInto(folder, later, { ...NEXT, signers })
    const keys = [...pairWith(old, { retiredOn: '2026-05-01' }), ...good.keys]
    expect(planned({ ...later, keys }, folder)).toContain('key-retired-early')
  })
  const planned = (of: Register, folder: string) => {
    const names = of.keys.map((key) => ({ key, name: nameIn(folder, key.kid) }))
    const plan = planIssuing(of, readLedger(folder), names)
    return plan.ok ? [] : plan.problems.map(({ rule }) => rule)
  }
  /** The Ed25519 key of these tests is the one that signed the record. */
  const nameIn = (folder: string, kid: string) => readLedger(folder).clrs.get(WHOLE)?.signing.keys[0] ?? kid
})

describe('a ledger whose records do not fit', () => {
  const forged = (folder: string, change: (entry: ClrEntry) => object): string => {
    const { entry } = [...readEntries(folder)][4]!
    const { seq: _seq, prev: _prev, at: _at, ...event } = entry as ClrEntry & { seq: number; prev: string; at: string }
    append(folder, readLedger(folder).tip, [{ ...event, ...change(event) } as LedgerEvent], AT)
    return damageOf(folder)
  }

  it.each([
    [
      'no entry of the award',
      { award: SQL, seq: 2 },
      `entry 7 holds entry 2 as a credential of ${SQL}, which it is not`,
    ],
    ['an award that was never issued', { award: OTHER, seq: 1 }, `holds entry 1 as a credential of ${OTHER}`],
    ['an entry to come', { award: SQL, seq: 9 }, 'holds entry 9'],
    ['no award', { award: '../x', seq: 1 }, 'ledger/entries/000000000.jsonl:8: holds what no record can hold'],
  ])('is refused when a record holds %s', async (_what, held, message) => {
    const folder = await issued()
    expect(forged(folder, ({ holds }) => ({ holds: [held, holds.at(-1)] }))).toContain(message)
  })

  it('is refused when a record does not hold the award that it is of', async () => {
    const folder = await issued()
    expect(forged(folder, ({ holds }) => ({ holds: holds.slice(0, 1) }))).toContain('holds what no record can hold')
  })

  it('is refused when an erasure leaves the record out that holds the award', async () => {
    const folder = await issued()
    const lines = [{ seq: 1, original: digestOf(linesOf(folder)[1]!), stub: '0'.repeat(64) }]
    append(folder, readLedger(folder).tip, [{ type: 'erase', award: SQL, on: '2026-05-01', lines }], AT)
    expect(damageOf(folder)).toContain('erases other entries than those of')
  })

  it('is refused when an erasure takes a record of others', async () => {
    const folder = await issued(await stack([whole({ parts: [CHARTS] }), sql(), charts()]))
    const lines = [1, 4].map((seq) => ({ seq, original: digestOf(linesOf(folder)[seq]!), stub: '0'.repeat(64) }))
    append(folder, readLedger(folder).tip, [{ type: 'erase', award: SQL, on: '2026-05-01', lines }], AT)
    expect(damageOf(folder)).toContain(`erases entry 4 of ${SQL}, which is no such entry`)
  })
})
