import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readEntries } from '../../src/ledger/read.ts'
import { readLedger, standingOf } from '../../src/ledger/state.ts'
import { award, awardId, issueInto, register } from '../helpers/records.ts'
import { temporaryFolder } from '../helpers/temporary.ts'

const COUNT = 700

/** Runs the issuing step and kills it, without warning, when it has signed so many awards; undefined lets it end. */
function issue(ledger: string, killAfter?: number): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'issue-child.ts'), ledger, String(COUNT)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let signed = 0
  child.stdout.on('data', (dots: Buffer) => {
    signed += dots.length
    if (killAfter !== undefined && signed >= killAfter) child.kill('SIGKILL')
  })
  return new Promise((resolve) => child.on('close', (_code, signal) => resolve(signal)))
}

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
    writeFileSync(join(ledger, '.lock'), '4194303')
    expect(await issueInto(ledger, await small())).toMatchObject({ ok: true, entries: 4 })
    expect(countOf(ledger)).toEqual({ issued: 2, different: 2 })
    expect(readdirSync(join(ledger, 'entries'))).toEqual(['000000000.jsonl'])
    expect(existsSync(join(ledger, '.lock'))).toBe(false)
  })

  it('refuses to write while another living process does', async () => {
    const ledger = temporaryFolder()
    writeFileSync(join(ledger, '.lock'), String(process.ppid))
    await expect(issueInto(ledger, await small())).rejects.toMatchObject({ code: 'ERR_LEDGER_LOCKED' })
    expect(existsSync(join(ledger, 'entries'))).toBe(false)
  })
})
