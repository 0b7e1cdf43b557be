import type { Problem } from '../domain/problem.ts'
import type { RegisterDraft } from '../domain/register.ts'
import type { Rule } from '../domain/rules.ts'
import { awardBadgeExists } from './award-badge-exists.ts'
import { awardDates } from './award-dates.ts'
import { awardEvidenceRequired } from './award-evidence-required.ts'
import { awardFolder } from './award-folder.ts'
import { awardIdUnique } from './award-id-unique.ts'
import { awardParts } from './award-parts.ts'
import { awardResultExists } from './award-result-exists.ts'
import { awardResultReached } from './award-result-reached.ts'
import { awardResultRequired } from './award-result-required.ts'
import { awardStatus } from './award-status.ts'
import { badgeEndorsed } from './badge-endorsed.ts'
import { badgeModuleExists } from './badge-module-exists.ts'
import { badgeRelatedExists } from './badge-related-exists.ts'
import { badgeResultUnique } from './badge-result-unique.ts'
import { careerBadgeExists } from './career-badge-exists.ts'
import { careerNext } from './career-next.ts'
import type { Check } from './check.ts'
import { endorsementDate } from './endorsement-date.ts'
import { frameworkItemUrl } from './framework-item-url.ts'
import { keyDates } from './key-dates.ts'
import { learnerConsent } from './learner-consent.ts'
import { learnerPathwayExists } from './learner-pathway-exists.ts'
import { markdownUnsafe } from './markdown-unsafe.ts'
import { microCredentialElements } from './micro-credential-elements.ts'
import { nameConsent } from './name-consent.ts'
import { nameScript } from './name-script.ts'
import { pathwayAutomatic } from './pathway-automatic.ts'
import { pathwayBadgeExists } from './pathway-badge-exists.ts'
import { pathwayCareerExists } from './pathway-career-exists.ts'
import { pathwayCount } from './pathway-count.ts'
import { pathwayCycle } from './pathway-cycle.ts'
import { pathwayDates } from './pathway-dates.ts'
import { pathwayEarns } from './pathway-earns.ts'
import { pathwayOptional } from './pathway-optional.ts'
import { pathwayReplaces } from './pathway-replaces.ts'
import { pathwayStepReachable } from './pathway-step-reachable.ts'
import { pathwayStepUnique } from './pathway-step-unique.ts'
import { policyNames } from './policy-names.ts'
import { privacyPreset } from './privacy-preset.ts'
import { programmeBadgeExists, programmeCourseUnique } from './programme-courses.ts'
import { qualityNames } from './quality-names.ts'
import { recognitionDates } from './recognition-dates.ts'
import { saltUnique } from './salt-unique.ts'

/** Each rule that spans files, by its name. Those of `private-text.ts` read raw text and are called for each file by intake. */
export const CHECKS = {
  'markdown-unsafe': markdownUnsafe,
  'award-badge-exists': awardBadgeExists,
  'award-id-unique': awardIdUnique,
  'award-result-exists': awardResultExists,
  'award-result-required': awardResultRequired,
  'award-result-reached': awardResultReached,
  'award-evidence-required': awardEvidenceRequired,
  'award-dates': awardDates,
  'award-status': awardStatus,
  'award-folder': awardFolder,
  'award-parts': awardParts,
  'badge-result-unique': badgeResultUnique,
  'badge-related-exists': badgeRelatedExists,
  'badge-module-exists': badgeModuleExists,
  'badge-endorsed': badgeEndorsed,
  'micro-credential-elements': microCredentialElements,
  'endorsement-date': endorsementDate,
  'recognition-dates': recognitionDates,
  'learner-consent': learnerConsent,
  'learner-pathway-exists': learnerPathwayExists,
  'pathway-badge-exists': pathwayBadgeExists,
  'pathway-count': pathwayCount,
  'pathway-earns': pathwayEarns,
  'framework-item-url': frameworkItemUrl,
  'pathway-step-unique': pathwayStepUnique,
  'pathway-optional': pathwayOptional,
  'pathway-dates': pathwayDates,
  'pathway-cycle': pathwayCycle,
  'pathway-step-reachable': pathwayStepReachable,
  'pathway-automatic': pathwayAutomatic,
  'pathway-replaces': pathwayReplaces,
  'pathway-career-exists': pathwayCareerExists,
  'career-badge-exists': careerBadgeExists,
  'career-next': careerNext,
  'programme-badge-exists': programmeBadgeExists,
  'programme-course-unique': programmeCourseUnique,
  'key-dates': keyDates,
  'name-consent': nameConsent,
  'name-script': nameScript,
  'privacy-preset': privacyPreset,
  'salt-unique': saltUnique,
  'policy-names': policyNames,
  'quality-names': qualityNames,
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
