import type { Award } from '../domain/award.ts'
import { problemAt, type Sourced } from '../domain/problem.ts'
import type { Check } from './check.ts'

const placeOf = ({ source, path }: Sourced<Award>) => source.placeOf([...path, 'id'])

/** An award id stands once in the whole record, alone or in a cohort. */
export const awardIdUnique: Check = ({ awards }) => {
  const first = new Map<string, Sourced<Award>>()
  return awards.flatMap((award) => {
    const { id } = award.value
    const other = first.get(id)
    if (other === undefined) {
      first.set(id, award)
      return []
    }
    const related = placeOf(other)
    const message = `Award id "${id}" stands in ${related.file} on line ${related.line} already.`
    const hint = 'take one of the two out; if they are two awards, give this one a new random id'
    return [problemAt(award, ['id'], 'award-id-unique', message, { hint, related })]
  })
}
