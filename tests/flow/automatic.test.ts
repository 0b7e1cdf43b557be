import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readLedger } from '../../src/ledger/state.ts'
import { badge, pathway, SVG } from '../helpers/content.ts'
import { temporaryFolder } from '../helpers/temporary.ts'
import { awardFile, awarding, awardPath, content, idOf, issue, Live, siteWithPolicies } from './content.ts'
import { type Files, git, Host } from './host.ts'
import { planOf } from './job.ts'

const LEADING = 'content/pathways/leading.md'
const [P, Q] = ['pppppppppppppppp', 'qqqqqqqqqqqqqqqq']
const STEPS = [{ badge: 'first-aid' }, { badge: 'teamwork' }]
const automatic = (fields = {}): Files => ({ [LEADING]: pathway({ automatic: true, steps: STEPS, ...fields }) })

const BADGES: Files = {
  'content/badges/leader/index.md': badge({ name: 'Leader' }),
  'content/badges/leader/badge.svg': SVG,
  'content/badges/teamwork/index.md': badge(),
  'content/badges/teamwork/badge.svg': SVG,
}

/** Opens a pull request, lets people approve it, and merges it. */
function merged(host: Host, author: string, files: Files, ...approvers: readonly string[]) {
  const pull = host.open('branch', author, files)
  for (const by of approvers) host.review(pull, by)
  host.merge(pull)
  return pull
}

const firstAid = (word: string, learner?: string) => awarding(word, { learner })
const teamwork = (word: string, learner?: string) => awarding(word, { badge: 'teamwork', learner })

/** A host that has issued a first award of a learner, under policies, and has the pathway when `more` does. */
async function governed(more: Files = {}): Promise<Host> {
  const host = await Host.with(await content({ 'content/site.yaml': siteWithPolicies(), ...BADGES, ...more }))
  merged(host, 'robin', firstAid('ada', P), 'sam')
  expect(await issue(host)).toMatchObject({ code: 0 })
  return host
}

/** Badge classes of what was issued, in order. */
function issuedOn(host: Host): string[] {
  const folder = join(temporaryFolder(), 'ledger')
  git('.', 'clone', '--quiet', '--branch=ledger', host.url, folder)
  return [...readLedger(folder).awards.values()].map(({ entry }) => entry.badge)
}

/** The refusals of a run of the issuing step, and that it kept nothing. */
async function refusals(host: Host): Promise<string[]> {
  const before = host.head('ledger')
  const { code, log } = await issue(host)
  expect([code, host.head('ledger')]).toEqual([1, before])
  return log.split('\n').filter((line) => line.startsWith('::error'))
}

const at = (file: string, rule: string) => expect.stringMatching(new RegExp(`^::error file=${file},.*title=${rule}`))

describe('awarding by itself under policies', () => {
  it('needs no pull request of its own, is told in the plan of the one that lets somebody meet the pathway, and is live', async () => {
    const host = await governed()
    merged(host, 'robin', automatic(), 'sam')
    expect(await issue(host)).toMatchObject({ code: 0 })
    const pull = host.open('ben', 'robin', teamwork('ben', P))
    host.review(pull, 'sam')
    expect((await planOf(host, pull)).summary).toContain(
      `Will issue by itself 1:\n  Leader, by pathway leading, met on 2026-11-20: made of ${idOf('ada')}, ${idOf('ben')}`,
    )
    host.merge(pull)
    const run = await issue(host)
    expect(run).toMatchObject({ code: 0, log: expect.stringContaining('Issued 2,') })
    expect(issuedOn(host)).toEqual(['first-aid', 'teamwork', 'leader'])
    expect(await new Live().deploy(host)).toBe(3)
    // The branch "ledger" names what was issued, though the ledger has more than content.
    merged(host, 'robin', firstAid('eve'), 'sam')
    expect(await issue(host)).toMatchObject({
      code: 0,
      log: expect.not.stringContaining('what the ledger does not hold'),
    })
    expect(issuedOn(host)).toHaveLength(4)
  })

  it('asks in the plan of a pathway for the team that may award what it earns', async () => {
    const host = await governed()
    const pull = host.open('leading', 'mallory', automatic())
    expect((await planOf(host, pull)).summary).toContain('leader: needs 2 of team issuers')
  })

  it.each<[string, string, (host: Host) => void]>([
    ['pushed to main', 'policy-approver', (host) => host.commit('Pathway', automatic())],
    ['a stranger’s and approved by nobody', 'policy-approver', (host) => merged(host, 'mallory', automatic())],
    ['approved by nobody', 'policy-approvals', (host) => merged(host, 'robin', automatic())],
  ])(
    'is refused before anything is signed when the pathway was %s, also when nobody has met it yet',
    async (_, rule, act) => {
      const host = await governed()
      act(host)
      merged(host, 'robin', firstAid('eve'), 'sam')
      expect(await refusals(host)).toEqual([at(LEADING, rule)])
      merged(host, 'robin', teamwork('ben', P), 'sam')
      expect(await refusals(host)).toEqual([at(LEADING, rule)])
      host.commit('Take it back', { [LEADING]: undefined })
      expect(await issue(host)).toMatchObject({ code: 0 })
      expect(issuedOn(host)).not.toContain('leader')
    },
  )

  it('is refused when what it asks for was loosened without approval', async () => {
    const host = await governed()
    merged(host, 'robin', automatic(), 'sam')
    expect(await issue(host)).toMatchObject({ code: 0 })
    merged(host, 'mallory', automatic({ steps: [{ badge: 'first-aid' }] }))
    expect(await refusals(host)).toEqual([at(LEADING, 'policy-approver')])
  })

  it('is refused when somebody’s pseudonym was written into an award of another without approval, long before it is due', async () => {
    const host = await governed()
    merged(host, 'robin', automatic(), 'sam')
    merged(host, 'robin', teamwork('ben', Q), 'sam')
    expect(await issue(host)).toMatchObject({ code: 0 })
    host.commit('Link', { [awardPath('ben')]: awardFile('ben', { badge: 'teamwork', learner: P }) })
    expect(await refusals(host)).toEqual([at(awardPath('ben'), 'policy-approver')])
  })

  it('asks nobody about pseudonyms where no pathway awards by itself', async () => {
    const host = await governed()
    host.commit('Link', { [awardPath('ada')]: awardFile('ada', { learner: Q }) })
    merged(host, 'robin', firstAid('eve'), 'sam')
    expect(await issue(host)).toMatchObject({ code: 0 })
  })

  it('warns in the plan of a revocation that what is made of the award stays', async () => {
    const host = await governed()
    merged(host, 'robin', { ...automatic(), ...teamwork('ben', P) }, 'sam')
    expect(await issue(host)).toMatchObject({ code: 0 })
    const status = [{ change: 'revoke', on: '2026-11-23', reason: 'Awarded to the wrong person.' }]
    const pull = host.open('revoke', 'robin', { [awardPath('ada')]: awardFile('ada', { learner: P, status }) })
    const { summary } = await planOf(host, pull)
    expect(summary).toContain('(part-lost)')
    expect(summary).toContain(`is made of award ${idOf('ada')}, which this revokes`)
    host.review(pull, 'sam')
    host.merge(pull)
    expect(await issue(host)).toMatchObject({ code: 0, log: expect.stringContaining('Issued 0,') })
  })
})
