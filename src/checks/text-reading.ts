/** A text as a reader or a browser would come to see it, with the way back to what was written. */
export interface Reading {
  readonly text: string
  /** Where a position of the reading stands in the original; of its end, the original's end. */
  offsetOf(position: number): number
}

/** An "@" in any of the ways in which one can be written: no address is without. */
const ANY_AT = /[@\ufe6b\uff20]|%(?:25)*40|&(?:#0*64|#x0*40|commat);/i

/** Escapes of URLs, HTML and Markdown, and whatever is not ASCII. */
const ENCODED = /%(?:25)*([2-7][\da-f])|&(?:#(\d{1,6})|#x([\da-f]{1,5})|(commat|period));|\\(?=[@.])|[^\p{ASCII}]/giu

/** Characters that are not drawn, and so can part an address without anybody seeing it. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u
const IDEOGRAPHIC_STOP = '\u3002'

/** Whether a text can hold an e-mail address at all. Very nearly every file of awards has none. */
export function mayHoldAddress(text: string): boolean {
  return ANY_AT.test(text)
}

function character(code: number): string {
  return code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : ' '
}

/** What one escape or character is read as. Width and form do not matter: NFKC makes a full-width "＠" a plain one. */
function decoded([whole, percent, decimal, hex, name]: RegExpExecArray): string {
  if (percent !== undefined || hex !== undefined) return character(Number.parseInt(percent ?? hex ?? '', 16))
  if (decimal !== undefined) return character(Number(decimal))
  if (name !== undefined) return name.toLowerCase() === 'commat' ? '@' : '.'
  if (whole === '\\' || INVISIBLE.test(whole)) return ''
  return whole.normalize('NFKC').replaceAll(IDEOGRAPHIC_STOP, '.')
}

/** Reads a text with all escapes resolved that a browser, a mail program or a Markdown renderer would resolve. */
export function readingOf(text: string): Reading {
  const parts: string[] = []
  const offsets: number[] = []
  let end = 0
  const copyUpTo = (next: number) => {
    parts.push(text.slice(end, next))
    for (; end < next; end++) offsets.push(end)
  }
  for (const match of text.matchAll(ENCODED)) {
    copyUpTo(match.index)
    const read = decoded(match)
    parts.push(read)
    for (let i = 0; i < read.length; i++) offsets.push(match.index)
    end += match[0].length
  }
  copyUpTo(text.length)
  return { text: parts.join(''), offsetOf: (position) => offsets[position] ?? text.length }
}
