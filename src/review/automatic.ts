import { type AutomaticAward, automaticAwards } from '../completion/automatic.ts'
import type { Award } from '../domain/award.ts'
import type { PlaceOf, Register } from '../domain/register.ts'
import type { Review, ReviewWarning } from '../domain/review.ts'
import type { Plan } from '../ledger/plan.ts'
import { standingOf } from '../ledger/state.ts'
import type { ReviewInput } from './input.ts'

const fileOf = (pathway: string) => `content/pathways/${pathway}.md`

/**
 * Awards that the issuing step would make by itself once a change is merged, as far as the change has to do with them: it
 * touches the pathway, or an award of the learner.
 */
export function automaticAfter({ change, today }: ReviewInput, register: Register): AutomaticAward[] {
  const changed = new Set(change.files.map(({ path }) => path))
  return automaticAwards(register, today).due.filter(
    ({ pathway, learner }) => changed.has(fileOf(pathway)) || learner.awards.some(({ file }) => changed.has(file)),
  )
}

/** The same for the review. */
export function reviewedAutomatic(awards: readonly AutomaticAward[], { badgeClasses }: Register): Review['automatic'] {
  return awards.map(({ pathway, metOn, fields: { badge, parts } }) => {
    return { pathway, badge, badgeName: badgeClasses.get(badge)?.name ?? badge, metOn, parts }
  })
}

/** Badge classes that a pathway of a change awards by itself: whoever may award them answers for it. */
export function goalsOfChange({ change }: ReviewInput, { pathways }: Register): string[] {
  const changed = new Set(change.files.map(({ path }) => path))
  return [...pathways.values()]
    .filter(({ slug, automatic }) => automatic === true && changed.has(fileOf(slug)))
    .map(({ earns }) => earns)
}

const TAKEN = { revoke: 'revokes', suspend: 'suspends' } as const

const isKept = ({ status = [] }: Award) => standingOf({ changes: status }) !== 'revoked'

/** Awards that go on holding though a change takes away what they are made of. */
export function lostPartWarnings({ status }: Plan, { awards }: Register, placeOf: PlaceOf): ReviewWarning[] {
  return status.flatMap(({ award: id, change: { change } }) => {
    const part = awards.get(id)
    if (part === undefined || change === 'reinstate') return []
    const wholes = [...awards.values()].filter((one) => one.parts?.includes(id) && isKept(one))
    return wholes.map((whole) => ({
      ...placeOf(part, ['status']),
      warning: 'part-lost' as const,
      message: `Award ${whole.id} is made of award ${id}, which this ${TAKEN[change]}: it stays until somebody decides otherwise.`,
    }))
  })
}
