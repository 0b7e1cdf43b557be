import type { Award } from '../domain/award.ts'
import { defined, type JsonObject } from '../domain/json.ts'
import { toUtc } from '../domain/moment.ts'
import type { Register } from '../domain/register.ts'
import { paths, urlOf } from '../domain/urls.ts'

/** What the credential of an award says of one of its parts. */
export interface PartFacts {
  /** Name of the badge. */
  readonly name: string
  /** Who awarded it: a name, or the id of an outside issuer. */
  readonly issuer: string
  readonly awardedOn: string
  /** Where a reader can see it. */
  readonly url?: string | undefined
}

function partFacts(part: string, register: Register): PartFacts[] {
  const { awards, recognitions, badgeClasses, issuer, site } = register
  const award = awards.get(part)
  if (award !== undefined) {
    const name = badgeClasses.get(award.badge)?.name ?? award.badge
    const url = urlOf(site.url, paths.award(part))
    return [{ name, issuer: issuer.name, awardedOn: award.awardedOn, url }]
  }
  const recognition = recognitions.get(part)
  if (recognition === undefined) return []
  const { name, issuer: by, awardedOn, credential: url } = recognition
  return [{ name, issuer: by, awardedOn, url }]
}

/**
 * The parts of an award that its credential can name, in their order. An erased part is left out: nothing is there to be
 * seen any more. What was signed before the erasure keeps naming it, as it says that of the holder of this award.
 */
export function partsOf({ parts = [] }: Award, register: Register): PartFacts[] {
  return parts.flatMap((part) => partFacts(part, register))
}

/**
 * A part as Evidence. Its `id` is the page of the award, since Open Badges has readers in mind there; the page names the
 * credential for machines, and a CLR holds it whole.
 *
 * Parts are no `related` achievements: that term is for what is the same for most purposes, such as other languages and
 * earlier versions. Nor are they typed as assertions of Open Badges 2.0, which is for the older form of a credential.
 */
export function partEvidence({ name, issuer, awardedOn, url }: PartFacts): JsonObject {
  return defined({
    id: url,
    type: ['Evidence'],
    name,
    description: `Awarded by ${issuer} on ${toUtc(awardedOn).slice(0, 10)}.`,
    genre: 'Badge',
  })
}
