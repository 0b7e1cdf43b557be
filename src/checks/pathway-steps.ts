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

/** A step that is one badge, of this issuer or another, with where it stands. */
export type PlacedLeaf = PlacedStep<BadgeStep | OutsideStep>

/** The members of a group, with where they stand. */
export function placedMembers({ step, path }: PlacedStep<GroupStep>): PlacedStep[] {
  return step.of.map((member, i) => ({ step: stepOf(member), path: [...path, 'of', i] }))
}

/** The steps of a pathway and before them what it requires, without what groups are made of. */
export function placedDemands({ requires = [], steps }: Pathway): PlacedStep[] {
  return [
    ...requires.map((step, i) => ({ step, path: ['requires', i] })),
    ...steps.map((step, i) => ({ step, path: ['steps', i] })),
  ]
}

const isGroup = (placed: PlacedStep): placed is PlacedStep<GroupStep> => 'of' in placed.step

const isLeaf = (placed: PlacedStep): placed is PlacedLeaf => !('of' in placed.step)

function withinStep(placed: PlacedStep): PlacedStep[] {
  return isGroup(placed) ? [placed, ...placedMembers(placed).flatMap(withinStep)] : [placed]
}

/** Every step of a pathway, however deep, what it requires among them. */
function placedSteps(pathway: Pathway): PlacedStep[] {
  return placedDemands(pathway).flatMap(withinStep)
}

/** Every group of a pathway. */
export function placedGroups(pathway: Pathway): PlacedStep<GroupStep>[] {
  return placedSteps(pathway).filter(isGroup)
}

/** Every badge that a pathway names, of this issuer or another. */
export function placedLeaves(pathway: Pathway): PlacedLeaf[] {
  return placedSteps(pathway).filter(isLeaf)
}

/** Each badge class that the steps of a pathway name, with where. */
export function namedInSteps(pathway: Pathway): { readonly slug: string; readonly path: FieldPath }[] {
  return placedLeaves(pathway).flatMap(({ step, path }) =>
    'badge' in step ? [{ slug: step.badge, path: [...path, 'badge'] }] : [],
  )
}

function lackingFor(placed: PlacedStep, canHave: (leaf: BadgeStep | OutsideStep) => boolean): PlacedLeaf[] {
  if (isLeaf(placed)) return canHave(placed.step) ? [] : [placed]
  if (!isGroup(placed)) return []
  const { choose, of } = placed.step
  const needed = placedMembers(placed).filter(({ step }) => choose !== undefined || step.optional !== true)
  const lacking = needed.map((member) => lackingFor(member, canHave))
  const met = lacking.filter((leaves) => leaves.length === 0).length
  return met >= Math.min(choose ?? of.length, needed.length) ? [] : lacking.flat()
}

/**
 * The badges for want of which a pathway cannot be finished, when only some can be had; none when there is a way around
 * the others.
 */
export function lackingIn(pathway: Pathway, canHave: (leaf: BadgeStep | OutsideStep) => boolean): PlacedLeaf[] {
  return placedDemands(pathway)
    .filter(({ step }) => step.optional !== true)
    .flatMap((placed) => lackingFor(placed, canHave))
}
