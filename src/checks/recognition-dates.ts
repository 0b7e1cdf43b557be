import { type FieldPath, type Problem, problemAt, type Sourced } from '../domain/problem.ts'
import type { Recognition } from '../domain/recognition.ts'
import type { Check } from './check.ts'
import { instantOf, isBefore, isFuture } from './dates.ts'

function fault(of: Sourced<Recognition>, path: FieldPath, message: string): Problem {
  return problemAt(of, path, 'recognition-dates', message, { hint: 'correct the date that is wrong' })
}

function problemsOf(one: Sourced<Recognition>, today: string): Problem[] {
  const { awardedOn, verifiedOn, withdrawn, expires } = one.value
  const past = Object.entries({ awardedOn, verifiedOn, withdrawn }).filter(
    ([, on]) => on !== undefined && isFuture(on, today),
  )
  const future = past.map(([name, on]) =>
    fault(one, [name], `${name} is ${on}, which lies in the future: today is ${today}.`),
  )
  // Beside a mistyped awardedOn every other date would look wrong.
  if (isFuture(awardedOn, today)) return future
  const early = Object.entries({ verifiedOn, withdrawn }).filter(
    ([, on]) => on !== undefined && isBefore(on, awardedOn),
  )
  const disordered = early.map(([name, on]) =>
    fault(one, [name], `${name} is ${on}, before the credential was awarded (${awardedOn}).`),
  )
  if (expires === undefined || instantOf(expires) > instantOf(awardedOn)) return [...future, ...disordered]
  const expiry = `expires is ${expires}, and must be later than awardedOn (${awardedOn}).`
  return [...future, ...disordered, fault(one, ['expires'], expiry)]
}

/** Dates of recognised credentials are not in the future, and in order: awarded, verified or withdrawn; expired later. */
export const recognitionDates: Check = ({ recognitions }, today) =>
  recognitions.flatMap((one) => problemsOf(one, today))
