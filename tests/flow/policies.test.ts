import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { MergedFiles } from '../../src/domain/pull-request.ts'
import { runWith } from '../cli/in-process.ts'
import { repositoryWithKeys } from '../cli/repositories.ts'
import { awardFile, awarding, awardPath, content, issue, siteWithPolicies } from './content.ts'
import { type Files, Host, MERGED_AT } from './host.ts'
import type { JobRun } from './job.ts'

const governed = async () => Host.with(await content({ 'content/site.yaml': siteWithPolicies() }))

/** Policies under which an issuer awards alone. */
const LOOSE = siteWithPolicies().replace('approvals: 1', 'approvals: 0')

/** What the step with the key was handed. */
const mergedIn = ({ folder }: JobRun) =>
  (JSON.parse(readFileSync(join(folder, 'merged.json'), 'utf8')) as MergedFiles).files

/** What is said of an award's file. */
const reason = (rule: string, word: string) => new RegExp(`${awardPath(word)}:\\d+:\\d+ {2}${rule}`)

/** Opens a pull request, lets people review it, and merges it. */
function merged(
  host: Host,
  author: string,
  files: Files,
  ...reviews: readonly (readonly [by: string, state?: string])[]
) {
  const pull = host.open('branch', author, files)
  for (const [by, state] of reviews) host.review(pull, by, state)
  return host.merge(pull)
}

/** The same award, with a comment in its file. */
const touched = (word: string): Files => ({ [awardPath(word)]: `# Well done.\n${awardFile(word)}` })

/** Ways past the policies: a name for the award, the rule that each breaks, and what is done. */
const PAST_THEM: readonly (readonly [who: string, rule: string, act: (host: Host, who: string) => void])[] = [
  ['pushed to main', 'policy-approver', (host, who) => host.commit('Award', awarding(who))],
  ['approved by nobody', 'policy-approvals', (host, who) => merged(host, 'robin', awarding(who))],
  ['approved by its author', 'policy-approvals', (host, who) => merged(host, 'robin', awarding(who), ['robin'])],
  ['approved by a stranger', 'policy-approver', (host, who) => merged(host, 'mallory', awarding(who), ['eve'])],
  [
    'pushed to after approval',
    'policy-approvals',
    (host, who) => {
      const pull = host.open('branch', 'robin', awarding(who))
      host.review(pull, 'sam')
      host.push(pull, touched(who))
      host.merge(pull)
    },
  ],
  [
    'approval taken back',
    'policy-approvals',
    (host, who) => merged(host, 'robin', awarding(who), ['sam'], ['sam', 'DISMISSED'], ['sam', 'COMMENTED']),
  ],
  [
    'pushed to main and touched by an approved change',
    'policy-approver',
    (host, who) => {
      host.commit('Award', awarding(who))
      merged(host, 'robin', touched(who), ['sam'])
    },
  ],
  [
    'unapproved and touched by an approved change',
    'policy-approvals',
    (host, who) => {
      merged(host, 'robin', awarding(who))
      merged(host, 'robin', touched(who), ['sam'])
    },
  ],
]

