import type { Demand, Group, Leaf, PathwayDemand } from './demand.ts'
import { type Day, dayOf, type Held, type Holding, type Holdings } from './holdings.ts'

/** Before every day: what has nothing before it may have been earned whenever. */
export const EVER: Day = ''

/** Holdings that meet a step on the day, oldest first. */
export function meeting({ countsUntil }: Leaf, { usable }: Held, day: Day): readonly Holding[] {
  return countsUntil === undefined ? usable : usable.filter(({ awardedOn }) => countsUntil(awardedOn) >= day)
}

/** A step is met by what counts on the day; its place in an order is the first day on which the badge was earned. */
function leafFinish(leaf: Leaf, from: Day, { byKey, day }: Holdings): Day | undefined {
  const held = byKey.get(leaf.key)
  if (held === undefined || meeting(leaf, held, day).length === 0) return undefined
  return held.earned.find((earned) => earned >= from)
}

/** A member that was taken in a sequence, when it was finished, and what was taken before it. */
export interface Taken {
  readonly member: Demand
  readonly day: Day
  readonly before: Taken | undefined
}

/**
 * Takes as many members of an ordered group as are needed, each begun no earlier than the one before it was finished, so that the
 * last is finished as early as can be. What is finished earlier never makes a later step finish later, so of all ways to take
 * k members among the first ones the earliest is enough to go on from.
 *
 * @returns the last that was taken; nothing when there are not enough, or none is needed.
 */
export function sequence({ counting, needed }: Group, from: Day, holdings: Holdings): Taken | undefined {
  const best: (Taken | undefined)[] = new Array(needed + 1)
  for (const [i, member] of counting.entries()) {
    const fewest = Math.max(1, needed - (counting.length - 1 - i))
    for (let count = Math.min(needed, i + 1); count >= fewest; count--) {
      const before = best[count - 1]
      if (count > 1 && before === undefined) continue
      const day = finishOf(member, before?.day ?? from, holdings)
      const known = best[count]
      if (day !== undefined && (known === undefined || day < known.day)) best[count] = { member, day, before }
    }
  }
  return best[needed]
}

/** Members of a group without an order that are finished first, as many as are needed; nothing when there are not enough. */
export function firstFinished(
  { counting, needed }: Group,
  from: Day,
  holdings: Holdings,
): readonly { readonly member: Demand; readonly day: Day }[] | undefined {
  const finished = counting.flatMap((member) => {
    const day = finishOf(member, from, holdings)
    return day === undefined ? [] : [{ member, day }]
  })
  if (finished.length < needed) return undefined
  return finished.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)).slice(0, needed)
}

/**
 * The earliest day on which a demand is finished, when no part of it may be begun before a day.
 *
 * @returns nothing when it is not.
 */
export function finishOf(demand: Demand, from: Day, holdings: Holdings): Day | undefined {
  if (!('members' in demand)) return leafFinish(demand, from, holdings)
  if (demand.needed === 0) return from
  if (demand.needed > demand.counting.length) return undefined
  if (demand.ordered) return sequence(demand, from, holdings)?.day
  return firstFinished(demand, from, holdings)?.at(-1)?.day
}

/** Whether a pathway is met, and if not, why not. */
export type State = 'met' | 'missing' | 'not-open' | 'closed'

/** How a learner stands with a pathway. */
export interface Finish {
  readonly state: State
  /** Day on which the last that it takes was earned; only when all of it is there. */
  readonly day?: Day
}

/** The day on which steps and requirements were all there, or nothing. What asks for nothing is met by nobody. */
function finishingDay({ steps, requires }: PathwayDemand, holdings: Holdings): Day | undefined {
  let latest = finishOf(steps, EVER, holdings)
  for (const leaf of requires) {
    const day = finishOf(leaf, EVER, holdings)
    if (day === undefined || latest === undefined) return undefined
    if (day > latest) latest = day
  }
  return latest === EVER ? undefined : latest
}

/** Holds a learner’s badges against a pathway. Who finished before it closed has finished. */
export function finishPathway(demand: PathwayDemand, holdings: Holdings): Finish {
  const { opens, closes } = demand.pathway
  const day = finishingDay(demand, holdings)
  const isClosed = closes !== undefined && (day ?? holdings.day) >= dayOf(closes)
  const found = day === undefined ? {} : { day }
  if (opens !== undefined && holdings.day < dayOf(opens)) return { state: 'not-open', ...found }
  if (isClosed) return { state: 'closed', ...found }
  return { state: day === undefined ? 'missing' : 'met', ...found }
}
