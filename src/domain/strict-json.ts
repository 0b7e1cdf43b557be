import type { Json } from './json.ts'

/** How many objects and arrays may lie within each other; no credential comes near it. */
const MOST_DEEP = 64

/** JSON that was read, or why it was not. */
export type StrictJson = { readonly value: Json } | { readonly problem: string }

/** Where the string that begins at a quotation mark ends: the place after its closing mark. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text.charCodeAt(at)
    if (character === 0x5c) at += 1
    else if (character === 0x22) return at + 1
  }
  return text.length
}

const isSpace = (code: number) => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09

/** Whether a string that ends here names a member: only a colon may follow a name, and nothing else may be followed by one. */
function isName(text: string, end: number): boolean {
  let at = end
  while (isSpace(text.charCodeAt(at))) at += 1
  return text.charCodeAt(at) === 0x3a
}

/** The name as the reader of JSON will see it; two spellings of one name are one name. */
function nameOf(literal: string): string {
  return literal.includes('\\') ? (JSON.parse(literal) as string) : literal.slice(1, -1)
}

/** What different readers of JSON would read differently, or not at all. The text is JSON already, so only its form is walked. */
function faultOf(text: string): string | undefined {
  const open: (Set<string> | undefined)[] = []
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 0x7b || code === 0x5b) {
      open.push(code === 0x7b ? new Set() : undefined)
    } else if (code === 0x7d || code === 0x5d) open.pop()
    else if (code === 0x22) {
      const end = endOfString(text, at)
      const names = open.at(-1)
      if (names !== undefined && isName(text, end)) {
        const name = nameOf(text.slice(at, end))
        if (names.has(name)) return `an object has two members named ${JSON.stringify(name.slice(0, 60))}`
        names.add(name)
      }
      at = end - 1
    }
  }
  return undefined
}

/** Whether brackets lie too deep, told without reading: some readers of JSON overflow on such text. */
function isTooDeep(text: string): boolean {
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 0x22) at = endOfString(text, at) - 1
    else if (code === 0x7b || code === 0x5b) depth += 1
    else if (code === 0x7d || code === 0x5d) depth -= 1
    if (depth > MOST_DEEP) return true
  }
  return false
}

/**
 * Reads JSON that every reader reads alike (RFC 8259, section 4): no object names a member twice, and nothing lies deeper
 * than 64 levels. Signed content that two programs read differently could say one thing to the verifier and another to
 * whoever shows it.
 *
 * @returns the value, or the problem as the end of a sentence that begins with "it": `is not JSON`.
 */
export function parseStrictJson(text: string): StrictJson {
  if (isTooDeep(text)) return { problem: `has more than ${MOST_DEEP} levels within each other` }
  let value: Json
  try {
    value = JSON.parse(text) as Json
  } catch {
    return { problem: 'is not JSON' }
  }
  const fault = faultOf(text)
  return fault === undefined ? { value } : { problem: `can be read in two ways: ${fault}` }
}
