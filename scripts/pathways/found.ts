import type { AddressList } from '../../src/authoring/index.ts'
import {
  type AutomaticAward,
  type AutomaticAwards,
  automaticAwards,
  type HeldBack,
} from '../../src/completion/automatic.ts'
import {
  type Completion,
  type Conflict,
  completions,
  conflictsOf,
  type Day,
  type Explanation,
  keysOf,
  type LeafDecision,
  type LostPart,
  learnersOf,
  lostParts,
  stillMissing,
} from '../../src/completion/index.ts'
import { didYouMean } from '../../src/domain/nearest.ts'
import type { Pathway } from '../../src/domain/pathway.ts'
import type { Register } from '../../src/domain/register.ts'
import { usageError } from '../command.ts'
import { linkingBy } from './learner-list.ts'

/** How a learner stands with a pathway, with what a reader is told of it. */
export interface Found extends Omit<Completion, 'explanation'> {
  readonly explanation: Explanation
  readonly missing: readonly LeafDecision[]
  readonly conflicts: readonly Conflict[]
  /** Of an award of what the pathway earns: its parts that no longer count. */
  readonly lost: readonly LostPart[]
  /** Where it is due by itself: that the issuing step awards it, so that nobody need propose it, or why it leaves that to people. */
  readonly automatic: 'due' | HeldBack['why'] | undefined
}

/** What was found of one pathway. */
export interface PathwayFound {
  readonly pathway: Pathway
  readonly learners: readonly Found[]
}

/** What was found of some pathways. */
export interface AllFound {
  readonly day: Day
  readonly pathways: readonly PathwayFound[]
  /** How many awards of these pathways nothing links to a person. */
  readonly unlinked: number
}

/** The pathways that are asked about: the one that was named, else all. */
export function pathwaysAsked(name: string | undefined, { pathways }: Register): readonly Pathway[] {
  if (name === undefined) return [...pathways.values()]
  const pathway = pathways.get(name)
  if (pathway !== undefined) return [pathway]
  const known = [...pathways.keys()]
  const fallback = known.length === 0 ? 'describe one in content/pathways/' : `there are ${known.join(', ')}`
  throw usageError(`there is no pathway ${JSON.stringify(name)}`, didYouMean(name, known, fallback))
}

/** What a pathway that awards by itself comes to for a learner, whom addresses of a list may have shown to hold more. */
function automaticFor(
  { learner, pathway }: Completion,
  { due, heldBack }: AutomaticAwards,
  { pathways }: Pick<Register, 'pathways'>,
): Found['automatic'] {
  const own = new Set(learner.awards.map(({ id }) => id))
  const isOf = (one: AutomaticAward | HeldBack) =>
    pathways.get(one.pathway)?.earns === pathway.earns && one.learner.awards.every(({ id }) => own.has(id))
  return due.some(isOf) ? 'due' : heldBack.find(isOf)?.why
}

function foundOf(found: Completion, register: Register, day: Day, automatic: AutomaticAwards): Found {
  const { explanation: explain, ...completion } = found
  const explanation = explain()
  const { outcome, learner } = completion
  return {
    ...completion,
    explanation,
    missing: [explanation.steps, ...explanation.requires].flatMap(stillMissing),
    conflicts: conflictsOf(learner),
    lost: 'award' in outcome ? lostParts(outcome.award, register, day) : [],
    automatic: outcome.is === 'due' ? automaticFor(found, automatic, register) : undefined,
  }
}

/** Finds how every learner stands with some pathways on a day. */
export function findAll(
  register: Register,
  { pathways, list, day }: { readonly pathways: readonly Pathway[]; readonly list: AddressList; readonly day: Day },
): AllFound {
  const { learners, unlinked } = learnersOf(register, { ...linkingBy(list), keys: keysOf(pathways) })
  const automatic = automaticAwards(register, day)
  const found = [...completions(learners, pathways, register, day)].map((one) => foundOf(one, register, day, automatic))
  const bySlug = Map.groupBy(found, ({ pathway }) => pathway.slug)
  return {
    day,
    unlinked,
    pathways: pathways.map((pathway) => ({ pathway, learners: bySlug.get(pathway.slug) ?? [] })),
  }
}
