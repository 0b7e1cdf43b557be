import { BadgeNames } from './badge-named.ts'
import type { Check } from './check.ts'
import { namedInSteps } from './pathway-steps.ts'

const RULE = 'pathway-badge-exists'

/** Each step of a pathway, and what it earns, is a badge class that is there. */
export const pathwayBadgeExists: Check = ({ pathways, present }) => {
  const names = new BadgeNames(present)
  return pathways.flatMap((pathway) => [
    ...names.check(pathway, { path: ['earns'], slug: pathway.value.earns, rule: RULE, start: 'This pathway earns' }),
    ...namedInSteps(pathway.value).flatMap(({ slug, path }) =>
      names.check(pathway, { path, slug, rule: RULE, start: 'This step asks for' }),
    ),
  ])
}
