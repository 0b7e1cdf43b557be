import { problemAt } from '../domain/problem.ts'
import type { Check } from './check.ts'
import { placedGroups } from './pathway-steps.ts'

/** A group asks for at most as many steps as it lists. */
export const pathwayCount: Check = ({ pathways }) =>
  pathways.flatMap((pathway) =>
    placedGroups(pathway.value).flatMap(({ step: { choose, of }, path }) => {
      if (choose === undefined || choose <= of.length) return []
      const message = `This step asks for ${choose} of its members, and lists ${of.length}.`
      const hint = `write "choose: ${of.length}" or less, or list more`
      return [problemAt(pathway, [...path, 'choose'], 'pathway-count', message, { hint })]
    }),
  )
