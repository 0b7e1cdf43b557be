import { defined, type JsonObject } from '../domain/json.ts'
import type { IdentifierEntry, Profile } from '../domain/profile.ts'
import type { Issuer } from '../domain/register.ts'
import type { Site } from '../domain/site.ts'
import { didOf, paths, urlOf } from '../domain/urls.ts'
import { OPEN_BADGES_CONTEXT } from './facts.ts'

/** Open Badges 3.0 IdentifierEntry. */
export function identifierEntries(entries: readonly IdentifierEntry[] | undefined): JsonObject[] | undefined {
  return entries?.map(({ identifier, type }) => ({ type: 'IdentifierEntry', identifier, identifierType: type }))
}

function address(from: Profile['address']): JsonObject | undefined {
  if (from === undefined) return undefined
  const { latitude, longitude } = from
  const geo =
    latitude === undefined || longitude === undefined ? undefined : { type: ['GeoCoordinates'], latitude, longitude }
  return defined({
    type: ['Address'],
    addressCountry: from.country,
    addressCountryCode: from.countryCode,
    addressRegion: from.region,
    addressLocality: from.locality,
    streetAddress: from.street,
    postOfficeBoxNumber: from.postOfficeBox,
    postalCode: from.postalCode,
    geo,
  })
}

/** An organisation as an Open Badges 3.0 Profile. */
export function profile(from: Profile): JsonObject {
  return defined({
    id: from.id,
    type: ['Profile'],
    name: from.name,
    url: from.url,
    phone: from.phone,
    description: from.description,
    email: from.email,
    official: from.official,
    address: address(from.address),
    otherIdentifier: identifierEntries(from.identifiers),
  })
}

/** The issuer as an Open Badges 3.0 Profile whose id is the site's did:web identifier. */
export function issuerProfile(issuer: Issuer, site: Site): JsonObject {
  const image = issuer.logo === undefined ? undefined : { id: urlOf(site.url, paths.logoPng()), type: 'Image' }
  return defined({
    ...profile({ ...issuer, id: didOf(site.url) }),
    image,
    parentOrg: issuer.parent && profile(issuer.parent),
  })
}

/** The issuer's Profile as a document of its own. */
export function profileDocument(issuer: Issuer, site: Site): JsonObject {
  return { '@context': [...OPEN_BADGES_CONTEXT], ...issuerProfile(issuer, site) }
}