describe('policies at the issuing step', () => {
  it('lets be signed what an issuer proposed and another approved, and tells the signing step both', async () => {
    const host = await governed()
    const pull = host.open('ada', 'robin', awarding('ada'))
    host.review(pull, 'sam')
    const commit = host.merge(pull, 'sam')
    const run = await issue(host)
    expect(run).toMatchObject({ code: 0, log: expect.stringContaining('Issued 1') })
    const approvals = [{ by: 'sam', commit: pull.sha }]
    expect(mergedIn(run)).toEqual({
      [awardPath('ada')]: [
        {
          number: 1,
          author: 'robin',
          branch: 'ada',
          head: pull.sha,
          approvals,
          merged: { by: 'sam', at: MERGED_AT, commit },
        },
      ],
    })
  })

  it('sign nothing, and say of each file why, when awards came past them', async () => {
    const host = await governed()
    for (const [who, , act] of PAST_THEM) act(host, who)
    const run = await issue(host)
    expect(run.code).toBe(1)
    for (const [who, rule] of PAST_THEM) expect(run.log).toMatch(reason(rule, who))
    expect(run.log.match(/policy-[a-z]+$/gm)?.length).toBe(PAST_THEM.length)
    expect(host.branches()).toEqual(['main'])
  })

  it('sign what two approved pull requests made, one after the other', async () => {
    const host = await governed()
    merged(host, 'robin', awarding('ada'), ['sam'])
    merged(host, 'sam', touched('ada'), ['robin'])
    const run = await issue(host)
    expect(run).toMatchObject({ code: 0 })
    expect(mergedIn(run)[awardPath('ada')]!.map(({ number }) => number)).toEqual([2, 1])
  })

  it('ask of an award that was issued only for what changed since', async () => {
    const host = await governed()
    merged(host, 'robin', awarding('ada'), ['sam'])
    await issue(host)
    const status = [{ change: 'revoke', on: '2026-11-23', reason: 'Awarded to the wrong person.' }]
    const revoked = { [awardPath('ada')]: awardFile('ada', { status }) }
    host.commit('Revoke', revoked)
    expect((await issue(host)).log).toMatch(reason('policy-approver', 'ada'))
    // The way out that the hint names: take the commit back, and propose the same by a pull request.
    host.commit('Take it back', awarding('ada'))
    merged(host, 'sam', revoked, ['robin'])
    const run = await issue(host)
    expect(run).toMatchObject({ code: 0, log: expect.stringContaining('recorded 1 change') })
    expect(mergedIn(run)[awardPath('ada')]!.map(({ number }) => number)).toEqual([2])
  })

  it('believe no message on the branch "ledger" that says more was issued than the ledger holds', async () => {
    const host = await governed()
    merged(host, 'robin', awarding('ada'), ['sam'])
    await issue(host)
    const pushed = host.commit('Award', awarding('eve'))
    merged(host, 'robin', touched('eve'), ['sam'])
    host.commit(`Issue for ${pushed}`, {}, 'ledger')
    const { code, log } = await issue(host)
    expect([code, log]).toEqual([1, expect.stringMatching(reason('policy-approver', 'eve'))])
    expect(log).toContain(
      `commit ${pushed}, which the branch "ledger" names as issued, asks for what the ledger does not hold`,
    )
  })

  it.each([
    [
      'a revocation',
      'ada',
      awardFile('ada', { status: [{ change: 'revoke', on: '2026-11-23', reason: 'A joke.' }] }),
      '',
    ],
    ['an award in a file that cannot be read', 'eve', awardFile('eve'), 'badge: [\n'],
  ])('believe it not of %s', async (_, who, text, damage) => {
    const host = await governed()
    merged(host, 'robin', awarding('ada'), ['sam'])
    await issue(host)
    const pushed = host.commit('Change', { [awardPath(who)]: `${text}${damage}` })
    merged(host, 'robin', { [awardPath(who)]: `# Well done.\n${text}` }, ['sam'])
    host.commit(`Issue for ${pushed}`, {}, 'ledger')
    const { code, log } = await issue(host)
    expect([code, log]).toEqual([1, expect.stringMatching(reason('policy-approver', who))])
  })

  it('ask from the beginning where main was written anew, and from a commit that somebody names whose content is issued', async () => {
    const host = await governed()
    merged(host, 'robin', awarding('ada'), ['sam'])
    await issue(host)
    const site = { 'content/site.yaml': siteWithPolicies() }
    const rewritten = host.commit('Start again', await content({ ...site, ...awarding('ada') }), 'rewritten')
    host.setBranch('main', rewritten)
    const status = [{ change: 'revoke', on: '2026-11-23', reason: 'Awarded to the wrong person.' }]
    merged(host, 'robin', { [awardPath('ada')]: awardFile('ada', { status }) }, ['sam'])
    const refused = await issue(host)
    expect([refused.code, refused.log]).toEqual([1, expect.stringMatching(reason('policy-approver', 'ada'))])
    expect(refused.log).toContain('is no part of what is checked out')
    host.commit(`Issue for ${rewritten}`, {}, 'ledger')
    expect(await issue(host)).toMatchObject({ code: 0, log: expect.stringContaining('recorded 1 change') })
  })

  it.each([
    ['loosened', siteWithPolicies(), LOOSE, 'merge'],
    ['loosened, commit by commit,', siteWithPolicies(), LOOSE, 'rebase'],
    ['taken out', siteWithPolicies(), siteWithPolicies().replace(/^policies:[\s\S]*/m, ''), 'merge'],
    ['loosened, where they could not be read,', 'policies: [', LOOSE, 'merge'],
  ] as const)('sign nothing of a pull request by which they are %s as well', async (_, before, site, way) => {
    const host = await governed()
    merged(host, 'sam', awarding('ben'), ['robin'])
    host.commit('Edit', { 'content/site.yaml': before })
    const pull = host.open('branch', 'robin', { 'content/site.yaml': site })
    host.push(pull, awarding('ada'))
    host[way](pull)
    const { code, log } = await issue(host)
    expect([code, log]).toEqual([
      1,
      expect.stringContaining(`file=${awardPath('ada')},line=1,col=8,title=change-mixed`),
    ])
    expect(log).not.toContain(awardPath('ben'))
    expect(host.branches()).toEqual(['main'])
  })

  it('sign it once it was taken back and came again, after the policies', async () => {
    const host = await governed()
    merged(host, 'robin', { 'content/site.yaml': LOOSE, ...awarding('ada') })
    host.commit('Take it back', { 'content/site.yaml': siteWithPolicies(), [awardPath('ada')]: undefined })
    merged(host, 'max', { 'content/site.yaml': LOOSE }, ['robin'])
    merged(host, 'robin', awarding('ada'))
    expect(await issue(host)).toMatchObject({ code: 0, log: expect.stringContaining('Issued 1') })
  })

  it('ask nobody, and need no token, where there are none', async () => {
    const host = await Host.with(await content(awarding('ada')))
    const asked = await issue(host, { instead: { 'push-ledger': async () => 0 } })
    expect(asked).toMatchObject({ code: 0 })
    expect(mergedIn(asked)).toEqual({})
  })

  it('keep somebody at a desk from signing past them, and say how it is done', async () => {
    const { root, env } = await repositoryWithKeys()
    writeFileSync(join(root, 'content/site.yaml'), siteWithPolicies())
    const refused = await runWith({ env }, root, 'issue')
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('nothing tells who approved')])
    expect(refused.stderr).toContain('node scripts/workflow/approvals.ts')
    for (const text of ['{"files": {"x": [{"number": 1}]}}', 'no JSON', '{"files": {"__proto__": []}}']) {
      writeFileSync(join(root, 'merged.json'), text)
      expect((await runWith({ env }, root, 'issue', '--merged', 'merged.json')).code).not.toBe(0)
    }
    expect((await runWith({ env }, root, 'issue', '--merged', 'nowhere.json')).code).toBe(3)
  })

  it.each(['0', '-1', '1.5', '367', 'many'])('take no %s days for status lists', async (days) => {
    const { root, env } = await repositoryWithKeys()
    const { code, stderr } = await runWith({ env }, root, 'issue', `--status-days=${days}`)
    expect([code, stderr]).toEqual([2, expect.stringContaining('from 1 to 366')])
  })
})
