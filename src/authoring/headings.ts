import type { TableRecord } from './csv.ts'

/** A column of a table as it was understood. */
interface Understood {
  readonly is: 'column' | 'result' | 'year' | 'ignored'
  /** Its name as the table writes it. */
  readonly text: string
}

/** A column that nobody knows. */
export interface UnknownHeading {
  readonly is: 'unknown'
  readonly message: string
  readonly hint: string
}

/** What is wrong with the names of columns. */
export interface HeadFault {
  readonly line?: number
  readonly column?: string
  readonly message: string
  readonly hint?: string
}

/** How the first line of a kind of table is read. */
export interface HeadRules<H extends Understood> {
  read(written: string): H | UnknownHeading
  /** The same for columns that mean the same; nothing for one that is left out. */
  keyOf(heading: H): string | undefined
  /** A column that is left out. */
  ignored(text: string): H
}

const isUnknown = (heading: Understood | UnknownHeading): heading is UnknownHeading => heading.is === 'unknown'

/** Columns that stand for one thing are one too many: which of them counts could only be guessed. */
function repeated<H extends Understood>(
  columns: readonly H[],
  keyOf: HeadRules<H>['keyOf'],
  line: number,
): HeadFault[] {
  return columns.flatMap((heading, i) => {
    const key = keyOf(heading)
    const first = key === undefined ? undefined : columns.slice(0, i).find((one) => keyOf(one) === key)
    if (first === undefined) return []
    const message = `The columns "${first.text}" and "${heading.text}" mean the same.`
    return [{ line, column: heading.text, message, hint: 'let the name of one of them begin with "_"' }]
  })
}

const isEmptyColumn = (rows: readonly TableRecord[], i: number, name: string) =>
  name === '' && rows.every(({ cells }) => (cells[i] ?? '').trim() === '')

/** Reads the names of all columns, in whatever order; what is wrong with one is told at its line. */
export function readHead<H extends Understood>(
  head: TableRecord,
  rows: readonly TableRecord[],
  { read, keyOf, ignored }: HeadRules<H>,
): { readonly columns: readonly H[]; readonly faults: readonly HeadFault[] } {
  const { line } = head
  // A spreadsheet may end its lines with separators; a column without a name counts once it has cells.
  const used = Math.max(...[head, ...rows].map(({ cells }) => cells.findLastIndex((cell) => cell.trim() !== ''))) + 1
  const headings = Array.from({ length: used }, (_, i) => read(head.cells[i] ?? ''))
  const columns = headings.map((heading, i) => (isUnknown(heading) ? ignored((head.cells[i] ?? '').trim()) : heading))
  const unknown = headings.flatMap((heading, i): HeadFault[] =>
    isUnknown(heading) && !isEmptyColumn(rows, i, columns[i]!.text)
      ? [{ line, column: columns[i]!.text, message: heading.message, hint: heading.hint }]
      : [],
  )
  return { columns, faults: [...unknown, ...repeated(columns, keyOf, line)] }
}

/** A cell that no column is above. */
export function beyondLast(text: string): { readonly message: string; readonly hint: string } {
  return {
    message: `${JSON.stringify(text.slice(0, 40))} stands beyond the last column.`,
    hint: 'put a cell that holds the separator in quotation marks',
  }
}
