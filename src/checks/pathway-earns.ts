import { problemAt } from '../domain/problem.ts'
import type { Check } from './check.ts'
import { namedInSteps } from './pathway-steps.ts'

const RULE = 'pathway-earns'

/** A pathway earns a micro-credential, unless it is automatic, and not one of its own steps. */
export const pathwayEarns: Check = ({ pathways, badgeClasses }) => {
  const classes = new Map(badgeClasses.map((badge) => [badge.value.slug, badge]))
  return pathways.flatMap((pathway) => {
    const { earns, automatic = false } = pathway.value
    const badge = classes.get(earns)
    const type = badge?.value.type ?? 'badge'
    // What is awarded without an assessment is no micro-credential.
    const wrongType = badge !== undefined && type !== 'micro-credential' && !automatic
    const circles = namedInSteps(pathway.value).filter(({ slug }) => slug === earns)
    const kind = `This pathway earns "${earns}", whose type is "${type}".`
    return [
      ...(wrongType
        ? [
            problemAt(pathway, ['earns'], RULE, kind, {
              hint: `write "type: micro-credential" in ${badge.source.file}, or name another badge class`,
              related: badge.source.placeOf(['type']),
            }),
          ]
        : []),
      ...circles.map(({ path }) =>
        problemAt(pathway, path, RULE, `The pathway earns "${earns}", and this step asks for it as well.`, {
          hint: 'take it out of the steps',
        }),
      ),
    ]
  })
}
