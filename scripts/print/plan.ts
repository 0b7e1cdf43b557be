import { type AutomaticAward, type AutomaticAwards, HELD_BACK } from '../../src/completion/automatic.ts'
import type { Award } from '../../src/domain/award.ts'
import type { Register } from '../../src/domain/register.ts'
import type { RecordedChange } from '../../src/ledger/entry.ts'
import { isEmptyPlan, type Plan } from '../../src/ledger/plan.ts'

const CHANGES = ['revoke', 'suspend', 'reinstate'] as const

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`Will ${title} ${lines.length}:`, ...lines.map((line) => `  ${line}`), '']
}

function changeText({ on, reason }: RecordedChange): string {
  return reason === undefined ? `on ${on}` : `on ${on}: ${reason}`
}

/** By which pathway and of what an award is made without anybody’s doing. */
const groundText = (pathway: string, { awardedOn, parts = [] }: Pick<Award, 'awardedOn' | 'parts'>) =>
  `by pathway ${pathway}, on ${awardedOn}, made of ${parts.join(', ')}`

/** Awards that the issuing step has made by itself, each with its ground. */
export function automaticText(awards: readonly Award[], { badgeClasses }: Register): string[] {
  return awards.flatMap(({ automatic, ...award }) =>
    automatic === undefined
      ? []
      : [`Awarded ${award.id}  ${badgeClasses.get(award.badge)?.name ?? award.badge}, ${groundText(automatic, award)}`],
  )
}

/** Awards that are left to people though a pathway awards by itself, and why. */
export function heldBackText({ heldBack }: AutomaticAwards): string[] {
  return heldBack.map(
    ({ pathway, learner, why }) =>
      `Left to people: pathway ${pathway}, met by ${[...learner.pseudonyms, ...learner.dids].join(' = ')}: ${HELD_BACK[why]}. See "badgewright pathways due ${pathway}".`,
  )
}

/** What will be issued, in words, without names of people. */
export function planText(plan: Plan, automatic: AutomaticAwards, { awards, erased, badgeClasses }: Register): string {
  const heldBack = heldBackText(automatic).map((line) => `${line}\n`)
  if (isEmptyPlan(plan) && automatic.due.length === 0)
    return `${heldBack.join('')}Nothing to issue: the ledger says all that content says.\n`
  const badge = (slug: string) => badgeClasses.get(slug)?.name ?? slug
  const lines = [
    ...section(
      'issue',
      plan.issue.map((award) => `${award.id}  ${badge(award.badge)}, awarded on ${award.awardedOn}`),
    ),
    ...section(
      'issue by itself',
      automatic.due.map(({ pathway, fields }) => `${badge(fields.badge)}, ${groundText(pathway, fields)}`),
    ),
    ...section(
      'reissue',
      plan.reissue.map(
        ({ award, corrections }) =>
          `${award.id}  ${badge(award.badge)}: ${corrections.map(({ reason }) => reason).join('; ')}`,
      ),
    ),
    ...section(
      'sign again with a good key',
      plan.resign.map(({ award }) => `${award}  ${badge(awards.get(award)?.badge ?? '')}`),
    ),
    ...CHANGES.flatMap((change) =>
      section(
        change,
        plan.status
          .filter((step) => step.change.change === change)
          .map(
            (step) =>
              `${step.award}  ${badge((awards.get(step.award) ?? erased.get(step.award))?.badge ?? '')}, ${changeText(step.change)}`,
          ),
      ),
    ),
    ...section(
      'sign together with their parts',
      plan.clrs.map((id) => `${id}  ${badge(awards.get(id)?.badge ?? '')}`),
    ),
    ...section(
      'erase',
      plan.erase.map(({ id, badge: slug }) => `${id}  ${badge(slug)}: all but that it was issued`),
    ),
  ]
  return `${heldBack.join('')}${lines.join('\n').trimEnd()}\n`
}

/** The plan as data: ids and reasons only. */
export function planJson(plan: Plan, { due }: AutomaticAwards): object {
  const decided = ({ pathway, metOn, fields: { badge, awardedOn, parts } }: AutomaticAward) => {
    return { pathway, badge, awardedOn, metOn, parts }
  }
  return {
    automatic: due.map(decided),
    issue: plan.issue.map(({ id, badge, awardedOn }) => ({ id, badge, awardedOn })),
    reissue: plan.reissue.map(({ award, corrections }) => ({ id: award.id, badge: award.badge, corrections })),
    resign: plan.resign.map(({ award, compromised }) => ({ id: award, compromised })),
    status: plan.status.map(({ award, change }) => ({ id: award, ...change })),
    erase: plan.erase.map(({ id, badge, erasedOn }) => ({ id, badge, erasedOn })),
    clrs: plan.clrs,
  }
}
