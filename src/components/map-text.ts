/**
 * Text on pictures that are drawn before anybody knows the reader's letters: widths are those of bold ones that are wider than
 * most (DejaVu Sans), so that others have room enough, and lines end at the same words on every machine.
 */

const NARROW = /^[\sijlIftr.,:;'’!|()[\]-]$/u
const WIDE = /^[mwMW@%&—…]$/u
const FULL =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\u3000-\u303f\uff00-\uffef]/u

/** Width of one letter in units of its size. */
function widthOfLetter(letter: string): number {
  if (FULL.test(letter)) return 1.05
  if (NARROW.test(letter)) return 0.43
  if (WIDE.test(letter)) return 1.06
  return /^\p{Lu}/u.test(letter) ? 0.8 : 0.69
}

const LETTERS = new Intl.Segmenter('en', { granularity: 'grapheme' })

const lettersOf = (text: string) => [...LETTERS.segment(text)].map(({ segment }) => segment)

/** How wide a text is at a size. */
export function widthOf(text: string, size: number): number {
  return size * lettersOf(text).reduce((sum, letter) => sum + widthOfLetter(letter), 0)
}

/** A word in pieces that fit, when it is too long for a line by itself. */
function piecesOf(word: string, width: number, size: number): string[] {
  const pieces = ['']
  for (const letter of lettersOf(word)) {
    const last = pieces.at(-1)!
    if (last !== '' && widthOf(last + letter, size) > width) pieces.push(letter)
    else pieces[pieces.length - 1] = last + letter
  }
  return pieces
}

/** A text in lines that are no wider than given. */
export function wrapped(text: string, width: number, size: number): string[] {
  const lines: string[] = []
  for (const piece of text.split(/\s+/u).flatMap((word) => piecesOf(word, width, size))) {
    const last = lines.at(-1)
    if (last !== undefined && widthOf(`${last} ${piece}`, size) <= width) lines[lines.length - 1] = `${last} ${piece}`
    else lines.push(piece)
  }
  return lines
}
