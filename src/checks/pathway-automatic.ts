import type { BadgeClass } from '../domain/badge-class.ts'
import type { Pathway } from '../domain/pathway.ts'
import { type FieldPath, type Problem, problemAt, type Sourced } from '../domain/problem.ts'
import type { Check } from './check.ts'
import { lackingIn } from './pathway-steps.ts'

const RULE = 'pathway-automatic'

/** What a badge class asks for beside the steps, which only people can judge or give. */
function judged({ assessment, evidenceRequired, results = [] }: BadgeClass): (readonly [FieldPath, string])[] {
  return [
    ...(assessment === undefined ? [] : [[['assessment'], 'has an assessment'] as const]),
    ...(evidenceRequired === true ? [[['evidenceRequired'], 'asks for evidence'] as const] : []),
    ...results.flatMap(({ id, requiredLevel, requiredValue }, i) =>
      requiredLevel === undefined && requiredValue === undefined
        ? []
        : [[['results', i], `has a result to be reached ("${id}")`] as const],
    ),
  ]
}

function problemsOf(pathway: Sourced<Pathway>, earned: Sourced<BadgeClass> | undefined): Problem[] {
  const ofBadge = earned === undefined ? [] : judged(earned.value)
  const outside = lackingIn(pathway.value, (leaf) => 'badge' in leaf)
  return [
    ...ofBadge.map(([path, what]) =>
      problemAt(
        pathway,
        ['automatic'],
        RULE,
        `This pathway awards "${pathway.value.earns}" by itself, and that badge class ${what}.`,
        { hint: 'take "automatic: true" out', related: earned!.source.placeOf([...earned!.path, ...path]) },
      ),
    ),
    ...outside.map(({ path }) =>
      problemAt(
        pathway,
        [...path, 'achievement'],
        RULE,
        `This pathway awards "${pathway.value.earns}" by itself, and this step is a badge of another issuer, which people must verify first.`,
        { hint: 'take "automatic: true" out, or offer a badge of your own beside it' },
      ),
    ),
  ]
}

/** Only what needs nobody’s judgement is awarded automatically. */
export const pathwayAutomatic: Check = ({ pathways, badgeClasses }) => {
  const classes = new Map(badgeClasses.map((badge) => [badge.value.slug, badge]))
  return pathways
    .filter(({ value }) => value.automatic === true)
    .flatMap((pathway) => problemsOf(pathway, classes.get(pathway.value.earns)))
}
