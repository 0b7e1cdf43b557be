import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readEntries } from '../../src/ledger/read.ts'
import { readLedger, standingOf } from '../../src/ledger/state.ts'
import { temporaryFolder } from '../helpers/temporary.ts'
import { awardFile, awarding, awardPath, cohort, content, idOf, issue, Live } from './content.ts'
import { git, Host } from './host.ts'
import { runJob } from './job.ts'

/** The ledger as it stands on its branch. */
function ledgerOn(host: Host): string {
  const folder = join(temporaryFolder(), 'ledger')
  git('.', 'clone', '--quiet', '--branch=ledger', host.url, folder)
  return folder
}

/** Ids of awards in the order in which they were issued. */
const issuedOn = (host: Host) =>
  [...readEntries(ledgerOn(host))].flatMap(({ entry }) => (entry.type === 'issue' ? [entry.award] : []))

/** Sets a branch of the host to a commit, as only somebody with great rights can. */
const setBranch = (host: Host, branch: string, commit: string) =>
  git(host.url, 'update-ref', `refs/heads/${branch}`, commit)

describe('issuing by pull request', () => {
  it.each([
    ['ada', 'ben'],
    ['ben', 'ada'],
  ])(
    'gives two awards that were prepared side by side and merged one by one places of their own, %s first',
    async (first, second) => {
      const host = await Host.with(await content())
      const pulls = {
        ada: host.open('award-ada', 'robin', awarding('ada')),
        ben: host.open('award-ben', 'sam', awarding('ben')),
      }
      for (const name of [first, second] as (keyof typeof pulls)[]) {
        host.merge(pulls[name])
        expect(await issue(host)).toMatchObject({ code: 0 })
      }
      const live = new Live()
      expect(await live.deploy(host)).toBe(2)
      expect(issuedOn(host)).toEqual([idOf(first), idOf(second)])
      const { awards } = readLedger(ledgerOn(host))
      expect(new Set([...awards.values()].map(({ entry }) => JSON.stringify(entry.status))).size).toBe(2)
    },
  )

  it('issues a cohort of 500, corrects, revokes and renews, and everything verifies from outside', async () => {
    const host = await Host.with(await content())
    const live = new Live()
    host.merge(host.open('cohort', 'robin', cohort(500)))
    expect(await issue(host, { live: live.fetch })).toMatchObject({ code: 0 })
    host.merge(host.open('ada', 'robin', awarding('ada')))
    expect(await issue(host)).toMatchObject({ code: 0 })
    const corrected = { role: 'Instructor', corrections: [{ on: '2026-11-22', reason: 'The role was missing.' }] }
    const revoked = { status: [{ change: 'revoke', on: '2026-11-23', reason: 'Awarded to the wrong person.' }] }
    host.merge(host.open('correct', 'sam', { [awardPath('ada')]: awardFile('ada', corrected) }))
    expect(await issue(host)).toMatchObject({ code: 0, log: expect.stringContaining('reissued 1') })
    host.merge(host.open('revoke', 'sam', { [awardPath('ada')]: awardFile('ada', { ...corrected, ...revoked }) }))
    expect(await issue(host)).toMatchObject({ code: 0, log: expect.stringContaining('1 change of standing') })
    host.merge(host.open('renew', 'robin', awarding('ada again')))
    expect(await issue(host)).toMatchObject({ code: 0 })
    expect(await live.deploy(host)).toBe(502)
    expect(live.filesOf(idOf('cohort 499'))).toContain('credential.json')
    expect(standingOf(readLedger(ledgerOn(host)).awards.get(idOf('ada'))!)).toBe('revoked')
    const { commit } = (
      await runJob(host, 'publish.yml', 'render', { live: live.fetch, instead: { render: async () => 0 } })
    ).outputs as { commit?: string }
    expect(commit).toBeUndefined()
    const needs = { render: { ledger: host.head('ledger') } }
    expect(await runJob(host, 'publish.yml', 'verify', { live: live.fetch, needs })).toMatchObject({ code: 0 })
  })

  it('asks nobody for the key when nothing is to be signed', async () => {
    const host = await Host.with(await content(awarding('ada')))
    expect((await issue(host)).log).toContain('Issued 1')
    const before = host.head('ledger')
    host.commit('Say more', { 'README.md': 'Our badges.\n' })
    const due = await runJob(host, 'issue.yml', 'due')
    expect(due).toMatchObject({ code: 0, outputs: { due: 'false' } })
    expect(host.head('ledger')).toBe(before)
  })

  it('signs status lists again when a third of their time is over, and not before', async () => {
    const host = await Host.with(await content(awarding('ada')))
    await issue(host)
    const dueOn = async (day: string) =>
      (await runJob(host, 'issue.yml', 'due', { now: new Date(`${day}T12:00:00Z`) })).outputs.due
    expect(await dueOn('2026-12-08')).toBe('false')
    expect(await dueOn('2026-12-10')).toBe('true')
    expect((await issue(host, { now: new Date('2026-12-10T12:00:00Z') })).log).toContain('Added 2 entries')
    const [list] = [...readLedger(ledgerOn(host)).statusLists.values()]
    expect(list!.credential).toMatchObject({ validFrom: '2026-12-10T12:00:00Z', validUntil: '2027-01-24T12:00:00Z' })
    expect(await dueOn('2026-12-11')).toBe('false')
  })

  it('goes on when the machine dies between signing and keeping, and issues nothing twice', async () => {
    const host = await Host.with(await content(awarding('ada')))
    const died = issue(host, {
      instead: {
        'push-ledger': async () => {
          throw new Error('the machine died')
        },
      },
    })
    await expect(died).rejects.toThrow('the machine died')
    expect(() => host.head('ledger')).toThrow()
    expect(await issue(host)).toMatchObject({ code: 0 })
    expect(issuedOn(host)).toEqual([idOf('ada')])
  })

  it('takes the ledger of the faster of two runs, tells the slower what to do, and loses nothing', async () => {
    const host = await Host.with(await content(awarding('ada')))
    const slower = await issue(host, {
      instead: {
        'push-ledger': async (_folder, go) => {
          host.commit('Award another', awarding('ben'))
          expect(await issue(host)).toMatchObject({ code: 0 })
          return go()
        },
      },
    })
    expect(slower).toMatchObject({
      code: 6,
      log: expect.stringContaining('another run has written the branch "ledger" first'),
    })
    expect(slower.log).toContain('hint: run the job again')
    const before = host.head('ledger')
    expect(await issue(host)).toMatchObject({ code: 0, outputs: { due: 'false' } })
    expect(host.head('ledger')).toBe(before)
    expect(issuedOn(host).sort()).toEqual([idOf('ada'), idOf('ben')].sort())
  })

  it('keeps a second ledger from being begun beside one that another run has begun', async () => {
    const host = await Host.with(await content(awarding('ada')))
    const slower = await issue(host, {
      instead: {
        'push-ledger': async (_folder, go) => {
          await issue(host)
          return go()
        },
      },
    })
    expect(slower).toMatchObject({ code: 6 })
    expect(git(host.url, 'rev-list', '--count', 'ledger')).toBe('1')
  })
})

