import type { Pathway } from '../domain/pathway.ts'
import { type Problem, problemAt, type Sourced } from '../domain/problem.ts'
import type { Check } from './check.ts'
import { type PlacedStep, placedGroups, placedMembers } from './pathway-steps.ts'

const isOptional = ({ step }: PlacedStep) => step.optional === true

/** Each step that is marked as optional where the mark changes nothing. */
function pointless(pathway: Sourced<Pathway>, steps: readonly PlacedStep[], why: string): Problem[] {
  return steps.filter(isOptional).map(({ path }) =>
    problemAt(pathway, [...path, 'optional'], 'pathway-optional', `This step is marked as optional, and ${why}.`, {
      hint: 'take "optional: true" out',
    }),
  )
}

/** A list of steps that are all optional, and so asks for nothing. */
function empty(pathway: Sourced<Pathway>, list: readonly (string | number)[], message: string, hint: string): Problem {
  return problemAt(pathway, list, 'pathway-optional', message, { hint })
}

function problemsOf(pathway: Sourced<Pathway>): Problem[] {
  const { requires = [], steps } = pathway.value
  const required = requires.map((step, i) => ({ step, path: ['requires', i] }))
  const ofGroups = placedGroups(pathway.value).flatMap((group) => {
    const members = placedMembers(group)
    if (group.step.choose !== undefined)
      return pointless(pathway, members, 'its group lets learners choose: none of its members is needed')
    const message = 'Every member of this group is optional, so that the group asks for nothing.'
    const hint = 'mark the group as optional instead, or write how many are needed, as "choose: 1"'
    return members.every(isOptional) ? [empty(pathway, [...group.path, 'of'], message, hint)] : []
  })
  const whole = 'Every step of this pathway is optional, so that nobody has to do anything for it.'
  return [
    ...pointless(pathway, required, '`requires` lists what nobody can do without'),
    ...ofGroups,
    ...(steps.every((step) => step.optional === true)
      ? [empty(pathway, ['steps'], whole, 'take "optional: true" out of the steps that are needed')]
      : []),
  ]
}

/** A step is optional only where it would be needed otherwise, and not every step of a list is. */
export const pathwayOptional: Check = ({ pathways }) => pathways.flatMap(problemsOf)
