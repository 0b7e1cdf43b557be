import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { reporting } from '../../scripts/cli.ts'
import type { Io } from '../../scripts/io.ts'
import { newestCommit } from '../../scripts/workflow/newest-commit.ts'
import { append } from '../../src/ledger/append.ts'
import { readEntries } from '../../src/ledger/read.ts'
import { type Ledger, readLedger, standingOf } from '../../src/ledger/state.ts'
import type { Fetch } from '../../src/verification/index.ts'
import { temporaryFolder } from '../helpers/temporary.ts'
import {
  awardFile,
  awarding,
  awardPath,
  content,
  idOf,
  issue,
  Live,
  pushCohort,
  SECRETS,
  SITE,
  siteWithPolicies,
} from './content.ts'
import { type Files, git, Host } from './host.ts'
import { planOf, runJob } from './job.ts'

/** The ledger as it stands on its branch. */
function ledgerOn(host: Host): string {
  const folder = join(temporaryFolder(), 'ledger')
  git('.', 'clone', '--quiet', '--branch=ledger', host.url, folder)
  return folder
}

/** Ids of awards in the order in which they were issued. */
const issuedOn = (host: Host) =>
  [...readEntries(ledgerOn(host))].flatMap(({ entry }) => (entry.type === 'issue' ? [entry.award] : []))

const positionsIn = ({ awards }: Ledger) =>
  new Set([...awards.values()].map(({ entry }) => JSON.stringify(entry.status)))

describe('issuing by pull request', () => {
  it.each([
    ['ada', 'ben'],
    ['ben', 'ada'],
  ] as const)(
    'gives two awards that were prepared side by side places of their own when %s’s is merged before %s’s',
    async (first, second) => {
      const host = await Host.with(await content())
      const pulls = { ada: host.open('ada', 'robin', awarding('ada')), ben: host.open('ben', 'sam', awarding('ben')) }
      host.merge(pulls[first])
      expect(await issue(host)).toMatchObject({ code: 0 })
      host.merge(pulls[second])
      expect(await issue(host)).toMatchObject({ code: 0 })
      expect(issuedOn(host)).toEqual([idOf(first), idOf(second)])
      expect(positionsIn(readLedger(ledgerOn(host))).size).toBe(2)
      expect(await new Live().deploy(host)).toBe(2)
    },
  )

  it('issues a cohort of 500 from a table, corrects, revokes and renews, and everything verifies from outside', async () => {
    const host = await Host.with(await content({ 'content/site.yaml': siteWithPolicies() }))
    const approved = (branch: string, files?: Files) => {
      const pull = host.open(branch, 'robin', files)
      host.review(pull, 'sam')
      return pull
    }
    const merged = (branch: string, files: Files) => host.merge(approved(branch, files))
    merged('ada', awarding('ada'))
    merged('ben', awarding('ben', { expires: '2026-12-01' }))
    expect(await issue(host)).toMatchObject({ code: 0 })

    const branch = 'autumn-cohort'
    await pushCohort(host, branch, 500)
    expect(git(host.url, 'log', '-p', `main..${branch}`)).not.toMatch(/learner-\d|Learner \d|@example\.org(?!>$)/m)
    const pull = approved(branch)
    expect(await planOf(host, pull)).toMatchObject({
      code: 0,
      summary: expect.stringMatching(/Will issue 500:\n[\s\S]*No rule is broken/),
    })
    expect(host.told.comments[0]!.body).toContain('Will issue 500')
    host.merge(pull)
    const corrected = { role: 'Instructor', corrections: [{ on: '2026-11-22', reason: 'The role was missing.' }] }
    const revoked = { status: [{ change: 'revoke', on: '2026-11-23', reason: 'Awarded to the wrong person.' }] }
    merged('correct', { [awardPath('ada')]: awardFile('ada', corrected) })
    merged('revoke', { [awardPath('ada')]: awardFile('ada', { ...corrected, ...revoked }) })
    merged('renew', awarding('ben again'))
    const { log, code } = await issue(host)
    expect([code, log]).toEqual([0, expect.stringContaining('Issued 501, reissued 1, recorded 1 change of standing.')])

    const live = new Live()
    expect(await live.deploy(host)).toBe(503)
    const ledger = readLedger(ledgerOn(host))
    const ofCohort = [...ledger.awards.keys()].filter((id) => !['ada', 'ben', 'ben again'].map(idOf).includes(id))
    expect(ofCohort.length).toBe(500)
    expect(live.filesOf(ofCohort.at(-1)!)).toContain('credential.json')
    expect(standingOf(ledger.awards.get(idOf('ada'))!)).toBe('revoked')
    expect(positionsIn(ledger).size).toBe(503)
    const needs = { render: { ledger: host.head('ledger') } }
    expect(await runJob(host, 'publish.yml', 'verify', { live: live.fetch, needs })).toMatchObject({ code: 0 })
  })

  it('lets nobody near the key when nothing is to be signed, and renews status lists when a third of their time is over', async () => {
    const host = await Host.with(await content(awarding('ada')))
    const dueOn = async (day: string) =>
      (await runJob(host, 'issue.yml', 'due', { now: new Date(`${day}T12:00:00Z`) })).outputs.due
    expect(await dueOn('2026-11-24')).toBe('true')
    await issue(host)
    host.commit('Say more', { 'README.md': 'Our badges.\n' })
    expect(await dueOn('2026-11-25')).toBe('false')
    expect(await dueOn('2026-12-08')).toBe('false')
    expect(await dueOn('2026-12-10')).toBe('true')
    expect((await issue(host, { now: new Date('2026-12-10T12:00:00Z') })).log).toContain('Added 2 entries')
    const [list] = [...readLedger(ledgerOn(host)).statusLists.values()]
    expect(list!.credential).toMatchObject({ validFrom: '2026-12-10T12:00:00Z', validUntil: '2027-01-24T12:00:00Z' })
    expect(await dueOn('2026-12-11')).toBe('false')
  })

  it('begins nothing while the issuer has no keys', async () => {
    const files = await content(awarding('ada'))
    const keyless = Object.entries(files).filter(([path]) => !path.includes('/keys/'))
    const host = await Host.with(Object.fromEntries(keyless))
    const due = await runJob(host, 'issue.yml', 'due')
    expect(due).toMatchObject({ code: 0, outputs: { due: 'false' }, log: expect.stringContaining('keys -- create') })
  })

  it('goes on when the machine dies between signing and keeping, and issues nothing twice', async () => {
    const host = await Host.with(await content(awarding('ada')))
    const dies = async () => {
      throw new Error('the machine died')
    }
    await expect(issue(host, { instead: { 'push-ledger': dies } })).rejects.toThrow('the machine died')
    expect(host.branches()).toEqual(['main'])
    expect(await issue(host)).toMatchObject({ code: 0 })
    expect(issuedOn(host)).toEqual([idOf('ada')])
  })

  it.each([
    ['there is none yet', async () => {}],
    ['there is one', async (host: Host) => void (await issue(host))],
  ])('takes the ledger of the faster of two runs, and tells the slower what to do: %s', async (_, before) => {
    const host = await Host.with(await content(awarding('ada')))
    await before(host)
    host.commit('Award another', awarding('ben'))
    const overtaken = async (_io: unknown, go: () => Promise<number>) => {
      expect(await issue(host)).toMatchObject({ code: 0 })
      return go()
    }
    const slower = await issue(host, { instead: { 'push-ledger': overtaken } })
    expect(slower).toMatchObject({
      code: 6,
      log: expect.stringContaining('another run has written the branch "ledger" first'),
    })
    expect(slower.log).toContain('hint: run the job again')
    const kept = host.head('ledger')
    expect(await issue(host)).toMatchObject({ code: 0, log: expect.stringContaining('Nothing new was signed.') })
    expect(host.head('ledger')).toBe(kept)
    expect(issuedOn(host).sort()).toEqual([idOf('ada'), idOf('ben')].sort())
  })
})

