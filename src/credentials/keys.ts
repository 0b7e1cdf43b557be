import type { IssuerKey, PublicJwk } from '../domain/issuer-key.ts'
import { defined, type JsonObject } from '../domain/json.ts'
import { toUtc } from '../domain/moment.ts'
import type { Site } from '../domain/site.ts'
import { didOf, paths, urlOf } from '../domain/urls.ts'

/** A public key with the multibase form that Multikey needs; only Ed25519 keys have one here. */
export interface PublishedKey extends IssuerKey {
  readonly publicKeyMultibase?: string
}

/** The public members of a key: the only ones that may ever be published (RFC 7517). */
export function publicMembers(jwk: PublicJwk): JsonObject {
  return jwk.kty === 'OKP' ? { kty: jwk.kty, crv: jwk.crv, x: jwk.x } : { kty: jwk.kty, n: jwk.n, e: jwk.e }
}

/** One key as a JWK document. Open Badges' `kid` must give one JWK, not a set. */
export function jwkDocument(key: IssuerKey, site: Site): JsonObject {
  return {
    ...publicMembers(key.publicJwk),
    kid: urlOf(site.url, paths.key(key.kid)),
    alg: key.publicJwk.kty === 'OKP' ? 'EdDSA' : 'RS256',
    use: 'sig',
  }
}

/** All keys as a JWK set (RFC 7517, section 5). */
export function jwks(keys: readonly IssuerKey[], site: Site): JsonObject {
  return { keys: keys.map((key) => ({ ...jwkDocument(key, site), iss: didOf(site.url) })) }
}

/** The full DID URL of a key's verification method: fragment is the multibase key, or the thumbprint for RSA. */
export function verificationMethodId(key: PublishedKey, site: Site): string {
  return `${didOf(site.url)}#${key.publicKeyMultibase ?? key.kid}`
}

function verificationMethod(key: PublishedKey, site: Site): JsonObject {
  const form =
    key.publicKeyMultibase === undefined
      ? { type: 'JsonWebKey', publicKeyJwk: publicMembers(key.publicJwk) }
      : { type: 'Multikey', publicKeyMultibase: key.publicKeyMultibase }
  const { type, ...material } = form
  return defined({
    id: verificationMethodId(key, site),
    type,
    controller: didOf(site.url),
    ...(material as JsonObject),
    expires: key.retiredOn && toUtc(key.retiredOn),
    revoked: key.compromisedOn && toUtc(key.compromisedOn),
  })
}

/**
 * The did:web document (did:web method; Controlled Identifiers 1.0). Retired keys stay: removing one would make every award
 * that it signed unverifiable. A compromised key stays for the record but may assert nothing.
 */
export function didDocument(keys: readonly PublishedKey[], site: Site): JsonObject {
  return {
    '@context': [
      'https://www.w3.org/ns/did/v1',
      'https://w3id.org/security/multikey/v1',
      'https://w3id.org/security/jwk/v1',
    ],
    id: didOf(site.url),
    alsoKnownAs: [site.url, urlOf(site.url, paths.issuer2())],
    verificationMethod: keys.map((key) => verificationMethod(key, site)),
    assertionMethod: keys
      .filter((key) => key.compromisedOn === undefined)
      .map((key) => verificationMethodId(key, site)),
  }
}
