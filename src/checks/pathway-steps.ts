import {
  type BadgeStep,
  type GroupStep,
  type OutsideStep,
  type Pathway,
  type PathwayStep,
  stepOf,
} from '../domain/pathway.ts'
import type { FieldPath } from '../domain/problem.ts'

/** A step, or a part of one, with where it stands. */
export interface PlacedStep<T extends PathwayStep = PathwayStep> {
  readonly step: T
  readonly path: FieldPath
}

function withinStep({ step, path }: PlacedStep): PlacedStep[] {
  if (!('of' in step)) return [{ step, path }]
  const members = step.of.map((member, i) => ({ step: stepOf(member), path: [...path, 'of', i] }))
  return [{ step, path }, ...members.flatMap(withinStep)]
}

/** Every step of a pathway, however deep, what it requires among them. */
export function placedSteps({ requires = [], steps }: Pathway): PlacedStep[] {
  return [
    ...requires.map((step, i) => ({ step, path: ['requires', i] })),
    ...steps.flatMap((step, i) => withinStep({ step, path: ['steps', i] })),
  ]
}

/** Every group of a pathway. */
export function placedGroups(pathway: Pathway): PlacedStep<GroupStep>[] {
  return placedSteps(pathway).filter((placed): placed is PlacedStep<GroupStep> => 'of' in placed.step)
}

/** Every badge that a pathway names, of this issuer or another. */
export function placedLeaves(pathway: Pathway): PlacedStep<BadgeStep | OutsideStep>[] {
  return placedSteps(pathway).filter((placed): placed is PlacedStep<BadgeStep | OutsideStep> => !('of' in placed.step))
}

/** Each badge class that the steps of a pathway name, with where. */
export function namedInSteps(pathway: Pathway): { readonly slug: string; readonly path: FieldPath }[] {
  return placedLeaves(pathway).flatMap(({ step, path }) =>
    'badge' in step ? [{ slug: step.badge, path: [...path, 'badge'] }] : [],
  )
}
