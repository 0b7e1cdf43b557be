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

/** What will be issued, in words, without names of people. */
export function planText(plan: Plan, { awards, erased, badgeClasses }: Register): string {
  if (isEmptyPlan(plan)) return 'Nothing to issue: the ledger says all that content says.\n'
  const badge = (slug: string) => badgeClasses.get(slug)?.name ?? slug
  const lines = [
    ...section(
      'issue',
      plan.issue.map((award) => `${award.id}  ${badge(award.badge)}, awarded on ${award.awardedOn}`),
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
  return `${lines.join('\n').trimEnd()}\n`
}

/** The plan as data: ids and reasons only. */
export function planJson(plan: Plan): object {
  return {
    issue: plan.issue.map(({ id, badge, awardedOn }) => ({ id, badge, awardedOn })),
    reissue: plan.reissue.map(({ award, corrections }) => ({ id: award.id, badge: award.badge, corrections })),
    resign: plan.resign.map(({ award, compromised }) => ({ id: award, compromised })),
    status: plan.status.map(({ award, change }) => ({ id: award, ...change })),
    erase: plan.erase.map(({ id, badge, erasedOn }) => ({ id, badge, erasedOn })),
    clrs: plan.clrs,
  }
}
