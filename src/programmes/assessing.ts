import type { Course } from '../domain/programme.ts'
import { HOURS_OF_ECTS } from './words.ts'

/** How a course is assessed. */
export type Kind = NonNullable<Course['assessment']>

/** How each kind of assessment is spoken of, and what it shows of learners: that they were there, remember, or can do something. */
export const KINDS: Readonly<
  Record<Kind, { readonly words: string; readonly shows: 'presence' | 'recall' | 'either' | 'work' }>
> = {
  attendance: { words: 'attendance', shows: 'presence' },
  quiz: { words: 'a quiz', shows: 'recall' },
  exam: { words: 'an examination', shows: 'either' },
  assignment: { words: 'an assignment', shows: 'work' },
  project: { words: 'a project', shows: 'work' },
  portfolio: { words: 'a portfolio', shows: 'work' },
  'case-study': { words: 'a case study', shows: 'work' },
  presentation: { words: 'a presentation', shows: 'work' },
  observation: { words: 'an observation', shows: 'work' },
}

/** Whether learners apply what they learned in work that is assessed. */
export function isApplied({ assessment }: Pick<Course, 'assessment'>): boolean {
  return assessment !== undefined && KINDS[assessment].shows === 'work'
}

/** Hours of work, as stated or by the credits; nothing when neither is. */
export function hoursOf({ hours, ects }: Pick<Course, 'hours' | 'ects'>): number | undefined {
  return hours ?? (ects === undefined ? undefined : ects * HOURS_OF_ECTS)
}
