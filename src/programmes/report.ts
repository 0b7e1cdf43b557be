import type { Programmes } from '../domain/programme.ts'
import type { Register } from '../domain/register.ts'
import { type ProgrammeFinding, programmeFindings } from './bundles.ts'
import { type CourseFinding, courseFinding } from './courses.ts'
import { type FrameworkFinding, frameworkFindings, type SkillFinding, skillFindings } from './coverage.ts'
import { KnownBadges } from './known-badges.ts'
import { Standards } from './standards.ts'

/** What is taught, held against what can be earned. */
export interface ProgrammeReport {
  /** Each course, in the order of the list. */
  readonly courses: readonly CourseFinding[]
  /** Each programme of several courses. */
  readonly programmes: readonly ProgrammeFinding[]
  /** Each skill that a career asks for. */
  readonly skills: readonly SkillFinding[]
  /** Each framework in use. */
  readonly frameworks: readonly FrameworkFinding[]
}

/**
 * Audits what is taught: which courses and programmes badges recognise already, which could be recognised and as what, which
 * not yet and what would have to change, and which skills and standards nothing covers.
 *
 * Pure: the same content gives the same report. It judges by rules that `HOW_IT_JUDGES` says in words.
 */
export function programmeReport(
  { courses }: Programmes,
  {
    badgeClasses,
    pathways,
    careers,
    frameworks,
  }: Pick<Register, 'badgeClasses' | 'pathways' | 'careers' | 'frameworks'>,
): ProgrammeReport {
  const standards = new Standards(frameworks.values())
  const known = new KnownBadges(badgeClasses, standards)
  const findings = courses.map((course) => courseFinding(course, known))
  const badges = [...badgeClasses.values()]
  return {
    courses: findings,
    programmes: programmeFindings(findings, { badgeClasses, pathways }),
    skills: skillFindings(careers.values(), badges, courses),
    frameworks: frameworkFindings(standards, badges, courses),
  }
}
