import type { Endorsement } from '../domain/endorsement.ts'
import type { JsonObject } from '../domain/json.ts'
import type { Site } from '../domain/site.ts'
import { didOf, paths, urlOf } from '../domain/urls.ts'

/** The id of what an endorsement endorses, as the endorser's credential must name it. */
export function endorsedId({ endorses }: Pick<Endorsement, 'endorses'>, site: Site): string {
  if (endorses === 'issuer') return didOf(site.url)
  return urlOf(site.url, 'badge' in endorses ? paths.achievement(endorses.badge) : paths.credential(endorses.award))
}

/** Signed endorsements of a thing, as received, for the `endorsement` member of its document. Undefined when there are none. */
export function endorsementsOf(id: string, endorsements: readonly Endorsement[], site: Site): JsonObject[] | undefined {
  const signed = endorsements.filter(
    (endorsement) => endorsement.credential !== undefined && endorsedId(endorsement, site) === id,
  )
  return signed.length === 0
    ? undefined
    : signed.map((endorsement) => JSON.parse(endorsement.credential!) as JsonObject)
}
