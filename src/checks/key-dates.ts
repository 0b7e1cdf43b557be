import { type IssuerKey, isCurrent } from '../domain/issuer-key.ts'
import { type Problem, problemAt, type Sourced } from '../domain/problem.ts'
import type { Check } from './check.ts'
import { instantOf, isBefore, isFuture } from './dates.ts'

const RULE = 'key-dates'

const KINDS = { OKP: 'Ed25519', RSA: 'RSA' } as const

function orderProblems(key: Sourced<IssuerKey>, today: string): Problem[] {
  const { createdOn, ...later } = key.value
  const problems: Problem[] = []
  if (isFuture(createdOn, today)) {
    const message = `createdOn is ${createdOn}, which lies in the future: today is ${today}.`
    problems.push(problemAt(key, ['createdOn'], RULE, message, { hint: 'correct the date' }))
  }
  for (const name of ['retiredOn', 'compromisedOn'] as const) {
    const on = later[name]
    if (on === undefined || !isBefore(on, createdOn)) continue
    const message = `${name} is ${on}, before createdOn (${createdOn}).`
    problems.push(problemAt(key, [name], RULE, message, { hint: 'correct the date that is wrong' }))
  }
  if (later.compromisedFrom !== undefined && later.compromisedOn === undefined) {
    const message = 'compromisedFrom stands without compromisedOn.'
    problems.push(problemAt(key, ['compromisedFrom'], RULE, message, { hint: 'add compromisedOn, or take it out' }))
  }
  return problems
}

/** Two at most: the one that signs, and its successor, which is published before its secret is in place. */
const MOST_CURRENT = 2

/** Of too many current keys of one kind, the oldest are to be retired. */
function currentProblems(keys: readonly Sourced<IssuerKey>[]): Problem[] {
  const newestFirst = [...keys].sort((a, b) => instantOf(b.value.createdOn) - instantOf(a.value.createdOn))
  return newestFirst.slice(MOST_CURRENT).map((key) => {
    const message = `This ${KINDS[key.value.publicJwk.kty]} key is current, and so are ${MOST_CURRENT} newer ones: there may be ${MOST_CURRENT}, while keys are rotated.`
    return problemAt(key, [], RULE, message, { hint: 'retire it: badgewright keys retire' })
  })
}

/** A key’s dates are in order, and there are at most two current keys of each kind. */
export const keyDates: Check = ({ keys }, today) => {
  const current = Map.groupBy(
    keys.filter(({ value }) => isCurrent(value)),
    ({ value }) => value.publicJwk.kty,
  )
  return [
    ...keys.flatMap((key) => orderProblems(key, today)),
    ...[...current.values()].flatMap((kind) => currentProblems(kind)),
  ]
}
