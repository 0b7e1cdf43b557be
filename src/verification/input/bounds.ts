import { asArray, isObject, type JsonObject } from '../../domain/json.ts'

/** A record of a hundred credentials has about 15,000 values. */
const MOST_VALUES = 20_000
/** The work of JSON-LD grows with the square of the length of some lists. */
const LONGEST_LIST = 3_000
const MOST_CONTEXTS = 30

/** Counts the values inside a value, and stops beyond the most; Infinity when a list is too long. */
function countValues(value: unknown): number {
  let count = 0
  const waiting: unknown[] = [value]
  for (let next = waiting.pop(); next !== undefined && count <= MOST_VALUES; next = waiting.pop()) {
    const inside = Array.isArray(next) ? next : isObject(next) ? Object.values(next) : []
    if (Array.isArray(next) && next.length > LONGEST_LIST) return Number.POSITIVE_INFINITY
    count += 1 + inside.length
    for (const each of inside) if (typeof each === 'object' && each !== null) waiting.push(each)
  }
  return count
}

/** Whether a document is so large that whoever reads it would wait for long: no honest credential is. */
export function isOutOfBounds(content: JsonObject): boolean {
  return asArray(content['@context']).length > MOST_CONTEXTS || countValues(content) > MOST_VALUES
}
