import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Award } from '../../src/domain/award.ts'
import { policiesSchema } from '../../src/domain/policy.ts'
import type { PullRequest } from '../../src/domain/pull-request.ts'
import { planIssuing } from '../../src/ledger/plan.ts'
import { type PolicyInput, policyProblems } from '../../src/review/policies.ts'
import { POLICIES } from '../helpers/content.ts'
import { award, awardId, register } from '../helpers/records.ts'

const HEAD = 'a'.repeat(40)
const STALE = 'b'.repeat(40)
const TODAY = '2026-03-10'

/** A merged pull request of somebody who may award nothing, approved by nobody. */
const pullRequest = (fields: Partial<PullRequest> = {}): PullRequest => ({
  number: 7,
  author: 'stranger-example',
  head: HEAD,
  approvals: [],
  merged: { by: 'mo-example', at: '2026-03-09T10:00:00Z', commit: 'c'.repeat(40) },
  ...fields,
})

const by = (...handles: string[]) => handles.map((handle) => ({ by: handle, commit: HEAD }))

const hash = (identifier: string, salt: string) =>
  `sha256$${createHash('sha256')
    .update(identifier + salt)
    .digest('hex')}`

/** The problems of some awards that came by a pull request, as `rule: message`. */
async function problemsOf(
  awards: readonly Award[],
  { policies = {}, ...input }: { policies?: object } & Partial<Omit<PolicyInput, 'policies'>>,
) {
  const of = await register(awards)
  const planned = planIssuing(of, undefined)
  if (!planned.ok) throw new Error('nothing is issued yet')
  return policyProblems({
    policies: policiesSchema.parse({ ...POLICIES, ...policies }),
    register: of,
    plan: planned.plan,
    placeOf: ({ file }) => ({ file, line: 3, column: 1 }),
    pullRequestOf: undefined,
    authorsOf: () => [],
    today: TODAY,
    ...input,
  }).map(({ rule, message }) => `${rule}: ${message}`)
}

const one = [award(awardId(1))]
const cameBy = (fields: Partial<PullRequest>) => ({ pullRequestOf: () => pullRequest(fields) })
const TEAM =
  'Badge class "sql-for-beginners" is awarded by the team "badge-office" (ada-example, bo-example, cy-example)'

