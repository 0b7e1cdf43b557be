import { BadgeNames } from './badge-named.ts'
import type { Check } from './check.ts'

/** An award is for a badge class that is there. */
export const awardBadgeExists: Check = ({ awards, present }) => {
  const names = new BadgeNames(present)
  return awards.flatMap((award) =>
    names.check(award, {
      path: ['badge'],
      slug: award.value.badge,
      rule: 'award-badge-exists',
      start: 'This award is for',
    }),
  )
}
