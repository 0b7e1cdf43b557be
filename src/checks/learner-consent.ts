import { problemAt } from '../domain/problem.ts'
import type { Check } from './check.ts'
import { isFuture } from './dates.ts'

/** A learner has a page from the day of their consent on, which is not in the future. */
export const learnerConsent: Check = ({ learners }, today) =>
  learners.flatMap((learner) => {
    const { consent } = learner.value
    if (!isFuture(consent, today)) return []
    const message = `consent is ${consent}, which lies in the future: today is ${today}.`
    const hint = 'take the file out until the learner has agreed, or correct the date'
    return [problemAt(learner, ['consent'], 'learner-consent', message, { hint })]
  })
