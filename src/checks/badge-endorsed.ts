import type { Endorsement } from '../domain/endorsement.ts'
import { didYouMean } from '../domain/nearest.ts'
import { type Problem, problemAt, type Sourced } from '../domain/problem.ts'
import type { Present } from '../domain/register.ts'
import { BadgeNames } from './badge-named.ts'
import type { Check } from './check.ts'

function awardProblems(endorsement: Sourced<Endorsement>, id: string, present: Present): Problem[] {
  if (present.awards.has(id) || !present.everyAward) return []
  const message = `This endorses award "${id}", and content/awards/ has no award of that id.`
  const hint = didYouMean(id, present.awards, 'write the id of the award: the name of its file without .yaml')
  return [problemAt(endorsement, ['endorses', 'award'], 'badge-endorsed', message, { hint })]
}

/** What an endorsement endorses is there. */
export const badgeEndorsed: Check = ({ endorsements, present }) => {
  const names = new BadgeNames(present)
  return endorsements.flatMap((endorsement) => {
    const { endorses } = endorsement.value
    if (endorses === 'issuer') return []
    if ('award' in endorses) return awardProblems(endorsement, endorses.award, present)
    const path = ['endorses', 'badge']
    return names.check(endorsement, { path, slug: endorses.badge, rule: 'badge-endorsed', start: 'This endorses' })
  })
}
