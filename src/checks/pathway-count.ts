import { problemAt } from '../domain/problem.ts'
import type { Check } from './check.ts'

/** A step asks for at most as many badges as it lists; a badge listed twice counts once. */
export const pathwayCount: Check = ({ pathways }) =>
  pathways.flatMap((pathway) =>
    pathway.value.steps.flatMap((step, i) => {
      if ('badge' in step) return []
      const listed = new Set(step.of).size
      if (step.choose <= listed) return []
      const message = `This step asks for ${step.choose} badges, and lists ${listed} different ones.`
      const hint = `write "choose: ${listed}" or less, or list more badges`
      return [problemAt(pathway, ['steps', i, 'choose'], 'pathway-count', message, { hint })]
    }),
  )
