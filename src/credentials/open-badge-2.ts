import type { Award } from '../domain/award.ts'
import type { BadgeClass } from '../domain/badge-class.ts'
import { defined, type Json, type JsonObject } from '../domain/json.ts'
import type { Issuer } from '../domain/register.ts'
import type { Site } from '../domain/site.ts'
import { paths, urlOf } from '../domain/urls.ts'
import { tagsOf } from './achievement.ts'
import { criteriaNarrative } from './criteria-narrative.ts'
import type { Credential } from './facts.ts'

const CONTEXT = 'https://w3id.org/openbadges/v2'

/** How an award stands, as far as Open Badges 2.0 can say it. Suspension is unknown there, so a suspended award is withdrawn until reinstated. */
export interface Withdrawal {
  readonly reason: string
}

interface IssuedIdentity {
  readonly hashed: boolean
  readonly identityHash: string
  readonly identityType: string
  readonly salt?: string
}

/** IdentityObject types of Open Badges 2.0 by those of 3.0. */
const IDENTITY_TYPES: Readonly<Record<string, string>> = { emailAddress: 'email' }

function recipient(subject: JsonObject): JsonObject {
  const identities = (subject.identifier ?? []) as readonly JsonObject[] as unknown as readonly IssuedIdentity[]
  const hashed = identities.filter((identity) => identity.hashed)
  const chosen = hashed.find((identity) => identity.identityType === 'emailAddress') ?? hashed[0]
  if (chosen === undefined) return { type: 'id', hashed: false, identity: subject.id as string }
  return defined({
    type: IDENTITY_TYPES[chosen.identityType] ?? 'id',
    hashed: true,
    salt: chosen.salt,
    identity: chosen.identityHash,
  })
}

function evidence(list: Json | undefined): JsonObject[] | undefined {
  return (list as readonly JsonObject[] | undefined)?.map(({ type: _type, ...rest }) => rest)
}

/**
 * An issued credential as an Open Badges 2.0 HostedBadge assertion. Made from the credential, not from content, so that both
 * always say the same; only its standing follows the ledger.
 *
 * @see https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/ Assertion
 */
export function assertion(
  credential: Credential,
  award: Pick<Award, 'id'>,
  badge: string,
  site: Site,
  withdrawal?: Withdrawal,
): JsonObject {
  const subject = credential.credentialSubject as JsonObject
  return defined({
    '@context': CONTEXT,
    type: 'Assertion',
    id: urlOf(site.url, paths.assertion(award.id)),
    recipient: recipient(subject),
    badge: urlOf(site.url, paths.badgeClass(badge)),
    verification: { type: 'HostedBadge' },
    issuedOn: credential.awardedDate,
    expires: credential.validUntil,
    image: urlOf(site.url, paths.awardPng(award.id)),
    narrative: subject.narrative,
    evidence: evidence(credential.evidence),
    revoked: withdrawal && true,
    revocationReason: withdrawal?.reason,
  })
}

/** A badge class as an Open Badges 2.0 BadgeClass. */
export function badgeClass2(badgeClass: BadgeClass, site: Site): JsonObject {
  const { slug } = badgeClass
  return defined({
    '@context': CONTEXT,
    type: 'BadgeClass',
    id: urlOf(site.url, paths.badgeClass(slug)),
    name: badgeClass.name,
    description: badgeClass.description,
    image:
      badgeClass.imageAlt === undefined
        ? urlOf(site.url, paths.badgePng(slug))
        : { id: urlOf(site.url, paths.badgePng(slug)), caption: badgeClass.imageAlt },
    criteria: { id: urlOf(site.url, paths.badge(slug)), narrative: criteriaNarrative(badgeClass) },
    issuer: urlOf(site.url, paths.issuer2()),
    '@language': badgeClass.language ?? site.language,
    version: badgeClass.version,
    tags: tagsOf(badgeClass),
    alignment: badgeClass.alignments?.map((alignment) =>
      defined({
        targetName: alignment.name,
        targetUrl: alignment.url,
        targetDescription: alignment.description,
        targetFramework: alignment.framework,
        targetCode: alignment.code,
      }),
    ),
  })
}

/** The issuer as an Open Badges 2.0 Profile. Its scope is the awards' folder, since a host may be shared with strangers. */
export function issuer2(issuer: Issuer, site: Site): JsonObject {
  return defined({
    '@context': CONTEXT,
    type: 'Issuer',
    id: urlOf(site.url, paths.issuer2()),
    name: issuer.name,
    url: issuer.url,
    email: issuer.email,
    telephone: issuer.phone?.replace(/[ ()-]/g, ''),
    description: issuer.description,
    image: issuer.logo && urlOf(site.url, paths.logoPng()),
    verification: {
      type: 'VerificationObject',
      verificationProperty: 'id',
      startsWith: [urlOf(site.url, 'awards/')],
      allowedOrigins: [new URL(site.url).host],
    },
    revocationList: urlOf(site.url, paths.revocations()),
  })
}

/** The Open Badges 2.0 RevocationList: awards that are withdrawn now, in order of their ids. */
export function revocationList(withdrawn: ReadonlyMap<string, Withdrawal>, site: Site): JsonObject {
  const ids = [...withdrawn.keys()].sort()
  return {
    '@context': CONTEXT,
    type: 'RevocationList',
    id: urlOf(site.url, paths.revocations()),
    issuer: urlOf(site.url, paths.issuer2()),
    revokedAssertions: ids.map((id) => ({
      id: urlOf(site.url, paths.assertion(id)),
      revocationReason: withdrawn.get(id)!.reason,
    })),
  }
}
