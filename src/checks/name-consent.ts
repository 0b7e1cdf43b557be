import type { Award } from '../domain/award.ts'
import { type Problem, problemAt, type Sourced } from '../domain/problem.ts'
import type { Check } from './check.ts'
import { isFuture } from './dates.ts'

const RULE = 'name-consent'

function consentProblems(of: Sourced<Pick<Award, 'recipient'>>, today: string): Problem[] {
  const { name, nameConsent } = of.value.recipient
  if (name !== undefined && nameConsent === undefined)
    return [
      problemAt(of, ['recipient', 'name'], RULE, 'A name stands here without the date of consent to it.', {
        hint: 'add "nameConsent:" with the day on which the learner agreed to be named, or take the name out',
      }),
    ]
  if (nameConsent === undefined || !isFuture(nameConsent, today)) return []
  const message = `nameConsent is ${nameConsent}, which lies in the future: today is ${today}.`
  const hint = 'take the name out until the learner has agreed, or correct the date'
  return [problemAt(of, ['recipient', 'nameConsent'], RULE, message, { hint })]
}

/** A recipient’s name is published only with the date of their consent, which is not in the future. */
export const nameConsent: Check = ({ awards, recognitions }, today) =>
  [...awards, ...recognitions].flatMap((one) => consentProblems(one, today))
