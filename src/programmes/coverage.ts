import type { BadgeClass } from '../domain/badge-class.ts'
import type { Career } from '../domain/career.ts'
import { type Course, plainName } from '../domain/programme.ts'
import type { Standard, Standards } from './standards.ts'
import type { Cover } from './words.ts'

/** What covers one thing that is asked for. */
interface Covered {
  readonly cover: Cover
  /** Names of the badge classes that stand for it. */
  readonly badges: readonly string[]
  /** Names of the courses that teach it. */
  readonly courses: readonly string[]
}

/** A skill that careers ask for. */
export interface SkillFinding extends Covered {
  readonly skill: string
  /** Names of the careers that ask for it. */
  readonly careers: readonly string[]
}

/** An item of a framework. */
export interface StandardFinding extends Covered {
  readonly standard: Standard
}

/** A framework that some badge class or course refers to. */
export interface FrameworkFinding {
  readonly name: string
  readonly items: readonly StandardFinding[]
}

interface Offers {
  readonly badges: ReadonlyMap<string, readonly string[]>
  readonly courses: ReadonlyMap<string, readonly string[]>
}

/** Names of those that have a key. */
function offering<T extends { readonly name: string }>(all: readonly T[], keysOf: (one: T) => readonly string[]) {
  const pairs = all.flatMap((one) => [...new Set(keysOf(one))].map((key) => ({ key, name: one.name })))
  const groups = Map.groupBy(pairs, ({ key }) => key)
  return new Map([...groups].map(([key, some]) => [key, some.map(({ name }) => name)]))
}

function covered(key: string, { badges: byBadge, courses: byCourse }: Offers): Covered {
  const [badges, courses] = [byBadge.get(key) ?? [], byCourse.get(key) ?? []]
  return { cover: badges.length > 0 ? 'badges' : courses.length > 0 ? 'courses' : 'neither', badges, courses }
}

/** Each skill that careers ask for, by code units of its words. */
export function skillFindings(
  careers: Iterable<Career>,
  badges: readonly BadgeClass[],
  courses: readonly Course[],
): SkillFinding[] {
  const keysOf = ({ skills = [] }: { readonly skills?: readonly string[] | undefined }) => skills.map(plainName)
  const offers = { badges: offering(badges, keysOf), courses: offering(courses, keysOf) }
  const asked = [...careers].flatMap(({ name, skills = [] }) => skills.map((skill) => ({ skill, career: name })))
  const groups = Map.groupBy(asked, ({ skill }) => plainName(skill))
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, some]) => ({
      skill: some[0]!.skill,
      careers: [...new Set(some.map(({ career }) => career))],
      ...covered(key, offers),
    }))
}

/**
 * Each framework that a badge class or a course refers to, with all of its items that a file or they name. What only careers
 * refer to is left out: those are occupations, and no badge stands for one.
 */
export function frameworkFindings(
  standards: Standards,
  badges: readonly BadgeClass[],
  courses: readonly Course[],
): FrameworkFinding[] {
  const standardsOf = ({ alignments = [] }: Pick<Course, 'alignments'>) => alignments.map((one) => standards.of(one))
  const keysOf = (one: Pick<Course, 'alignments'>) => standardsOf(one).map(({ key }) => key)
  const offers = { badges: offering(badges, keysOf), courses: offering(courses, keysOf) }
  const named = [...badges, ...courses].flatMap(standardsOf)
  const used = new Set(named.map(({ frameworkKey }) => frameworkKey))
  const items = new Map([...standards.ofFiles, ...named].map((one) => [one.key, one]))
  const groups = Map.groupBy(items.values(), ({ frameworkKey }) => frameworkKey)
  return [...groups]
    .filter(([key]) => used.has(key))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, some]) => ({
      name: some[0]!.framework,
      items: some.map((one) => ({ standard: one, ...covered(one.key, offers) })),
    }))
}
