import { didYouMean } from '../domain/nearest.ts'
import { problemAt } from '../domain/problem.ts'
import type { Check } from './check.ts'

/** The pathways that a learner is on are there. */
export const learnerPathwayExists: Check = ({ learners, present }) =>
  learners.flatMap((learner) =>
    (learner.value.pathways ?? []).flatMap((slug, i) => {
      if (present.pathways.has(slug)) return []
      const message = `This learner is on the pathway "${slug}", which is not there.`
      const hint = didYouMean(slug, present.pathways, 'name a file of content/pathways, or take the line out')
      return [problemAt(learner, ['pathways', i], 'learner-pathway-exists', message, { hint })]
    }),
  )
