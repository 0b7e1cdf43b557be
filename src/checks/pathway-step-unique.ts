import type { BadgeStep, OutsideStep, Pathway } from '../domain/pathway.ts'
import { type Problem, problemAt, type Sourced } from '../domain/problem.ts'
import type { Check } from './check.ts'
import { placedLeaves } from './pathway-steps.ts'

/** What makes two steps one and the same, and what a reader calls it. */
function identityOf(step: BadgeStep | OutsideStep): readonly [key: string, field: string, name: string] {
  if ('badge' in step) return [step.badge, 'badge', `badge "${step.badge}"`]
  return [`${step.issuer} ${step.achievement}`, 'achievement', `achievement ${step.achievement} of ${step.issuer}`]
}

function repeatedIn(pathway: Sourced<Pathway>): Problem[] {
  const first = new Map<string, readonly (string | number)[]>()
  return placedLeaves(pathway.value).flatMap(({ step, path }) => {
    const [key, field, name] = identityOf(step)
    const here = [...path, field]
    const earlier = first.get(key)
    if (earlier === undefined) {
      first.set(key, here)
      return []
    }
    const related = pathway.source.placeOf([...pathway.path, ...earlier])
    const message = `This pathway asks for ${name} already, on line ${related.line}; one badge would count twice.`
    const hint = 'name it once: where it is needed, or in the choice that it belongs to'
    return [problemAt(pathway, here, 'pathway-step-unique', message, { hint, related })]
  })
}

/** A badge stands once in a pathway, however deep, what the pathway requires among them. */
export const pathwayStepUnique: Check = ({ pathways }) => pathways.flatMap(repeatedIn)
