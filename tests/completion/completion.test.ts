import { describe, expect, it } from 'vitest'
import {
  type Completion,
  completions,
  learnersOf,
  leavesIn,
  lostParts,
  partsOf,
  reasonText,
  stillMissing,
} from '../../src/completion/index.ts'
import type { Award } from '../../src/domain/award.ts'
import type { Pathway, PathwayStep } from '../../src/domain/pathway.ts'
import type { Recognition } from '../../src/domain/recognition.ts'
import type { Register } from '../../src/domain/register.ts'
import { awardId, award as awardOf, badgeClass } from '../helpers/records.ts'

const LEARNER = 'llllllllllllllll'
const TODAY = '2026-03-01'
const OUTSIDE = { achievement: 'https://other.example/a', name: 'Outside', issuer: 'did:web:other.example' }

let count = 0
/** An award of a badge on a day. */
const earned = (badge: string, awardedOn: string, fields: Partial<Award> = {}): Award =>
  awardOf(awardId(++count), { badge, awardedOn, learner: LEARNER, recipient: {}, ...fields })
const changed = (change: 'revoke' | 'suspend' | 'reinstate', on: string) => ({ change, on, reason: 'Why.' })

const recognised = (awardedOn: string, fields: Partial<Recognition> = {}): Recognition => ({
  ...{ slug: 'outside-1', ...OUTSIDE, digest: 'ab'.repeat(32), awardedOn, verifiedOn: awardedOn },
  ...{ learner: LEARNER, recipient: {}, ...fields },
})

const pathwayOf = (steps: readonly (PathwayStep | string)[], fields: Partial<Pathway> = {}): Pathway => ({
  ...{ slug: 'analyst', name: 'Analyst', description: 'A.', body: '', earns: 'analyst' },
  steps: steps.map((step) => (typeof step === 'string' ? { badge: step } : step)),
  ...fields,
})

function recordOf(awards: readonly Award[], recognitions: readonly Recognition[] = []): Register {
  return {
    awards: new Map(awards.map((one) => [one.id, one])),
    recognitions: new Map(recognitions.map((one) => [one.slug, one])),
    erased: new Map(),
    badgeClasses: new Map([['short', badgeClass({ slug: 'short', validFor: 'P1Y' })]]),
  } as Partial<Register> as Register
}

function all(pathways: readonly Pathway[], record: Register, day = TODAY): Completion[] {
  return [...completions(learnersOf(record).learners, pathways, record, day)]
}

/** What is found of the one learner of some awards. */
function found(pathway: Pathway, awards: readonly (Award | Recognition)[], day = TODAY): Completion {
  const own = awards.filter((one) => 'id' in one)
  const others = awards.filter((one) => 'slug' in one)
  const [first] = all([pathway], recordOf(own, others), day)
  if (first === undefined) throw new Error('nobody was held against the pathway')
  return first
}

const nameOf = (step: PathwayStep) => ('badge' in step ? step.badge : (step.name ?? 'several'))
/** What keeps the learner from a pathway, in words. */
function reasons(completion: Completion): string[] {
  const { steps, requires } = completion.explanation()
  return [steps, ...requires]
    .flatMap(stillMissing)
    .map(({ step, missing }) => `${nameOf(step)} ${reasonText(missing!, nameOf)}`)
}

