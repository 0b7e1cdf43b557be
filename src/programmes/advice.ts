import type { Course } from '../domain/programme.ts'
import { hoursOf, isApplied, KINDS, type Kind } from './assessing.ts'
import type { Likeness } from './recognising.ts'
import { BUNDLE_HOURS, BUNDLE_SKILLS, type CredentialKind, many, quoted } from './words.ts'

/** What a course could be recognised as, why, and what to do next. */
export interface Suggestion {
  readonly as: CredentialKind
  readonly why: string
  readonly next: string
}

const sentences = (...lines: readonly (string | false | undefined)[]) => lines.filter(Boolean).join(' ')

/** The badge class to look at before another is made. */
const lookFirst = (near: Likeness | undefined) =>
  near && `Look first at ${quoted([near.badge.name])}, which stands for ${near.skills.join(', ')} too.`

const tasksIn = (kind: Kind) => kind === 'exam' && 'See that the examination has tasks to do, not facts to recall.'

/** Its assessment and its length, to begin a sentence. */
function assessedBy(course: Course, kind: Kind): { readonly start: string; readonly length: string } {
  const hours = hoursOf(course)
  return {
    start: `It is assessed by ${KINDS[kind].words}`,
    length: hours === undefined ? '' : ` in ${many(hours, 'hour')}`,
  }
}

/** Why a course with a bundle of skills is no micro-credential. */
function tooThin(course: Course): string {
  if (!isApplied(course)) return 'An examination alone is too thin for a micro-credential.'
  if (hoursOf(course) === undefined) return 'Nothing says how many hours it takes, so it counts as no micro-credential.'
  return `A micro-credential takes ${BUNDLE_HOURS} hours or more.`
}

const isBundle = ({ skills = [] }: Course) => skills.length >= BUNDLE_SKILLS

function asMicroCredential(course: Course, kind: Kind, near: Likeness | undefined): Suggestion {
  const { skills = [] } = course
  const { length } = assessedBy(course, kind)
  return {
    as: 'micro-credential',
    why: `It bundles ${many(skills.length, 'skill')}${length}, which learners apply in ${KINDS[kind].words}.`,
    next: sentences(
      'Write a rubric with the level to reach, ask for evidence, and let badges for its parts lead to it.',
      lookFirst(near),
    ),
  }
}

function asMilestone(course: Course, kind: Kind, near: Likeness | undefined): Suggestion {
  const { start, length } = assessedBy(course, kind)
  return {
    as: 'milestone',
    why: `${start}${length}, and names no skill.`,
    next: sentences(
      tasksIn(kind),
      'A badge can say that it was completed. Name its skills, and a badge can say what its holder can do.',
      lookFirst(near),
    ),
  }
}

function asSkill(course: Course, kind: Kind, near: Likeness | undefined): Suggestion {
  const { start, length } = assessedBy(course, kind)
  return {
    as: 'skill',
    why: sentences(`${start}${length}, and teaches ${course.skills?.join(', ')}.`, isBundle(course) && tooThin(course)),
    next: sentences(
      tasksIn(kind),
      'Call the badge by what its holder can do, and make the assessment its criteria.',
      lookFirst(near),
    ),
  }
}

/**
 * What a course whose learners are assessed could be recognised as: a badge for a milestone or a skill, a micro-credential for
 * the mastery of a bundle.
 */
export function suggestionFor(course: Course, kind: Kind, near: Likeness | undefined): Suggestion {
  if (isBundle(course) && isApplied(course) && (hoursOf(course) ?? 0) >= BUNDLE_HOURS)
    return asMicroCredential(course, kind, near)
  return course.skills === undefined ? asMilestone(course, kind, near) : asSkill(course, kind, near)
}

/** Why no badge can say yet what learners of a course can do. */
export function lackOf({ assessment }: Course): string {
  if (assessment === undefined) return 'Nothing says how learners are assessed.'
  if (assessment === 'attendance') return 'Learners have to be there, and nothing more.'
  return 'A quiz shows what somebody remembers, not what they can do.'
}

/** What would have to change before one can. */
export function changesFor({ skills, outcomes, assessment }: Course, near: Likeness | undefined): string {
  return sentences(
    assessment === undefined
      ? 'Add its assessment to the list.'
      : `Let learners show ${skills?.join(', ') ?? 'what they learned'} in a piece of work that is judged by public criteria.`,
    near && `Or let them be assessed for ${quoted([near.badge.name])}, which stands for ${near.skills.join(', ')} too.`,
    skills === undefined && outcomes === undefined && 'Say what they can do afterwards.',
    assessment === 'attendance' && 'Until then a badge can say that they took part, if its name says no more.',
  )
}
