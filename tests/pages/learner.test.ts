import { describe, expect, it } from 'vitest'
import { learnerView } from '../../src/components/learner/progress.ts'
import { skillsText } from '../../src/components/learner/skills-text.ts'
import type { BadgeView } from '../../src/components/learner/steps.ts'
import { exampleFrom } from '../../src/components/reading/example.ts'
import { openBadge } from '../../src/credentials/open-badge.ts'
import type { Award } from '../../src/domain/award.ts'
import type { BadgeClass } from '../../src/domain/badge-class.ts'
import type { Learner } from '../../src/domain/learner.ts'
import type { Pathway, PathwayStep } from '../../src/domain/pathway.ts'
import type { Register } from '../../src/domain/register.ts'
import { readLedger } from '../../src/ledger/state.ts'
import { award, awardId, badgeClass, issueInto, register } from '../helpers/records.ts'
import { temporaryFolder } from '../helpers/temporary.ts'

const PSEUDONYM = 'pppppppppppppppp'
const DAY = '2026-07-01'
const learner: Learner = { pseudonym: PSEUDONYM, consent: '2026-03-01' }

const CLASSES: Readonly<Record<string, Partial<BadgeClass>>> = {
  sql: { name: 'SQL', skills: ['SQL', 'data retrieval'], tags: ['open data'] },
  charts: { name: 'Charts', skills: ['charts', 'SQL'] },
  writing: { name: 'Writing', skills: ['writing'] },
  analyst: { name: 'Analyst', type: 'micro-credential', skills: ['analysis'] },
}
const badgeClasses = new Map(Object.entries(CLASSES).map(([slug, fields]) => [slug, badgeClass({ slug, ...fields })]))

const outside: PathwayStep = {
  achievement: 'https://college.example/statistics',
  name: 'Statistics',
  issuer: 'did:web:college.example',
  issuerName: 'Example College',
}

const pathway = (fields: Partial<Pathway> = {}): Pathway => ({
  slug: 'analyst',
  name: 'Analyst',
  description: 'To analysis.',
  body: '',
  earns: 'analyst',
  steps: [{ badge: 'sql' }, { badge: 'charts' }, { badge: 'writing' }],
  ...fields,
})

const of = (n: number, badge: string, fields: Partial<Award> = {}) =>
  award(awardId(n), {
    badge,
    learner: PSEUDONYM,
    recipient: {
      identities: [{ type: 'emailAddress', hash: `sha256$${String(n).repeat(64)}`, salt: String(n).repeat(32) }],
    },
    ...fields,
  })

/** What the page shows of some awards that were issued, and of further ones that were not. */
async function viewOf(
  awards: readonly Award[],
  fields: Partial<Register> = {},
  one: Learner = learner,
  pending: readonly Award[] = [],
) {
  const base = { badgeClasses, pathways: new Map([['analyst', pathway()]]), ...fields }
  const ledger = temporaryFolder()
  const issued = await issueInto(ledger, await register(awards, base), { now: new Date('2026-06-01T00:00:00Z') })
  if (!issued.ok) throw new Error(JSON.stringify(issued.problems))
  const whole = await register([...awards, ...pending], base)
  return learnerView(one, { register: whole, ledger: readLedger(ledger), day: DAY })
}

const stepsOf = ({ pathways: [first] }: Awaited<ReturnType<typeof viewOf>>) =>
  first!.steps.map((step) => `${step.name}: ${'words' in step ? step.words : step.demand}`)

const revoked = { status: [{ change: 'revoke', on: '2026-04-02', reason: 'In error.' }] } satisfies Partial<Award>

