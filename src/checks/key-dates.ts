import type { IssuerKey } from '../domain/issuer-key.ts'
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
  return problems
}

const isCurrent = ({ value }: Sourced<IssuerKey>) => value.retiredOn === undefined && value.compromisedOn === undefined

/** Of several current keys of one kind, the newest is the one that signs. */
function currentProblems(keys: readonly Sourced<IssuerKey>[]): Problem[] {
  const newest = keys.reduce<Sourced<IssuerKey> | undefined>(
    (a, b) => (a !== undefined && instantOf(a.value.createdOn) > instantOf(b.value.createdOn) ? a : b),
    undefined,
  )
  if (newest === undefined) return []
  const related = newest.source.placeOf([])
  return keys
    .filter((key) => key !== newest)
    .map((key) => {
      const message = `This ${KINDS[key.value.publicJwk.kty]} key is current, and so is ${related.file}: there may be one.`
      const hint = `retire it: add "retiredOn": "${newest.value.createdOn}"`
      return problemAt(key, [], RULE, message, { hint, related })
    })
}

/** A key’s dates are in order, and there is at most one current key of each kind. */
export const keyDates: Check = ({ keys }, today) => {
  const current = Map.groupBy(keys.filter(isCurrent), ({ value }) => value.publicJwk.kty)
  return [
    ...keys.flatMap((key) => orderProblems(key, today)),
    ...[...current.values()].flatMap((kind) => currentProblems(kind)),
  ]
}
