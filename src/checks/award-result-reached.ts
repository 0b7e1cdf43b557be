import type { Award } from '../domain/award.ts'
import { type Problem, problemAt, type Sourced } from '../domain/problem.ts'
import type { Result, ResultDescription } from '../domain/result.ts'
import { kebab } from '../domain/text.ts'
import type { Check } from './check.ts'
import { levelIsBelow, valueIsBelow } from './result-order.ts'

const RULE = 'award-result-reached'
const HINT = 'correct the result, or take the award out; a badge class that asks for more than before is another one'

/** A field of a result, what it says and what is required instead. */
type Shortfall = readonly [field: 'level' | 'value' | 'status', said: string, required: string]

/** A status that must be reached is `completed`, or the very one that is named. */
function statusFallsShort(status: string, { type, requiredValue }: ResultDescription): boolean {
  return type === 'status' && requiredValue !== undefined && !['completed', kebab(requiredValue)].includes(status)
}

function shortfalls({ level, value, status }: Result, description: ResultDescription): Shortfall[] {
  const { requiredLevel = '', requiredValue = '' } = description
  const all: Shortfall[] = []
  if (level !== undefined && levelIsBelow(level, description)) all.push(['level', level, requiredLevel])
  if (value !== undefined && valueIsBelow(value, description)) all.push(['value', value, requiredValue])
  if (status !== undefined && statusFallsShort(status, description)) all.push(['status', status, requiredValue])
  return all
}

function problemsOf(award: Sourced<Award>, descriptions: ReadonlyMap<string, ResultDescription>): Problem[] {
  return (award.value.results ?? []).flatMap((result, index) => {
    const description = descriptions.get(result.result)
    if (description === undefined) return []
    return shortfalls(result, description).map(([field, said, required]) => {
      const message = `The ${field} of "${result.result}" is "${said}", and "${required}" is required.`
      return problemAt(award, ['results', index, field], RULE, message, { hint: HINT })
    })
  })
}

/** No result of an award is below what its badge class requires. */
export const awardResultReached: Check = ({ awards, badgeClasses }) => {
  const descriptions = new Map(
    badgeClasses.map(({ value: { slug, results = [] } }) => [slug, new Map(results.map((one) => [one.id, one]))]),
  )
  return awards.flatMap((award) => problemsOf(award, descriptions.get(award.value.badge) ?? new Map()))
}
