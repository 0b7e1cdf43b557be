import type { BadgeClass } from '../domain/badge-class.ts'
import { didYouMean } from '../domain/nearest.ts'
import { type FieldPath, type Problem, problemAt, type Sourced } from '../domain/problem.ts'
import type { ResultDescription } from '../domain/result.ts'
import type { Check } from './check.ts'
import { outside } from './result-order.ts'
import { quoted } from './wording.ts'

const RULE = 'badge-result-unique'

/** Ids of a list that stand in it a second time. */
function repeated(badge: Sourced<BadgeClass>, list: FieldPath, ids: readonly string[]): Problem[] {
  const first = new Map<string, number>()
  return ids.flatMap((id, i) => {
    const other = first.get(id)
    if (other === undefined) {
      first.set(id, i)
      return []
    }
    const related = badge.source.placeOf([...badge.path, ...list, other, 'id'])
    const message = `The id "${id}" stands in this list already, on line ${related.line}.`
    return [problemAt(badge, [...list, i, 'id'], RULE, message, { hint: 'give each its own id', related })]
  })
}

/** What is required must be one of what there is, or nobody could reach it. */
function requiredProblems(badge: Sourced<BadgeClass>, index: number, result: ResultDescription): Problem[] {
  const { id, requiredLevel, requiredValue, values } = result
  const levels = (result.levels ?? []).map((level) => level.id)
  const wanted: [string, string | undefined, readonly string[] | undefined][] = [
    ['requiredLevel', requiredLevel, levels],
    ['requiredValue', requiredValue, values],
  ]
  return wanted.flatMap(([field, value, known]) => {
    if (value === undefined || known === undefined || known.includes(value)) return []
    const message = `${field} is "${value}", and the result "${id}" has no such ${field === 'requiredLevel' ? 'level' : 'value'}.`
    const hint = didYouMean(value, known, known.length === 0 ? 'list its levels' : `it has ${quoted(known)}`)
    return [problemAt(badge, ['results', index, field], RULE, message, { hint })]
  })
}

/** A required number that is none, or lies beyond the limits, could not be reached either. */
function limitProblems(badge: Sourced<BadgeClass>, index: number, result: ResultDescription): Problem[] {
  const { id, requiredValue, values } = result
  const must = requiredValue === undefined || values !== undefined ? undefined : outside(requiredValue, result)
  if (must === undefined) return []
  const message = `requiredValue is "${requiredValue}", and a value of the result "${id}" ${must}.`
  const hint = 'correct it, or the limits'
  return [problemAt(badge, ['results', index, 'requiredValue'], RULE, message, { hint })]
}

/** Result and level ids stand once in their list, and a required level or value is one that there is. */
export const badgeResultUnique: Check = ({ badgeClasses }) =>
  badgeClasses.flatMap((badge) => {
    const results = badge.value.results ?? []
    const ids = results.map(({ id }) => id)
    return [
      ...repeated(badge, ['results'], ids),
      ...results.flatMap((result, i) => [
        ...repeated(
          badge,
          ['results', i, 'levels'],
          (result.levels ?? []).map(({ id }) => id),
        ),
        ...requiredProblems(badge, i, result),
        ...limitProblems(badge, i, result),
      ]),
    ]
  })
