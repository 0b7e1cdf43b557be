import type { BadgeStep, GroupStep, OutsideStep, PathwayStep } from '../domain/pathway.ts'
import type { Demand, Group, Leaf, PathwayDemand } from './demand.ts'
import { EVER, finishOf, firstFinished, meeting, sequence, type Taken } from './finishing.ts'
import type { Day, Held, Holding, Holdings } from './holdings.ts'

/** Why a badge that is asked for does not count. */
export type Missing =
  | { readonly why: 'never-earned' }
  | { readonly why: 'expired' | 'suspended' | 'revoked' | 'withdrawn'; readonly holding: Holding; readonly on: Day }
  /** It was awarded too long ago; it counted until that day. */
  | { readonly why: 'too-old'; readonly holding: Holding; readonly on: Day }
  /** It was earned before the step that comes before it was finished, on that day or not at all. */
  | { readonly why: 'out-of-order'; readonly holding: Holding; readonly after: PathwayStep; readonly on?: Day }

interface DecisionBase {
  readonly met: boolean
  /** Whether it is one of those that the group above it counts, or still has to choose from. */
  readonly counts: boolean
  /** Day on which it was earned or finished; nothing when it is not met, and for a group that asks for nothing. */
  readonly day?: Day
}

/** What was found of one badge. */
export interface LeafDecision extends DecisionBase {
  readonly step: BadgeStep | OutsideStep
  /** What meets it. */
  readonly holding?: Holding
  readonly missing?: Missing
}

/** What was found of several steps. */
export interface GroupDecision extends DecisionBase {
  /** Nothing for the pathway as a whole. */
  readonly step: GroupStep | undefined
  readonly needed: number
  readonly ordered: boolean
  readonly members: readonly StepDecision[]
}

/** What was found of a step, so that everybody can see why. */
export type StepDecision = LeafDecision | GroupDecision

/** What was found of a pathway. */
export interface Explanation {
  readonly steps: GroupDecision
  readonly requires: readonly LeafDecision[]
}

/** What a step may not be begun before: the end of another one; without a day that has not ended. */
interface Origin {
  readonly day: Day | undefined
  readonly after?: PathwayStep | undefined
}

const ANYWHERE: Origin = { day: EVER }

/** Standings from that which is mended most easily. */
const EASE = ['good', 'suspended', 'expired', 'revoked', 'withdrawn']

function whyUnusable({ countsUntil }: Leaf, held: Held | undefined): Missing {
  const [best] = (held?.holdings ?? []).toReversed().sort((a, b) => EASE.indexOf(a.standing) - EASE.indexOf(b.standing))
  if (best === undefined) return { why: 'never-earned' }
  if (best.standing !== 'good') return { why: best.standing, holding: best, on: best.since! }
  // What is good and does not meet a step is too old for it.
  return { why: 'too-old', holding: best, on: countsUntil!(best.awardedOn) }
}

function explainLeaf(leaf: Leaf, origin: Origin, counts: boolean, holdings: Holdings): LeafDecision {
  const { step } = leaf
  const held = holdings.byKey.get(leaf.key)
  const meets = held === undefined ? [] : meeting(leaf, held, holdings.day)
  if (held === undefined || meets.length === 0) return { step, met: false, counts, missing: whyUnusable(leaf, held) }
  const from = origin.day
  const day = from === undefined ? undefined : held.earned.find((earned) => earned >= from)
  if (day === undefined) {
    const on = from === undefined ? {} : { on: from }
    const missing: Missing = { why: 'out-of-order', holding: meets.at(-1)!, after: origin.after!, ...on }
    return { step, met: false, counts, missing }
  }
  // What was earned on that day, or its renewal, rather than what came before its turn.
  const holding = meets.find(({ awardedOn }) => awardedOn >= day) ?? meets.at(-1)!
  return { step, met: true, counts, day, holding }
}

const originAfter = ({ member, day }: Taken): Origin => ({ day, after: member.step })

/** Where each member that was taken in a sequence begins. */
function originsIn(last: Taken | undefined, first: Origin): Map<Demand, Origin> {
  const origins = new Map<Demand, Origin>()
  for (let one = last; one !== undefined; one = one.before)
    origins.set(one.member, one.before === undefined ? first : originAfter(one.before))
  return origins
}

