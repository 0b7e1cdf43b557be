import { assessmentSchema } from '../domain/badge-class.ts'
import { didYouMean } from '../domain/nearest.ts'
import { courseSchema } from '../domain/programme.ts'
import { type Cell, readText } from './cells.ts'
import { plainHeading } from './columns.ts'
import { COURSE_COLUMNS, type CourseField } from './course-columns.ts'

/** What a cell says, or what is wrong with it and how to mend it. */
export type CourseCell =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string; readonly hint: string }

const LONGEST = 10_000

const { options: KINDS } = assessmentSchema.shape.kind

/** Other words for kinds of assessment. */
const OTHER_WORDS: Readonly<Record<string, (typeof KINDS)[number]>> = {
  'attendance only': 'attendance',
  participation: 'attendance',
  examination: 'exam',
  'multiple choice': 'quiz',
  homework: 'assignment',
  'observed practice': 'observation',
}

function assessment(text: string): CourseCell {
  const plain = plainHeading(text)
  const kind = KINDS.find((one) => one === plain.replaceAll(' ', '-')) ?? OTHER_WORDS[plain]
  if (kind !== undefined) return { ok: true, value: kind }
  const message = `${JSON.stringify(text.slice(0, 60))} is no kind of assessment.`
  return { ok: false, message, hint: didYouMean(plain, KINDS, `write one of ${KINDS.join(', ')}`) }
}

/** Several things in one cell, parted by semicolons, bars or line breaks: a comma can stand in any of them. */
function list(text: string): CourseCell {
  const items = text
    .split(/[;|\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== '')
  const cells = items.map((item) => readText(item, 'line', LONGEST))
  const fault = cells.find((cell) => !cell.ok)
  return fault ?? { ok: true, value: cells.flatMap((cell) => (cell.ok ? [cell.value] : [])) }
}

function number(text: string): CourseCell {
  const cell = readText(text, 'number', 20)
  return cell.ok ? { ok: true, value: Number(cell.value) } : cell
}

const READERS: Readonly<Record<(typeof COURSE_COLUMNS)[CourseField]['kind'], (text: string) => Cell | CourseCell>> = {
  line: (text) => readText(text, 'line', LONGEST),
  url: (text) => readText(text, 'url', LONGEST),
  number,
  list,
  assessment,
}

/** Holds a value to its schema, which says what it must be. */
function held(value: unknown, field: CourseField): CourseCell {
  const [issue] = courseSchema.shape[field].safeParse(value).error?.issues ?? []
  if (issue === undefined) return { ok: true, value }
  return { ok: false, message: 'This cannot stand in a list of courses.', hint: `it ${issue.message}` }
}

/** Reads a cell of a field, which is not empty. */
export function readCourseCell(text: string, field: CourseField): CourseCell {
  const read = READERS[COURSE_COLUMNS[field].kind](text)
  return read.ok ? held(read.value, field) : read
}

/** Reads how many learners there were in a year. */
export function readLearners(text: string): CourseCell {
  if (/^\d{1,7}$/.test(text)) return { ok: true, value: Number(text) }
  return {
    ok: false,
    message: `${JSON.stringify(text.slice(0, 60))} is no number of learners.`,
    hint: 'write digits alone',
  }
}
