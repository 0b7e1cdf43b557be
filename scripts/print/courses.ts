import type { MergedRow } from '../../src/authoring/merge-courses.ts'
import { aligned } from './aligned.ts'
import { many } from './many.ts'
import { plainText } from './plain-text.ts'

/** Rows of a preview that somebody will read. */
const MOST = 50

function fate({ changed }: MergedRow): string {
  if (changed === undefined) return 'new'
  return changed.length === 0 ? 'as it is' : `changes ${changed.join(', ')}`
}

/** The courses of a table with what becomes of each, one line each. */
export function coursesText(rows: readonly MergedRow[]): string {
  const shown = rows
    .slice(0, MOST)
    .map((row) => [
      String(row.line),
      plainText(row.course.name, 40),
      plainText(row.course.code ?? '', 20),
      row.course.hours === undefined ? '' : String(row.course.hours),
      row.course.assessment ?? '',
      fate(row),
    ])
  const rest = rows.length - shown.length
  const lines = [
    ...aligned([['line', 'course', 'code', 'hours', 'assessment', ''], ...shown]),
    ...(rest > 0 ? [`  … and ${many(rest, 'more course')}`] : []),
  ]
  return rows.length === 0 ? '' : `${lines.join('\n')}\n`
}
