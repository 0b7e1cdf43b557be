import type { Review } from '../domain/review.ts'
import { reviewText } from './people.ts'
import { type Item, type Piece, sectionsOf, verdictOf } from './sections.ts'
import { visible, visibleLine } from './visible.ts'

/** Items of a section, lines of a difference and characters of a text that are shown. */
const MOST_ITEMS = 12
const MOST_LINES = 40
const LONGEST = 400

/** Characters of a whole comment. GitHub takes 65,536. */
const MOST = 60_000

/** One more backtick than stands in a row anywhere in a text, and at least some. */
function ticks(text: string, least: number): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  return '`'.repeat(Math.max(least, longest + 1))
}

/**
 * A stranger’s text as a code span: nothing in it becomes a link, a picture, a mention, a reference or HTML, and it cannot leave the
 * span, for it is one line and has no run of backticks as long as the span’s own (CommonMark 0.31 section 6.1).
 */
export function codeSpan(text: string): string {
  const shown = visible(text, LONGEST)
  if (shown === '') return '(nothing)'
  const fence = ticks(shown, 1)
  return fence.length > 1 || /^ | $/.test(shown) ? `${fence} ${shown} ${fence}` : `${fence}${shown}${fence}`
}

/** Lines as a fenced block that none of them can close (CommonMark 0.31 section 4.5). */
function fenced(lines: readonly string[]): string {
  const shown = lines.slice(0, MOST_LINES).map((line) => visibleLine(line, LONGEST))
  const more = lines.length > MOST_LINES ? [`… and ${lines.length - MOST_LINES} more lines`] : []
  const text = [...shown, ...more].join('\n')
  const fence = ticks(text, 3)
  return `${fence}diff\n${text}\n${fence}`
}

const printed = (piece: Piece) => (typeof piece === 'string' ? piece : codeSpan(piece.content))

/** Indents what belongs to an item of a list. */
const indented = (text: string) => text.replace(/^/gm, '  ')

function itemText({ says, differs = [] }: Item): string {
  const line = `- ${says.map(printed).join('')}`
  return differs.length === 0 ? line : `${line}\n\n${indented(fenced(differs))}`
}

/** Items as far as they fit. */
function itemsText(items: readonly Item[], room: number): string {
  const lines: string[] = []
  let left = room
  for (const item of items.slice(0, MOST_ITEMS)) {
    const text = itemText(item)
    left -= text.length + 1
    if (left < 0) break
    lines.push(text)
  }
  const more = items.length - lines.length
  return [...lines, ...(more > 0 ? [`- and ${more} more`] : [])].join('\n')
}

/**
 * A review as Markdown for a comment on a pull request. Every text of content stands in a code span or a fence; its length has a
 * bound, whatever the change. The same review gives the same bytes.
 */
export function reviewComment(review: Review): string {
  let text = `**${verdictOf(review)}**\n`
  for (const { title, items } of sectionsOf(review)) {
    const heading = `\n#### ${title}\n\n`
    text += heading
    text += `${itemsText(items, MOST - text.length)}\n`
  }
  return text
}

/** A review with all of its items, as a block that no text in it can close: for a page that may be long. */
export function wholeReview(review: Review): string {
  const text = reviewText(review)
  const fence = ticks(text, 3)
  return `${fence}\n${text}${fence}\n`
}
