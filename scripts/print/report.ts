import { type Outcome, type StepName, TOPICS, type Tone } from '../../src/domain/findings.ts'
import type { Claims, IssuerReport, Linked, ProofReport, Report, Request, Step } from '../../src/domain/report.ts'
import { momentText } from './moment-text.ts'
import { plainText, wrapped } from './plain-text.ts'

/** How a piece of text is meant. Colour only repeats what the words say. */
export type Style = Tone | 'strong'

/** Puts a style on a text for a terminal that shows it. */
export type Paint = (style: Style, text: string) => string

/** A line before it is made safe, broken and painted: everything printed goes this one way. */
interface Line {
  readonly text: string
  readonly indent?: number
  /** Stands before the text, in a column of its own. */
  readonly label?: string
  /** Style of the label, or of the text when there is no label. */
  readonly style?: Style
}

const WIDTH = 100
const LEAST_WIDTH = 40
const LABEL_WIDTH = 13
const LONGEST = 600
const LONGEST_PROSE = 300
const MOST_OF_A_KIND = 10

const MARKS: Readonly<Record<Outcome, readonly [string, Style]>> = {
  passed: ['passed', 'good'],
  failed: ['FAILED', 'bad'],
  'not-checked': ['NOT CHECKED', 'unknown'],
}

const BLANK: Line = { text: '' }
const row = (label: string, text: string): Line => ({ label, text, indent: 2 })