describe('a step', () => {
  const one = pathwayOf(['sql'])

  it('is met by an award that counts on the day, from the day on which it was earned', () => {
    expect(found(one, [earned('sql', '2026-02-01')])).toMatchObject({ state: 'met', day: '2026-02-01' })
    expect(found(one, [earned('sql', TODAY)])).toMatchObject({ state: 'met', day: TODAY })
    expect(found(one, [earned('sql', '2026-03-02')]).state).toBe('missing')
  })

  it.each([
    ['that is suspended', [changed('suspend', '2026-02-10')], 'sql is suspended since 2026-02-10'],
    ['that was revoked', [changed('revoke', TODAY)], `sql was revoked on ${TODAY}`],
  ])('is not met by an award %s', (_, status, reason) => {
    const completion = found(one, [earned('sql', '2026-02-01', { status })])
    expect([completion.state, reasons(completion)]).toEqual(['missing', [reason]])
  })

  it('is met by an award that was reinstated, or is revoked only later', () => {
    const status = [
      changed('suspend', '2026-02-10'),
      changed('reinstate', '2026-02-20'),
      changed('revoke', '2026-03-02'),
    ]
    expect(found(one, [earned('sql', '2026-02-01', { status })]).state).toBe('met')
  })

  it('is not met by an award that expired, by its own day or by the term of its badge class', () => {
    expect(reasons(found(one, [earned('sql', '2026-01-01', { expires: TODAY })]))).toEqual([`sql expired on ${TODAY}`])
    expect(reasons(found(pathwayOf(['short']), [earned('short', '2025-03-01')]))).toEqual([`short expired on ${TODAY}`])
    expect(found(pathwayOf(['short']), [earned('short', '2025-03-02')]).state).toBe('met')
  })

  it('is met by an award that is not too old for it', () => {
    const fresh = pathwayOf([{ badge: 'sql', within: 'P1M' }])
    expect(found(fresh, [earned('sql', '2026-02-01')]).state).toBe('met')
    expect(reasons(found(fresh, [earned('sql', '2026-01-31')]))).toEqual([
      'sql was too old from the day after 2026-02-28',
    ])
  })

  it('of another issuer is met by a recognition of that achievement by that issuer, until it is withdrawn or expires', () => {
    const outside = pathwayOf([OUTSIDE])
    expect(found(outside, [recognised('2026-01-05')])).toMatchObject({ state: 'met', day: '2026-01-05' })
    expect(reasons(found(outside, [recognised('2026-01-05', { withdrawn: '2026-02-01' })]))).toEqual([
      'Outside was withdrawn on 2026-02-01',
    ])
    expect(reasons(found(outside, [recognised('2026-01-05', { expires: '2026-02-01' })]))).toEqual([
      'Outside expired on 2026-02-01',
    ])
    const byAnother = recognised('2026-01-05', { issuer: 'did:web:impostor.example' })
    expect(all([outside], recordOf([], [byAnother]))).toEqual([])
  })

  it('counts from its first award when that has expired and was renewed, and not from one that was revoked', () => {
    const renewed = [earned('sql', '2024-01-01', { expires: '2025-01-01' }), earned('sql', '2025-02-01')]
    expect(found(one, renewed).day).toBe('2024-01-01')
    const again = [
      earned('sql', '2024-01-01', { status: [changed('revoke', '2024-05-01')] }),
      earned('sql', '2025-02-01'),
    ]
    expect(found(one, again).day).toBe('2025-02-01')
  })
})

describe('several steps', () => {
  it('without an order are met when the last of them was earned', () => {
    const steps = pathwayOf(['a', 'b', { badge: 'c', optional: true }])
    expect(found(steps, [earned('a', '2026-02-01'), earned('b', '2026-01-01')])).toMatchObject({
      state: 'met',
      day: '2026-02-01',
    })
    expect(reasons(found(steps, [earned('a', '2026-02-01'), earned('c', '2026-01-01')]))).toEqual([
      'b was never earned',
    ])
  })

  it('of which some are chosen are met by those that were earned first, an optional one among them', () => {
    const steps = pathwayOf([{ choose: 2, of: ['a', 'b', { badge: 'c', optional: true }] }])
    const completion = found(steps, [earned('c', '2026-01-01'), earned('b', '2026-02-01'), earned('a', '2026-01-15')])
    expect(completion.day).toBe('2026-01-15')
    const counting = leavesIn(completion.explanation().steps).filter(({ counts }) => counts)
    expect(counting.map(({ step }) => nameOf(step))).toEqual(['a', 'c'])
  })

  it('in an order are met only by what was earned in it, of several awards by the right one', () => {
    const steps = pathwayOf(['a', 'b'], { ordered: true })
    expect(found(steps, [earned('a', '2026-01-01'), earned('b', '2026-01-01')]).state).toBe('met')
    const [a, b] = [earned('a', '2026-01-10'), earned('b', '2026-01-05')]
    expect(reasons(found(steps, [a, b]))).toEqual(['b was earned on 2026-01-05, before a (2026-01-10)'])
    const again = earned('b', '2026-02-01')
    const completion = found(steps, [a, b, again])
    expect(completion).toMatchObject({ state: 'met', day: '2026-02-01' })
    expect(partsOf(completion.explanation().steps)).toEqual([a.id, again.id])
  })

  it('in an order wait for one that is still to be earned, also when what follows was earned', () => {
    const steps = pathwayOf(['a', 'b', 'c'], { ordered: true })
    const revoked = { status: [changed('revoke', '2026-02-01')] }
    const completion = found(steps, [
      earned('a', '2026-01-01'),
      earned('b', '2026-01-02', revoked),
      earned('c', '2026-01-03'),
    ])
    expect(reasons(completion)).toEqual([
      'b was revoked on 2026-02-01',
      'c was earned on 2026-01-03, before b, which is still to be earned',
    ])
  })

  it('in an order keep their places while one of them has expired, since a renewal does not move it', () => {
    const steps = pathwayOf(['a', 'b'], { ordered: true })
    const awards = [earned('a', '2026-01-01', { expires: '2026-02-01' }), earned('b', '2026-01-10')]
    expect(reasons(found(steps, awards))).toEqual(['a expired on 2026-02-01'])
    expect(found(steps, [...awards, earned('a', '2026-02-15')]).day).toBe('2026-01-10')
  })

  it('in an order are not disturbed by an optional one that was earned out of it', () => {
    const steps = pathwayOf(['a', { badge: 'b', optional: true }, 'c'], { ordered: true })
    const completion = found(steps, [earned('b', '2025-01-01'), earned('a', '2026-01-01'), earned('c', '2026-01-02')])
    expect(completion.state).toBe('met')
    expect(leavesIn(completion.explanation().steps).map(({ met, counts }) => [met, counts])).toEqual([
      [true, true],
      [true, false],
      [true, true],
    ])
  })

  it('inside another begin no earlier than what comes before them', () => {
    const steps = pathwayOf(['a', { name: 'One of two', choose: 1, of: ['b', 'c'] }], { ordered: true })
    const awards = [earned('a', '2026-01-10'), earned('b', '2026-01-05')]
    expect(reasons(found(steps, awards))).toEqual(['b was earned on 2026-01-05, before a (2026-01-10)'])
    expect(found(steps, [...awards, earned('c', '2026-01-20')]).day).toBe('2026-01-20')
  })

  it('that ask for nothing leave nobody due', () => {
    const completion = found(pathwayOf([{ badge: 'a', optional: true }]), [earned('a', '2026-01-01')])
    expect([completion.state, completion.outcome]).toEqual(['missing', { is: 'not-yet' }])
  })
})