describe('a run that stands behind main', () => {
  it('signs nothing, in each job by itself, whether it waited in between or was run again, and ends well', async () => {
    const host = await Host.with(await content(awarding('ada')))
    const old = host.head('main')
    host.commit('Take it back', { [awardPath('ada')]: undefined, ...awarding('ben') })
    const due = await runJob(host, 'issue.yml', 'due', { commit: old })
    expect(due).toMatchObject({
      code: 0,
      outputs: { due: '' },
      log: expect.stringMatching(/^::notice::"main" has moved on/),
    })
    expect(await issue(host, { commit: old })).toMatchObject({ code: 0, log: due.log })
    expect(host.branches()).toEqual(['main'])
    await issue(host)
    expect(issuedOn(host)).toEqual([idOf('ben')])
  })

  it('publishes nothing, and ends well', async () => {
    const host = await Host.with(await content(awarding('ada')))
    const old = host.head('main')
    await issue(host)
    host.commit('Say more', { 'README.md': 'Our badges.\n' })
    const render = async () => {
      throw new Error('it began to render')
    }
    const late = await runJob(host, 'publish.yml', 'render', { commit: old, instead: { render } })
    expect(late).toMatchObject({
      code: 0,
      outputs: { exists: '', ledger: '' },
      log: expect.stringContaining('start the workflow by hand'),
    })
    await expect(runJob(host, 'publish.yml', 'render', { instead: { render } })).rejects.toThrow('it began to render')
  })

  it('fails when nobody can say where main stands', async () => {
    const host = await Host.with(await content(awarding('ada')))
    const unreachable = async (io: Io) =>
      reporting(io, () => newestCommit({ ...io, env: { ...io.env, GITHUB_SERVER_URL: '/nowhere' } }))
    const run = await runJob(host, 'issue.yml', 'due', { instead: { 'newest-commit': unreachable } })
    expect(run).toMatchObject({ code: 4, log: expect.stringContaining('git cannot ask /nowhere/academy/badges') })
  })
})