describe('a ledger that somebody tampered with', () => {
  /** A host with two awards issued one after the other, and the live site that shows both. */
  async function published() {
    const host = await Host.with(await content(awarding('ada')))
    const live = new Live()
    await issue(host)
    const first = host.head('ledger')
    host.commit('Award another', awarding('ben'))
    await issue(host)
    await live.deploy(host)
    return { host, live, first }
  }

  it.each(['issue.yml', 'publish.yml'])(
    'is refused when its branch was deleted, before anything is signed or published: %s',
    async (file) => {
      const { host, live } = await published()
      git(host.url, 'update-ref', '-d', 'refs/heads/ledger')
      const job = file === 'issue.yml' ? 'due' : 'render'
      const run = await runJob(host, file, job, { live: live.fetch })
      expect(run).toMatchObject({
        code: 6,
        log: expect.stringContaining(`there is no ledger, but https://badges.example.org/ shows`),
      })
    },
  )

  it('is refused when its branch was wound back', async () => {
    const { host, live, first } = await published()
    setBranch(host, 'ledger', first)
    const run = await issue(host, { live: live.fetch })
    expect(run).toMatchObject({ code: 6, log: expect.stringContaining('does not go on from the 5 entries') })
    expect(host.head('ledger')).toBe(first)
  })

  it('is refused when another of the same length took its place', async () => {
    const { host, live } = await published()
    git(host.url, 'update-ref', '-d', 'refs/heads/ledger')
    await issue(host)
    const run = await runJob(host, 'publish.yml', 'render', { live: live.fetch })
    expect(run).toMatchObject({ code: 6, log: expect.stringContaining('was wound back or replaced') })
  })

  it('is refused when a line of it was edited', async () => {
    const { host, live } = await published()
    const folder = ledgerOn(host)
    const file = join(folder, 'entries/000000000.jsonl')
    const edited = readFileSync(file, 'utf8').replace('2026-11-20', '2020-11-20')
    await import('node:fs').then(({ writeFileSync }) => writeFileSync(file, edited))
    git(folder, 'commit', '--quiet', '--all', '--message', 'Make it older')
    git(folder, 'push', '--quiet', host.url, 'HEAD:ledger')
    expect(await issue(host, { live: live.fetch })).toMatchObject({
      code: 6,
      log: expect.stringContaining('entries/000000000.jsonl:2'),
    })
  })

  it.each([500, 503])(
    'is not gone on with while the site cannot tell what was published: it answers %i',
    async (status) => {
      const host = await Host.with(await content(awarding('ada')))
      const live = async () => ({ status, mediaType: '', bytes: new Uint8Array() })
      expect(await issue(host, { live })).toMatchObject({ code: 4, log: expect.stringContaining(`answered ${status}`) })
      expect(() => host.head('ledger')).toThrow()
    },
  )
})
