import { BadgeNames } from './badge-named.ts'
import type { Check } from './check.ts'

/** A related badge class is there. */
export const badgeRelatedExists: Check = ({ badgeClasses, present }) => {
  const names = new BadgeNames(present)
  return badgeClasses.flatMap((badge) =>
    (badge.value.related ?? []).flatMap(({ badge: slug }, i) =>
      slug === undefined
        ? []
        : names.check(badge, {
            path: ['related', i, 'badge'],
            slug,
            rule: 'badge-related-exists',
            start: 'This is related to',
          }),
    ),
  )
}
