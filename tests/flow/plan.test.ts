import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Io } from '../../scripts/io.ts'
import { awarding, awardPath, content } from './content.ts'
import { git, Host } from './host.ts'
import { type Circumstances, runJob } from './job.ts'

/** The event that a run of "check" for a branch leaves. GitHub fills it in; the branch’s name is a stranger’s. */
const eventOf = (branch: string, owner = 'academy') => ({
  workflow_run: { head_branch: branch, head_repository: { owner: { login: owner } }, head_sha: 'not looked at' },
  repository: { default_branch: 'main' },
})

/** Takes the place of making the plan: prints it, and ends with a code. */
const planning = (text: string, code = 0): Circumstances['instead'] => ({
  plan: async (io: Io) => {
    io.stdout.write(text)
    return code
  },
})

const tell = (host: Host, branch: string, text: string, code = 0, owner?: string) =>
  runJob(host, 'plan.yml', 'plan', { event: eventOf(branch, owner), instead: planning(text, code) })

describe('the plan of a pull request', () => {
  it('is told in one comment, which is written anew, and in the status of the commit', async () => {
    const host = await Host.with(await content())
    const pull = host.open('ada', 'robin', awarding('ada'))
    expect(await tell(host, 'ada', 'It may not issue 1.\n', 1)).toMatchObject({
      code: 0,
      summary: 'It may not issue 1.\n\n',
    })
    host.review(pull, 'sam')
    await tell(host, 'ada', 'Will issue 1.\n')
    await tell(host, 'ada', 'Will issue 1.\n')
    const { comments, statuses } = host.told
    expect(comments.map(({ issue, body }) => [issue, body])).toEqual([
      [pull.number, '<!-- badgewright: plan -->\nWill issue 1.\n'],
    ])
    expect(statuses.map(({ sha, context, state }) => [sha, context, state])).toEqual([
      [pull.sha, 'badge-plan', 'failure'],
      [pull.sha, 'badge-plan', 'success'],
      [pull.sha, 'badge-plan', 'success'],
    ])
  })

  it('reads a fork’s commit as data: it is fetched, and nothing of it is checked out', async () => {
    const host = await Host.with(await content())
    const hostile = { ...awarding('ada'), 'scripts/cli.ts': 'throw new Error("taken over")\n', 'package.json': '{}' }
    const pull = host.open('patch-1', 'mallory', hostile, 'mallory')
    const run = await tell(host, 'patch-1', 'Will issue 1.\n', 0, 'mallory')
    expect(run.code).toBe(0)
    expect(git(run.folder, 'cat-file', '-t', `${pull.sha}:${awardPath('ada')}`)).toBe('blob')
    expect(
      [awardPath('ada'), 'scripts/cli.ts', 'package.json'].filter((path) => existsSync(join(run.folder, path))),
    ).toEqual([])
    const facts = JSON.parse(readFileSync(join(run.folder, 'pull-request.json'), 'utf8')) as object
    expect(facts).toEqual({ number: pull.number, author: 'mallory', head: pull.sha, approvals: [] })
  })

  it('is not told for a branch from which no pull request is open, whatever its name', async () => {
    const host = await Host.with(await content())
    host.merge(host.open('ada', 'robin', awarding('ada')))
    for (const branch of ['ada', 'x&head=academy:ada', '../../issues/1', '$(id)'])
      expect(await tell(host, branch, 'Will issue 1.\n')).toMatchObject({ code: 0 })
    expect(host.told).toMatchObject({ comments: [], statuses: [] })
  })

  it('is told for the newest commit alone: a push in between ends the run without a status', async () => {
    const host = await Host.with(await content())
    const pull = host.open('ada', 'robin', awarding('ada'))
    const told = pull.sha
    host.push(pull, awarding('ben'))
    pull.sha = told
    expect(await tell(host, 'ada', 'Will issue 1.\n')).toMatchObject({
      code: 7,
      log: expect.stringContaining('was pushed to while it was read'),
    })
    expect(host.told.statuses).toEqual([])
  })

  it('is an error of the status when it cannot be made, and never a success', async () => {
    const host = await Host.with(await content())
    host.open('ada', 'robin', awarding('ada'))
    await tell(host, 'ada', '', 70)
    await tell(host, 'ada', '  \n', 0)
    expect(host.told.statuses.map(({ state }) => state)).toEqual(['error', 'error'])
    expect(host.told.comments[0]!.body).toContain('could not be made')
  })

  it('takes nobody else’s comment for its own, and cuts what is too long for one', async () => {
    const host = await Host.with(await content())
    const pull = host.open('ada', 'robin', awarding('ada'))
    const decoy = { issue: pull.number, user: { login: 'mallory' }, body: '<!-- badgewright: plan -->\nAll is well.' }
    for (let id = 1; id <= 120; id += 1) host.told.comments.push({ id, ...decoy })
    const long = 'Will issue one.\n'.repeat(8000)
    const { summary } = await tell(host, 'ada', long)
    await tell(host, 'ada', long)
    const own = host.told.comments.filter(({ user }) => user.login !== 'mallory')
    expect([host.told.comments.length, own.length]).toEqual([121, 1])
    expect(own[0]!.body.length).toBeLessThan(65_536)
    expect(own[0]!.body).toContain('/actions/runs/77')
    expect(summary.trim()).toBe(long.trim())
    expect(host.told.comments[0]!.body).toBe(decoy.body)
  })
})
