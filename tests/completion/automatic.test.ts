import { describe, expect, it } from 'vitest'
import { automaticAwards } from '../../src/completion/automatic.ts'
import type { Award, ErasedAward } from '../../src/domain/award.ts'
import type { Pathway } from '../../src/domain/pathway.ts'
import type { Recognition } from '../../src/domain/recognition.ts'
import type { Register } from '../../src/domain/register.ts'
import { awardId, award as awardOf, badgeClass } from '../helpers/records.ts'

const [P, Q] = ['pppppppppppppppp', 'qqqqqqqqqqqqqqqq']
const DID = 'did:key:z6Mk'
const DAY = '2026-04-01'
const revoked = (on: string) => [{ change: 'revoke' as const, on, reason: 'Why.' }]

/** A recipient with a hash of their own. */
const hashed = (digit: string, more = {}): Award['recipient'] => ({
  identities: [{ type: 'emailAddress', hash: `sha256$${digit.repeat(64)}`, salt: digit.repeat(32) }],
  ...more,
})

const [SQL, CHARTS, WHOLE, OTHER] = [1, 2, 3, 4].map(awardId) as [string, string, string, string]
const sql = (fields: Partial<Award> = {}) =>
  awardOf(SQL, { badge: 'sql', learner: P, recipient: hashed('1'), ...fields })
const charts = (fields: Partial<Award> = {}) =>
  awardOf(CHARTS, { badge: 'charts', awardedOn: '2026-03-10', learner: P, recipient: hashed('2'), ...fields })
const whole = (fields: Partial<Award> = {}) =>
  awardOf(WHOLE, { badge: 'analyst', awardedOn: '2026-03-11', learner: P, ...fields })

const PATHWAY: Pathway = {
  slug: 'analyst',
  name: 'Analyst',
  description: 'A.',
  body: '',
  earns: 'analyst',
  automatic: true,
  steps: [{ badge: 'sql' }, { badge: 'charts' }],
}

interface Setting {
  readonly awards?: readonly Award[]
  readonly pathways?: readonly Pathway[]
  readonly erasedOn?: string
}

function decided({ awards = [sql(), charts()], pathways = [PATHWAY], erasedOn }: Setting, day = DAY) {
  const gone: ErasedAward = {
    id: OTHER,
    file: 'x',
    badge: 'analyst',
    awardedOn: '2026-03-11',
    erasedOn: erasedOn ?? '',
  }
  return automaticAwards(
    {
      awards: new Map(awards.map((one) => [one.id, one])),
      pathways: new Map(pathways.map((one) => [one.slug, one])),
      erased: new Map(erasedOn === undefined ? [] : [[OTHER, gone]]),
      badgeClasses: new Map([['charts', badgeClass({ slug: 'charts', validFor: 'P1Y' })]]),
    },
    day,
  )
}

const due = (setting: Setting, day?: string) => decided(setting, day).due.map(({ fields }) => fields)
const heldBack = (setting: Setting) => decided(setting).heldBack.map(({ why }) => why)

describe('what a pathway awards by itself', () => {
  it('is an award of the day to whoever has met it, with its parts and the identity of the newest, without a name', () => {
    const named = charts({ recipient: hashed('2', { name: 'Mia', nameConsent: '2026-03-01' }) })
    expect(decided({ awards: [sql(), named] })).toMatchObject({
      due: [{ pathway: 'analyst', metOn: '2026-03-10', learner: { pseudonyms: [P] } }],
      heldBack: [],
    })
    expect(due({ awards: [sql(), named] })).toEqual([
      { badge: 'analyst', awardedOn: DAY, recipient: hashed('2'), parts: [SQL, CHARTS], learner: P },
    ])
  })

  it('goes to a DID without a pseudonym', () => {
    const awards = [sql, charts].map((one) => one({ learner: undefined, recipient: { did: DID } }))
    expect(due({ awards })).toEqual([
      { badge: 'analyst', awardedOn: DAY, recipient: { did: DID }, parts: [SQL, CHARTS] },
    ])
  })

  it.each<[string, Setting, string?]>([
    ['is not automatic', { pathways: [{ ...PATHWAY, automatic: false }] }],
    ['is not met', { awards: [sql()] }],
    ['was met by awards that nothing links', { awards: [sql({ learner: undefined }), charts({ learner: undefined })] }],
    ['was met by awards of two people', { awards: [sql(), charts({ learner: Q })] }],
    ['opens later', { pathways: [{ ...PATHWAY, opens: '2026-04-02' }] }],
    ['closed before', { pathways: [{ ...PATHWAY, closes: '2026-03-10' }] }],
    ['has a part that was revoked', { awards: [sql({ status: revoked('2026-03-20') }), charts()] }],
    ['has a part that expired', {}, '2027-03-10'],
    ['has a part that is to be awarded tomorrow', { awards: [sql(), charts({ awardedOn: '2026-04-02' })] }],
    ['was awarded', { awards: [sql(), charts(), whole()] }],
    ['was awarded and revoked', { awards: [sql(), charts(), whole({ status: revoked('2026-03-20') })] }],
    ['was awarded and expired', { awards: [sql(), charts(), whole({ expires: '2026-03-20' })] }],
    [
      'was awarded under a pseudonym that its parts no longer have',
      { awards: [sql(), charts(), whole({ learner: Q, parts: [SQL] })] },
    ],
  ])('is nothing when it %s', (_, setting, day) => {
    expect(decided(setting, day)).toEqual({ due: [], heldBack: [] })
  })

  it('counts no badge of another issuer, which nobody here awarded', () => {
    const outside = { achievement: 'https://other.example/a', name: 'Outside', issuer: 'did:web:other.example' }
    const recognition = { slug: 'outside', ...outside, awardedOn: '2026-03-01', learner: P } as Recognition
    const content = { recognitions: new Map([['outside', recognition]]) } as unknown as Register
    const pathways = new Map([['analyst', { ...PATHWAY, steps: [{ badge: 'sql' }, outside] }]])
    const awards = new Map([[SQL, sql()]])
    expect(
      automaticAwards({ ...content, awards, pathways, erased: new Map(), badgeClasses: new Map() }, DAY).due,
    ).toEqual([])
  })

  it('is earned once, by whichever pathway to it was met first', () => {
    const both = [
      { ...PATHWAY, slug: 'a-late', steps: [{ badge: 'charts' }] },
      { ...PATHWAY, slug: 'b', steps: [{ badge: 'sql' }] },
    ]
    expect(decided({ pathways: both }).due.map(({ pathway, metOn }) => [pathway, metOn])).toEqual([['b', '2026-03-01']])
  })

  it('is left to people when it is not clear whose it is', () => {
    const did = { did: DID }
    expect(heldBack({ awards: [sql({ recipient: did }), charts({ recipient: did, learner: Q })] })).toEqual([
      'pseudonyms',
    ])
    expect(heldBack({ awards: [sql({ recipient: did }), charts({ recipient: { did: 'did:key:z6Mm' } })] })).toEqual([
      'wallets',
    ])
  })

  it('is left to people when it was met by the day on which one of it was erased, by any pathway', () => {
    expect(heldBack({ erasedOn: '2026-03-10' })).toEqual(['erased'])
    expect(heldBack({ erasedOn: '2026-03-10T23:30:00+02:00' })).toEqual(['erased'])
    expect(due({ erasedOn: '2026-03-09' })).toHaveLength(1)
    const other = { ...PATHWAY, slug: 'short', automatic: false, steps: [{ badge: 'sql' }] }
    expect(heldBack({ erasedOn: '2026-03-09', pathways: [PATHWAY, other] })).toEqual(['erased'])
  })
})