describe('a ledger that somebody tampered with', () => {
  it('is refused before anything is signed or published: deleted, wound back, replaced or edited', async () => {
    const host = await Host.with(await content(awarding('ada')))
    const live = new Live()
    await issue(host)
    const first = host.head('ledger')
    host.commit('Award another', awarding('ben'))
    await issue(host)
    await live.deploy(host)

    const edited = ledgerOn(host)
    const file = join(edited, 'entries/000000000.jsonl')
    writeFileSync(file, readFileSync(file, 'utf8').replace('2026-11-20', '2020-11-20'))
    git(edited, 'commit', '--quiet', '--all', '--message', 'Make it older')
    git(edited, 'push', '--quiet', host.url, 'HEAD:ledger')
    expect(await issue(host)).toMatchObject({
      code: 6,
      log: expect.stringContaining('entries/000000000.jsonl:2: was changed'),
    })

    host.setBranch('ledger', undefined)
    for (const [workflow, job] of [
      ['issue.yml', 'due'],
      ['issue.yml', 'issue'],
      ['publish.yml', 'render'],
    ] as const) {
      const run = await runJob(host, workflow, job, { live: live.fetch })
      expect(run).toMatchObject({
        code: 6,
        log: expect.stringContaining('there is no ledger, but https://badges.example.org/'),
      })
    }
    await issue(host)
    const replaced = await runJob(host, 'publish.yml', 'render', { live: live.fetch })
    expect(replaced).toMatchObject({ code: 6, log: expect.stringContaining('was wound back or replaced') })

    host.setBranch('ledger', first)
    const woundBack = await issue(host, { live: live.fetch })
    expect(woundBack).toMatchObject({ code: 6, log: expect.stringContaining('does not go on from the 5 entries') })
    expect(host.head('ledger')).toBe(first)
  })

  it('lets nothing be published when somebody without a key wrote a revocation into it, and signs nothing', async () => {
    const host = await Host.with(await content(awarding('ada')))
    await issue(host)
    const folder = ledgerOn(host)
    const event = { type: 'status', award: idOf('ada'), change: 'revoke', on: '2026-11-23', reason: 'A joke.' } as const
    append(folder, readLedger(folder).tip, [event], '2026-11-24T11:00:00Z')
    git(folder, 'commit', '--quiet', '--all', '--message', `Issue for ${host.head('main')}`)
    git(folder, 'push', '--quiet', host.url, 'HEAD:ledger')
    for (const [workflow, job] of [
      ['issue.yml', 'issue'],
      ['publish.yml', 'render'],
    ] as const) {
      const run = await runJob(host, workflow, job, { secrets: SECRETS })
      expect(run.code).not.toBe(0)
      expect(run.log).toContain(`file=${awardPath('ada')},line=1,col=1,title=status-changed`)
    }
  })

  it.each([
    [404, ''],
    [200, '<!doctype html><title>Not found</title>'],
    [200, '{"entries":0}'],
  ])(
    'is not let through because the site, which shows the keys, answers %i %s for how far it had come',
    async (status, body) => {
      const host = await Host.with(await content(awarding('ada')))
      const live = new Live()
      await issue(host)
      const first = host.head('ledger')
      host.commit('Award another', awarding('ben'))
      await issue(host)
      await live.deploy(host)
      host.setBranch('ledger', first)
      const headless: Fetch = async (url) =>
        url === `${SITE}ledger.json`
          ? { status, mediaType: '', bytes: new TextEncoder().encode(body) }
          : live.fetch(url)
      for (const [workflow, job] of [
        ['issue.yml', 'issue'],
        ['publish.yml', 'render'],
      ] as const) {
        const run = await runJob(host, workflow, job, { live: headless, secrets: SECRETS })
        expect([run.code, run.log]).toEqual([
          4,
          expect.stringContaining(`${SITE} shows the issuer's keys, and no ledger.json`),
        ])
      }
      expect(host.head('ledger')).toBe(first)
    },
  )

  it.each([
    [4, 500, '{}'],
    [4, 200, 'slow'],
    [0, 404, ''],
    [0, 200, '<!doctype html><title>This name is for sale</title>'],
  ])('ends with %i when there is no ledger and the site answers %i %s', async (code, status, body) => {
    const host = await Host.with(await content(awarding('ada')))
    const live = async () => {
      if (body === 'slow') throw new Error('timed out')
      return { status, mediaType: '', bytes: new TextEncoder().encode(body) }
    }
    expect(await runJob(host, 'issue.yml', 'due', { live })).toMatchObject({ code })
  })
})
