import { BadgeNames } from './badge-named.ts'
import type { Check } from './check.ts'

/** A badge that recognises a module or a project is there. */
export const badgeModuleExists: Check = ({ badgeClasses, present }) => {
  const names = new BadgeNames(present)
  return badgeClasses.flatMap((badge) =>
    (['modules', 'projects'] as const).flatMap((list) =>
      (badge.value[list] ?? []).flatMap(({ badge: slug }, i) =>
        slug === undefined
          ? []
          : names.check(badge, {
              path: [list, i, 'badge'],
              slug,
              rule: 'badge-module-exists',
              start: 'This is recognised by',
            }),
      ),
    ),
  )
}
