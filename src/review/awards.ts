import { type Award, awardFacts, type ErasedAward } from '../domain/award.ts'
import type { Sourced } from '../domain/problem.ts'
import type { Register, RegisterDraft } from '../domain/register.ts'
import type { FieldChange, Review, ReviewedAward } from '../domain/review.ts'
import { withAutomatic } from '../ledger/automatic.ts'
import type { Plan } from '../ledger/plan.ts'
import type { Ledger } from '../ledger/state.ts'
import { fieldChanges } from './differences.ts'

/** The part of a plan that a change brings, and what earlier changes left to be signed. */
export interface OwnPlan {
  readonly plan: Plan
  /** Awards that were there and are not issued yet, or are not signed again, and say something else now. */
  readonly edited: readonly Award[]
  readonly waiting: number
}

/** An award as it was before the change; undefined when it was not there. */
export type Before = (award: Award) => Award | undefined

/**
 * Looks awards up as they were. A file that does not change holds the same as before; what had no file, the issuing step made
 * by itself.
 */
export function awardsBefore(
  changed: ReadonlySet<string>,
  { awards, erased }: RegisterDraft,
  ledger: Ledger | undefined,
): Before {
  const own = (drafts: readonly Sourced<Award>[]) => new Map(drafts.map(({ value }) => [value.id, value]))
  const content = { awards: own(awards), erased: new Map(erased.map(({ value }) => [value.id, value])) }
  const { awards: before } = withAutomatic(content, ledger)
  return (award) => (changed.has(award.file) ? before.get(award.id) : award)
}

/** What of an award is compared: all but its history, which is told as corrections and changes of standing. */
function comparable(award: Award): object {
  return { ...awardFacts(award), visibility: award.visibility }
}

/** The fields in which an award differs from what it was. */
export function awardChanges(award: Award, before: Before): FieldChange[] {
  const was = before(award)
  return was === undefined || was === award ? [] : fieldChanges(comparable(was), comparable(award))
}

/** Awards that this change takes out of content but for their short form. */
export function newlyErased({ erased }: Register, base: RegisterDraft, changed: ReadonlySet<string>): ErasedAward[] {
  const before = new Set(base.erased.map(({ value }) => value.id))
  return [...erased.values()].filter(({ id, file }) => changed.has(file) && !before.has(id))
}

/**
 * Splits the plan of all content into what this change brings and what was waiting before it.
 *
 * @param erase - See {@link newlyErased}.
 */
export function ownPlan(
  plan: Plan,
  { awards, erased }: Register,
  { before, erase }: { readonly before: Before; readonly erase: readonly ErasedAward[] },
): OwnPlan {
  const issue = plan.issue.filter((award) => before(award) === undefined)
  const reissue = plan.reissue.filter(
    ({ award }) => (award.corrections?.length ?? 0) > (before(award)?.corrections?.length ?? 0),
  )
  const status = plan.status.filter(({ award: id, change }) => {
    const award = awards.get(id)
    if (award === undefined) return erased.has(id)
    const old = before(award)?.status?.length ?? 0
    return (award.status ?? []).some((one, i) => i >= old && one === change)
  })
  const again = new Set(reissue.map(({ award }) => award.id))
  const edited = [...awards.values()].filter((award) => !again.has(award.id) && awardChanges(award, before).length > 0)
  const waiting = plan.issue.length + plan.reissue.length - issue.length - reissue.length
  return { plan: { ...plan, issue, reissue, status, erase }, edited, waiting }
}

/** The awards of a review: ids, names of badge classes, what they say. */
export function reviewedAwards(
  { plan, edited }: OwnPlan,
  { awards, erased, badgeClasses }: Register,
  before: Before,
): Pick<Review, 'issue' | 'reissue' | 'status' | 'edited' | 'erase' | 'resign' | 'clrs'> {
  const named = ({ id, badge, file }: Pick<Award, 'id' | 'badge' | 'file'>): Omit<ReviewedAward, 'fields'> => ({
    id,
    badge,
    badgeName: badgeClasses.get(badge)?.name ?? badge,
    file,
  })
  return {
    issue: plan.issue.map((award) => {
      const { name } = award.recipient
      return { ...named(award), awardedOn: award.awardedOn, ...(name === undefined ? {} : { name }) }
    }),
    reissue: plan.reissue.map(({ award, corrections }) => ({
      ...named(award),
      reasons: corrections.map(({ reason }) => reason),
      fields: awardChanges(award, before),
    })),
    status: plan.status.flatMap(({ award: id, change }) => {
      const award = awards.get(id) ?? erased.get(id)
      return award === undefined ? [] : [{ ...named(award), ...change }]
    }),
    edited: edited.map((award) => ({ ...named(award), fields: awardChanges(award, before) })),
    erase: plan.erase.map(named),
    resign: plan.resign.length,
    clrs: plan.clrs.length,
  }
}
