import { didYouMean } from '../domain/nearest.ts'
import { type Course, courseKey } from '../domain/programme.ts'
import { readCourseCell, readLearners } from './course-cells.ts'
import { type CourseHeading, courseHeadingKey, readCourseHeading } from './course-columns.ts'
import type { Table } from './csv.ts'
import { beyondLast, type HeadFault, readHead } from './headings.ts'
import type { Fault } from './order.ts'

/** A course as a row of a table tells of it. */
export interface CourseRow {
  readonly line: number
  readonly course: Course
}

/** What a table of courses came to. Rows with a fault are not among the courses. */
export interface ReadCourses {
  readonly rows: readonly CourseRow[]
  /** Every fault, in the order of the lines. */
  readonly faults: readonly Fault[]
}

type RowFault = Pick<Fault, 'column' | 'message' | 'hint'>

/** One row: fields by their names, and every cell that cannot be read. */
function readRow(cells: readonly string[], columns: readonly CourseHeading[]) {
  const fields: Record<string, unknown> = {}
  const attendance: Record<string, unknown> = {}
  const faults: RowFault[] = []
  for (const [i, cell] of cells.entries()) {
    const text = cell.trim()
    const heading = columns[i]
    if (text === '' || heading?.is === 'ignored') continue
    if (heading === undefined) {
      faults.push(beyondLast(text))
      continue
    }
    const read = heading.is === 'year' ? readLearners(text) : readCourseCell(text, heading.field)
    if (!read.ok) faults.push({ column: heading.text, message: read.message, hint: read.hint })
    else if (heading.is === 'year') attendance[heading.year] = read.value
    else fields[heading.field] = read.value
  }
  if (Object.keys(attendance).length > 0) fields.attendance = attendance
  return { fields, faults }
}

function unknownBadges({ recognisedBy = [] }: Partial<Course>, badges: ReadonlySet<string>): RowFault[] {
  return recognisedBy
    .filter((slug) => !badges.has(slug))
    .map((slug) => ({
      message: `There is no badge class ${JSON.stringify(slug)}.`,
      hint: didYouMean(slug, badges, 'name folders of content/badges/'),
    }))
}

const NO_NAME: RowFault = { message: 'This row has no name of a course.', hint: 'add it, or take the row out' }

function repeatedCourse(course: Course, line: number, lines: Map<string, number>): RowFault[] {
  const key = courseKey(course)
  const first = lines.get(key)
  if (first === undefined) lines.set(key, line)
  if (first === undefined) return []
  return [{ message: `This course stands on line ${first} already.`, hint: 'take one of the two rows out' }]
}

const wholeTable = (faults: readonly HeadFault[]): ReadCourses => ({
  rows: [],
  faults: faults.map((fault): Fault => ({ concerns: 'all', ...fault })),
})

/**
 * Reads courses out of a table, its columns in whatever order, and tells of each row that cannot be read.
 *
 * @param table - From `readTable`.
 * @param badges - Folder names of the badge classes that there are.
 */
export function readCourses({ records, faults: tableFaults }: Table, badges: ReadonlySet<string>): ReadCourses {
  const [head, ...rows] = records
  if (head === undefined)
    return wholeTable([
      ...tableFaults,
      ...(tableFaults.length === 0
        ? [{ message: 'The table is empty.', hint: 'begin with a line such as "name,code"' }]
        : []),
    ])
  const { columns, faults: headFaults } = readHead<CourseHeading>(head, rows, {
    read: readCourseHeading,
    keyOf: courseHeadingKey,
    ignored: (text) => ({ is: 'ignored', text }),
  })
  if (!columns.some((heading) => courseHeadingKey(heading) === 'name')) {
    const message = 'No column holds the names of the courses.'
    return wholeTable([
      ...tableFaults,
      ...headFaults,
      { line: head.line, message, hint: 'name it "name" in the first line' },
    ])
  }
  const lines = new Map<string, number>()
  const read = rows.map(({ line, cells }) => {
    const { fields, faults } = readRow(cells, columns)
    // Each field was held to its schema; a row without a name has a fault.
    const course = fields as Course
    const named = course.name !== undefined
    const missing = named || faults.length > 0 ? [] : [NO_NAME]
    const repeats = named ? repeatedCourse(course, line, lines) : []
    return { line, course, faults: [...faults, ...missing, ...unknownBadges(course, badges), ...repeats] }
  })
  return {
    rows: read.filter(({ faults }) => faults.length === 0).map(({ line, course }) => ({ line, course })),
    faults: [
      ...wholeTable([...tableFaults, ...headFaults]).faults,
      ...read.flatMap(({ line, faults }) => faults.map((fault): Fault => ({ concerns: 'row', line, ...fault }))),
    ],
  }
}
