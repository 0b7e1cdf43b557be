import type { Award, ErasedAward, ErasedChange } from '../domain/award.ts'
import { type FieldPath, type Problem, problemAt, type Sourced } from '../domain/problem.ts'
import type { Check } from './check.ts'
import { instantOf, isBefore, isFuture } from './dates.ts'

type Dated = Sourced<Award>

/** An award, erased or not. */
type Changed = Sourced<{ readonly awardedOn: string; readonly status?: readonly ErasedChange[] | undefined }>

function fault(award: Changed, path: FieldPath, message: string, hint: string): Problem[] {
  return [problemAt(award, path, 'award-dates', message, { hint })]
}

const CORRECT = 'correct the date that is wrong'

/** A field that speaks of something past, and when that was. */
type Past = readonly [FieldPath, string]

/** What an award speaks of as past. An activity in the future lies after the award, which is told. */
function futureProblems(award: Changed, others: readonly Past[], today: string): Problem[] {
  const { awardedOn, status = [] } = award.value
  const past: Past[] = [[['awardedOn'], awardedOn], ...others]
  for (const [i, { on }] of status.entries()) past.push([['status', i, 'on'], on])
  return past
    .filter(([, on]) => isFuture(on, today))
    .flatMap(([path, on]) =>
      fault(
        award,
        path,
        `${path.at(-1)} is ${on}, which lies in the future: today is ${today}.`,
        'correct the date, or wait until it has come',
      ),
    )
}

function activityProblems(award: Dated): Problem[] {
  const { activityStart: start, activityEnd: end, awardedOn } = award.value
  if (end !== undefined && isBefore(awardedOn, end))
    return fault(award, ['activityEnd'], `activityEnd is ${end}, after the award itself (${awardedOn}).`, CORRECT)
  const [next, name] = end === undefined ? [awardedOn, 'the award itself'] : [end, 'activityEnd']
  if (start === undefined || !isBefore(next, start)) return []
  return fault(award, ['activityStart'], `activityStart is ${start}, after ${name} (${next}).`, CORRECT)
}

/** A corrected credential begins to hold at its correction, so the moments themselves have to rise. */
function correctionProblems(award: Dated): Problem[] {
  const { awardedOn, corrections = [] } = award.value
  return corrections.flatMap(({ on }, i) => {
    const before = corrections[i - 1]?.on ?? awardedOn
    if (instantOf(on) > instantOf(before)) return []
    const what = i === 0 ? 'the award' : 'the correction before it'
    const message = `This correction is dated ${on}, and must be later than ${what} (${before}).`
    const hint = 'list corrections oldest first; if both were on one day, give the time: 2026-03-01T14:00:00Z'
    return fault(award, ['corrections', i, 'on'], message, hint)
  })
}

function expiryProblems(award: Dated): Problem[] {
  const { awardedOn, expires } = award.value
  if (expires === undefined || instantOf(expires) > instantOf(awardedOn)) return []
  return fault(award, ['expires'], `expires is ${expires}, and must be later than awardedOn (${awardedOn}).`, CORRECT)
}

function statusProblems(award: Changed): Problem[] {
  const { awardedOn, status = [] } = award.value
  return status.flatMap(({ change, on }, i) =>
    isBefore(on, awardedOn)
      ? fault(
          award,
          ['status', i, 'on'],
          `This change (${change}) is dated ${on}, before the award (${awardedOn}).`,
          CORRECT,
        )
      : [],
  )
}

function problemsOfAward(award: Dated, today: string): Problem[] {
  const corrected = (award.value.corrections ?? []).map(({ on }, i): Past => [['corrections', i, 'on'], on])
  const future = futureProblems(award, corrected, today)
  // Beside a mistyped awardedOn every other date would look wrong.
  if (isFuture(award.value.awardedOn, today)) return future
  return [
    ...future,
    ...activityProblems(award),
    ...correctionProblems(award),
    ...expiryProblems(award),
    ...statusProblems(award),
  ]
}

function problemsOfErased(award: Sourced<ErasedAward>, today: string): Problem[] {
  const { awardedOn, erasedOn } = award.value
  const future = futureProblems(award, [[['erasedOn'], erasedOn]], today)
  if (isFuture(awardedOn, today)) return future
  const early = isBefore(erasedOn, awardedOn)
    ? fault(award, ['erasedOn'], `erasedOn is ${erasedOn}, before the award itself (${awardedOn}).`, CORRECT)
    : []
  return [...future, ...early, ...statusProblems(award)]
}

/** Dates are not in the future, and in order: activity, award, correction, expiry, erasure. */
export const awardDates: Check = ({ awards, erased }, today) => [
  ...awards.flatMap((award) => problemsOfAward(award, today)),
  ...erased.flatMap((award) => problemsOfErased(award, today)),
]
