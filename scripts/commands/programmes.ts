import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { mergeCourses } from '../../src/authoring/merge-courses.ts'
import { readCourses } from '../../src/authoring/read-courses.ts'
import { PublisherError } from '../../src/domain/publisher-error.ts'
import type { Register } from '../../src/domain/register.ts'
import { programmeReport } from '../../src/programmes/report.ts'
import { reportTable } from '../../src/programmes/table.ts'
import { reportText } from '../../src/programmes/text.ts'
import { registerOrProblems } from '../awards/find-awards.ts'
import { type Arguments, type Command, EXIT, usageError } from '../command.ts'
import { contentText, DELIVERY_FLAGS, deliver } from '../delivery/deliver.ts'
import { type Io, note, say } from '../io.ts'
import { faultsText } from '../print/award.ts'
import { coursesText } from '../print/courses.ts'
import { many } from '../print/many.ts'
import { tableIn } from '../table-file.ts'

const FILE = 'content/programmes.yaml'

const DETAILS = `Without a file it tells, for each course of ${FILE}, which badge classes recognise it, what it could be
recognised as, or what would have to change; and which skills of careers and items of frameworks nothing covers.

With a file it reads courses from any spreadsheet, saved as CSV, into ${FILE}. Columns, in any order: name; and, if
you like, code, programme, provider, hours, ects, level, outcomes, skills, assessment, url, recognised by, and learners 2026 for
each year. Several skills, outcomes or badges in one cell are parted by semicolons. Columns whose names begin with "_" are left
out. A course that is there, by its code or name, changes where the table says something else; none is taken out.

  badgewright programmes courses.csv --dry-run
  badgewright programmes --csv report.csv`

function writeReport(file: string, text: string, io: Io): void {
  if (file === '-') {
    io.stdout.write(text)
    return
  }
  try {
    writeFileSync(resolve(io.root, file), text)
  } catch (cause) {
    throw new PublisherError('ERR_USAGE', `${file} cannot be written`, { hint: '--csv names another file', cause })
  }
  say(io, `Wrote ${file}`)
}

function report(flags: Arguments['flags'], register: Register, io: Io): number {
  const [delivery] = Object.keys(DELIVERY_FLAGS).filter((flag) => flags[flag] !== undefined)
  if (delivery !== undefined) throw usageError(`--${delivery} needs a table`, 'badgewright programmes <courses.csv>')
  if (register.programmes === undefined)
    throw new PublisherError('ERR_INPUT_UNREADABLE', `${FILE} is not there`, {
      hint: 'write it by hand, see content/README.md#programmes; or read a table: badgewright programmes <courses.csv>',
    })
  const made = programmeReport(register.programmes, register)
  if (typeof flags.csv === 'string') writeReport(flags.csv, reportTable(made), io)
  else io.stdout.write(reportText(made))
  return EXIT.ok
}

async function readIn(word: string, flags: Arguments['flags'], register: Register, io: Io): Promise<number> {
  if (flags.csv !== undefined) throw usageError('--csv is for the report', 'badgewright programmes --csv <file>')
  const { rows, faults } = readCourses(await tableIn(word, io), new Set(register.badgeClasses.keys()))
  const text = contentText(io.root, FILE)
  const { programmes } = register
  const file = text === undefined || programmes === undefined ? undefined : { text, courses: programmes.courses }
  const merged = mergeCourses(rows, file)
  io.stdout.write(coursesText(merged.rows) + faultsText(faults, { rows: 'line', isTTY: io.stdout.isTTY }))
  if (faults.length > 0 || rows.length === 0) {
    note(io, `Nothing was written. ${faults.length > 0 ? 'Mend what is wrong above.' : 'The table names no course.'}`)
    return EXIT.failed
  }
  const subject = `Add ${many(rows.length, 'course')} to what is taught`
  return deliver(io, flags, { changes: [{ file: FILE, text: merged.text }], subject })
}

export const command: Command = {
  name: 'programmes',
  summary: 'Tells which courses badges could recognise; or reads a table of courses.',
  words: '[courses.csv]',
  flags: {
    csv: { type: 'string', value: 'file', help: 'Writes the report as a table to this file, or - to standard output.' },
    ...DELIVERY_FLAGS,
  },
  details: DETAILS,
  async run({ flags, words }, io) {
    const [word, ...more] = words
    if (more.length > 0) throw usageError('programmes takes one table', 'badgewright programmes <courses.csv>')
    const register = registerOrProblems(io)
    if (register === undefined) return EXIT.failed
    return word === undefined ? report(flags, register, io) : readIn(word, flags, register, io)
  },
}
