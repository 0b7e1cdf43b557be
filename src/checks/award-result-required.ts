import type { Award } from '../domain/award.ts'
import { isMicroCredential } from '../domain/micro-credential-elements.ts'
import { type Problem, problemAt, type Sourced } from '../domain/problem.ts'
import type { Result, ResultDescription } from '../domain/result.ts'
import type { Check } from './check.ts'

const RULE = 'award-result-required'

/** What an award must say of a result, and what of it is required. A status is told from its type. */
function demandsOf({ type, requiredLevel, requiredValue }: ResultDescription): ['level' | 'value', string][] {
  const level: ['level', string][] = requiredLevel === undefined ? [] : [['level', requiredLevel]]
  const value: ['value', string][] = requiredValue === undefined || type === 'status' ? [] : [['value', requiredValue]]
  return [...level, ...value]
}

function unsaid(award: Sourced<Award>, index: number, result: Result, description: ResultDescription): Problem[] {
  return demandsOf(description)
    .filter(([field]) => result[field] === undefined)
    .map(([field, required]) => {
      const message = `The result "${result.result}" does not tell its ${field}, and "${required}" is required.`
      const hint = `add "${field}:" with what was reached`
      return problemAt(award, ['results', index, 'result'], RULE, message, { hint })
    })
}

function missing(award: Sourced<Award>, { id, requiredLevel, requiredValue }: ResultDescription): Problem {
  const { badge, results } = award.value
  const required = requiredLevel ?? requiredValue
  const message = `The micro-credential "${badge}" requires "${required}" in "${id}", and this award has no such result.`
  const hint = `add "- result: ${id}" with what was reached to "results:"`
  return problemAt(award, results === undefined ? [] : ['results'], RULE, message, { hint })
}

function problemsOf(award: Sourced<Award>, required: readonly ResultDescription[]): Problem[] {
  const results = award.value.results ?? []
  return required.flatMap((description) => {
    const index = results.findIndex(({ result }) => result === description.id)
    const result = results[index]
    return result === undefined ? [missing(award, description)] : unsaid(award, index, result, description)
  })
}

/** An award of a micro-credential tells what was reached wherever the badge class requires something. */
export const awardResultRequired: Check = ({ awards, badgeClasses }) => {
  const required = new Map(
    badgeClasses
      .filter(({ value }) => isMicroCredential(value))
      .map(({ value: { slug, results = [] } }) => [
        slug,
        results.filter(
          ({ requiredLevel, requiredValue }) => requiredLevel !== undefined || requiredValue !== undefined,
        ),
      ]),
  )
  return awards.flatMap((award) => problemsOf(award, required.get(award.value.badge) ?? []))
}
