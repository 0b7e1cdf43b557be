import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PublisherError } from '../../src/domain/publisher-error.ts'
import { append } from '../../src/ledger/append.ts'
import type { LedgerEvent } from '../../src/ledger/entry.ts'
import { ledgerExists, readEntries } from '../../src/ledger/read.ts'
import { readLedger, standingOf } from '../../src/ledger/state.ts'
import { award, awardId, badgeClass, issueInto, register } from '../helpers/records.ts'
import { temporaryFolder } from '../helpers/temporary.ts'

const ids = (count: number) => Array.from({ length: count }, (_, n) => awardId(n))
const awards = (count: number) => ids(count).map((id) => award(id))
const bytesOf = (folder: string) =>
  readdirSync(join(folder, 'entries'))
    .sort()
    .map((name) => readFileSync(join(folder, 'entries', name), 'utf8'))
const typesIn = (folder: string) => [...readEntries(folder)].map(({ entry }) => entry.type)

function messageOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof PublisherError) return error.message
    throw error
  }
  return 'nothing was thrown'
}

describe('issuing', () => {
  it('signs each award once: a second run adds nothing and changes no byte', async () => {
    const folder = temporaryFolder()
    const record = await register(awards(3))
    await issueInto(folder, record)
    const before = bytesOf(folder)
    const again = await issueInto(folder, record, { now: new Date('2027-01-01T00:00:00Z') })
    expect(again).toMatchObject({ ok: true, entries: 0 })
    expect(bytesOf(folder)).toEqual(before)
  })

  it('keeps what was issued when the badge class is edited', async () => {
    const folder = temporaryFolder()
    await issueInto(folder, await register(awards(1)))
    const before = bytesOf(folder)
    const edited = await register(awards(1), {
      badgeClasses: new Map([['sql-for-beginners', badgeClass({ name: 'SQL', criteria: 'Anything.' })]]),
    })
    expect(await issueInto(folder, edited)).toMatchObject({ ok: true, entries: 0 })
    expect(bytesOf(folder)).toEqual(before)
  })

  it('does not turn an award into one of another badge class, whatever correction says so', async () => {
    const folder = temporaryFolder()
    const id = awardId(1)
    await issueInto(folder, await register([award(id)]))
    const corrections = [{ on: '2026-03-20', reason: 'It was another badge.' }]
    const badgeClasses = new Map(['sql-for-beginners', 'data'].map((slug) => [slug, badgeClass({ slug })]))
    const other = await register([award(id, { badge: 'data', corrections })], { badgeClasses })
    expect(await issueInto(folder, other)).toMatchObject({ ok: false, problems: [{ rule: 'award-badge-kept' }] })
  })

  it('never goes back to an older version of an award, though its signature holds', async () => {
    const folder = temporaryFolder()
    const id = awardId(1)
    await issueInto(folder, await register([award(id)]))
    const [, first] = [...readEntries(folder)].map(({ entry }) => entry)
    const corrections = [{ on: '2026-03-20', reason: 'It ends.' }]
    await issueInto(folder, await register([award(id, { expires: '2026-12-31', corrections })]))
    const { tip } = readLedger(folder)
    const { seq, prev: _prev, at: _at, ...event } = first!
    append(folder, tip, [{ ...event, type: 'reissue' } as LedgerEvent], '2026-04-02T00:00:00Z')
    expect(seq).toBe(1)
    expect(messageOf(() => readLedger(folder))).toContain(`issues an older version of ${id} again`)
  })

  it('reissues a corrected award under the same id and status index, with the same awardedDate and a later validFrom', async () => {
    const folder = temporaryFolder()
    const id = awardId(1)
    await issueInto(folder, await register([award(id)]))
    const before = readLedger(folder)
    const corrections = [{ on: '2026-03-20', reason: 'The role was missing.' }]
    await issueInto(folder, await register([award(id, { role: 'Analyst', corrections })]))
    const after = readLedger(folder)
    const [first, second] = [before.awards.get(id)!, after.awards.get(id)!]
    expect(second.entry).toMatchObject({ type: 'reissue', status: first.entry.status, corrections })
    expect(after.secured(second).credential).toMatchObject({
      id: before.secured(first).credential.id,
      awardedDate: '2026-03-01T00:00:00Z',
      validFrom: '2026-03-20T00:00:00Z',
    })
    expect(typesIn(folder)).toEqual(['open', 'issue', 'status-list', 'status-list', 'reissue'])
  })

  it('reports a changed award without a reason, a removed award and an edited status change, and writes nothing', async () => {
    const folder = temporaryFolder()
    const revoked = { change: 'revoke' as const, on: '2026-03-10', reason: 'Issued by mistake.' }
    const [a, b, c] = ids(3) as [string, string, string]
    await issueInto(folder, await register([award(a), award(b), award(c, { status: [revoked] })]))
    const before = bytesOf(folder)
    const changed = await register([
      award(a, { role: 'Analyst' }),
      award(c, { status: [{ ...revoked, reason: 'Another reason.' }] }),
    ])
    const issued = await issueInto(folder, changed)
    const found = issued.ok ? [] : issued.problems.map(({ file, rule }) => `${file} ${rule}`)
    expect(new Set(found)).toEqual(
      new Set([
        `content/awards/2026/03/${a}.yaml award-changed-without-reason`,
        `content/awards/2026/03/${b}.yaml award-removed`,
        `content/awards/2026/03/${c}.yaml status-changed`,
      ]),
    )
    expect(bytesOf(folder)).toEqual(before)
  })

  it('records changes of standing and signs a new edition of the lists that they change', async () => {
    const folder = temporaryFolder()
    const id = awardId(7)
    await issueInto(folder, await register([award(id)]))
    const suspend = { change: 'suspend' as const, on: '2026-03-05', reason: 'Under review.' }
    const reinstate = { change: 'reinstate' as const, on: '2026-03-09', reason: 'Review ended well.' }
    await issueInto(folder, await register([award(id, { status: [suspend] })]))
    expect(standingOf(readLedger(folder).awards.get(id)!)).toBe('suspended')
    await issueInto(folder, await register([award(id, { status: [suspend, reinstate] })]))
    expect(standingOf(readLedger(folder).awards.get(id)!)).toBe('valid')
    expect(typesIn(folder)).toEqual([
      'open',
      'issue',
      'status-list',
      'status-list',
      'status',
      'status-list',
      'status',
      'status-list',
    ])
  })

  it('gives every award a status position of its own', async () => {
    const folder = temporaryFolder()
    await issueInto(folder, await register(awards(40)), {
      random: (bytes) => new Uint8Array(bytes).fill(Math.floor(counter++ / 3)),
    })
    const positions = [...readLedger(folder).awards.values()].map(
      ({ entry }) => `${entry.status.pair}/${entry.status.index}`,
    )
    expect(new Set(positions).size).toBe(40)
  })
  let counter = 0

  it('refuses a ledger of another site, and keeps throw-away and real ledgers apart', async () => {
    const folder = temporaryFolder()
    await issueInto(folder, await register(awards(1)))
    const moved = await register(awards(1), {
      site: { url: 'https://elsewhere.example/', title: 'B', description: 'B.', language: 'en' },
    })
    await expect(issueInto(folder, moved)).rejects.toMatchObject({ code: 'ERR_LEDGER_FOREIGN' })
    await expect(issueInto(folder, await register(awards(1)), { development: true })).rejects.toMatchObject({
      code: 'ERR_LEDGER_FOREIGN',
    })
  })
})

