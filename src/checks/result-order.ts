import type { ResultDescription } from '../domain/result.ts'

/** Types of results whose values are numbers of which a higher one is better. Grades may run the other way. */
const HIGHER_IS_BETTER = new Set(['percent', 'raw-score', 'rubric-score', 'scaled-score'])

const numberOf = (text: string | undefined) => Number(text ?? Number.NaN)

/** Whether values of a result are compared with the required one as numbers. */
function comparesNumbers({ type, values, requiredValue }: ResultDescription): boolean {
  return values === undefined && requiredValue !== undefined && HIGHER_IS_BETTER.has(type)
}

/** Why a value cannot be one of a result that is a number, as the end of a sentence; the limits stand as text. */
export function outside(value: string, description: ResultDescription): string | undefined {
  const { min, max } = description
  const [low, high, number] = [numberOf(min), numberOf(max), Number(value)]
  if (Number.isNaN(low) && Number.isNaN(high) && !comparesNumbers(description)) return undefined
  if (Number.isNaN(number)) return 'must be a number'
  if (number < low) return `must be ${min} or more`
  return number > high ? `must be ${max} or less` : undefined
}

/** Whether one member of a list, from lowest to highest, stands before another. Of what is not in it nothing is known. */
function before(one: string, other: string, list: readonly string[]): boolean {
  const [low, high] = [list.indexOf(one), list.indexOf(other)]
  return low >= 0 && low < high
}

/** Whether a level is surely below the required one. */
export function levelIsBelow(level: string, { requiredLevel, levels = [] }: ResultDescription): boolean {
  if (requiredLevel === undefined) return false
  const ids = levels.map(({ id }) => id)
  return before(level, requiredLevel, ids)
}

/** Whether a value is surely below the required one. */
export function valueIsBelow(value: string, description: ResultDescription): boolean {
  const { values, requiredValue } = description
  if (requiredValue === undefined) return false
  if (values !== undefined) return before(value, requiredValue, values)
  return comparesNumbers(description) && Number(value) < Number(requiredValue)
}
