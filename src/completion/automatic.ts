import type { Award, EarnedFields } from '../domain/award.ts'
import type { Register } from '../domain/register.ts'
import { partsOf } from './explanation.ts'
import { type Day, dayOf } from './holdings.ts'
import { type Completion, completions, keysOf } from './index.ts'
import { conflictsOf, type LearnerRecord, learnersOf } from './learners.ts'

/** What is asked for pathways that award by themselves. */
type Content = Pick<Register, 'awards' | 'erased' | 'badgeClasses' | 'pathways'>

/** Somebody who has met a pathway that awards by itself. */
interface Met {
  /** File name of the pathway. */
  readonly pathway: string
  readonly learner: LearnerRecord
  /** Day on which it was met. */
  readonly metOn: Day
}

/** An award that is due without anybody’s doing, but for its id. */
export interface AutomaticAward extends Met {
  readonly fields: EarnedFields & { readonly parts: string[]; readonly learner?: string }
}

/** An award that would be due, if it were clear enough; people decide. */
export interface HeldBack extends Met {
  readonly why: keyof typeof HELD_BACK
}

/** Why an award is left to people. */
export const HELD_BACK = {
  pseudonyms: 'several pseudonyms are linked by a DID, so it is not clear whose it is',
  wallets: 'the parts were awarded to several DIDs',
  erased: 'an award of it was erased since this was met, and it may have been this learner’s',
} as const

/** What pathways that award by themselves come to. */
export interface AutomaticAwards {
  readonly due: readonly AutomaticAward[]
  readonly heldBack: readonly HeldBack[]
}

const byAge = (a: Award, b: Award) =>
  dayOf(a.awardedOn) < dayOf(b.awardedOn) || (dayOf(a.awardedOn) === dayOf(b.awardedOn) && a.id < b.id) ? -1 : 1

/**
 * The award itself. Nobody has an address here, so the identity is that of the newest part, hash and salt: whoever sees the
 * award sees by `parts` whose it is in any case. A name is not taken over: its owner agreed to it for the part alone.
 */
function fieldsOf({ learner, pathway, explanation }: Completion, day: Day): AutomaticAward['fields'] {
  const parts = [...new Set(partsOf(explanation().steps))]
  const newest = learner.awards
    .filter(({ id }) => parts.includes(id))
    .toSorted(byAge)
    .at(-1)!
  const { identities, did } = newest.recipient
  const recipient = { ...(identities && { identities }), ...(did && { did }) }
  const [pseudonym] = learner.pseudonyms
  const who = pseudonym === undefined ? {} : { learner: pseudonym }
  return { badge: pathway.earns, awardedOn: day, recipient, parts, ...who }
}

/** Ids of awards that an award of a badge class is made of: whose part it is has it, by whatever pseudonym. */
function spentOn({ awards }: Content, badge: string): ReadonlySet<string> {
  return new Set([...awards.values()].filter((award) => award.badge === badge).flatMap(({ parts = [] }) => parts))
}

/** Until when awards of a badge class were erased: of what was met by then nobody can tell whether it was awarded already. */
function lastErasure({ erased }: Content, badge: string): Day {
  const days = [...erased.values()].filter((one) => one.badge === badge).map(({ erasedOn }) => dayOf(erasedOn))
  return days.sort().at(-1) ?? ''
}

/** What is known of a badge class that is awarded without anybody’s doing. */
interface Goal {
  readonly spent: ReadonlySet<string>
  readonly erasedOn: Day
}

/** What speaks against awarding without anybody’s doing. */
function obstacle(
  same: readonly Completion[],
  learner: LearnerRecord,
  { erasedOn }: Goal,
): HeldBack['why'] | undefined {
  if (conflictsOf(learner).length > 0) return 'pseudonyms'
  if (learner.dids.length > 1) return 'wallets'
  return same.some(({ day }) => day !== undefined && day <= erasedOn) ? 'erased' : undefined
}

/** What follows of all pathways to one badge class that a learner is on: the one that was met first counts. */
function decide(same: readonly Completion[], goal: Goal, day: Day): AutomaticAward | HeldBack | undefined {
  const due = same.filter(({ pathway, outcome }) => pathway.automatic === true && outcome.is === 'due')
  const [first] = due.toSorted((a, b) => (a.day! < b.day! ? -1 : a.day! > b.day! ? 1 : 0))
  if (first === undefined) return undefined
  const { learner, pathway } = first
  if (learner.awards.some(({ id }) => goal.spent.has(id))) return undefined
  const met = { pathway: pathway.slug, learner, metOn: first.day! }
  const why = obstacle(same, learner, goal)
  return why === undefined ? { ...met, fields: fieldsOf(first, day) } : { ...met, why }
}

/**
 * The awards that pathways with `automatic` make due on a day, without ids. Learners are those whom a pseudonym or a DID links
 * within the record, and only awards of the record count. Who ever had an award of the same is not due again.
 *
 * @param content - With the awards of the ledger that no content file has.
 */
export function automaticAwards(content: Content, day: Day): AutomaticAwards {
  const all = [...content.pathways.values()]
  const earned = all.filter(({ automatic }) => automatic === true).map(({ earns }) => earns)
  const goals = new Map(
    earned.map((earns) => [earns, { spent: spentOn(content, earns), erasedOn: lastErasure(content, earns) }] as const),
  )
  if (goals.size === 0) return { due: [], heldBack: [] }
  const concerned = all.filter(({ earns }) => goals.has(earns))
  const { learners } = learnersOf({ awards: content.awards, recognitions: new Map() }, { keys: keysOf(concerned) })
  const found = [...completions(learners, concerned, content, day)]
  const decided = [...Map.groupBy(found, ({ learner }) => learner).values()].flatMap((own) =>
    [...Map.groupBy(own, ({ pathway }) => pathway.earns)].flatMap(
      ([earns, same]) => decide(same, goals.get(earns)!, day) ?? [],
    ),
  )
  return {
    due: decided.filter((one) => 'fields' in one),
    heldBack: decided.filter((one) => 'why' in one),
  }
}
