import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { awardFile, awarding, awardPath, content, siteWithPolicies } from './content.ts'
import { git, Host } from './host.ts'
import { planOf } from './job.ts'

const MARKER = '<!-- badgewright: plan -->'

const governed = async () => Host.with(await content({ 'content/site.yaml': siteWithPolicies() }))

describe('the plan of a pull request', () => {
  it('is told in one comment, which is written anew, and in the status of the commit', async () => {
    const host = await governed()
    const backdated = awardPath('ada').replace('2026', '2020')
    const pull = host.open('ada', 'robin', { [backdated]: awardFile('ada', { awardedOn: '2020-11-20' }) })
    const decoy = { issue: pull.number, user: { login: 'mallory' }, body: `${MARKER}\nAll is well.` }
    for (let id = 1; id <= 120; id += 1) host.told.comments.push({ id, ...decoy })
    const first = { sha: pull.sha, run: await planOf(host, pull) }
    const refused = host.told.comments.at(-1)!
    expect(refused).toMatchObject({ issue: pull.number, body: expect.stringContaining('policy-backdating') })
    host.push(pull, { [backdated]: undefined, ...awarding('ada') })
    host.review(pull, 'sam')
    const second = await planOf(host, pull)
    expect([first.run.code, second.code]).toEqual([0, 0])
    const { comments, statuses } = host.told
    expect([comments.length, comments.at(-1)]).toEqual([121, refused])
    expect(refused.body).toMatch(
      /No rule is broken[\s\S]*Will issue 1\n[\s\S]*sam[\s\S]*\nUncut: .*\/actions\/runs\/77\n$/,
    )
    expect(second.summary).toMatch(/^```\n[\s\S]*Will issue 1:\n[\s\S]*```\n+$/)
    expect(comments.slice(0, 120).every(({ body }) => body === decoy.body)).toBe(true)
    expect(statuses.map(({ sha, context, state }) => [sha, context, state])).toEqual([
      [first.sha, 'badge-plan', 'failure'],
      [pull.sha, 'badge-plan', 'success'],
    ])
  })

  it('waits while approvals are missing, and also when more was pushed after they were given', async () => {
    const host = await governed()
    const pull = host.open('ada', 'robin', awarding('ada'))
    await planOf(host, pull)
    host.review(pull, 'sam')
    host.push(pull, awarding('ben'))
    await planOf(host, pull)
    expect(host.told.statuses.map(({ state }) => state)).toEqual(['pending', 'pending'])
  })

  it('counts no approval of an account that the repository does not know, and is not stopped by one', async () => {
    const host = await governed()
    const pull = host.open('ada', 'robin', awarding('ada'))
    host.review(pull, 'sam', 'APPROVED', 'NONE')
    host.review(pull, 'legacy-name-', 'APPROVED')
    expect((await planOf(host, pull)).code).toBe(0)
    expect(host.told.statuses.map(({ state }) => state)).toEqual(['pending'])
  })

  it('reads a fork’s commit as data: it is fetched, and nothing of it is checked out', async () => {
    const host = await governed()
    const hostile = { ...awarding('ada'), 'scripts/cli.ts': 'throw new Error("taken over")\n', 'package.json': '{}' }
    const pull = host.open('for-mia@example.org', 'mallory', hostile, 'mallory')
    const run = await planOf(host, pull)
    expect(run.code).toBe(0)
    expect(git(run.folder, 'cat-file', '-t', `${pull.sha}:${awardPath('ada')}`)).toBe('blob')
    expect(
      [awardPath('ada'), 'scripts/cli.ts', 'package.json'].filter((path) => existsSync(join(run.folder, path))),
    ).toEqual([])
    const facts = JSON.parse(readFileSync(join(run.folder, 'pull-request.json'), 'utf8')) as object
    const { number, branch, sha: head } = pull
    expect(facts).toEqual({ number, author: 'mallory', branch, head, approvals: [] })
    const { body } = host.told.comments[0]!
    for (const rule of ['change-mixed', 'plain-identifier']) expect(body).toContain(rule)
    expect(body).not.toContain('mia@')
    expect(host.told.statuses.map(({ state }) => state)).toEqual(['failure'])
  })

  it('is not told for a branch from which no pull request is open, whatever its name', async () => {
    const host = await Host.with(await content())
    host.open('ada', 'robin', awarding('ada'))
    for (const branch of ['x&head=academy:ada', '../../issues/1'])
      expect(await planOf(host, { branch, owner: 'academy' })).toMatchObject({ code: 0 })
    expect(host.told).toMatchObject({ comments: [], statuses: [] })
  })

  it('is not told when the fork was deleted, and that is no fault', async () => {
    const host = await Host.with(await content())
    const { branch } = host.open('ada', 'mallory', awarding('ada'), 'mallory')
    const run = await planOf(host, { branch, owner: undefined })
    expect(run).toMatchObject({ code: 0, log: expect.stringContaining('or its repository was deleted') })
    expect(host.told).toMatchObject({ comments: [], statuses: [] })
  })

  it('is told for the newest commit alone: a push in between ends the run without a status', async () => {
    const host = await Host.with(await content())
    const pull = host.open('ada', 'robin', awarding('ada'))
    const told = pull.sha
    host.push(pull, awarding('ben'))
    pull.sha = told
    expect(await planOf(host, pull)).toMatchObject({
      code: 7,
      log: expect.stringContaining('was pushed to while it was read'),
    })
    expect(host.told.statuses).toEqual([])
  })

  it('is an error of the status when it cannot be made, and never a success', async () => {
    const host = await Host.with(await content())
    host.commit('Damage', { 'head.json': '{}', 'entries/000000000.jsonl': 'no entry\n' }, 'ledger')
    const run = await planOf(host, host.open('ada', 'robin', awarding('ada')))
    expect(run).toMatchObject({ code: 0, summary: '', log: expect.stringContaining('000000000.jsonl:1') })
    expect(host.told.statuses.map(({ state }) => state)).toEqual(['error'])
    expect(host.told.comments[0]!.body).toMatch(/could not be made.*\/actions\/runs\/77$/m)
  })
})
