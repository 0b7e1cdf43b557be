import type { Award } from '../domain/award.ts'
import { type FieldPath, problemAt, type Sourced } from '../domain/problem.ts'
import type { Recognition } from '../domain/recognition.ts'
import type { Check } from './check.ts'

/** What has a recipient: an award, or a recognised credential of another issuer. */
type Of = Sourced<Award> | Sourced<Recognition>

interface Use {
  readonly of: Of
  readonly path: FieldPath
  readonly salt: string
}

const usesOf = (of: Of): Use[] =>
  (of.value.recipient.identities ?? []).map(({ salt }, i) => ({
    of,
    path: ['recipient', 'identities', i, 'salt'],
    salt,
  }))

/** Whether both are one award written twice, which is reported as that. */
const isSameAward = ({ of: a }: Use, { of: b }: Use) =>
  a !== b && 'id' in a.value && 'id' in b.value && a.value.id === b.value.id

/** Each hash has a random salt of its own; a salt used twice links two awards to one person. */
export const saltUnique: Check = ({ awards, recognitions }) => {
  const first = new Map<string, Use>()
  return [...awards, ...recognitions].flatMap(usesOf).flatMap((use) => {
    const other = first.get(use.salt)
    if (other === undefined) first.set(use.salt, use)
    if (other === undefined || isSameAward(use, other)) return []
    const related = other.of.source.placeOf([...other.of.path, ...other.path])
    const message = `This salt stands in ${related.file} on line ${related.line} already, and must be random and used once.`
    const hint = 'hash the address again with a new random salt of 32 hex digits'
    return [problemAt(use.of, use.path, 'salt-unique', message, { hint, related })]
  })
}
