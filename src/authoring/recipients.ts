import type { Result, ResultDescription } from '../domain/result.ts'
import { readCell } from './cells.ts'
import { type ColumnName, type Heading, isColumn, readHeading } from './columns.ts'
import type { Table, TableRecord } from './csv.ts'
import { factsOf, lacksOf, readResult, type Said } from './facts.ts'
import { beyondLast, type HeadFault, readHead } from './headings.ts'
import { plainAddress } from './identity.ts'
import type { Fault, Order, Recipient } from './order.ts'
import { brokenRules } from './rules.ts'

/** What a table of recipients came to. Rows with a fault are not among the recipients. */
export interface ReadRecipients {
  readonly recipients: readonly Recipient[]
  /** Every fault, in the order of the lines. */
  readonly faults: readonly Fault[]
  /** What each column was taken for. */
  readonly columns: readonly Heading[]
}

interface Columns {
  readonly columns: readonly Heading[]
  readonly rows: readonly TableRecord[]
  readonly faults: readonly HeadFault[]
}

const ADDRESSES_ALONE: Heading = { is: 'column', name: 'email', text: 'email' }

const keyOf = (heading: Heading) =>
  heading.is === 'column' ? heading.name : heading.is === 'result' ? `result:${heading.id}` : undefined

function readHeadings(head: TableRecord, rows: readonly TableRecord[], results: readonly string[]): Columns {
  const { line } = head
  const { columns, faults } = readHead<Heading>(head, rows, {
    read: (written) => readHeading(written, results),
    keyOf,
    ignored: (text) => ({ is: 'ignored', text }),
  })
  if (columns.some((heading) => keyOf(heading) === 'email')) return { columns, rows, faults }
  const message = 'No column holds the e-mail addresses.'
  return { columns, rows, faults: [...faults, { line, message, hint: 'name it "email" in the first line' }] }
}

/** What each column is: by the first line, or addresses alone when that holds an address and no name of a column. */
function columnsOf({ records }: Table, results: readonly string[]): Columns {
  const [head, ...rows] = records
  if (head === undefined)
    return { columns: [], rows: [], faults: [{ message: 'The table is empty.', hint: 'one address a line will do' }] }
  const isHead = head.cells.some(isColumn) || !head.cells.some((cell) => cell.includes('@'))
  if (isHead) return readHeadings(head, rows, results)
  if (head.cells.filter((cell) => cell.trim() !== '').length === 1)
    return { columns: [ADDRESSES_ALONE], rows: records, faults: [] }
  const message = 'The first line does not name its columns.'
  return {
    columns: [],
    rows: [],
    faults: [{ line: head.line, message, hint: 'begin with a line such as "email,name"' }],
  }
}

/** A row as far as it could be read. */
interface ReadRow {
  readonly said: Said
  readonly results: readonly Result[]
  readonly faults: readonly RowFault[]
}

type RowFault = Omit<Fault, 'concerns' | 'line'>

function readRow(
  cells: readonly string[],
  columns: readonly Heading[],
  results: readonly ResultDescription[],
): ReadRow {
  const said: Partial<Record<ColumnName, string>> = {}
  const reached: Result[] = []
  const faults: RowFault[] = []
  for (const [i, cell] of cells.entries()) {
    const text = cell.trim()
    const heading = columns[i]
    if (text === '' || heading?.is === 'ignored') continue
    if (heading === undefined) {
      faults.push(beyondLast(text))
    } else if (heading.is === 'column') {
      const read = readCell(text, heading.name)
      if (read.ok) said[heading.name] = read.value
      else faults.push({ column: heading.text, message: read.message, hint: read.hint })
    } else {
      const read = readResult(results.find(({ id }) => id === heading.id)!, text)
      if (read.ok) reached.push(read.value)
      else faults.push({ column: heading.text, message: read.message, hint: read.hint })
    }
  }
  return { said, results: reached, faults }
}

const nameOf = ({ name, givenName, familyName }: Said) =>
  name ?? ([givenName, familyName].filter((part) => part !== undefined).join(' ') || undefined)

function namelessConsent(said: Said): RowFault[] {
  if (said.nameConsent === undefined || nameOf(said) !== undefined) return []
  return [{ message: 'There is a day of consent to a name, and no name.', hint: 'add the name, or take the day out' }]
}

function addressFault(email: string | undefined, line: number, lines: Map<string, number>): RowFault[] {
  if (email === undefined) return []
  const key = plainAddress(email)
  const first = lines.get(key)
  if (first === undefined) lines.set(key, line)
  return first === undefined
    ? []
    : [
        {
          column: 'email',
          message: `This address stands on line ${first} already.`,
          hint: 'take one of the two rows out',
        },
      ]
}

function recipientOf(line: number, { said, results }: ReadRow, order: Order): Recipient | undefined {
  const { email, awardedOn = order.awardedOn, nameConsent = order.nameConsent } = said
  if (email === undefined) return undefined
  const name = nameOf(said)
  const named = name === undefined ? {} : { name, ...(nameConsent === undefined ? {} : { nameConsent }) }
  return { line, email, ...named, awardedOn, facts: factsOf(said, results) }
}

const NO_ADDRESS: RowFault = { message: 'This row has no e-mail address.', hint: 'add it, or take the row out' }

/** Reads rows by themselves; what spans an award’s fields comes after. */
function readRows({ rows, columns }: Columns, order: Order): Omit<ReadRecipients, 'columns'> {
  const lines = new Map<string, number>()
  const faults: Fault[] = []
  const recipients: Recipient[] = []
  for (const { line, cells } of rows) {
    const row = readRow(cells, columns, order.badge.results ?? [])
    const recipient = recipientOf(line, row, order)
    const lacks = lacksOf(row.said).map(({ message, hint }): RowFault => ({ message, hint }))
    const wrong = [...row.faults, ...lacks, ...namelessConsent(row.said), ...addressFault(row.said.email, line, lines)]
    if (recipient === undefined && wrong.length === 0) wrong.push(NO_ADDRESS)
    faults.push(...wrong.map((fault): Fault => ({ concerns: 'row', line, ...fault })))
    if (recipient !== undefined && wrong.length === 0) recipients.push(recipient)
  }
  return { recipients, faults }
}

const byLine = (a: Fault, b: Fault) => (a.line ?? 0) - (b.line ?? 0)

/**
 * Reads the recipients of a badge out of a table, and holds each to the rules of content as if it were written already.
 *
 * Pure: the same table and order give the same answer, in a browser as on the command line.
 *
 * @param table - From {@link readTable}; or rows that somebody typed.
 * @param order - What is awarded, and what holds for all.
 * @param today - The day as YYYY-MM-DD; nothing may be dated later, but for time zones.
 */
export function readRecipients(table: Table, order: Order, today: string): ReadRecipients {
  const { columns, rows, faults: headFaults } = columnsOf(table, order.badge.results?.map(({ id }) => id) ?? [])
  const tableFaults = [...table.faults, ...headFaults].map((fault): Fault => ({ concerns: 'all', ...fault }))
  if (!columns.some((heading) => keyOf(heading) === 'email')) return { recipients: [], faults: tableFaults, columns }
  const read = readRows({ rows, columns, faults: [] }, order)
  const broken = brokenRules(read.recipients, order, today)
  const bad = new Set(broken.map(({ line }) => line))
  return {
    recipients: read.recipients.filter(({ line }) => !bad.has(line)),
    faults: [...tableFaults, ...read.faults, ...broken].sort(byLine),
    columns,
  }
}
