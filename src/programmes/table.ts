import { writeTable } from '../domain/csv-text.ts'
import { hoursOf, KINDS } from './assessing.ts'
import { latestAttendance } from './attendance.ts'
import type { ProgrammeReport } from './report.ts'
import { COVERS, CREDENTIALS, STATES } from './words.ts'

const COLUMNS = [
  ...['what', 'name', 'code', 'belongs to', 'hours', 'assessed by', 'learners', 'year'],
  ...['state', 'could become', 'badges', 'courses', 'why', 'what next'],
] as const

type Row = Partial<Readonly<Record<(typeof COLUMNS)[number], string | number | undefined>>>

const namesOf = (things: readonly { readonly name: string }[]) => things.map(({ name }) => name).join('; ')

function rowsOf({ courses, programmes, skills, frameworks }: ProgrammeReport): Row[] {
  return [
    ...courses.map(({ course, state, as, badges, why, next }): Row => {
      const latest = latestAttendance(course)
      return {
        what: 'course',
        name: course.name,
        code: course.code,
        'belongs to': course.programme,
        hours: hoursOf(course),
        'assessed by': course.assessment && KINDS[course.assessment].words,
        learners: latest?.learners,
        year: latest?.year,
        state: STATES[state],
        'could become': as && CREDENTIALS[as],
        badges: namesOf(badges),
        why,
        'what next': next,
      }
    }),
    ...programmes.map(
      ({ name, courses: parts, state, badges, why, next }): Row => ({
        what: 'programme',
        name,
        state: STATES[state],
        'could become': state === 'possible' ? CREDENTIALS['micro-credential'] : undefined,
        badges: namesOf(badges),
        courses: namesOf(parts.map(({ course }) => course)),
        why,
        'what next': next,
      }),
    ),
    ...skills.map(
      ({ skill, careers, cover, badges, courses: taught }): Row => ({
        what: 'skill of a career',
        name: skill,
        'belongs to': careers.join('; '),
        state: COVERS[cover],
        badges: badges.join('; '),
        courses: taught.join('; '),
      }),
    ),
    ...frameworks.flatMap(({ name: framework, items }) =>
      items.map(
        ({ standard: { name, code }, cover, badges, courses: taught }): Row => ({
          what: 'item of a framework',
          name,
          code,
          'belongs to': framework,
          state: COVERS[cover],
          badges: badges.join('; '),
          courses: taught.join('; '),
        }),
      ),
    ),
  ]
}

/** The report as a table for spreadsheets: a row for each finding. No cell of it is a formula. */
export function reportTable(report: ProgrammeReport): string {
  const rows = rowsOf(report).map((row) => COLUMNS.map((column) => String(row[column] ?? '')))
  return writeTable([COLUMNS, ...rows])
}
