import { problemAt, type Sourced } from '../domain/problem.ts'
import type { Check } from './check.ts'

interface Named {
  readonly id: string
}

const placeOf = ({ source, path }: Sourced<Named>) => source.placeOf([...path, 'id'])

/** An award id stands once in the whole record, alone or in a cohort, and even when the award was erased. */
export const awardIdUnique: Check = ({ awards, erased }) => {
  const first = new Map<string, Sourced<Named>>()
  return [...awards, ...erased].flatMap((award) => {
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
