import { LONGEST_NAME } from '../../src/authoring/award-files.ts'
import { type ColumnName, type Order, readShared, type Table } from '../../src/authoring/index.ts'
import type { BadgeClass } from '../../src/domain/badge-class.ts'
import { didYouMean } from '../../src/domain/nearest.ts'
import { SLUG } from '../../src/domain/patterns.ts'
import type { Register } from '../../src/domain/register.ts'
import { type Arguments, usageError } from '../command.ts'
import { type Io, today } from '../io.ts'
import { tableIn } from '../table-file.ts'

/** Flags that say what holds for all learners, by the field that each fills. */
const SHARED: Readonly<Record<string, ColumnName>> = {
  on: 'awardedOn',
  name: 'name',
  consent: 'nameConsent',
  evidence: 'evidenceUrl',
  'evidence-name': 'evidenceName',
  narrative: 'narrative',
  expires: 'expires',
  visibility: 'visibility',
}

/** Several mistakes of what was typed, each on its line. */
function usageErrors(faults: readonly { readonly message: string; readonly hint?: string }[]): never {
  const [last, ...before] = [...faults].reverse()
  const lines = before.reverse().map(({ message, hint }) => `${message}${hint === undefined ? '' : ` (${hint})`}`)
  throw usageError([...lines, last?.message].join('\nerror: '), last?.hint ?? 'badgewright award --help')
}

/** The badge class that is to be awarded. */
function badgeOf(words: readonly string[], { badgeClasses }: Register): BadgeClass {
  const [slug, ...others] = words
  if (slug === undefined || others.length > 0)
    throw usageError('award needs one badge class', 'badgewright award <badge> --csv <file>')
  const badge = badgeClasses.get(slug)
  if (badge !== undefined) return badge
  const known = [...badgeClasses.keys()]
  throw usageError(
    `there is no badge class ${JSON.stringify(slug)}`,
    didYouMean(slug, known, known.length === 0 ? 'define one in content/badges/' : `there are ${known.join(', ')}`),
  )
}

/** Addresses that were typed, as rows of a table. */
function typedTable(emails: readonly string[], name: string | undefined): Table {
  const rows = emails.map((email, i) => ({ line: i + 1, cells: [email, name ?? ''] }))
  return { records: [{ line: 0, cells: ['email', 'name'] }, ...rows], faults: [] }
}

/** What the command line asks for. */
export interface Asked {
  readonly badge: BadgeClass
  readonly order: Order
  readonly table: Table
  /** What its rows are called: lines of a file, or addresses that were typed. */
  readonly rows: 'line' | 'address'
  readonly cohort: string | undefined
}

function checkWays({ flags, lists: { email = [] } }: Arguments): void {
  if ((flags.csv === undefined) === (email.length === 0))
    throw usageError('award needs either --email or --csv', 'badgewright award <badge> --csv <file>')
  if (flags.name !== undefined && email.length !== 1)
    throw usageError('--name is for one --email', 'put names into a column of a CSV file')
}

function checkCohort(name: string | undefined): void {
  if (name !== undefined && (!SLUG.test(name) || name.length > LONGEST_NAME))
    throw usageError(
      `--cohort ${JSON.stringify(name)} cannot be the name of a file`,
      `lower-case letters, digits and hyphens, ${LONGEST_NAME} at the most, such as "spring-2026"; no name of a person`,
    )
}

/**
 * Reads what is to be awarded and to whom. Nothing is said yet of the rows of a table.
 *
 * @throws PublisherError ERR_USAGE with every mistake of the flags; ERR_INPUT_UNREADABLE when the file cannot be read.
 */
export async function askedFor(args: Arguments, register: Register, io: Io): Promise<Asked> {
  const { flags, lists, words } = args
  const text = (flag: string) => flags[flag] as string | undefined
  const badge = badgeOf(words, register)
  checkWays(args)
  checkCohort(text('cohort'))
  const typed = Object.entries(SHARED).flatMap(([flag, field]) => {
    const value = text(flag)
    return value === undefined ? [] : [[field, value] as const]
  })
  const { facts, faults } = readShared(Object.fromEntries(typed))
  if (faults.length > 0)
    usageErrors(faults.map((fault) => ({ ...fault, message: `--${flagOf(fault.field)}: ${fault.message}` })))
  const order: Order = {
    badge,
    awardedOn: text('on')?.trim() ?? today(io),
    shared: facts,
    ...(text('consent') === undefined ? {} : { nameConsent: text('consent')?.trim() }),
  }
  const csv = text('csv')
  const table = csv === undefined ? typedTable(lists.email ?? [], text('name')) : await tableIn(csv, io)
  return { badge, order, table, rows: csv === undefined ? 'address' : 'line', cohort: text('cohort') }
}

const flagOf = (field: ColumnName) => Object.keys(SHARED).find((flag) => SHARED[flag] === field) ?? field
