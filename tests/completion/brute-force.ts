import type { Award } from '../../src/domain/award.ts'
import type { Pathway, PathwayStep } from '../../src/domain/pathway.ts'
import type { Recognition } from '../../src/domain/recognition.ts'

/**
 * A slow evaluator of pathways, written from the sentences that say what meets one and sharing nothing with the engine: it
 * goes through every choice of members and every choice of what was earned. It knows days alone, and durations in days.
 */
export interface Question {
  readonly pathway: Pathway
  readonly awards: readonly Award[]
  readonly recognitions: readonly Recognition[]
  /** How many days awards of a badge class hold, by its folder’s name. */
  readonly validDays: Readonly<Record<string, number>>
  readonly day: string
}

/** One way to take a step: when the first and the last of it was earned. A step that asks for nothing has no bounds. */
interface Way {
  readonly first: string
  readonly last: string
}

const NEVER_BEGUN = '9999-12-31'
const BEFORE_ALL = ''

function plusDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}

/** One thing that may meet a step: the day, and whether it counts on the day of the question. */
interface Earned {
  readonly day: string
  readonly isUsable: boolean
}

function earnedOf(step: Exclude<PathwayStep, { of: unknown }>, question: Question): Earned[] {
  const { day: today } = question
  const own = question.awards
    .filter(({ badge, awardedOn }) => 'badge' in step && badge === step.badge && awardedOn <= today)
    .flatMap((award): Earned[] => {
      const past = (award.status ?? []).filter(({ on }) => on <= today).map(({ change }) => change)
      if (past.includes('revoke')) return []
      const days = question.validDays[award.badge]
      const end = award.expires ?? (days === undefined ? NEVER_BEGUN : plusDays(award.awardedOn, days))
      return [{ day: award.awardedOn, isUsable: past.at(-1) !== 'suspend' && end > today }]
    })
  const others = question.recognitions
    .filter((one) => 'achievement' in step && one.achievement === step.achievement && one.issuer === step.issuer)
    .filter(({ awardedOn, withdrawn = NEVER_BEGUN }) => awardedOn <= today && withdrawn > today)
    .map(({ awardedOn, expires = NEVER_BEGUN }): Earned => ({ day: awardedOn, isUsable: expires > today }))
  return [...own, ...others]
}

function waysOfLeaf(step: Exclude<PathwayStep, { of: unknown }>, question: Question): Way[] {
  const earned = earnedOf(step, question)
  const most = step.within === undefined ? Number.POSITIVE_INFINITY : Number(/\d+/.exec(step.within)![0])
  const isMet = earned.some(
    ({ day, isUsable }) => isUsable && (most === Number.POSITIVE_INFINITY || plusDays(day, most) >= question.day),
  )
  return isMet ? earned.map(({ day }) => ({ first: day, last: day })) : []
}

/** Every choice of so many of some items, in their order. */
function choices<T>(items: readonly T[], count: number): T[][] {
  if (count === 0) return [[]]
  return items.flatMap((item, i) => choices(items.slice(i + 1), count - 1).map((rest) => [item, ...rest]))
}

/** Every way to take one of each list. */
function combinations<T>(lists: readonly (readonly T[])[]): T[][] {
  return lists.reduce<T[][]>((all, list) => all.flatMap((some) => list.map((one) => [...some, one])), [[]])
}

const inOrder = (ways: readonly Way[]) =>
  ways.every((way, i) => ways.slice(0, i).every(({ last }) => way.first >= last))

interface Several {
  readonly members: readonly PathwayStep[]
  readonly choose: number | undefined
  readonly ordered: boolean | undefined
}

function waysOfGroup({ members, choose, ordered }: Several, question: Question): Way[] {
  const candidates = choose === undefined ? members.filter(({ optional }) => optional !== true) : members
  return choices(candidates, choose ?? candidates.length)
    .flatMap((chosen) => combinations(chosen.map((member) => waysOf(member, question))))
    .filter((ways) => ordered !== true || inOrder(ways))
    .map((ways) => ({
      first: ways.map(({ first }) => first).reduce((a, b) => (a < b ? a : b), NEVER_BEGUN),
      last: ways.map(({ last }) => last).reduce((a, b) => (a > b ? a : b), BEFORE_ALL),
    }))
}

function waysOf(step: PathwayStep, question: Question): Way[] {
  if (!('of' in step)) return waysOfLeaf(step, question)
  const members = step.of.map((member) => (typeof member === 'string' ? { badge: member } : member))
  return waysOfGroup({ members, choose: step.choose, ordered: step.ordered }, question)
}

/** The earliest day on which all of a pathway was there, or nothing. */
export function slowFinish(question: Question): string | undefined {
  const { pathway } = question
  const lists = [
    waysOfGroup({ members: pathway.steps, choose: undefined, ordered: pathway.ordered }, question),
    ...(pathway.requires ?? []).map((step) => waysOf(step, question)),
  ]
  if (lists.some((ways) => ways.length === 0)) return undefined
  const earliest = lists.map((ways) => ways.map(({ last }) => last).sort()[0]!)
  const day = earliest.sort().at(-1)!
  return day === BEFORE_ALL ? undefined : day
}

/** Whether a pathway is met on the day, and if not, what stands against it. */
export function slowState(question: Question): string {
  const { opens = BEFORE_ALL, closes = NEVER_BEGUN } = question.pathway
  const finished = slowFinish(question)
  if (question.day < opens) return 'not-open'
  if (finished !== undefined) return finished < closes ? 'met' : 'closed'
  return question.day < closes ? 'missing' : 'closed'
}
