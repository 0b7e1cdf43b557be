import { didYouMean } from '../domain/nearest.ts'
import type { Course } from '../domain/programme.ts'
import { plainHeading } from './columns.ts'
import type { UnknownHeading } from './headings.ts'

/** Fields of a course that are a column each. Alignments are maps, and are written by hand. */
export type CourseField = Exclude<keyof Course, 'alignments' | 'attendance'>

/** How a cell of each column is read, and how its name may be written, the usual way first. */
export const COURSE_COLUMNS: Readonly<
  Record<
    CourseField,
    { readonly kind: 'line' | 'number' | 'url' | 'list' | 'assessment'; readonly names: readonly string[] }
  >
> = {
  name: { kind: 'line', names: ['name', 'course', 'course name', 'module', 'module name', 'title', 'course title'] },
  code: { kind: 'line', names: ['code', 'course code', 'module code', 'number', 'course number'] },
  programme: { kind: 'line', names: ['programme', 'program', 'part of', 'programme name'] },
  provider: { kind: 'line', names: ['provider', 'taught by', 'organisation', 'organization'] },
  hours: { kind: 'number', names: ['hours', 'workload', 'hours of work', 'duration in hours'] },
  ects: { kind: 'number', names: ['ects', 'ects credits', 'credits'] },
  level: { kind: 'line', names: ['level', 'eqf', 'eqf level'] },
  outcomes: { kind: 'list', names: ['outcomes', 'learning outcomes', 'outcome'] },
  skills: { kind: 'list', names: ['skills', 'skill', 'competencies'] },
  assessment: { kind: 'assessment', names: ['assessment', 'assessed by', 'assessment kind', 'kind of assessment'] },
  url: { kind: 'url', names: ['url', 'link', 'web address', 'page'] },
  recognisedBy: {
    kind: 'list',
    names: ['recognised by', 'recognized by', 'badge', 'badges', 'badge class', 'badge classes'],
  },
}

/** A column of a table of courses: a field, the learners of a year, or one that its writer kept for themselves. */
export type CourseHeading =
  | { readonly is: 'column'; readonly field: CourseField; readonly text: string }
  | { readonly is: 'year'; readonly year: string; readonly text: string }
  | { readonly is: 'ignored'; readonly text: string }

const BY_NAME = new Map(
  Object.entries(COURSE_COLUMNS).flatMap(([field, { names }]) =>
    names.map((text) => [text, field as CourseField] as const),
  ),
)

const LEARNERS = /^(?:learners|attendance|participants|enrolments|students)\b/
const YEAR = /^\S+ (?:in )?((?:19|20)\d\d)$/

/** Reads the name of a column of a table of courses. */
export function readCourseHeading(written: string): CourseHeading | UnknownHeading {
  const text = written.trim()
  if (text.startsWith('_')) return { is: 'ignored', text }
  const plain = plainHeading(text)
  const field = BY_NAME.get(plain)
  if (field !== undefined) return { is: 'column', field, text }
  if (LEARNERS.test(plain)) {
    const year = YEAR.exec(plain)?.[1]
    if (year !== undefined) return { is: 'year', year, text }
    const message = `The column ${JSON.stringify(text)} does not say of which year.`
    return { is: 'unknown', message, hint: 'write the year behind it, such as "learners 2026"' }
  }
  const message = text === '' ? 'A column has cells and no name.' : `There is no column ${JSON.stringify(text)}.`
  const keep = 'if it is only for you, let its name begin with "_", and it is left out'
  return { is: 'unknown', message, hint: didYouMean(plain, BY_NAME.keys(), keep) }
}

/** The same for columns that mean the same. */
export function courseHeadingKey(heading: CourseHeading): string | undefined {
  return heading.is === 'column' ? heading.field : heading.is === 'year' ? heading.year : undefined
}
