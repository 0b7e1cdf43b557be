import { unknownCareers } from './career-names.ts'
import type { Check } from './check.ts'

/** The careers that a pathway leads to are there. */
export const pathwayCareerExists: Check = ({ pathways, present }) =>
  pathways.flatMap((pathway) =>
    unknownCareers(pathway, present, {
      path: ['leadsTo'],
      slugs: pathway.value.leadsTo ?? [],
      rule: 'pathway-career-exists',
      start: 'This pathway leads to',
    }),
  )
