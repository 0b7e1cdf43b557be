import { slugOf } from './slug.ts'

/** Letters of a name that stand before a mark. */
const LONGEST = 50

/** A short mark of a text, the same for ever (32-bit FNV-1a). It tells names apart, and proves nothing. */
function markOf(text: string): string {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193)
  return (hash >>> 0).toString(36)
}

function marked(slug: string, text: string): string {
  return [slug.slice(0, LONGEST).replace(/-$/, ''), markOf(text)].filter((part) => part !== '').join('-')
}

/** The slug of a name. Where letters are lost, as of "C++", a mark of the whole name follows, so that it is not that of "C". */
function slugFor(name: string, [text, dividers]: readonly [string, RegExp]): string {
  const lower = text.normalize('NFC').toLowerCase()
  const slug = slugOf(lower)
  return lower.replace(dividers, '-') === slug ? slug : marked(slug, name)
}

/** The part of an address that a skill in words has. The same for words that differ in capitals, spaces or hyphens alone. */
export function wordSlug(word: string): string {
  return slugFor(word.normalize('NFC').toLowerCase(), [word, /[\s-]+/g])
}

/**
 * The part of an address that an item of a framework has: `onet-15-2051-00`. Of a code that is a web address, its last part.
 *
 * @param taken - What other skills have already.
 */
export function itemSlug(framework: string, code: string, taken: ReadonlySet<string>): string {
  const short = /^https?:\/\/.*?([^/#]+)[/#]?$/.exec(code)?.[1] ?? code
  const slug = slugFor(code, [`${framework}-${short}`, /[\s._-]+/g])
  let free = slug
  for (let round = 0; taken.has(free); round += 1) free = marked(slug, `${code} ${round}`)
  return free
}
