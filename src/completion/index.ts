/**
 * Completion: which learners have met which pathways on a day, and why. Pure, and the same for the same content: {@link learnersOf}
 * puts together what belongs to one person, {@link completions} holds it against pathways, {@link explainPathway} tells step by
 * step how that came about.
 */
import type { Pathway } from '../domain/pathway.ts'
import type { Register } from '../domain/register.ts'
import { type PathwayDemand, pathwayDemand } from './demand.ts'
import { type Explanation, explainPathway } from './explanation.ts'
import { type Finish, finishPathway } from './finishing.ts'
import { type Day, type Holdings, holdingsOn, keyOf } from './holdings.ts'
import type { LearnerRecord } from './learners.ts'
import { type Outcome, outcomeOf } from './outcome.ts'

export {
  type Explanation,
  type GroupDecision,
  type LeafDecision,
  leavesIn,
  type Missing,
  partsOf,
  type StepDecision,
  stillMissing,
} from './explanation.ts'
export type { State } from './finishing.ts'
export { type Day, dayOf, type Holding } from './holdings.ts'
export { type Conflict, conflictsOf, type Grouped, type LearnerRecord, type Linking, learnersOf } from './learners.ts'
export { type LostPart, lostParts, type Outcome } from './outcome.ts'
export { reasonText } from './words.ts'

/** How a learner stands with a pathway on a day. */
export interface Completion extends Finish {
  readonly learner: LearnerRecord
  readonly pathway: Pathway
  readonly outcome: Outcome
  /** Step by step, how that came about. Made when it is asked for. */
  explanation(): Explanation
}

function completionOf(
  demand: PathwayDemand,
  { learner, holdings }: { readonly learner: LearnerRecord; readonly holdings: Holdings },
  { badgeClasses }: Pick<Register, 'badgeClasses'>,
): Completion {
  const { pathway } = demand
  const finish = finishPathway(demand, holdings)
  const badgeClass = badgeClasses.get(pathway.earns)
  const outcome = outcomeOf(learner, pathway.earns, { state: finish.state, badgeClass, day: holdings.day })
  return { ...finish, learner, pathway, outcome, explanation: () => explainPathway(demand, holdings) }
}

/** How one learner stands with one pathway on a day, also when nothing of it was begun. */
export function completionWith(
  learner: LearnerRecord,
  pathway: Pathway,
  register: Pick<Register, 'badgeClasses'>,
  day: Day,
): Completion {
  const holdings = holdingsOn(learner, register.badgeClasses, day)
  return completionOf(pathwayDemand(pathway), { learner, holdings }, register)
}

/** Keys of all badges that pathways name. */
export function keysOf(pathways: Iterable<Pathway>): ReadonlySet<string> {
  return new Set([...pathways].flatMap((pathway) => [...pathwayDemand(pathway).keys]))
}

/** Pathways by the badges that they name. */
function byKey(demands: readonly PathwayDemand[]): Map<string, PathwayDemand[]> {
  const index = new Map<string, PathwayDemand[]>()
  for (const demand of demands)
    for (const key of demand.keys) {
      const list = index.get(key)
      if (list === undefined) index.set(key, [demand])
      else list.push(demand)
    }
  return index
}

/**
 * Holds learners against pathways on a day, each only against those that name a badge which the learner has.
 *
 * @returns one after the other, learners in their order, pathways of each in theirs.
 */
export function* completions(
  learners: readonly LearnerRecord[],
  pathways: Iterable<Pathway>,
  register: Pick<Register, 'badgeClasses'>,
  day: Day,
): Generator<Completion> {
  const demands = [...pathways].map(pathwayDemand)
  const index = byKey(demands)
  for (const learner of learners) {
    const keys = new Set([...learner.awards.map(({ badge }) => badge), ...learner.recognitions.map(keyOf)])
    const named = new Set([...keys].flatMap((key) => index.get(key) ?? []))
    if (named.size === 0) continue
    const holdings = holdingsOn(learner, register.badgeClasses, day)
    for (const demand of demands) if (named.has(demand)) yield completionOf(demand, { learner, holdings }, register)
  }
}
