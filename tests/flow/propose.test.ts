import { describe, expect, it } from 'vitest'
import { BADGE, filledIn } from '../scripts/proposals/filled.ts'
import { content } from './content.ts'
import { git, Host, TOKEN } from './host.ts'
import { runJob } from './job.ts'

const BODY = filledIn('badge', { ...BADGE, criteria: '::error::x\n::set-output name=x::y' })
const BADGE_FOLDER = 'content/badges/writing-minutes-what-was-decided-why'
const TITLE = 'Propose the badge class writing-minutes-what-was-decided-why'

const issue = { number: 12, state: 'open', title: '$(touch /tmp/x)', body: BODY, user: { login: 'stranger' } }
const labelled = { action: 'labeled', label: { name: 'accepted' }, sender: { login: 'maintainer' } }

const refusal = (message: string) => JSON.stringify({ message, errors: ['a word of a stranger'] })

const proposing = (host: Host, body: string | null = BODY) =>
  runJob(host, 'propose.yml', 'propose', { event: { ...labelled, issue: { ...issue, body } } })

describe('an accepted issue', () => {
  it('becomes a commit on a branch of its own, and a pull request, in words of ours', async () => {
    const host = await Host.with(await content())
    const { code, log } = await proposing(host)
    expect({ code, log }).toEqual({
      code: 0,
      log: 'There is no branch "ledger".\nCommitted on proposals/12.\nOpened the pull request.\n',
    })
    expect(host.told).toMatchObject({ comments: [], pulls: [{ head: 'proposals/12', base: 'main', title: TITLE }] })
    const [{ body } = { body: '' }] = host.told.pulls
    expect(body).toMatch(/^Closes #12,/)
    expect(body).toContain('close it and open it again')
    expect(body).not.toContain('::')
    const shown = git(host.url, 'show', '--format=%an%n%B', '--name-status', 'proposals/12').split(/\n+/)
    expect(shown).toEqual([
      'github-actions[bot]',
      TITLE,
      'Proposed in issue #12.',
      `A\t${BADGE_FOLDER}/badge.svg`,
      `A\t${BADGE_FOLDER}/index.md`,
    ])
    expect(git(host.url, 'rev-parse', 'proposals/12~1')).toBe(host.head('main'))
  })

  it('is answered with a link when workflows may open no pull request, and never overwrites what is there', async () => {
    const host = await Host.with(await content())
    host.refusesPulls = {
      status: 403,
      text: refusal('GitHub Actions is not permitted to create or approve pull requests.'),
    }
    expect(await proposing(host)).toMatchObject({ code: 0 })
    expect(host.told.comments).toMatchObject([
      { issue: 12, body: expect.stringContaining('/academy/badges/compare/proposals/12?expand=1') },
    ])
    const pushed = host.head('proposals/12')
    host.commit('Another', { 'README.md': 'Another' })
    const again = await proposing(host)
    expect(again.code).not.toBe(0)
    expect(again.log).toContain('hint: if it is there already, for an earlier form of the issue, delete it first')
    expect(host.head('proposals/12')).toBe(pushed)
  })

  it.each([
    [403, refusal('Resource not accessible by integration'), 'answered 403: Resource not accessible by integration'],
    [422, refusal('Validation\n::error::Failed'), 'answered 422: Validation ::error::Failed'],
    [422, refusal(`Bad credentials: ${TOKEN}`), 'answered 422\n'],
    [502, '<h1>Bad gateway</h1>', 'answered 502\n'],
    [403, '{"message":{"not permitted":"to create"}}', 'answered 403\n'],
  ])('is told of nowhere when its pull request is refused for another reason: %i %s', async (status, text, said) => {
    const host = await Host.with(await content())
    host.refusesPulls = { status, text }
    const { code, log } = await proposing(host)
    expect([code, log]).toEqual([4, expect.stringContaining(`GitHub's API: POST pulls: ${said}`)])
    expect(log).not.toMatch(/stranger|token-of-the-job/)
    expect(host.told.comments).toEqual([])
  })

  it.each([
    ['one of the forms', null],
    ['markdown-unsafe', filledIn('badge', { ...BADGE, criteria: '<script>alert(1)</script>' })],
  ])('is answered when it cannot be used, and nothing is left behind: %s', async (reason, body) => {
    const host = await Host.with(await content())
    const { code, log, folder } = await proposing(host, body)
    const said = 'There is no branch "ledger".\nThere is an answer, and no pull request.\nAnswered on the issue.\n'
    expect({ code, log }).toEqual({ code: 0, log: said })
    expect(host.told).toMatchObject({ comments: [{ issue: 12, body: expect.stringContaining(reason) }], pulls: [] })
    expect(host.branches()).toEqual(['main'])
    expect(git(folder, 'status', '--porcelain')).toBe('?? proposal.json')
  })
})
