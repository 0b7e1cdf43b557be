import { stepOf } from '../domain/pathway.ts'
import { problemAt } from '../domain/problem.ts'
import type { Check } from './check.ts'
import { placedGroups } from './pathway-steps.ts'

/** A group asks for at most as many steps as it lists; what is listed twice counts once. */
export const pathwayCount: Check = ({ pathways }) =>
  pathways.flatMap((pathway) =>
    placedGroups(pathway.value).flatMap(({ step: { choose, of }, path }) => {
      const listed = new Set(of.map((member) => JSON.stringify(stepOf(member)))).size
      if (choose === undefined || choose <= listed) return []
      const message = `This step asks for ${choose} badges, and lists ${listed} different ones.`
      const hint = `write "choose: ${listed}" or less, or list more badges`
      return [problemAt(pathway, [...path, 'choose'], 'pathway-count', message, { hint })]
    }),
  )
