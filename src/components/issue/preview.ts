import type { AwardFacts, Fault, ReadRecipients, Recipient } from '../../authoring/index.ts'
import { button, element, stranger } from '../verify/elements.ts'
import { counted } from './counted.ts'

/** Rows that are shown before somebody asks for all of them. */
const FIRST = 100

/** A table whose further rows are made when they are asked for. */
function longTable<Row>(
  caption: string,
  headings: readonly string[],
  rows: readonly Row[],
  rowOf: (row: Row) => HTMLTableRowElement,
): HTMLElement {
  const head = element('tr', '', ...headings.map((text) => Object.assign(element('th', '', text), { scope: 'col' })))
  const body = element('tbody', '', ...rows.slice(0, FIRST).map(rowOf))
  const table = element('table', '', element('caption', '', caption), element('thead', '', head), body)
  // What is wider than the window scrolls by itself, with keys too.
  const frame = element('div', 'wide-table', table)
  frame.tabIndex = 0
  frame.setAttribute('role', 'region')
  frame.setAttribute('aria-label', caption)
  if (rows.length <= FIRST) return frame
  const more = button(`Show all ${rows.length}`, () => {
    body.append(...rows.slice(FIRST).map(rowOf))
    frame.focus()
    more.remove()
  })
  return element('div', '', frame, more)
}

const row = (first: string, ...cells: readonly (Node | string)[]) =>
  element(
    'tr',
    '',
    Object.assign(element('th', '', first), { scope: 'row' }),
    ...cells.map((cell) => element('td', '', cell)),
  )

function faultRow({ line, column, message, hint }: Fault): HTMLTableRowElement {
  const words = element('div', '', stranger(message))
  if (hint !== undefined) words.append(' ', stranger(hint, 'aside'))
  return row(line === undefined ? 'all' : String(line), stranger(column ?? ''), words)
}

/** Every fault with its line. */
export function faultTable(faults: readonly Fault[]): HTMLElement {
  return longTable('What is wrong', ['Line', 'Column', 'What is wrong, and how to mend it'], faults, faultRow)
}

/** How facts are told in a preview, in the order of the table; what is not here is told by its value. */
const IN_WORDS: { readonly [Name in keyof AwardFacts]?: (value: NonNullable<AwardFacts[Name]>) => string } = {
  expires: (day) => `holds until ${day}`,
  evidence: () => 'evidence',
  results: (results) => results.map(({ value, level, status }) => value ?? level ?? status ?? '').join(', '),
  narrative: () => 'a text',
  activityStart: (day) => `from ${day}`,
  activityEnd: (day) => `to ${day}`,
  creditsEarned: (credits) => counted(credits, 'credit'),
  visibility: (word) => word,
  learner: () => 'a pseudonym',
  parts: (parts) => counted(parts.length, 'part'),
}

function factsInWords(facts: AwardFacts): string {
  const words = Object.entries(facts).map(([name, value]) => {
    const inWords = IN_WORDS[name as keyof AwardFacts] as ((value: unknown) => string) | undefined
    return inWords === undefined ? String(value) : inWords(value)
  })
  return words.join('; ')
}

function nameCell({ name, nameConsent }: Recipient): Node {
  const words = element('div', '', stranger(name ?? '–'))
  if (name !== undefined)
    words.append(' ', element('span', 'aside', nameConsent === undefined ? 'for the letter only' : 'shown in public'))
  return words
}

const recipientRow = (recipient: Recipient) =>
  row(
    String(recipient.line),
    stranger(recipient.email),
    nameCell(recipient),
    recipient.awardedOn,
    stranger(factsInWords(recipient.facts)),
  )

/** Every learner who would be awarded. */
export function recipientTable(recipients: readonly Recipient[]): HTMLElement {
  const headings = ['Line', 'Address', 'Name', 'Earned on', 'Also']
  return longTable('Who would be awarded', headings, recipients, recipientRow)
}

/** What was read, in one sentence or two. */
export function summaryOf({ recipients, faults }: ReadRecipients): string {
  const learners = `${counted(recipients.length, 'learner')} can be awarded.`
  const rows = new Set(faults.filter(({ concerns }) => concerns === 'row').map(({ line }) => line)).size
  const whole = faults.filter(({ concerns }) => concerns === 'all').length
  return [
    ...(recipients.length > 0 || faults.length === 0 ? [learners] : []),
    ...(rows === 0 ? [] : [`${counted(rows, 'row')} cannot be used as ${rows === 1 ? 'it is' : 'they are'}.`]),
    ...(whole === 0 ? [] : [`${counted(whole, 'fault')} must be mended first.`]),
  ].join(' ')
}

/** Whether some can be awarded although others cannot. */
export function canLeaveOut({ recipients, faults }: ReadRecipients): boolean {
  return recipients.length > 0 && faults.length > 0 && faults.every(({ concerns }) => concerns === 'row')
}

/** Columns that a table has and that are left out, if any. */
export function leftOut({ columns }: ReadRecipients): string {
  const names = columns.filter(({ is }) => is === 'ignored').map(({ text }) => `“${text}”`)
  return names.length === 0 ? '' : `Left out: ${names.join(', ')}.`
}
