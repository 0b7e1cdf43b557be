import { membersOf, type Pathway, type PathwayStep } from '../domain/pathway.ts'
import type { Association } from './clr.ts'

/** One of what an award is made of. */
export interface PartAchievement {
  /** Id of its achievement. */
  readonly id: string
  /** Folder name of its badge class, when it is one of ours. */
  readonly badge?: string
}

type Pair = readonly [before: string, after: string]
type Sequence = Pick<Pathway, 'steps' | 'ordered'>

/** Achievements that a step asks for, of those that are parts. */
function idsIn(step: PathwayStep, parts: readonly PartAchievement[]): string[] {
  if ('of' in step) return membersOf(step).flatMap((member) => idsIn(member, parts))
  const names =
    'badge' in step
      ? ({ badge }: PartAchievement) => badge === step.badge
      : ({ id }: PartAchievement) => id === step.achievement
  return parts.filter(names).map(({ id }) => id)
}

/** What comes before what: in an ordered sequence each step with parts before the next such step. */
function pairsIn({ steps, ordered }: Sequence, parts: readonly PartAchievement[]): Pair[] {
  const within = steps.flatMap((step) =>
    'of' in step ? pairsIn({ steps: membersOf(step), ordered: step.ordered }, parts) : [],
  )
  if (ordered !== true) return within
  const taken = steps.map((step) => idsIn(step, parts)).filter((ids) => ids.length > 0)
  const across = taken.flatMap((ids, i) =>
    ids.flatMap((before) => (taken[i + 1] ?? []).map((after): Pair => [before, after])),
  )
  return [...across, ...within]
}

const asStep = ({ steps, ordered }: Pathway): PathwayStep => ({ of: [...steps], ordered })

/** The order in which the parts had to be earned, as far as all pathways agree that earn the award and ask for each part. */
function orderOf(parts: readonly PartAchievement[], earning: readonly Pathway[]): Pair[] {
  const fitting = earning.filter((pathway) => new Set(idsIn(asStep(pathway), parts)).size === parts.length)
  const [first = [], ...others] = fitting.map((pathway) => pairsIn(pathway, parts))
  const has = (pairs: readonly Pair[], [before, after]: Pair) => pairs.some(([a, b]) => a === before && b === after)
  return first.filter((pair) => others.every((pairs) => has(pairs, pair)))
}

/**
 * How the parts of an award belong to it: each is a part of it, and one precedes the other where the pathway to it asks for
 * that order.
 *
 * @param earning - Pathways that earn the award's badge class.
 */
export function associationsOf(
  whole: string,
  parts: readonly PartAchievement[],
  earning: readonly Pathway[],
): Association[] {
  const different = parts.filter(({ id }, i) => parts.findIndex((part) => part.id === id) === i)
  return [
    ...different.map(({ id }): Association => ({ associationType: 'isPartOf', sourceId: id, targetId: whole })),
    ...orderOf(different, earning).map(
      ([sourceId, targetId]): Association => ({ associationType: 'precedes', sourceId, targetId }),
    ),
  ]
}
