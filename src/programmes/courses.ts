import type { BadgeClass } from '../domain/badge-class.ts'
import type { Course } from '../domain/programme.ts'
import { changesFor, lackOf, suggestionFor } from './advice.ts'
import { isApplied } from './assessing.ts'
import type { KnownBadges } from './known-badges.ts'
import { likenesses, likeRecognition, statedRecognition } from './recognising.ts'
import type { CredentialKind, State } from './words.ts'

/** What an audit says of one course. */
export interface CourseFinding {
  readonly course: Course
  readonly state: State
  /** What it could be recognised as. */
  readonly as?: CredentialKind
  /** Badge classes that recognise it. */
  readonly badges: readonly BadgeClass[]
  /** Why, in sentences. */
  readonly why: string
  /** What to do next, in sentences. */
  readonly next?: string
}

/** What the audit says of a course, by what content says of it and of the badge classes. */
export function courseFinding(course: Course, known: KnownBadges): CourseFinding {
  const alike = likenesses(course, known)
  // Very different courses are aligned with one standard: only a skill in common makes a badge class worth a look.
  const near = alike.find(({ skills }) => skills.length > 0)
  const { assessment } = course
  const isAssessed = isApplied(course) || assessment === 'exam'
  // Who only attends what a badge stands for has not earned it.
  const recognition = statedRecognition(course, known) ?? (isAssessed ? likeRecognition(alike[0]) : undefined)
  if (recognition !== undefined) return { course, state: 'recognised', ...recognition }
  if (isAssessed && assessment !== undefined)
    return { course, state: 'possible', badges: [], ...suggestionFor(course, assessment, near) }
  return { course, state: 'not-yet', badges: [], why: lackOf(course), next: changesFor(course, near) }
}
