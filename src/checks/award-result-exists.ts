import type { Award } from '../domain/award.ts'
import { didYouMean } from '../domain/nearest.ts'
import { type Problem, problemAt, type Sourced } from '../domain/problem.ts'
import type { Result, ResultDescription } from '../domain/result.ts'
import type { Check } from './check.ts'
import { outside } from './result-order.ts'
import { quoted } from './wording.ts'

const RULE = 'award-result-exists'

/** One result of an award, with what its badge class says of it. */
interface Reached {
  readonly award: Sourced<Award>
  readonly index: number
  readonly result: Result
  readonly description: ResultDescription
}

function fault({ award, index }: Reached, field: string, message: string, hint: string): Problem[] {
  return [problemAt(award, ['results', index, field], RULE, message, { hint })]
}

function unknownResult(award: Sourced<Award>, index: number, descriptions: readonly ResultDescription[]): Problem {
  const { badge, results = [] } = award.value
  const id = results[index]?.result ?? ''
  const known = descriptions.map((one) => one.id)
  const message = `The badge class "${badge}" describes no result "${id}".`
  const fallback =
    known.length === 0
      ? `it has no results: take this out, or describe it in content/badges/${badge}/index.md`
      : `its results are ${quoted(known)}`
  return problemAt(award, ['results', index, 'result'], RULE, message, { hint: didYouMean(id, known, fallback) })
}

function valueProblems(reached: Reached): Problem[] {
  const { value } = reached.result
  const { id, values } = reached.description
  if (value === undefined) return []
  if (values !== undefined && !values.includes(value)) {
    const message = `The value of "${id}" is ${JSON.stringify(value)}, which its badge class does not allow.`
    return fault(reached, 'value', message, didYouMean(value, values, `allowed are ${quoted(values)}`))
  }
  const must = outside(value, reached.description)
  if (must === undefined) return []
  const message = `The value of "${id}" is ${JSON.stringify(value)}, and ${must}.`
  return fault(reached, 'value', message, 'correct the value, or the limits in the badge class')
}

function levelProblems(reached: Reached): Problem[] {
  const { level } = reached.result
  const { id, levels = [] } = reached.description
  const known = levels.map((one) => one.id)
  if (level === undefined || known.includes(level)) return []
  const fallback =
    known.length === 0 ? 'it has no levels: take this out, or list them there' : `its levels are ${quoted(known)}`
  return fault(reached, 'level', `The result "${id}" has no level "${level}".`, didYouMean(level, known, fallback))
}

/** A result that says nothing would be published as a result. */
function contentProblems(reached: Reached): Problem[] {
  const { value, level, status } = reached.result
  const { id, type } = reached.description
  if (type === 'status' && status === undefined)
    return fault(reached, 'result', `The result "${id}" lacks its status.`, 'add a line such as "status: completed"')
  if (value !== undefined || level !== undefined || status !== undefined) return []
  return fault(reached, 'result', `The result "${id}" says nothing.`, 'add its value, level or status')
}

function resultProblems(award: Sourced<Award>, descriptions: readonly ResultDescription[]): Problem[] {
  return (award.value.results ?? []).flatMap((result, index) => {
    const description = descriptions.find(({ id }) => id === result.result)
    if (description === undefined) return [unknownResult(award, index, descriptions)]
    const reached = { award, index, result, description }
    return [...contentProblems(reached), ...valueProblems(reached), ...levelProblems(reached)]
  })
}

/** A result of an award is one that its badge class describes, with an allowed value or level. */
export const awardResultExists: Check = ({ awards, badgeClasses }) => {
  const descriptions = new Map(badgeClasses.map(({ value }) => [value.slug, value.results ?? []]))
  return awards.flatMap((award) => {
    const described = descriptions.get(award.value.badge)
    return described === undefined ? [] : resultProblems(award, described)
  })
}
