import { addDuration, toUtc } from '../domain/calendar.ts'
import {
  type BadgeStep,
  type GroupStep,
  membersOf,
  type OutsideStep,
  type Pathway,
  type PathwayStep,
} from '../domain/pathway.ts'
import { type Day, dayOf, keyOf } from './holdings.ts'

/** A badge that a pathway asks for. */
export interface Leaf {
  readonly step: BadgeStep | OutsideStep
  readonly key: string
  /** Until when what was awarded on a day counts, when the step limits its age. */
  readonly countsUntil: ((awardedOn: Day) => Day) | undefined
}

/** Several steps of which some are needed. The pathway itself is one. */
export interface Group {
  /** Nothing for the pathway as a whole. */
  readonly step: GroupStep | undefined
  readonly members: readonly Demand[]
  /** Those that may count: all when a number is chosen, else those that are not optional. In their order. */
  readonly counting: readonly Demand[]
  /** How many of these are needed. */
  readonly needed: number
  readonly ordered: boolean
}

/** What a step asks for, ready to be held against many learners. */
export type Demand = Leaf | Group

/** What a pathway asks for. */
export interface PathwayDemand {
  readonly pathway: Pathway
  readonly steps: Group
  readonly requires: readonly Leaf[]
  /** Keys of every badge that it names, and of what it earns. */
  readonly keys: ReadonlySet<string>
}

const isOptional = ({ step }: Demand) => step?.optional === true

function groupOf(
  members: readonly Demand[],
  step: GroupStep | undefined,
  { choose, ordered = false }: Pick<GroupStep, 'choose' | 'ordered'>,
): Group {
  const counting = choose === undefined ? members.filter((member) => !isOptional(member)) : members
  return { step, members, counting, needed: choose ?? counting.length, ordered }
}

/** Counts on from a day, once for each day: many learners have awards of the same ones. */
function ageLimit(within: string): (awardedOn: Day) => Day {
  const known = new Map<Day, Day>()
  return (awardedOn) => {
    const until = known.get(awardedOn) ?? dayOf(addDuration(toUtc(awardedOn), within))
    known.set(awardedOn, until)
    return until
  }
}

function leafOf(step: BadgeStep | OutsideStep): Leaf {
  const { within } = step
  return { step, key: keyOf(step), countsUntil: within === undefined ? undefined : ageLimit(within) }
}

function demandOf(step: PathwayStep): Demand {
  return 'of' in step ? groupOf(membersOf(step).map(demandOf), step, step) : leafOf(step)
}

/** Every badge that a demand names. */
function leavesIn(demand: Demand): Leaf[] {
  return 'members' in demand ? demand.members.flatMap(leavesIn) : [demand]
}

/** What a pathway asks for: one group of all its steps, in their order if it says so. */
export function pathwayDemand(pathway: Pathway): PathwayDemand {
  const steps = groupOf(pathway.steps.map(demandOf), undefined, { ordered: pathway.ordered })
  const requires = (pathway.requires ?? []).map(leafOf)
  const keys = [...leavesIn(steps), ...requires].map(({ key }) => key)
  return { pathway, steps, requires, keys: new Set([...keys, pathway.earns]) }
}
