import type { AwardFacts, AwardsFile, Fault, Holder, ReadRecipients, Recipient } from '../../src/authoring/index.ts'
import { masked, withoutAddresses } from '../../src/checks/addresses.ts'
import type { Result } from '../../src/domain/result.ts'
import { aligned } from './aligned.ts'
import { many } from './many.ts'
import { plainText } from './plain-text.ts'

/** Rows of a preview that somebody will read. */
const MOST = 50
const LONGEST = { email: 48, name: 40, facts: 80, message: 400 }

/** How rows are shown: what they are called, and whether a person watches, who has to see the addresses. */
export interface Shown {
  readonly rows: 'line' | 'address'
  readonly isTTY: boolean
}

const addressFor = ({ isTTY }: Shown, email: string) => (isTTY ? plainText(email, LONGEST.email) : masked(email))
/** A message may quote a cell: a log is no place for it. */
const textFor = ({ isTTY }: Shown, text: string) => plainText(isTTY ? text : withoutAddresses(text), LONGEST.message)

const resultText = ({ result, value, level, status }: Omit<Result, 'alignments'>) =>
  `${result} ${value ?? level ?? status}`

/** What a row says of its own, in a few words. */
function factsText({ evidence, results = [], narrative, ...facts }: AwardFacts): string {
  const plain = Object.entries(facts).map(([name, value]) => `${name} ${value}`)
  const texts = [
    ...results.map(resultText),
    ...(evidence ?? []).map(({ url }) => `evidence ${url ?? 'in words'}`),
    ...(narrative === undefined ? [] : ['narrative']),
    ...plain,
  ]
  return plainText(texts.join('; '), LONGEST.facts)
}

function nameText({ name, nameConsent }: Recipient): string {
  if (name === undefined) return ''
  const shown = plainText(name, LONGEST.name)
  return nameConsent === undefined ? `${shown} (for the letter alone)` : `${shown} (public, agreed on ${nameConsent})`
}

/** Who is to be awarded, one line each. */
export function previewText(recipients: readonly Recipient[], shown: Shown): string {
  const rows = recipients
    .slice(0, MOST)
    .map((one) => [String(one.line), addressFor(shown, one.email), nameText(one), one.awardedOn, factsText(one.facts)])
  const rest = recipients.length - rows.length
  return [
    ...aligned([[shown.rows, 'address', 'name', 'awarded on', ''], ...rows]),
    ...(rest > 0 ? [`  … and ${many(rest, 'more learner')}`] : []),
    '',
  ].join('\n')
}

function faultText(fault: Fault, shown: Shown): string {
  const row = fault.line === undefined ? undefined : `${shown.rows} ${fault.line}`
  const column = fault.column === undefined ? undefined : `column ${JSON.stringify(plainText(fault.column, 60))}`
  const where = [row, column].filter((part) => part !== undefined).join(', ')
  const message = textFor(shown, where === '' ? fault.message : `${where}: ${fault.message}`)
  return fault.hint === undefined ? message : `${message}\n  hint: ${plainText(fault.hint, LONGEST.message)}`
}

/** Everything that is wrong with a table, line by line. */
export function faultsText(faults: readonly Fault[], shown: Shown): string {
  return faults.map((fault) => `${faultText(fault, shown)}\n`).join('')
}

/** Who has the badge already. */
export function holdersText(holders: readonly Holder[], again: boolean, shown: Shown): string {
  const lines = holders.map(
    ({ recipient, award }) =>
      `${shown.rows} ${recipient.line}: ${addressFor(shown, recipient.email)} has this badge already: award ${award.id} of ${award.awardedOn}; ${again ? 'awarded again' : 'left out'}\n`,
  )
  const hint = holders.length > 0 && !again ? 'hint: --again awards it once more\n' : ''
  return lines.join('') + hint
}

/** What came of it. */
export interface Outcome {
  readonly ok: boolean
  readonly read: ReadRecipients
  readonly holders: readonly Holder[]
  readonly files: readonly AwardsFile[]
  readonly written: boolean
}

/** The outcome for programs. It has no address and no name in it, since programs keep what they read. */
export function outcomeJson({ ok, read, holders, files, written }: Outcome): object {
  return {
    ok,
    written,
    faults: read.faults.map((fault) => ({ ...fault, message: withoutAddresses(fault.message) })),
    holders: holders.map(({ recipient, award }) => ({ line: recipient.line, award: award.id })),
    files: files.map(({ file, awards }) => ({ file, awards: awards.map(({ id, line }) => ({ id, line })) })),
  }
}
