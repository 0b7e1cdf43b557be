import { sameJson } from '../domain/json.ts'
import { type Course, courseKey, plainName, programmesSchema } from '../domain/programme.ts'
import { yamlFile } from './content-file.ts'
import { editYaml, type YamlEdit } from './edit-yaml.ts'
import type { CourseRow } from './read-courses.ts'

/** What becomes of a row. */
export interface MergedRow extends CourseRow {
  /** Fields that change in a course that is there; nothing when the course is new. */
  readonly changed?: readonly string[]
}

/** A list of courses with rows of a table put into it. */
export interface MergedCourses {
  readonly text: string
  readonly rows: readonly MergedRow[]
}

/**
 * The course that a row means: of the same code, or of the same name where one of the two has no code. A name that several
 * courses have means none of them.
 */
function meant(row: Course, courses: readonly Course[]): number {
  const byKey = courses.findIndex((course) => courseKey(course) === courseKey(row))
  if (byKey >= 0) return byKey
  const named = courses.flatMap((course, i) => (plainName(course.name) === plainName(row.name) ? [i] : []))
  const [only] = named
  const isMeant = only !== undefined && named.length === 1 && (row.code ?? courses[only]!.code) !== undefined
  return isMeant && (row.code === undefined || courses[only]!.code === undefined) ? only : -1
}

/** Edits that make a course say what a row says. What the row leaves empty stays; other years of attendance stay too. */
function editsOf(row: Course, course: Course, at: number): { readonly field: string; readonly edit: YamlEdit }[] {
  const { attendance = {}, ...fields } = row
  const known: Readonly<Record<string, unknown>> = course
  const years = Object.entries(attendance).filter(([year, learners]) => course.attendance?.[year] !== learners)
  return [
    ...Object.entries(fields)
      .filter(([field, value]) => !sameJson(known[field], value))
      .map(([field, value]) => ({ field, edit: { kind: 'set', path: ['courses', at, field], value } as const })),
    ...years.map(([year, value]) => ({
      field: `learners ${year}`,
      edit: { kind: 'set', path: ['courses', at, 'attendance', year], value } as const,
    })),
  ]
}

/** Fields in the order of the reference. */
function inOrder(course: Course): Record<string, unknown> {
  const known: Readonly<Record<string, unknown>> = course
  const names = Object.keys(programmesSchema.shape.courses.element.shape)
  return Object.fromEntries(names.filter((name) => known[name] !== undefined).map((name) => [name, known[name]]))
}

function newFile(rows: readonly CourseRow[]): string {
  return yamlFile({
    published: { says: programmesSchema.shape.published.description, example: 'true' },
    courses: { value: rows.map(({ course }) => inOrder(course)) },
  })
}

/**
 * Puts rows of a table into `content/programmes.yaml`: courses that are there are changed where the row says something else,
 * others are added at the end, and none is taken out. All else in the file stays as it is.
 *
 * @param file - The file as it is with what it says; nothing when there is none.
 */
export function mergeCourses(
  rows: readonly CourseRow[],
  file: { readonly text: string; readonly courses: readonly Course[] } | undefined,
): MergedCourses {
  if (file === undefined) return { text: newFile(rows), rows }
  const edits: YamlEdit[] = []
  const merged = rows.map((row): MergedRow => {
    const at = meant(row.course, file.courses)
    const known = file.courses[at]
    if (known === undefined) {
      edits.push({ kind: 'append', path: ['courses'], value: inOrder(row.course) })
      return row
    }
    const changes = editsOf(row.course, known, at)
    edits.push(...changes.map(({ edit }) => edit))
    return { ...row, changed: changes.map(({ field }) => field) }
  })
  return { text: editYaml(file.text, edits), rows: merged }
}
