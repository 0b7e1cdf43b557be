import { leavesOf, type OutsideStep, type Pathway } from '../../src/domain/pathway.ts'
import type { Facts } from './facts.ts'

/** A step that asks for an achievement of another issuer. */
export interface AskedFor {
  readonly pathway: Pathway
  readonly step: OutsideStep
}

/** Every step of pathways that asks for an achievement, of whichever issuer. */
export function stepsFor(achievement: string, pathways: Iterable<Pathway>): AskedFor[] {
  return [...pathways].flatMap((pathway) =>
    [...pathway.steps, ...(pathway.requires ?? [])]
      .flatMap(leavesOf)
      .flatMap((step) => ('achievement' in step && step.achievement === achievement ? [{ pathway, step }] : [])),
  )
}

const stepText = ({ pathway, step }: AskedFor) =>
  `the step “${step.name}” of the pathway ${pathway.name} (${pathway.slug})`

/** Which steps a credential would meet, in sentences. */
export function askedText(
  { achievement, issuer }: Pick<Facts, 'achievement' | 'issuer'>,
  asked: readonly AskedFor[],
): string[] {
  if (asked.length === 0) return [`No pathway asks for ${achievement}.`]
  return asked.map((one) =>
    one.step.issuer === issuer
      ? `It meets ${stepText(one)}.`
      : `It does not meet ${stepText(one)}, which asks for the issuer ${one.step.issuer}, and this one is of ${issuer}.`,
  )
}
