import { problemAt } from '../domain/problem.ts'
import type { Check } from './check.ts'
import { isFuture } from './dates.ts'

/** An endorsement is not dated in the future. */
export const endorsementDate: Check = ({ endorsements }, today) =>
  endorsements.flatMap((endorsement) => {
    const { on } = endorsement.value
    if (!isFuture(on, today)) return []
    const message = `on is ${on}, which lies in the future: today is ${today}.`
    return [
      problemAt(endorsement, ['on'], 'endorsement-date', message, { hint: 'write the day on which it was given' }),
    ]
  })
