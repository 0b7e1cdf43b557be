/** What cannot be seen and can change what is: controls, formats such as joiners and overrides, private and broken characters. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]|\p{Default_Ignorable_Code_Point}/gu

const named = (character: string) => `⟨U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}⟩`

/** A stranger’s text as one line of at most some characters, in which nothing is hidden: `a⟨U+202E⟩b`. */
export function visible(text: string, longest: number): string {
  // Cut first, as far as it is safe: what is hidden grows when it is named.
  const line = [...text.slice(0, 4 * longest)].map((character) => (/\s/u.test(character) ? ' ' : character)).join('')
  const shown = [...line.replace(/ +/g, ' ').trim().replace(HIDDEN, named)]
  const cut = shown.length > longest || text.length > 4 * longest
  return cut ? `${shown.slice(0, longest).join('').trimEnd()}…` : shown.join('')
}

/** One line of a text whose spaces count, in which nothing is hidden. */
export function visibleLine(line: string, longest: number): string {
  const shown = [
    ...line
      .slice(0, 4 * longest)
      .replaceAll('\t', '    ')
      .replace(HIDDEN, named),
  ]
  return shown.length > longest || line.length > 4 * longest ? `${shown.slice(0, longest).join('')}…` : shown.join('')
}
