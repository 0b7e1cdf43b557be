import { BadgeNames } from './badge-named.ts'
import type { Check } from './check.ts'

/** The badge classes that a career asks for are there. */
export const careerBadgeExists: Check = ({ careers, present }) => {
  const names = new BadgeNames(present)
  return careers.flatMap((career) =>
    (career.value.badges ?? []).flatMap((slug, i) =>
      names.check(career, { path: ['badges', i], slug, rule: 'career-badge-exists', start: 'This career asks for' }),
    ),
  )
}
