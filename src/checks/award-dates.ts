import type { Award } from '../domain/award.ts'
import { type FieldPath, type Problem, problemAt, type Sourced } from '../domain/problem.ts'
import type { Check } from './check.ts'
import { instantOf, isBefore, isFuture } from './dates.ts'

type Dated = Sourced<Award>

function fault(award: Dated, path: FieldPath, message: string, hint: string): Problem[] {
  return [problemAt(award, path, 'award-dates', message, { hint })]
}

const CORRECT = 'correct the date that is wrong'

/** What an award speaks of as past. An activity in the future lies after the award, which is told. */
function futureProblems(award: Dated, today: string): Problem[] {
  const { awardedOn, corrections = [], status = [] } = award.value
  const past: [FieldPath, string][] = [[['awardedOn'], awardedOn]]
  for (const [i, { on }] of corrections.entries()) past.push([['corrections', i, 'on'], on])
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

function statusProblems(award: Dated): Problem[] {
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

/** Dates are not in the future, and in order: activity, award, correction, expiry. */
export const awardDates: Check = ({ awards }, today) =>
  awards.flatMap((award) => {
    const future = futureProblems(award, today)
    // Beside a mistyped awardedOn every other date would look wrong.
    if (isFuture(award.value.awardedOn, today)) return future
    return [
      ...future,
      ...activityProblems(award),
      ...correctionProblems(award),
      ...expiryProblems(award),
      ...statusProblems(award),
    ]
  })
