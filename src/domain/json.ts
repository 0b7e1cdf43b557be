/** A JSON value, as documents are made of. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject

/** A JSON object. A key whose value is undefined is not written. */
export interface JsonObject {
  readonly [key: string]: Json | undefined
}

/** An object with the undefined members left out, so that comparing and canonicalising see what a reader of the text sees. */
export function defined(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined))
}

/** JSON with sorted keys and no spaces: the same text for the same data, whatever order it was written in. */
export function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    member !== null && typeof member === 'object' && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  )
}

/** How a JSON document is published: two-space indent, final newline. */
export function jsonText(value: Json): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

/** One or many to many; nothing to none. */
export function asArray(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}

/** A copy of an object without some of its members, in the same order. */
export function without(object: object, ...names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)))
}

/** Whether two JSON values are equal, members in any order. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, i) => sameJson(item, b[i]))
  if (!isObject(a)) return a === b
  if (!isObject(b)) return false
  const names = Object.keys(a)
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && sameJson(a[name], b[name]))
  )
}

/** Whether a JSON value is an object, not an array, null or a plain value. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
