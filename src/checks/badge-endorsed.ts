import type { Endorsement } from '../domain/endorsement.ts'
import { didYouMean } from '../domain/nearest.ts'
import { type Problem, problemAt, type Sourced } from '../domain/problem.ts'
import type { RegisterDraft } from '../domain/register.ts'
import { BadgeNames } from './badge-named.ts'
import type { Check } from './check.ts'

function awardProblems(
  endorsement: Sourced<Endorsement>,
  id: string,
  { present, erased }: Pick<RegisterDraft, 'present' | 'erased'>,
): Problem[] {
  const remnant = erased.find(({ value }) => value.id === id)
  if (remnant !== undefined) {
    const message = `This endorses award "${id}", which was erased.`
    const hint = 'remove this file: what it says is about a person whose award is erased'
    const related = remnant.source.placeOf(remnant.path)
    return [problemAt(endorsement, ['endorses', 'award'], 'badge-endorsed', message, { hint, related })]
  }
  if (present.awards.has(id) || !present.everyAward) return []
  const message = `This endorses award "${id}", and content/awards/ has no award of that id.`
  const hint = didYouMean(id, present.awards, 'write the id of the award: the name of its file without .yaml')
  return [problemAt(endorsement, ['endorses', 'award'], 'badge-endorsed', message, { hint })]
}

/** What an endorsement endorses is there. */
export const badgeEndorsed: Check = ({ endorsements, present, erased }) => {
  const names = new BadgeNames(present)
  return endorsements.flatMap((endorsement) => {
    const { endorses } = endorsement.value
    if (endorses === 'issuer') return []
    if ('award' in endorses) return awardProblems(endorsement, endorses.award, { present, erased })
    const path = ['endorses', 'badge']
    return names.check(endorsement, { path, slug: endorses.badge, rule: 'badge-endorsed', start: 'This endorses' })
  })
}