describe('the page of a learner', () => {
  it('shows what is linked by the pseudonym and was issued, and nothing else', async () => {
    const did = 'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK'
    const linked = of(2, 'sql', { recipient: { did } })
    const unlinked = award(awardId(3), { badge: 'charts', recipient: { did } })
    const view = await viewOf([linked, unlinked], {}, learner, [of(4, 'writing')])
    expect(view.earned.map(({ id }) => id)).toEqual([linked.id])
    expect(stepsOf(view)).toEqual(['SQL: Earned', 'Charts: Not earned yet.', 'Writing: Not earned yet.'])
  })

  it('tells of each step why it counts or does not, and what comes next', async () => {
    const view = await viewOf([of(2, 'sql', revoked), of(3, 'charts', { expires: '2026-05-01' }), of(4, 'writing')])
    expect(stepsOf(view)).toEqual([
      'SQL: Was revoked on 2 April 2026.',
      'Charts: Expired on 1 May 2026.',
      'Writing: Earned',
    ])
    expect(view.pathways[0]).toMatchObject({ met: 1, needed: 3, next: ['SQL', 'Charts'] })
    expect(view.earned.map(({ badge, state }) => [badge, state.is])).toEqual([
      ['sql', 'revoked'],
      ['charts', 'expired'],
      ['writing', 'valid'],
    ])
  })

  it('names of an order the first that is open, and of a choice what there is to choose from', async () => {
    const steps: PathwayStep[] = [{ badge: 'sql' }, { choose: 1, name: 'One more', of: ['charts', 'writing'] }]
    const paths = (fields: Partial<Pathway>) => ({ pathways: new Map([['analyst', pathway(fields)]]) })
    expect((await viewOf([of(2, 'sql')], paths({ steps }))).pathways[0]!.next).toEqual([
      '1 of these: Charts and Writing',
    ])
    const ordered = await viewOf([of(2, 'sql')], paths({ ordered: true }))
    expect(ordered.pathways[0]!.next).toEqual(['Charts'])
  })

  it('says of who has every step that the end is due, and of who holds it that nothing is', async () => {
    const all = [of(2, 'sql'), of(3, 'charts'), of(4, 'writing')]
    expect((await viewOf(all)).pathways[0]).toMatchObject({ outcome: { is: 'due' }, next: [], met: 3 })
    const parts = all.map(({ id }) => id)
    const held = await viewOf([...all.slice(1), of(2, 'sql', revoked), of(5, 'analyst', { parts })])
    expect(held.pathways[0]!.outcome.is).toBe('held')
    expect(held.pathways[0]!.lost).toEqual([{ name: 'SQL', standing: 'revoked', since: '2026-04-02' }])
  })

  it('shows the pathways that the learner named, begun or not; else those that they have begun', async () => {
    const pathways = new Map([
      ['analyst', pathway()],
      ['other', pathway({ slug: 'other', steps: [{ badge: 'writing' }] })],
    ])
    const slugs = async (one: Learner) =>
      (await viewOf([of(2, 'sql')], { pathways }, one)).pathways.map((p) => p.pathway.slug)
    expect(await slugs(learner)).toEqual(['analyst'])
    expect(await slugs({ ...learner, pathways: ['other'] })).toEqual(['other'])
  })

  it('counts what other issuers awarded, once it is recognised, until it is withdrawn', async () => {
    const { achievement, name, issuer } = outside as Extract<PathwayStep, { achievement: string }>
    const one = {
      slug: 'statistics-abcd',
      achievement,
      name,
      issuer,
      digest: 'ab'.repeat(32),
      awardedOn: '2026-02-01',
      verifiedOn: '2026-03-01',
      learner: PSEUDONYM,
      recipient: { did: 'did:key:z6Mk' },
      credential: 'https://college.example/1.json',
    }
    const fields = (more: object) => ({
      pathways: new Map([['analyst', pathway({ steps: [outside, { badge: 'sql' }] })]]),
      recognitions: new Map([[one.slug, { ...one, ...more }]]),
    })
    const counted = await viewOf([of(2, 'sql')], fields({}))
    expect(stepsOf(counted)).toEqual(['Statistics: Earned', 'SQL: Earned'])
    expect(counted.text).toContain('Statistics, Example College, 2026, verify: https://college.example/1.json\n')
    const withdrawn = await viewOf([of(2, 'sql')], fields({ withdrawn: '2026-05-01' }))
    expect(stepsOf(withdrawn)[0]).toBe('Statistics: Was withdrawn on 1 May 2026.')
    expect(withdrawn.recognised[0]!.state).toEqual({ is: 'withdrawn', since: '2026-05-01' })
    expect(withdrawn.text).not.toContain('Statistics')
  })

  it('links a step to the award that meets it', async () => {
    const [step] = (await viewOf([of(2, 'sql')])).pathways[0]!.steps as BadgeView[]
    expect(step).toMatchObject({ award: awardId(2), badge: 'sql', day: '2026-03-01' })
  })
})

describe('skills in words', () => {
  it('are each told once, of what counts alone, micro-credentials first, and without tags that are no skills', async () => {
    const { text } = await viewOf([
      of(2, 'sql'),
      of(3, 'charts'),
      of(4, 'writing', revoked),
      of(5, 'analyst', { awardedOn: '2025-01-01' }),
    ])
    expect(text).toBe(
      [
        'Skills: analysis, SQL, data retrieval, charts',
        '',
        `Analyst (micro-credential), Example Institute, 2025, verify: https://badges.example.org/open/awards/${awardId(5)}/`,
        `SQL (badge), Example Institute, 2026, verify: https://badges.example.org/open/awards/${awardId(2)}/`,
        `Charts (badge), Example Institute, 2026, verify: https://badges.example.org/open/awards/${awardId(3)}/`,
        '',
      ].join('\n'),
    )
  })

  it('are no line when there are none', () => {
    expect(skillsText([], [{ name: 'A', issuer: 'B', awardedOn: '2026-01-01' }])).toBe('A, B, 2026\n')
  })
})

describe('the example by which reading is taught', () => {
  const view = (fields: Partial<Award>) => {
    const facts = {
      badgeClass: badgeClass(),
      issuer: { name: 'Example Institute', url: 'https://example.org/', email: 'a@example.org', body: '' },
    }
    const site = { url: 'https://badges.example.org/', title: 'B', description: 'B.', language: 'en' }
    return { openBadge: openBadge({ award: award(awardId(2), fields), ...facts, site }, { pair: 0, index: 1 }) }
  }
  const from = { badgeClasses, awards: [], issuer: { name: 'Example Institute' }, domain: 'badges.example.org' }

  it('is a public award that shows proof, if there is one', async () => {
    const { issuedView } = await import('../../src/components/issued.ts')
    const listed = (id: string, fields: Partial<Award>) => ({
      id,
      badge: 'sql',
      view: issuedView(view(fields).openBadge),
    })
    const plain = listed('plain', {})
    const proven = listed('proven', { evidence: [{ url: 'https://work.example/', name: 'Ferry times' }] })
    expect(exampleFrom({ ...from, awards: [plain] })).toMatchObject({
      page: 'awards/plain/',
      answers: { proof: 'It shows none. Ask for the work.' },
    })
    expect(exampleFrom({ ...from, awards: [plain, proven] })).toMatchObject({
      page: 'awards/proven/',
      holder: 'a holder who is not named',
      answers: { proof: 'The work: Ferry times.' },
    })
  })

  it('is a badge class where no award is public, and nothing where there is none', () => {
    expect(exampleFrom(from)).toMatchObject({ page: 'badges/analyst/', kind: 'Micro-credential' })
    expect(exampleFrom(from)?.holder).toBeUndefined()
    expect(exampleFrom({ ...from, badgeClasses: new Map() })).toBeUndefined()
  })
})
