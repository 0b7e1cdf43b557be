import type { Assessment, BadgeClass } from '../domain/badge-class.ts'
import { isRubric } from './assessment.ts'
import { criteriaPublic, isAttendance } from './criteria.ts'
import type { Judged } from './judge.ts'
import { careersOf } from './reach.ts'

/** How a kind of assessment is called after "by". */
const KINDS: Readonly<Record<Assessment['kind'], string>> = {
  attendance: 'attendance',
  quiz: 'a quiz',
  assignment: 'an assignment',
  project: 'a project',
  portfolio: 'a portfolio',
  'case-study': 'a case study',
  presentation: 'a presentation',
  exam: 'an examination',
  observation: 'observation at work',
}

function assessed({ kind, proctored, identityVerified }: Assessment): string {
  const extra = [proctored === true && 'supervised', identityVerified === true && 'with the learner’s identity checked']
  return [`Assessed by ${KINDS[kind]}`, ...extra].filter(Boolean).join(', ')
}

function frameworksOf({ alignments = [] }: BadgeClass): string[] {
  return [...new Set(alignments.flatMap(({ framework }) => framework ?? []))]
}

/** A fact about a badge class, with names that content gives: the page puts them into a list of words. */
export interface QualityFact {
  readonly says: string
  readonly names: readonly string[]
}

/**
 * What stands behind a badge class, as plain facts: what is true is stated, and what is not is not claimed.
 */
export function qualityFacts(badge: BadgeClass, content: Judged): QualityFact[] {
  const { assessment, evidenceRequired, results = [], slug } = badge
  const careers = careersOf(slug, content).flatMap((career) => content.careers.get(career)?.name ?? [])
  const frameworks = frameworksOf(badge)
  const facts: readonly (readonly [holds: boolean, says: string, names?: readonly string[]])[] = [
    [criteriaPublic(badge, content) === undefined, 'Criteria are public'],
    [isAttendance(badge), 'Recognises attendance'],
    [assessment !== undefined && !isAttendance(badge), assessment === undefined ? '' : assessed(assessment)],
    [results.some(isRubric), 'Judged by a public rubric, with a level that must be reached'],
    [evidenceRequired === true, 'Evidence is required'],
    [frameworks.length > 0, 'Aligned with', frameworks],
    [careers.length > 0, 'Leads towards', careers],
    [true, 'In an open format that anybody can verify'],
  ]
  return facts.flatMap(([holds, says, names = []]) => (holds ? [{ says, names }] : []))
}
