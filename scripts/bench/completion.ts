import { completions, learnersOf } from '../../src/completion/index.ts'
import type { Award } from '../../src/domain/award.ts'
import type { BadgeClass } from '../../src/domain/badge-class.ts'
import { badgesOf, type GroupStep, type Pathway } from '../../src/domain/pathway.ts'
import { type Measured, secondsOf } from './measure.ts'

const PATHWAYS = 50
const BADGES = 120
/** How many awards a learner has. */
const EACH = 10
const DAY = '2026-06-01'

const badgeOf = (n: number) => `badge-${n % BADGES}`
/** A badge a month; every third learner goes through them backwards, and so against every order. */
const dayOf = (nth: number, isBackwards: boolean) =>
  `2025-${String((isBackwards ? EACH - nth : nth) + 1).padStart(2, '0')}-15`

/** Badges that a learner has one after the other; they come near to a pathway, and many meet one. */
function awardOf(n: number): Award {
  const learner = Math.floor(n / EACH)
  const badge = learner * 7 + (n % EACH)
  const id = `award-${n}`
  return {
    ...{
      id,
      file: '',
      badge: badgeOf(badge),
      awardedOn: dayOf(n % EACH, learner % 3 === 0),
      learner: `learner-${learner}`,
      recipient: {},
    },
    ...(n % 40 === 0 ? { status: [{ change: 'revoke', on: '2026-02-01', reason: 'Withdrawn.' }] } : {}),
    ...(n % 25 === 0 ? { expires: '2026-05-01' } : {}),
  }
}

/** Six badges: three in an order, two of four, one optional; every other pathway in an order as a whole. */
function pathwayOf(n: number): Pathway {
  const badge = (at: number) => badgeOf(n * 5 + at)
  const choice: GroupStep = { choose: 2, of: [badge(3), badge(4), badge(5), { badge: badge(6), within: 'P3Y' }] }
  return {
    ...{ slug: `pathway-${n}`, name: `Pathway ${n}`, description: 'A pathway.', body: '', earns: `earned-${n}` },
    ordered: n % 2 === 0,
    steps: [{ ordered: true, of: [badge(0), badge(1), badge(2)] }, choice, { badge: badge(7), optional: true }],
  }
}

/** Looks at every award once, and does nothing else: reads its learner, badge, day and standing. */
function passOver(awards: Iterable<Award>): number {
  let sum = 0
  for (const { learner = '', badge, awardedOn, status } of awards)
    sum += learner.length + badge.length + awardedOn.charCodeAt(3) + (status?.length ?? 0)
  return sum
}

/** Puts awards together by learner, asks each for every badge of every pathway, and does nothing else. */
function askEach(awards: Iterable<Award>, pathways: readonly Pathway[]): number {
  const badges = pathways.map(({ steps }) => steps.flatMap(badgesOf))
  let count = 0
  for (const own of Map.groupBy(awards, ({ learner }) => learner).values()) {
    const held = new Set(own.map(({ badge }) => badge))
    for (const named of badges) for (const badge of named) if (held.has(badge)) count += 1
  }
  return count
}

/**
 * Measures who has met which of 50 pathways, each explained for those who have, among ten times as many
 * awards as the record has: they are made in memory, and reading files is measured elsewhere.
 */
export async function completion(recordAwards: number): Promise<Measured> {
  const awards = new Map(Array.from({ length: 10 * recordAwards }, (_, n) => [`award-${n}`, awardOf(n)]))
  const pathways = Array.from({ length: PATHWAYS }, (_, n) => pathwayOf(n))
  const badgeClasses = new Map<string, BadgeClass>()
  const found = { met: 0, all: 0 }
  const seconds = await secondsOf(() => {
    const { learners } = learnersOf({ awards, recognitions: new Map() })
    for (const { state, explanation } of completions(learners, pathways, { badgeClasses }, DAY)) {
      found.all += 1
      if (state !== 'met') continue
      found.met += 1
      explanation()
    }
  })
  if (found.met === 0 || found.met === found.all) throw new Error('the pathways of this measurement decide nothing')
  const passing = await secondsOf(() => passOver(awards.values()))
  const asking = await secondsOf(() => askEach(awards.values(), pathways))
  const floors = { 'looking at the awards': passing, 'asking each learner for each badge': asking }
  return { seconds, bytes: 0, awards: awards.size, floors }
}
