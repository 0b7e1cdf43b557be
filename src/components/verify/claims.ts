import type { Claims, Report } from '../../verification/index.ts'
import { element, stranger } from './elements.ts'
import { kindInWords, momentInWords } from './words.ts'

type Linked = Claims['evidence'][number]
type Row = readonly [name: string, ...value: readonly (Node | string)[]]

/** Texts that are longer than this can be scrolled, so that what follows is not far away. */
const LONG = 600

/** Marks of Markdown that would only be in the way: headings and emphasis. The text is shown as text. */
const withoutMarks = (text: string) => text.replace(/^#{1,6}\s+/gmu, '').replace(/(\*\*?|__)(?=\S)([^*_]+?)\1/gu, '$2')

function prose(text: string): HTMLElement {
  const made = stranger(withoutMarks(text), 'stranger-prose')
  if (text.length <= LONG) return made
  made.classList.add('long')
  made.tabIndex = 0
  made.setAttribute('role', 'group')
  made.setAttribute('aria-label', 'A long text')
  return made
}

/** An address as text. What is proven to be the issuer's word may be followed; its text is where it leads. */
function address(url: string, isProven: boolean): HTMLElement {
  if (!isProven || !url.startsWith('https://')) return stranger(url, 'address')
  const link = element('a', '', stranger(url, 'address'))
  link.href = url
  link.rel = 'nofollow noopener noreferrer'
  return link
}

function linkedItem({ name, url, narrative }: Linked, isProven: boolean): HTMLElement {
  const pieces = [
    ...(name === undefined ? [] : [stranger(name)]),
    ...(narrative === undefined ? [] : [prose(narrative)]),
    ...(url === undefined ? [] : [address(url, isProven)]),
  ]
  return element('li', '', ...pieces.flatMap((piece, index) => (index === 0 ? [piece] : [element('br'), piece])))
}

/** Whom it was awarded to. An identifier inside the document itself identifies nobody to a reader. */
function recipientRow({ id, recipient, recipientIds }: Claims): Row {
  const isInside = (other: string) => id !== undefined && other.startsWith(`${id}#`)
  const others = recipientIds.filter((other) => other !== `name ${recipient}` && !isInside(other))
  const name = recipient === undefined ? 'somebody whose name is not told' : stranger(recipient)
  const known = others.flatMap((other, index) => [index === 0 ? ', known by ' : ', ', stranger(other)])
  return ['Awarded to', name, ...known]
}

function dateRows({ awardedOn, validFrom, validUntil, endorses }: Claims): Row[] {
  const until = validUntil === undefined ? 'no last day is named' : stranger(momentInWords(validUntil))
  return [
    ...(awardedOn === undefined ? [] : [['Awarded on', stranger(momentInWords(awardedOn))] as const]),
    ...(validFrom === undefined || validFrom === awardedOn
      ? []
      : [['Counts from', stranger(momentInWords(validFrom))] as const]),
    ...(validUntil === undefined && endorses !== undefined ? [] : [['Counts until', until] as const]),
  ]
}

function rowsOf(claims: Claims, isProven: boolean): Row[] {
  const text = (name: string, value: string | undefined): Row[] => (value === undefined ? [] : [[name, prose(value)]])
  const list = (name: string, items: readonly Linked[]): Row[] =>
    items.length === 0 ? [] : [[name, element('ul', '', ...items.map((item) => linkedItem(item, isProven)))]]
  if (claims.endorses !== undefined)
    return [...text('Endorses', claims.endorses), ...text('In words', claims.comment), ...dateRows(claims)]
  return [
    recipientRow(claims),
    ...dateRows(claims),
    ...text('Kind', claims.kind === undefined ? undefined : kindInWords(claims.kind)),
    ...text('What it is', claims.description),
    ...text('What they did', claims.narrative),
    ...list('Results', claims.results),
    ...list('Evidence', claims.evidence),
    ...list('Criteria', claims.criteria === undefined ? [] : [claims.criteria]),
    ...list('Relates to', claims.alignments),
  ]
}

/** Whether the issuer is proven to say what a document says. */
export function isProvenIn({ steps }: Report): boolean {
  const has = (name: string) => steps.some(({ step, outcome }) => step === name && outcome === 'passed')
  return has('signature') && has('issuer')
}

/** What it says, as names and values; nothing when nobody is known to say it. */
export function claimList(report: Report): HTMLElement | undefined {
  if (report.claims === undefined) return undefined
  const rows = rowsOf(report.claims, isProvenIn(report))
  return element(
    'dl',
    'claims',
    ...rows.map(([name, ...value]) => element('div', '', element('dt', '', name), element('dd', '', ...value))),
  )
}