describe('approvals', () => {
  it('are enough when a member of the team other than the author gave one', async () => {
    expect(await problemsOf(one, cameBy({ author: 'ada-example', approvals: by('BO-Example') }))).toEqual([])
  })

  it('are one more when the author may award nothing: nobody issues alone by a program’s branch (policy-approvals)', async () => {
    const problem = `policy-approvals: ${TEAM}: 2 of them, other than its author, must approve it, and 1 approved pull request 7 as it was merged.`
    for (const author of ['stranger-example', 'dependabot[bot]']) {
      expect(await problemsOf(one, cameBy({ author, approvals: by('ada-example') }))).toEqual([problem])
      expect(await problemsOf(one, cameBy({ author, approvals: by('ada-example', 'bo-example') }))).toEqual([])
    }
  })

  it('of nobody who may award are no approval at all (policy-approver)', async () => {
    const problem = `policy-approver: ${TEAM}, and none of them opened pull request 7 or approved it as it was merged.`
    expect(await problemsOf(one, cameBy({}))).toEqual([problem])
    expect(await problemsOf(one, cameBy({ approvals: by('mo-example', 'stranger-example') }))).toEqual([problem])
  })

  it('of the author, of other commits and of one member twice do not count (policy-approvals)', async () => {
    const problem = (needed: number, given: number) =>
      `policy-approvals: ${TEAM}: ${needed} of them, other than its author, must approve it, and ${given} approved pull request 7 as it was merged.`
    const author = 'Ada-Example'
    expect(await problemsOf(one, cameBy({ author, approvals: by('ada-example') }))).toEqual([problem(1, 0)])
    const stale = [{ by: 'bo-example', commit: STALE }]
    expect(await problemsOf(one, cameBy({ author, approvals: stale }))).toEqual([problem(1, 0)])
    const policies = { approvals: 2 }
    const twice = by('bo-example', 'bo-EXAMPLE')
    expect(await problemsOf(one, { policies, ...cameBy({ author, approvals: twice }) })).toEqual([problem(2, 1)])
    const approvals = by('bo-example', 'cy-example')
    expect(await problemsOf(one, { policies, ...cameBy({ author, approvals }) })).toEqual([])
  })

  it('are none too few where none is asked for, as long as the author may award', async () => {
    const policies = { approvals: 0 }
    expect(await problemsOf(one, { policies, ...cameBy({ author: 'ada-example' }) })).toEqual([])
    expect(await problemsOf(one, { policies, ...cameBy({}) })).toHaveLength(1)
  })

  it('are those that the first entry for the badge class asks for, named by itself or by a pathway that earns it', async () => {
    const badges = [
      { badges: ['sql-for-beginners'], by: 'core', approvals: 1 },
      { badges: ['sql-for-beginners'], by: 'badge-office' },
    ]
    const approved = cameBy({ approvals: by('ada-example') })
    expect(await problemsOf(one, { policies: { awards: badges }, ...approved })).toEqual([
      expect.stringMatching(/^policy-approver: /),
    ])
    const pathways = [{ pathways: ['data'], by: 'core' }]
    const earning = new Map([['data', { earns: 'sql-for-beginners' }]])
    const of = { awards: new Map(one.map((a) => [a.id, a])), pathways: earning } as unknown as PolicyInput['register']
    expect(await problemsOf(one, { policies: { awards: pathways }, ...approved, register: of })).toMatchObject([
      expect.stringContaining('team "core" (mo-example)'),
    ])
  })

  it('may yet come while the pull request is open, and are not known of on a desk', async () => {
    expect(await problemsOf(one, cameBy({ merged: undefined }))).toEqual([])
    expect(await problemsOf(one, {})).toEqual([])
  })

  it('cannot be there for a file that came by no pull request', async () => {
    expect(await problemsOf(one, { pullRequestOf: () => undefined })).toEqual([
      `policy-approver: ${TEAM}, and this file came by no pull request.`,
    ])
  })

  it('are asked for once for a cohort, and for a change of standing as for an award', async () => {
    const file = 'content/awards/2026/03/course.yaml'
    const status = [{ change: 'revoke' as const, on: '2026-03-02', reason: 'Wrong.' }]
    const cohort = [1, 2, 3].map((n) => award(awardId(n), { file, status: n === 1 ? status : undefined }))
    expect(await problemsOf(cohort, cameBy({}))).toHaveLength(1)
    const plan = {
      issue: [],
      reissue: [],
      resign: [],
      clrs: [],
      erase: [],
      status: [{ award: awardId(1), change: status[0]! }],
    }
    expect(await problemsOf(cohort, { ...cameBy({}), plan })).toHaveLength(1)
  })

  it('are asked for before an award is erased', async () => {
    const erased = {
      id: awardId(1),
      file: 'content/awards/2026/03/a.yaml',
      badge: 'sql-for-beginners',
      awardedOn: '2026-03-01',
      erasedOn: '2026-03-09',
    }
    const plan = { issue: [], reissue: [], resign: [], clrs: [], erase: [erased], status: [] }
    expect(await problemsOf([], { ...cameBy({}), plan })).toHaveLength(1)
  })
})

describe('an award to oneself (policy-self-award)', () => {
  const salt = 'ab'.repeat(16)
  const mine = (identifier: string) =>
    award(awardId(1), { recipient: { identities: [{ type: 'emailAddress', hash: hash(identifier, salt), salt }] } })
  const authorsOf = () => [{ name: 'Ada', email: ' Ada@Example.org' }]

  it('is told by the address of a commit and by the account of the author', async () => {
    const problem = `policy-self-award: Award ${awardId(1)} is to somebody who wrote or proposed it.`
    expect(await problemsOf([mine('ada@example.org')], { authorsOf })).toEqual([problem])
    const approved = cameBy({ author: 'Ada-Example', approvals: by('bo-example') })
    expect(await problemsOf([mine('ada-example')], approved)).toEqual([problem])
    expect(await problemsOf([mine('mia@example.org')], { authorsOf, ...approved })).toEqual([])
  })
})

describe('limits', () => {
  it('are put to the awards of each pull request apart (policy-most-awards)', async () => {
    const awards = [1, 2, 3].map((n) => award(awardId(n)))
    const policies = { mostAwards: 2 }
    expect(await problemsOf(awards, { policies })).toEqual([
      'policy-most-awards: One pull request issues 3 awards, and may issue 2 at the most.',
    ])
    const pullRequestOf = (file: string) =>
      pullRequest({ number: file.includes(awardId(1)) ? 7 : 8, approvals: by('ada-example', 'bo-example') })
    expect(await problemsOf(awards, { policies, pullRequestOf })).toEqual([])
  })

  it('are put to the days between an award and its pull request (policy-backdating)', async () => {
    const policies = { mostDaysBackdated: 8 }
    expect(await problemsOf(one, { policies })).toEqual([
      'policy-backdating: awardedOn is 2026-03-01, 9 days before its pull request; it may be 8 at the most.',
    ])
    // Issued late, it is still as old as it was when it was merged.
    const approved = cameBy({ approvals: by('ada-example', 'bo-example') })
    expect(await problemsOf(one, { policies, today: '2027-01-01', ...approved })).toEqual([])
  })
})
