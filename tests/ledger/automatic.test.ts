import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { verifySite } from '../../scripts/site/verify-site.ts'
import { writeFiles } from '../../scripts/site/write-files.ts'
import type { Award, ErasedAward } from '../../src/domain/award.ts'
import { awardFilePath } from '../../src/domain/award-paths.ts'
import { withAutomatic } from '../../src/ledger/automatic.ts'
import { digestOf } from '../../src/ledger/entry.ts'
import { writeHead } from '../../src/ledger/head.ts'
import { readEntries } from '../../src/ledger/read.ts'
import { readLedger } from '../../src/ledger/state.ts'
import { publish } from '../../src/publishing/index.ts'
import { keyPair, pairWith, signersOfPair } from '../helpers/keys.ts'
import { badgeClass, issueInto } from '../helpers/records.ts'
import { CHARTS, charts, PATHWAY, SQL, sql, stack } from '../helpers/stack.ts'
import { temporaryFolder } from '../helpers/temporary.ts'

const P = 'pppppppppppppppp'
const NOW = new Date('2026-04-01T00:00:00Z')
const pathways = new Map([['analyst', { ...PATHWAY, automatic: true }]])
const PARTS = [sql({ learner: P }), charts({ learner: P, awardedOn: '2026-03-02' })]

/** Content in which somebody has met a pathway that awards by itself, with more or other awards. */
const content = (awards: readonly Award[] = PARTS, more = {}) => stack(awards, { pathways, ...more })

/** The awards that a ledger has beyond content, which stand as files in none. */
function beyond(folder: string): Award[] {
  const ledger = readLedger(folder)
  const whole = withAutomatic({ awards: new Map(PARTS.map((one) => [one.id, one])), erased: new Map() }, ledger)
  return [...whole.awards.values()].filter(({ automatic }) => automatic !== undefined)
}

async function issued(): Promise<{ readonly folder: string; readonly award: Award }> {
  const folder = temporaryFolder()
  expect(await issueInto(folder, await content())).toMatchObject({ ok: true })
  const [award] = beyond(folder)
  return { folder, award: award! }
}

