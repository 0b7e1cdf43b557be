/** All white space, line breaks of every kind included. */
const SPACE = /\s+/gu

/**
 * What could act on a terminal or reorder what stands around it: control characters (escape sequences begin with one),
 * overrides of the direction of writing and other characters without a shape, private and broken ones. The two joiners stay:
 * Persian, Indic scripts and emoji need them, and they do nothing else.
 */
const UNSAFE = /(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu

/** A stranger’s text as one line that does nothing but be read; what was taken out leaves a mark (�). */
export function plainText(text: string, longest: number): string {
  const safe = text.replace(SPACE, ' ').trim().replace(UNSAFE, '\uFFFD')
  if (safe.length <= longest) return safe
  const letters = [...safe]
  return letters.length <= longest ? safe : `${letters.slice(0, longest).join('').trimEnd()}…`
}

/** Breaks a line between words. A word that is longer than the width, such as an address, stays whole to be copied. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

/** What JSON leaves as it is, and a terminal might not. */
const UNESCAPED = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

const escaped = (letter: string) =>
  letter
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')

/** A value as indented JSON that says the same and does nothing on a terminal. */
export function plainJson(value: unknown): string {
  return JSON.stringify(value, null, 2)
    .split('\n')
    .map((line) => line.replace(UNESCAPED, escaped))
    .join('\n')
}