describe('a pathway', () => {
  const requiring = pathwayOf(['a'], { requires: [{ badge: 'base' }] })

  it('also needs what it requires, in no order, which is no part of what it earns', () => {
    const a = earned('a', '2026-01-01')
    expect(reasons(found(requiring, [a]))).toEqual(['base was never earned'])
    const completion = found(requiring, [a, earned('base', '2026-02-01')])
    expect(completion).toMatchObject({ state: 'met', day: '2026-02-01', outcome: { is: 'due' } })
    expect(partsOf(completion.explanation().steps)).toEqual([a.id])
  })

  it('can be finished from the day on which it opens until the day on which it closes', () => {
    const awards = [earned('a', '2026-02-01')]
    expect(found(pathwayOf(['a'], { opens: '2026-03-02' }), awards)).toMatchObject({
      state: 'not-open',
      day: '2026-02-01',
      outcome: { is: 'not-yet' },
    })
    expect(found(pathwayOf(['a'], { opens: TODAY, closes: '2026-02-02' }), awards).state).toBe('met')
    expect(found(pathwayOf(['a'], { closes: '2026-02-01' }), awards).state).toBe('closed')
    expect(found(pathwayOf(['a', 'b'], { closes: TODAY }), awards).state).toBe('closed')
    expect(found(pathwayOf(['a', 'b'], { closes: '2026-03-02' }), awards).state).toBe('missing')
  })

  it.each([
    ['held', 'held', {}],
    ['held', 'suspended', { status: [changed('suspend', '2026-02-20')] }],
    ['expired', 'expired', { expires: '2026-02-20' }],
    ['was-revoked', 'revoked', { status: [changed('revoke', '2026-02-20')] }],
  ] as const)('leads to nothing twice: %s when an award of what it earns is there, %s', (is, _, fields) => {
    const held = earned('analyst', '2026-02-10', fields)
    const completion = found(pathwayOf(['a']), [earned('a', '2026-02-01'), held])
    expect(completion.state).toBe('met')
    expect(completion.outcome).toMatchObject({ is, award: { id: held.id } })
  })

  it('is not due again by an older version that earns the same, nor for an award that is dated later', () => {
    const older = pathwayOf(['b'], { slug: 'analyst-2024' })
    const record = recordOf([earned('a', '2026-02-01'), earned('b', '2024-01-01'), earned('analyst', '2026-04-01')])
    expect(all([older, pathwayOf(['a'])], record).map(({ outcome }) => outcome.is)).toEqual(['held', 'held'])
  })

  it('is held against nobody who has none of its badges', () => {
    expect(all([pathwayOf(['a'])], recordOf([earned('b', '2026-01-01')]))).toEqual([])
  })
})

describe('parts that no longer count', () => {
  it('are told with what became of them, on the day that is asked about', () => {
    const [kept, revoked] = [
      earned('a', '2025-01-01'),
      earned('b', '2025-01-01', { status: [changed('revoke', '2026-02-01')] }),
    ]
    const gone = recognised('2025-01-01', { withdrawn: '2026-02-05' })
    const whole = earned('analyst', '2025-06-01', { parts: [kept.id, revoked.id, gone.slug, 'eeeeeeeeeeeeeeee'] })
    const record = {
      ...recordOf([kept, revoked, whole], [gone]),
      erased: new Map([
        [
          'eeeeeeeeeeeeeeee',
          { id: 'eeeeeeeeeeeeeeee', file: '', badge: 'c', awardedOn: '2025-01-01', erasedOn: '2026-01-09' },
        ],
      ]),
    }
    expect(lostParts(whole, record, TODAY)).toEqual([
      { name: revoked.id, standing: 'revoked', since: '2026-02-01' },
      { name: 'outside-1', standing: 'withdrawn', since: '2026-02-05' },
      { name: 'eeeeeeeeeeeeeeee', standing: 'erased', since: '2026-01-09' },
    ])
    expect(lostParts(whole, record, '2026-01-31').map(({ name }) => name)).toEqual(['eeeeeeeeeeeeeeee'])
  })
})
