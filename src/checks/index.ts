import type { Problem } from '../domain/problem.ts'
import type { RegisterDraft } from '../domain/register.ts'
import type { Rule } from '../domain/rules.ts'
import { awardBadgeExists } from './award-badge-exists.ts'
import { awardDates } from './award-dates.ts'
import { awardEvidenceRequired } from './award-evidence-required.ts'
import { awardFolder } from './award-folder.ts'
import { awardIdUnique } from './award-id-unique.ts'
import { awardResultExists } from './award-result-exists.ts'
import { awardStatus } from './award-status.ts'
import { badgeEndorsed } from './badge-endorsed.ts'
import { badgeRelatedExists } from './badge-related-exists.ts'
import { badgeResultUnique } from './badge-result-unique.ts'
import type { Check } from './check.ts'
import { endorsementDate } from './endorsement-date.ts'
import { keyDates } from './key-dates.ts'
import { markdownUnsafe } from './markdown-unsafe.ts'
import { nameConsent } from './name-consent.ts'
import { nameScript } from './name-script.ts'
import { pathwayBadgeExists } from './pathway-badge-exists.ts'
import { pathwayCount } from './pathway-count.ts'
import { pathwayEarns } from './pathway-earns.ts'
import { policyNames } from './policy-names.ts'
import { privacyPreset } from './privacy-preset.ts'
import { programmeBadgeExists, programmeCourseUnique } from './programme-courses.ts'
import { saltUnique } from './salt-unique.ts'

/** Each rule that spans files, by its name. Those of `private-text.ts` read raw text and are called for each file by intake. */
export const CHECKS = {
  'markdown-unsafe': markdownUnsafe,
  'award-badge-exists': awardBadgeExists,
  'award-id-unique': awardIdUnique,
  'award-result-exists': awardResultExists,
  'award-evidence-required': awardEvidenceRequired,
  'award-dates': awardDates,
  'award-status': awardStatus,
  'award-folder': awardFolder,
  'badge-result-unique': badgeResultUnique,
  'badge-related-exists': badgeRelatedExists,
  'badge-endorsed': badgeEndorsed,
  'endorsement-date': endorsementDate,
  'pathway-badge-exists': pathwayBadgeExists,
  'pathway-count': pathwayCount,
  'pathway-earns': pathwayEarns,
  'programme-badge-exists': programmeBadgeExists,
  'programme-course-unique': programmeCourseUnique,
  'key-dates': keyDates,
  'name-consent': nameConsent,
  'name-script': nameScript,
  'privacy-preset': privacyPreset,
  'salt-unique': saltUnique,
  'policy-names': policyNames,
} as const satisfies Partial<Record<Rule, Check>>

/**
 * Holds all of content against every rule that spans files, and gives all the problems at once.
 *
 * Pure, and linear in the number of awards.
 *
 * @param today - The day of the check as YYYY-MM-DD; nothing may be dated later, but for time zones.
 */
export function runChecks(draft: RegisterDraft, today: string): Problem[] {
  return Object.values(CHECKS).flatMap((check) => check(draft, today))
}
