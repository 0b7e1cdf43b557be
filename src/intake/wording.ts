import { withoutAddresses } from '../checks/addresses.ts'
import type { FieldPath } from '../domain/problem.ts'

/** A value as it is quoted in a message: short, and on one line. */
export function shown(value: unknown): string {
  if (typeof value === 'string') {
    const characters = [...withoutAddresses(value.slice(0, 2000))]
    return JSON.stringify(characters.length > 60 ? `${characters.slice(0, 60).join('')}…` : characters.join(''))
  }
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  if (value === null) return 'empty'
  return typeof value === 'object' ? 'a map' : String(value)
}

/** What kind of value it is, after "which is". */
export function kindOf(value: unknown): string {
  if (typeof value === 'number') return 'a number'
  if (typeof value === 'boolean') return 'true or false'
  return typeof value === 'string' ? 'text' : shown(value)
}

/** The expected kinds of zod, in the words of this record. */
const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map with fields of its own',
}

export function expectedKind(expected: string): string {
  return KINDS[expected] ?? expected
}

/** What a field is called in a message: its name, or of an item the list it stands in. The position says which one. */
export function fieldName(path: FieldPath, whole: string): string {
  const last = path.at(-1)
  if (last === undefined) return whole
  if (typeof last === 'string') return last
  const list = path.findLast((name) => typeof name === 'string')
  return list === undefined ? 'An item' : `An item of ${list}`
}

/** The first sentence of a description, without its full stop, to stand inside a sentence. */
export function firstSentence(description: string): string {
  const [sentence = description] = description.split(/(?<=[^.].)\.(?:\s|$)/u, 1)
  const bare = sentence.replace(/[.;:]$/, '')
  // "DID of the wallet" and "`revoke` for good" keep their first letter.
  return /^[A-Z][^A-Z]/.test(bare) ? bare.charAt(0).toLowerCase() + bare.slice(1) : bare
}

/** `a, b and c`, or with another last word. */
export function listed(names: readonly string[], last = 'and'): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`
}