/** The beginning of a longer text, without the marks of Markdown’s headings. */
const prose = (text: string) => plainText(text.replace(/^#{1,6}\s+/gmu, ''), LONGEST_PROSE)

function marked(outcome: Outcome, text: string): Line {
  const [label, style] = MARKS[outcome]
  return { label, style, text, indent: 2 }
}

/** A titled group of lines with a blank one before it; nothing when it is empty. */
function section(title: string, lines: readonly Line[]): Line[] {
  return lines.length === 0 ? [] : [BLANK, { text: title, style: 'strong' }, ...lines]
}

function linkedText({ name, narrative, url }: Linked): string {
  const words = [name, narrative].filter((part) => part !== undefined).join(': ')
  return [prose(words), url].filter((part) => part !== undefined && part !== '').join(' – ')
}

function several(label: string, links: readonly Linked[]): Line[] {
  const shown = links.slice(0, MOST_OF_A_KIND).map((link, index) => row(index === 0 ? label : '', linkedText(link)))
  const more = links.length - shown.length
  return more > 0 ? [...shown, row('', `… and ${more} more`)] : shown
}

/** `MicroCredential` to `micro credential`. */
const kindWords = (kind: string) => kind.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()

/** Whom it was awarded to. An identifier inside the document itself identifies nobody to a reader. */
function recipientText({ id, recipient = 'somebody whose name is not told', recipientIds }: Claims): string {
  const isInside = (other: string) => id !== undefined && other.startsWith(`${id}#`)
  const others = recipientIds.filter((other) => other !== `name ${recipient}` && !isInside(other))
  return others.length === 0 ? recipient : `${recipient}, known by ${others.join(', ')}`
}

function datesRows({ awardedOn, validFrom, validUntil, endorses }: Claims): Line[] {
  const rows: Line[] = []
  if (awardedOn !== undefined) rows.push(row('Awarded on', momentText(awardedOn, { exact: false })))
  if (validFrom !== undefined && validFrom !== awardedOn)
    rows.push(row('Counts from', momentText(validFrom, { exact: false })))
  if (validUntil !== undefined) rows.push(row('Counts until', momentText(validUntil, { exact: true })))
  else if (endorses === undefined) rows.push(row('Counts until', 'no last day is named'))
  return rows
}

function claimsRows(claims: Claims): Line[] {
  const { name, kind, description, criteria, narrative, results, evidence, alignments, endorses, comment } = claims
  const optional = (label: string, text: string | undefined) => (text === undefined ? [] : [row(label, prose(text))])
  if (endorses !== undefined) return [row('Endorses', endorses), ...optional('In words', comment), ...datesRows(claims)]
  return [
    row('Awarded', kind === undefined ? name : `${name} (${kindWords(kind)})`),
    row('To', recipientText(claims)),
    ...datesRows(claims),
    ...optional('What it is', description),
    ...several('Criteria', criteria === undefined ? [] : [criteria]),
    ...optional('What they did', narrative),
    ...several('Results', results),
    ...several('Evidence', evidence),
    ...several('Relates to', alignments),
  ]
}

function provenText({ proven, provenAs }: IssuerReport): string {
  if (proven === undefined) return 'nothing; who issued it could not be proven'
  return provenAs === 'key'
    ? `it comes from whoever holds the key ${proven}. A key alone does not tell who that is.`
    : `it comes from ${proven}`
}

function issuerRows(issuer: IssuerReport): Line[] {
  const { id, proven, claimedName, listedName } = issuer
  return [
    row('Proven', provenText(issuer)),
    ...(id === proven ? [] : [row('Identifier', id)]),
    ...(claimedName === undefined ? [] : [row('Calls itself', `“${claimedName}”. Anybody can write any name there.`)]),
    ...(listedName === undefined ? [] : [row('On your list', `“${listedName}”`)]),
  ]
}

const stepRow = ({ step, outcome, message }: Step): Line => marked(outcome, `${TOPICS[step]}: ${message}`)

function proofRows({ suite, method, created, outcome, message }: ProofReport): Line[] {
  const made = created === undefined ? '' : `, made on ${momentText(created, { exact: false })}`
  return [
    marked(outcome, `${suite}${made}`),
    ...(method === undefined ? [] : [{ text: `by the key ${method}`, indent: 2 + LABEL_WIDTH }]),
    { text: message, indent: 2 + LABEL_WIDTH },
  ]
}

const requestRow = ({ url, answer }: Request): Line => row(/^\d+$/.test(answer) ? `answer ${answer}` : answer, url)

const outcomeOf = ({ steps }: Report, name: StepName) => steps.find(({ step }) => step === name)?.outcome

/** What it says; never without a word about whether that is proven. */
function claimsSection(report: Report): Line[] {
  if (report.claims === undefined)
    return outcomeOf(report, 'signature') === 'failed' || outcomeOf(report, 'issuer') === 'failed'
      ? [BLANK, { text: 'What it says is not shown, for nothing proves that its issuer says it.' }]
      : []
  const isProven = outcomeOf(report, 'signature') === 'passed' && outcomeOf(report, 'issuer') === 'passed'
  const title = isProven ? 'What it says' : 'What it says (who says it could not be proven)'
  return section(title, claimsRows(report.claims))
}

/** Reports of what is inside, each with its own verdict, set in. */
function inside(title: string, reports: readonly Report[]): Line[] {
  const each = reports.flatMap((report, index): Line[] => [
    ...(index === 0 ? [] : [BLANK]),
    { text: `${index + 1} of ${reports.length}`, indent: 2 },
    ...findings(report).map((line) => ({ ...line, indent: (line.indent ?? 0) + 4 })),
  ])
  return section(title, each)
}

/** All that a report says, but for the requests and the moment of checking. */
function findings(report: Report): Line[] {
  const { subject, verdict, steps, warnings, proofs, issuer, endorsements, parts } = report
  return [
    { text: verdict.title, style: verdict.tone },
    { text: verdict.text },
    BLANK,
    { label: 'Document', text: subject },
    ...claimsSection(report),
    ...(issuer === undefined ? [] : section('Who issued it', issuerRows(issuer))),
    ...section('What was checked', steps.map(stepRow)),
    ...section(
      'Worth knowing',
      warnings.map(({ message }) => ({ text: `- ${message}`, indent: 2 })),
    ),
    ...section('Signatures', proofs.length > 1 ? proofs.flatMap(proofRows) : []),
    ...inside('Endorsements inside it', endorsements),
    ...inside('Credentials inside it', parts),
  ]
}

/** Makes a line safe, breaks it and paints it. */
function printed({ text, indent = 0, label, style }: Line, paint: Paint): string[] {
  const column = label === undefined ? 0 : LABEL_WIDTH
  const margin = ' '.repeat(indent)
  const width = Math.max(LEAST_WIDTH, WIDTH - indent - column)
  const [first = '', ...more] = wrapped(plainText(text, LONGEST), width)
  const painted = (part: string) => (style === undefined ? part : paint(style, part))
  if (label === undefined) return [first, ...more].map((part) => (part === '' ? '' : margin + painted(part)))
  const name = plainText(label, LABEL_WIDTH)
  const head = margin + painted(name) + ' '.repeat(Math.max(1, column - name.length)) + first
  return [head, ...more.map((part) => margin + ' '.repeat(column) + part)]
}

/** The report of one document as text for people, from the verdict down to the requests. */
export function reportText(report: Report, paint: Paint = (_, text) => text): string {
  const lines = [
    ...findings(report),
    ...section('Addresses asked for', report.requests.map(requestRow)),
    BLANK,
    { text: `Checked on ${momentText(report.checkedAt, { exact: true })}.` },
  ]
  return `${lines.flatMap((line) => printed(line, paint)).join('\n')}\n`
}
