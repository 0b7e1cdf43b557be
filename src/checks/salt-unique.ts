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

/** What links an award to others with the same hash: its id, and the names of what it is made of. */
function linksOf({ of: { value }, path: [, , i] }: Use): string[] {
  if (!('id' in value)) return []
  const hash = value.recipient.identities?.[Number(i)]?.hash
  return [value.id, ...(value.parts ?? [])].map((name) => `${hash} ${name}`)
}

/**
 * Of uses of one salt those whose awards `parts` link in any case. The issuing step has no addresses: what it awards by itself
 * has the identity of its newest part, and gets a file once somebody changes how it stands.
 */
function linkedOf(uses: readonly Use[]): Set<Use> {
  const awards = new Map<string, Set<Of>>()
  for (const use of uses) for (const link of linksOf(use)) awards.set(link, (awards.get(link) ?? new Set()).add(use.of))
  return new Set(uses.filter((use) => linksOf(use).some((link) => awards.get(link)!.size > 1)))
}

/** Each hash has a random salt of its own; a salt used twice links two awards to one person. */
export const saltUnique: Check = ({ awards, recognitions }) => {
  const groups = Map.groupBy([...awards, ...recognitions].flatMap(usesOf), ({ salt }) => salt)
  return [...groups.values()].flatMap((uses) => {
    const [first, ...more] = uses
    if (first === undefined || more.length === 0) return []
    const linked = linkedOf(uses)
    return more.flatMap((use) => {
      if (isSameAward(use, first) || linked.has(use)) return []
      const related = first.of.source.placeOf([...first.of.path, ...first.path])
      const message = `This salt stands in ${related.file} on line ${related.line} already, and must be random and used once.`
      const hint = 'hash the address again with a new random salt of 32 hex digits'
      return [problemAt(use.of, use.path, 'salt-unique', message, { hint, related })]
    })
  })
}
