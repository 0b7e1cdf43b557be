import { readingOf } from '../checks/text-reading.ts'
import type { Recipient } from './order.ts'

/** Names to look for, as phrases. */
export interface NameIndex {
  /** The name by its words, parted by spaces; by its words in another order too. */
  readonly names: ReadonlyMap<string, string>
  /** How many words the phrases have. */
  readonly lengths: ReadonlySet<number>
}

interface Word {
  readonly written: string
  /** Without accents and case. */
  readonly plain: string
}

/** Words; in scripts that do not part them, each character. */
const WORD =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]|[[\p{L}\p{M}\p{N}]--[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]]+/gv

/** Words of a text, whatever parts them: `jamie-example` in an address is two, as `Jamie Example` is. */
function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].map(([written]) => ({
    written,
    plain: written.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase(),
  }))
}

const phrase = (words: readonly Word[]) => words.map(({ plain }) => plain).join(' ')

/** Names that only the table knows: their owners did not agree to be named. A namesake who did takes a name off the list. */
export function unpublishedNames(recipients: readonly Recipient[]): NameIndex {
  const published = new Set(recipients.flatMap(({ name, nameConsent }) => (nameConsent === undefined ? [] : name)))
  const names = new Map<string, string>()
  const lengths = new Set<number>()
  for (const { name } of recipients) {
    const words = name === undefined || published.has(name) ? [] : wordsOf(name)
    if (name === undefined || words.length === 0) continue
    names.set(phrase(words), name)
    names.set(phrase([...words.slice(-1), ...words.slice(0, -1)]), name)
    lengths.add(words.length)
  }
  return { names, lengths }
}

/**
 * A name of one word may be an ordinary word too, such as Mark or Rose, so it counts only in the letters in which it is
 * written, and not when it is as short as an initial.
 */
function isMeant(name: string, [first, ...others]: readonly Word[]): boolean {
  return others.length > 0 || (first?.written === name && name.length > 2)
}

/** Names of an index that stand in a text, each once. Time grows with the text and with the lengths of names, not with their number. */
export function namesIn(text: string, { names, lengths }: NameIndex): string[] {
  if (names.size === 0) return []
  const words = wordsOf(readingOf(text).text)
  const found = new Set<string>()
  for (let at = 0; at < words.length; at++)
    for (const length of lengths) {
      const some = words.slice(at, at + length)
      const name = names.get(phrase(some))
      if (name !== undefined && isMeant(name, some)) found.add(name)
    }
  return [...found]
}
