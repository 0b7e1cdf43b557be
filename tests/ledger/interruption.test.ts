import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { append } from '../../src/ledger/append.ts'
import { readEntries } from '../../src/ledger/read.ts'
import { readLedger, standingOf } from '../../src/ledger/state.ts'
import { award, awardId, issueInto, register } from '../helpers/records.ts'
import { temporaryFolder } from '../helpers/temporary.ts'

const COUNT = 700

/** Runs the issuing step and kills it, without warning, when it has signed so many awards; undefined lets it end. */
function issue(ledger: string, killAfter?: number, count = COUNT): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'issue-child.ts'), ledger, String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let signed = 0
  child.stdout.on('data', (dots: Buffer) => {
    signed += dots.length
    if (killAfter !== undefined && signed >= killAfter) child.kill('SIGKILL')
  })
  return new Promise((resolve) => child.on('close', (_code, signal) => resolve(signal)))
}

/** Runs the issuing step for a few awards to its end: `issued`, or what it said. */
function issueAndTell(ledger: string): Promise<string> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'issue-child.ts'), ledger, '20'])
  let said = ''
  child.stderr.on('data', (text: Buffer) => (said += text))
  child.stdout.resume()
  return new Promise((resolve) => child.on('close', (code) => resolve(code === 0 ? 'issued' : said)))
}

const locksIn = (ledger: string) => readdirSync(ledger).filter((name) => name.startsWith('.lock'))

function countOf(ledger: string) {
  const issued = [...readEntries(ledger)]
    .filter(({ entry }) => entry.type === 'issue')
    .map(({ entry }) => (entry as { award: string }).award)
  return { issued: issued.length, different: new Set(issued).size }
}

describe('interrupting the issuing step', () => {
  it('loses and duplicates nothing when it is killed again and again at any point', async () => {
    const ledger = temporaryFolder()
    const kills = [1, 254, 3, 258, 120, 150]
    const signals: unknown[] = []
    for (const killAfter of kills) {
      signals.push(await issue(ledger, killAfter))
      if (existsSync(join(ledger, 'head.json'))) readLedger(ledger)
    }
    expect(signals.filter((signal) => signal === 'SIGKILL').length).toBeGreaterThanOrEqual(4)
    await issue(ledger)
    expect(countOf(ledger)).toEqual({ issued: COUNT, different: COUNT })
    const { awards, statusLists } = readLedger(ledger)
    expect([...awards.values()].filter((one) => standingOf(one) === 'revoked').length).toBe(COUNT / 50)
    expect(statusLists.size).toBe(2)
    expect(new Set([...awards.values()].map(({ entry }) => entry.status.index)).size).toBe(COUNT)
  }, 120_000)

  it('signs the record of an award and its parts once, when it is killed around it', async () => {
    const ledger = temporaryFolder()
    for (const killAfter of [51, 52, 53, 1]) await issue(ledger, killAfter, 52)
    await issue(ledger, undefined, 52)
    const types = [...readEntries(ledger)].map(({ entry }) => entry.type)
    expect(types.filter((type) => type === 'clr')).toHaveLength(1)
    expect(countOf(ledger)).toEqual({ issued: 52, different: 52 })
    expect(readLedger(ledger).clrs.get(awardId(49))?.entry.holds.length).toBe(3)
  }, 120_000)

  const small = async () => register([award(awardId(1)), award(awardId(2))])

  it('goes on from entries that were written when the head was not', async () => {
    const ledger = temporaryFolder()
    await issueInto(ledger, await register([award(awardId(1))]))
    const head = readFileSync(join(ledger, 'head.json'))
    await issueInto(ledger, await small())
    const whole = readFileSync(join(ledger, 'entries/000000000.jsonl'), 'utf8')
    writeFileSync(join(ledger, 'head.json'), head)
    expect(await issueInto(ledger, await small())).toMatchObject({ ok: true, entries: 0 })
    expect(readFileSync(join(ledger, 'entries/000000000.jsonl'), 'utf8')).toBe(whole)
  })

  it('goes on from a first entry without a head, a half-written scratch file and the lock of a dead process', async () => {
    const ledger = temporaryFolder()
    await issueInto(ledger, await small())
    const [first] = readFileSync(join(ledger, 'entries/000000000.jsonl'), 'utf8').split('\n')
    writeFileSync(join(ledger, 'entries/000000000.jsonl'), `${first}\n`)
    writeFileSync(join(ledger, 'entries/000000000.jsonl.tmp'), '{"seq":0,"pre')
    rmSync(join(ledger, 'head.json'))
    mkdirSync(join(ledger, '.lock-4194303-dead42'))
    expect(await issueInto(ledger, await small())).toMatchObject({ ok: true, entries: 4 })
    expect(countOf(ledger)).toEqual({ issued: 2, different: 2 })
    expect(readdirSync(join(ledger, 'entries'))).toEqual(['000000000.jsonl'])
    expect(locksIn(ledger)).toEqual([])
  })

  it('refuses to write while another living process does', async () => {
    const ledger = temporaryFolder()
    mkdirSync(join(ledger, `.lock-${process.ppid}-alive1`))
    await expect(issueInto(ledger, await small())).rejects.toMatchObject({ code: 'ERR_LEDGER_LOCKED' })
    expect(existsSync(join(ledger, 'entries'))).toBe(false)
    expect(locksIn(ledger)).toEqual([`.lock-${process.ppid}-alive1`])
  })

  it('lets one alone write of many steps that find the lock of a dead process at the same moment', async () => {
    const ledger = temporaryFolder()
    mkdirSync(join(ledger, '.lock-4194303-dead42'))
    const ends = await Promise.all(Array.from({ length: 3 }, () => issueAndTell(ledger)))
    const lost = ends.filter((end) => end !== 'issued')
    expect(lost.every((end) => end.includes('ERR_LEDGER_LOCKED'))).toBe(true)
    expect(await issueAndTell(ledger)).toBe('issued')
    expect(countOf(ledger)).toEqual({ issued: 20, different: 20 })
    expect(locksIn(ledger)).toEqual([])
  })

  it('writes one ledger once at a time within a process too', async () => {
    const ledger = temporaryFolder()
    const both = await Promise.allSettled([issueInto(ledger, await small()), issueInto(ledger, await small())])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(countOf(ledger)).toEqual({ issued: 2, different: 2 })
  })

  it('appends nothing to a ledger that was written since it was read', async () => {
    const ledger = temporaryFolder()
    await issueInto(ledger, await register([award(awardId(1))]))
    const { tip } = readLedger(ledger)
    await issueInto(ledger, await small())
    const whole = readFileSync(join(ledger, 'entries/000000000.jsonl'), 'utf8')
    const event = { type: 'status', award: awardId(1), change: 'revoke', on: '2026-03-10', reason: 'Late.' } as const
    const late = () => append(ledger, tip, [event], '2026-04-01T00:00:00Z')
    expect(late).toThrow(expect.objectContaining({ code: 'ERR_LEDGER_LOCKED' }))
    expect(readFileSync(join(ledger, 'entries/000000000.jsonl'), 'utf8')).toBe(whole)
  })
})
