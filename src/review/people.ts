import type { Review } from '../domain/review.ts'
import { type Item, type Piece, type Section, sectionsOf, verdictOf } from './sections.ts'
import { visible, visibleLine } from './visible.ts'

/** Characters of one text of content, and of one line of a difference. */
const LONGEST = 300

const printed = (piece: Piece) => (typeof piece === 'string' ? piece : visible(piece.content, LONGEST))

function itemLines({ says, differs = [] }: Item): string[] {
  return [`  ${says.map(printed).join('')}`, ...differs.map((line) => `      ${visibleLine(line, LONGEST)}`)]
}

function sectionText({ title, items }: Section): string {
  return `${title}:\n${items.flatMap(itemLines).join('\n')}\n`
}

/** A review for a terminal: all of it, and nothing in it that a terminal would obey. */
export function reviewText(review: Review): string {
  return `${[...sectionsOf(review).map(sectionText), `${verdictOf(review)}\n`].join('\n')}`
}