describe('a damaged ledger', () => {
  /** A ledger of 301 entries in two files, and the name of its first file. */
  async function ledger() {
    const folder = temporaryFolder()
    await issueInto(folder, await register(awards(298)))
    return { folder, first: join(folder, 'entries/000000000.jsonl'), second: join(folder, 'entries/000000256.jsonl') }
  }
  const edit = (file: string, change: (text: string) => string) =>
    writeFileSync(file, change(readFileSync(file, 'utf8')))
  const read = (folder: string) => messageOf(() => readLedger(folder)).replaceAll(folder, 'ledger')

  it('reads whole when nothing was touched', async () => {
    const { folder } = await ledger()
    expect(readLedger(folder).tip.entries).toBe(301)
  })

  it('is refused with file and line when a line is edited', async () => {
    const { folder, first } = await ledger()
    edit(first, (text) => text.replace('"awardedDate":"2026-03-01', '"awardedDate":"2025-03-01'))
    expect(read(folder)).toBe(
      'ledger/entries/000000000.jsonl:2: was changed after it was written: the next entry names another digest',
    )
  })

  it('is refused when its very last line is edited', async () => {
    const { folder, second } = await ledger()
    edit(second, (text) => text.replace(/"purpose":"suspension"(?=[^\n]*\n$)/, '"purpose":"revocation"'))
    expect(read(folder)).toBe(
      'ledger/entries/000000256.jsonl:45: was changed after it was written: head.json names another digest',
    )
  })

  it('is refused when its end is cut off', async () => {
    const { folder, second } = await ledger()
    edit(second, (text) => `${text.trimEnd().split('\n').slice(0, -2).join('\n')}\n`)
    expect(read(folder)).toBe('ledger/head.json: says 301 entries, but the ledger ends after 299: its end was cut off')
  })

  it('is refused when a whole file is missing, or a foreign one is there', async () => {
    const { folder, first } = await ledger()
    writeFileSync(join(folder, 'entries/notes.txt'), 'hello')
    expect(read(folder)).toBe('ledger/entries/notes.txt: found where entries/000000512.jsonl should be')
    rmSync(join(folder, 'entries/notes.txt'))
    rmSync(first)
    expect(read(folder)).toBe('ledger/entries/000000256.jsonl: found where entries/000000000.jsonl should be')
    const missing = 'ledger/entries/000000000.jsonl: is missing, and other parts of the ledger are there'
    const exists = () => messageOf(() => ledgerExists(folder)).replaceAll(folder, 'ledger')
    expect(exists()).toBe(missing)
    rmSync(join(folder, 'entries'), { recursive: true })
    expect(exists()).toBe(missing)
  })

  it('is refused when lines are swapped, cut in the middle or not JSON', async () => {
    const { folder, second } = await ledger()
    const whole = readFileSync(second, 'utf8')
    const [a, b, ...rest] = whole.split('\n')
    writeFileSync(second, [b, a, ...rest].join('\n'))
    expect(read(folder)).toBe('ledger/entries/000000256.jsonl:1: says it is entry 257, but stands where 256 should')
    writeFileSync(second, whole.slice(0, -40))
    expect(read(folder)).toBe('ledger/entries/000000256.jsonl:45: the last line has no end')
    writeFileSync(second, whole.replace('{', ''))
    expect(read(folder)).toBe('ledger/entries/000000256.jsonl:1: is not JSON')
  })

  it('is refused when an award, a badge class or a list is named so that its files would lie elsewhere', async () => {
    const { folder, second } = await ledger()
    const whole = readFileSync(second, 'utf8')
    const named = (member: string, value: string) =>
      whole.replace(new RegExp(`"${member}":("[^"]*"|\\d+)`), `"${member}":${value}`)
    for (const [member, value] of [
      ['award', '"../../../etc/x"'],
      ['award', '7'],
      ['badge', '"../x"'],
      ['list', '"../../x"'],
      ['list', '-1'],
    ] as const) {
      writeFileSync(second, named(member, value))
      expect(read(folder)).toMatch(
        /^ledger\/entries\/000000256\.jsonl:\d+: names an award, a badge class or a list as none/,
      )
    }
  })

  it('is refused when it says what the issuing step never says', async () => {
    const issue = (member: object) => (first: LedgerEvent) => ({ ...first, ...member }) as LedgerEvent
    const status =
      (change: 'revoke' | 'reinstate', id = awardId(1)) =>
      () =>
        ({ type: 'status', award: id, change, on: '2026-03-10', reason: 'Why.' }) as LedgerEvent
    const forgeries = {
      'issues wwwwwwwwwwwwwwwx twice': [issue({})],
      'or again what was never issued': [issue({ type: 'reissue', award: awardId(9) })],
      'moves the status position': [issue({ type: 'reissue', status: { pair: 0, index: 1 } })],
      'which was never issued': [status('revoke', awardId(9))],
      'which is revoked for good': [status('revoke'), status('reinstate')],
    }
    for (const [message, events] of Object.entries(forgeries)) {
      const folder = temporaryFolder()
      await issueInto(folder, await register([award(awardId(1))]))
      const { seq: _seq, prev: _prev, at: _at, ...first } = [...readEntries(folder)][1]!.entry
      append(
        folder,
        readLedger(folder).tip,
        events.map((event) => event(first as LedgerEvent)),
        '2026-04-02T00:00:00Z',
      )
      expect(read(folder)).toContain(message)
    }
  })

  it('is refused when its head is gone or is no head', async () => {
    const { folder } = await ledger()
    writeFileSync(join(folder, 'head.json'), 'nonsense')
    expect(read(folder)).toBe('ledger/head.json: is not a head')
    rmSync(join(folder, 'head.json'))
    expect(read(folder)).toBe('ledger/head.json: is missing, and the ledger has 301 entries')
  })
})
