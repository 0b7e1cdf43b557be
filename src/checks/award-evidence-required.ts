import { problemAt } from '../domain/problem.ts'
import type { Check } from './check.ts'

/** Where the badge class asks for evidence, each award has some. */
export const awardEvidenceRequired: Check = ({ awards, badgeClasses }) => {
  const required = new Set(badgeClasses.filter(({ value }) => value.evidenceRequired).map(({ value }) => value.slug))
  return awards
    .filter(({ value }) => required.has(value.badge) && value.evidence === undefined)
    .map((award) => {
      const message = `The badge class "${award.value.badge}" asks for evidence, and award "${award.value.id}" has none.`
      const hint = 'add "evidence:" with the url or the narrative of what was handed in'
      return problemAt(award, [], 'award-evidence-required', message, { hint })
    })
}
