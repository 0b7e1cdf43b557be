import { QUALITY_RULE_NAMES, QUALITY_RULES, type QualityLevel, type QualityRule } from '../domain/quality-rules.ts'
import type { Site } from '../domain/site.ts'
import { assessmentApplication, evidence, rubric } from './assessment.ts'
import { criteriaConcrete, criteriaPublic } from './criteria.ts'
import type { Judge, Judged, Remark } from './judge.ts'
import { attendanceMastery, typeFits } from './mastery.ts'
import { aligned, skills } from './reach.ts'
import { descriptionOutcome, nameSpecific, portable } from './wording.ts'

/** Each rule of quality, by its name. */
const JUDGES: Readonly<Record<QualityRule, Judge>> = {
  'quality-name-specific': nameSpecific,
  'quality-criteria-concrete': criteriaConcrete,
  'quality-criteria-public': criteriaPublic,
  'quality-assessment-application': assessmentApplication,
  'quality-evidence': evidence,
  'quality-rubric': rubric,
  'quality-aligned': aligned,
  'quality-type-fits': typeFits,
  'quality-attendance-mastery': attendanceMastery,
  'quality-portable': portable,
  'quality-skills': skills,
  'quality-description-outcome': descriptionOutcome,
}

/** A remark about a badge class, by a rule that the site has not switched off. */
export interface QualityRemark extends Remark {
  readonly badge: string
  readonly rule: QualityRule
  readonly level: Exclude<QualityLevel, 'off'>
}

/** How much a rule weighs on a site. */
function levelOn({ quality = {} }: Site, rule: QualityRule): QualityLevel {
  return (Object.hasOwn(quality, rule) ? quality[rule] : undefined) ?? QUALITY_RULES[rule].level
}

/** What could be better about each badge class, by the rules and levels of its site, in the order of content and of the rules. */
export function qualityRemarks(content: Judged): QualityRemark[] {
  const levels = QUALITY_RULE_NAMES.map((rule) => ({ rule, level: levelOn(content.site, rule) }))
  return [...content.badgeClasses.values()].flatMap((badge) =>
    levels.flatMap(({ rule, level }) => {
      if (level === 'off') return []
      const remark = JUDGES[rule](badge, content)
      return remark === undefined ? [] : [{ badge: badge.slug, rule, level, ...remark }]
    }),
  )
}
