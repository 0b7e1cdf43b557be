import type { BadgeClass } from '../domain/badge-class.ts'
import type { Course } from '../domain/programme.ts'
import { isSkill, type KnownBadges } from './known-badges.ts'
import { quoted } from './words.ts'

/** Badge classes that recognise a course, and why that is said. */
export interface Recognition {
  readonly badges: readonly BadgeClass[]
  readonly why: string
}

/** How much of what a course teaches a badge class stands for. */
export interface Likeness {
  readonly badge: BadgeClass
  /** Skills and standards that both name, in the course’s words. */
  readonly shared: readonly string[]
  /** The skills among them. */
  readonly skills: readonly string[]
  /** The part of the course that is in the badge class. */
  readonly ofCourse: number
  /** The part of the badge class that is in the course. */
  readonly ofBadge: number
}

/**
 * Badge classes that share something with a course, those that share most of it first. What is given for being there stands for
 * no skill, whatever it names.
 */
export function likenesses(course: Course, known: KnownBadges): Likeness[] {
  const taught = known.taughtBy(course)
  return known.taught
    .filter(({ badge }) => badge.assessment?.kind !== 'attendance')
    .map(({ badge, wanted }) => {
      const both = [...taught].filter(([key]) => wanted.has(key))
      const shared = both.map(([, text]) => text)
      const skills = both.flatMap(([key, text]) => (isSkill(key) ? [text] : []))
      return { badge, shared, skills, ofCourse: shared.length / taught.size, ofBadge: shared.length / wanted.size }
    })
    .filter(({ shared }) => shared.length > 0)
    .sort((a, b) => b.ofCourse - a.ofCourse || b.ofBadge - a.ofBadge)
}

/** Whether a badge class stands for the course: most of the one, much of the other, and more than a single word. */
function isMatch({ shared, ofCourse, ofBadge }: Likeness): boolean {
  return shared.length >= 2 && ofCourse >= 2 / 3 && ofBadge >= 1 / 2
}

/** What content states of a course outright: who recognises it. Each reason goes before those after it. */
export function statedRecognition(course: Course, known: KnownBadges): Recognition | undefined {
  const listed = (course.recognisedBy ?? []).flatMap((slug) => known.bySlug.get(slug) ?? [])
  const found = [
    { badges: listed, why: (names: string) => `The list of courses names ${names}.` },
    { badges: known.withCode(course.code), why: (names: string) => `The same code has ${names}.` },
    { badges: known.withName(course.name), why: (names: string) => `The same name has ${names}.` },
    { badges: known.withModule(course.name), why: (names: string) => `As a module it is a part of ${names}.` },
  ].find(({ badges }) => badges.length > 0)
  return found && { badges: found.badges, why: found.why(quoted(found.badges.map(({ name }) => name))) }
}

/** Recognition by what a course teaches, for one whose learners are assessed. */
export function likeRecognition(likeness: Likeness | undefined): Recognition | undefined {
  if (likeness === undefined || !isMatch(likeness)) return undefined
  const { badge, shared } = likeness
  return { badges: [badge], why: `${quoted([badge.name])} stands for the same: ${shared.join(', ')}.` }
}
