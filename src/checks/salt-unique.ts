import type { Award } from '../domain/award.ts'
import { type FieldPath, problemAt, type Sourced } from '../domain/problem.ts'
import type { Check } from './check.ts'

interface Use {
  readonly award: Sourced<Award>
  readonly path: FieldPath
  readonly salt: string
}

const usesOf = (award: Sourced<Award>): Use[] =>
  (award.value.recipient.identities ?? []).map(({ salt }, i) => ({
    award,
    path: ['recipient', 'identities', i, 'salt'],
    salt,
  }))

/** Whether both are one award written twice, which is reported as that. */
const isSameAward = (a: Use, b: Use) => a.award !== b.award && a.award.value.id === b.award.value.id

/** Each hash has a random salt of its own; a salt used twice links two awards to one person. */
export const saltUnique: Check = ({ awards }) => {
  const first = new Map<string, Use>()
  return awards.flatMap(usesOf).flatMap((use) => {
    const other = first.get(use.salt)
    if (other === undefined) first.set(use.salt, use)
    if (other === undefined || isSameAward(use, other)) return []
    const related = other.award.source.placeOf([...other.award.path, ...other.path])
    const message = `This salt stands in ${related.file} on line ${related.line} already, and must be random and used once.`
    const hint = 'hash the address again with a new random salt of 32 hex digits'
    return [problemAt(use.award, use.path, 'salt-unique', message, { hint, related })]
  })
}