describe('an award that the issuing step makes by itself', () => {
  it('is signed once, with its record of parts, stands in the ledger alone, and verifies with the site', async () => {
    const { folder, award } = await issued()
    expect(award).toMatchObject({
      badge: 'analyst',
      awardedOn: '2026-04-01',
      parts: [SQL, CHARTS],
      recipient: PARTS[1]!.recipient,
      learner: P,
      automatic: 'analyst',
      file: awardFilePath(award.id, '2026-04-01'),
    })
    expect(await issueInto(folder, await content())).toMatchObject({ ok: true, entries: 0 })
    const ledger = readLedger(folder)
    expect([...ledger.awards.keys()]).toEqual([SQL, CHARTS, award.id])
    expect([...ledger.clrs.keys()]).toEqual([award.id])
    expect(JSON.stringify([...readEntries(folder)])).not.toContain(P)
    const register = withAutomatic(await content(), ledger)
    const site = temporaryFolder()
    await writeFiles(site, publish({ register, ledger }), () => {})
    expect(await verifySite(site, register.site, ledger, { now: NOW })).toBe(3)
  })

  it('makes more due in the same run, where it is a step itself', async () => {
    const folder = temporaryFolder()
    const chief = { ...PATHWAY, slug: 'chief', earns: 'chief', automatic: true, steps: [{ badge: 'analyst' }] }
    const register = await content()
    const badgeClasses = new Map([...register.badgeClasses, ['chief', badgeClass({ slug: 'chief' })]])
    const more = { badgeClasses, pathways: new Map([...pathways, ['chief', chief]]) }
    await issueInto(folder, await content(PARTS, more))
    const [first, second] = beyond(folder).toSorted((a, b) => a.badge.localeCompare(b.badge))
    expect([first!.badge, second!.badge]).toEqual(['analyst', 'chief'])
    expect(second).toMatchObject({ parts: [first!.id], learner: P })
    expect(await issueInto(folder, await content(PARTS, more))).toMatchObject({ ok: true, entries: 0 })
  })

  it('is awarded by the next run when one was killed before it, and never twice', async () => {
    const { folder } = await issued()
    const lines = readFileSync(join(folder, 'entries/000000000.jsonl'), 'utf8').split('\n').slice(0, -1)
    for (let kept = 1; kept <= lines.length; kept++) {
      const killed = temporaryFolder()
      cpSync(folder, killed, { recursive: true })
      writeFileSync(join(killed, 'entries/000000000.jsonl'), `${lines.slice(0, kept).join('\n')}\n`)
      writeHead(killed, { entries: kept, last: digestOf(lines[kept - 1]!) })
      expect(await issueInto(killed, await content())).toMatchObject({ ok: true })
      expect(beyond(killed)).toHaveLength(1)
      expect(readLedger(killed).awards.size).toBe(3)
    }
  })

  it('stays when a part is revoked afterwards, and is not made again', async () => {
    const { folder, award } = await issued()
    const status = [{ change: 'revoke' as const, on: '2026-03-20', reason: 'Copied.' }]
    const later = [{ ...PARTS[0]!, status }, PARTS[1]!]
    expect(await issueInto(folder, await content(later))).toMatchObject({ ok: true, plan: { issue: [] } })
    expect(beyond(folder).map(({ id }) => id)).toEqual([award.id])
  })

  it('is not made when a part was revoked before the run', async () => {
    const folder = temporaryFolder()
    const status = [{ change: 'revoke' as const, on: '2026-03-20', reason: 'Copied.' }]
    await issueInto(folder, await content([{ ...PARTS[0]!, status }, PARTS[1]!]))
    expect(beyond(folder)).toEqual([])
  })

  it('is what content says as soon as content has a file for it, and nothing is signed for the file alone', async () => {
    const { folder, award } = await issued()
    const { automatic: _, ...written } = award
    const same = await content([...PARTS, written])
    expect(await issueInto(folder, same)).toMatchObject({ ok: true, entries: 0 })
    const status = [{ change: 'revoke' as const, on: '2026-04-01', reason: 'Copied.' }]
    const revoked = await content([...PARTS, { ...written, status }])
    expect(await issueInto(folder, revoked)).toMatchObject({ ok: true, plan: { status: [{ award: award.id }] } })
    // A file that is needed cannot be taken away again.
    expect(await issueInto(folder, await content())).toMatchObject({
      ok: false,
      problems: [{ rule: 'status-changed' }],
    })
  })

  it('is kept through a new signing with a good key', async () => {
    const folder = temporaryFolder()
    const [old, good] = [await keyPair(), await keyPair('2026-05-01')]
    const { url } = (await content()).site
    await issueInto(folder, await content(PARTS, { keys: old.keys }), { signers: await signersOfPair(old, url) })
    const [before] = beyond(folder)
    const { entries } = readLedger(folder).tip
    const keys = [...pairWith(old, { compromisedOn: '2026-05-01', compromisedFrom: entries }), ...good.keys]
    const later = { signers: await signersOfPair(good, url), now: new Date('2026-06-01T00:00:00Z') }
    const again = await issueInto(folder, await content(PARTS, { keys }), later)
    expect(again.ok && again.plan.resign.map(({ award }) => award)).toContain(before!.id)
    expect(beyond(folder)).toEqual([before])
  })

  it('leaves nothing of its learner in the ledger once it is erased, and is not made again', async () => {
    const { folder, award } = await issued()
    const { id, file, badge, awardedOn } = award
    const gone: ErasedAward = { id, file, badge, awardedOn, erasedOn: '2026-04-01' }
    const after = await content(PARTS, { erased: new Map([[id, gone]]) })
    expect(await issueInto(folder, after)).toMatchObject({ ok: true, plan: { erase: [gone], issue: [] } })
    const kept = [...readEntries(folder)].filter(({ entry }) => 'award' in entry && entry.award === id)
    expect(JSON.stringify(kept)).not.toMatch(/recipient|parts|automatic/)
    expect(await issueInto(folder, after)).toMatchObject({ ok: true, entries: 0 })
  })

  it.each([
    ['of another badge class', { badge: 'charts' }],
    ['without a recipient', { recipient: undefined }],
    ['with a part that is no name', { parts: ['../x'] }],
    ['with more than an award earned by others has', { narrative: 'x' }],
  ])('is refused as damage when the ledger keeps one %s', async (_, fields) => {
    const { folder } = await issued()
    const path = join(folder, 'entries/000000000.jsonl')
    const lines = readFileSync(path, 'utf8')
      .split('\n')
      .map((line) => {
        if (!line.includes('"automatic"')) return line
        const entry = JSON.parse(line) as { automatic: { award: object } }
        return JSON.stringify({
          ...entry,
          automatic: { ...entry.automatic, award: { ...entry.automatic.award, ...fields } },
        })
      })
    writeFileSync(path, lines.join('\n'))
    expect(() => readLedger(folder)).toThrow('holds what no award can say')
  })
})