/** The day that a step has in an order, also while its badge does not count, since it keeps that day once renewed. */
function placeOf(demand: Demand, from: Day, holdings: Holdings): Day | undefined {
  if ('members' in demand) return finishOf(demand, from, holdings)
  return holdings.byKey.get(demand.key)?.earned.find((earned) => earned >= from)
}

/** Where each of some members begins, one after the other. What was earned after one that is still to be earned does not count. */
function originsInTurn(members: readonly Demand[], first: Origin, holdings: Holdings): Map<Demand, Origin> {
  let origin = first
  return new Map(
    members.map((member) => {
      const own = origin
      origin = { day: own.day === undefined ? undefined : placeOf(member, own.day, holdings), after: member.step }
      return [member, own] as const
    }),
  )
}

/**
 * Where each member of a sequence of which not enough are finished begins. Of a choice as many are kept as leave enough members
 * after them for the rest.
 */
function originsUpToGap(group: Group, first: Origin, holdings: Holdings): Map<Demand, Origin> {
  const { counting, needed } = group
  if (first.day === undefined || needed >= counting.length) return originsInTurn(counting, first, holdings)
  for (let kept = needed - 1; kept > 0; kept--) {
    const begun = { ...group, counting: counting.slice(0, counting.length - (needed - kept)), needed: kept }
    const last = sequence(begun, first.day, holdings)
    if (last === undefined) continue
    const rest = counting.slice(counting.indexOf(last.member) + 1)
    return new Map([...originsIn(last, first), ...originsInTurn(rest, originAfter(last), holdings)])
  }
  return originsInTurn(counting, first, holdings)
}

/** Which members count, and where each begins. */
function originsOf(group: Group, origin: Origin, met: boolean, holdings: Holdings): ReadonlyMap<Demand, Origin> {
  const { day } = origin
  if (group.ordered && met && day !== undefined) return originsIn(sequence(group, day, holdings), origin)
  if (group.ordered) return originsUpToGap(group, origin, holdings)
  const first = met && day !== undefined ? firstFinished(group, day, holdings)! : undefined
  const counting = first?.map(({ member }) => member) ?? group.counting
  return new Map(counting.map((member) => [member, origin] as const))
}

function explainGroup(group: Group, origin: Origin, counts: boolean, holdings: Holdings): GroupDecision {
  const { step, needed, ordered } = group
  const nothing = needed === 0
  const day = origin.day === undefined || nothing ? undefined : finishOf(group, origin.day, holdings)
  const met = nothing || day !== undefined
  const origins = originsOf(group, origin, met, holdings)
  // What does not count is told by itself: where it stands in the order does no harm.
  const members = group.members.map((member) =>
    explain(member, origins.get(member) ?? ANYWHERE, origins.has(member), holdings),
  )
  return { step, met, counts, ...(day === undefined || day === EVER ? {} : { day }), needed, ordered, members }
}

function explain(demand: Demand, origin: Origin, counts: boolean, holdings: Holdings): StepDecision {
  return 'members' in demand
    ? explainGroup(demand, origin, counts, holdings)
    : explainLeaf(demand, origin, counts, holdings)
}

/** Tells, step by step, what meets a pathway and what is missing and why. */
export function explainPathway({ steps, requires }: PathwayDemand, holdings: Holdings): Explanation {
  return {
    steps: explainGroup(steps, ANYWHERE, true, holdings),
    requires: requires.map((leaf) => explainLeaf(leaf, ANYWHERE, true, holdings)),
  }
}

/** Every badge that a decision speaks of. */
export function leavesIn(decision: StepDecision): LeafDecision[] {
  return 'members' in decision ? decision.members.flatMap(leavesIn) : [decision]
}

/** The badges that still have to be earned: enough of them to finish, as few as can be told by looking at each step. */
export function stillMissing(decision: StepDecision): LeafDecision[] {
  if (decision.met) return []
  if (!('members' in decision)) return [decision]
  const each = decision.members.filter(({ counts }) => counts).map(stillMissing)
  const chosen = new Set(each.toSorted((a, b) => a.length - b.length).slice(0, decision.needed))
  return each.filter((one) => chosen.has(one)).flat()
}

/** Names of the awards and recognitions that meet the steps and count: what the micro-credential is made of. */
export function partsOf(decision: StepDecision): string[] {
  if (!decision.counts || !decision.met) return []
  if ('members' in decision) return decision.members.flatMap(partsOf)
  return decision.holding === undefined ? [] : [decision.holding.name]
}
