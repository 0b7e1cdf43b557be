import { isObject, without } from '../domain/json.ts'
import { encodeBase64Url } from './base64url.ts'
import { ProofError } from './proof-error.ts'
import type { Signer } from './signer-interface.ts'

/** Claims that Open Badges 3.0 puts beside the members of the credential (section 8.2.4, JWT payload). */
export type JwtClaims = {
  /** `issuer.id`. */
  iss: string
  /** `id` of the credential. */
  jti: string
  /** `validFrom` in seconds since 1970. */
  nbf: number
  /** `credentialSubject.id`. */
  sub: string
  /** `validUntil` in seconds since 1970. */
  exp?: number
}

/** Instants of whole seconds, for NumericDate claims must be equal to the dates they stand for. */
const wholeSeconds = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.0+)?(Z|[+-]\d{2}:\d{2})$/
const reserved = ['iss', 'jti', 'nbf', 'sub', 'exp', 'vc'] as const

/**
 * Makes the payload of a VC-JWT by the Open Badges rules: the members of the credential at top level, without `proof`,
 * then the claims. There is no `vc` claim.
 *
 * @param credential - A VC 2.0 credential whose subject has an `id`; secured or not.
 * @throws ERR_SUBJECT_ID_MISSING, ERR_DATE_INVALID for dates that are not whole seconds, ERR_DOCUMENT_INVALID when
 * `id` or `issuer.id` is missing or the credential uses the name of a claim.
 */
export function jwtPayload<Credential extends object>(credential: Credential): Omit<Credential, 'proof'> & JwtClaims {
  const members: Record<string, unknown> = without(credential, 'proof')
  const taken = reserved.find((name) => members[name] !== undefined)
  if (taken !== undefined) throw invalid(`The credential has a member "${taken}", which is the name of a claim.`)
  const claims: JwtClaims = {
    iss: identifier(members.issuer, 'issuer'),
    jti: identifier(members.id, 'id'),
    nbf: numericDate(members.validFrom, 'validFrom'),
    sub: subject(members.credentialSubject),
    ...(members.validUntil === undefined ? {} : { exp: numericDate(members.validUntil, 'validUntil') }),
  }
  return { ...members, ...claims } as Omit<Credential, 'proof'> & JwtClaims
}

/**
 * Secures a credential as a VC-JWT: a compact JWS by RS256 with the header `{ alg, kid, typ: "JWT" }`.
 *
 * Deterministic: RS256 signatures are, and the payload keeps the order of the credential's members.
 *
 * Rejects with ERR_SIGNER_MISMATCH (not an RS256 signer) or what {@link jwtPayload} refuses.
 */
export async function secureAsJwt(credential: object, signer: Signer): Promise<string> {
  if (signer.alg !== 'RS256') {
    throw new ProofError('ERR_SIGNER_MISMATCH', `A VC-JWT needs an RS256 signer, not ${signer.alg}.`)
  }
  const header = encodeJson({ alg: signer.alg, kid: signer.verificationMethod, typ: 'JWT' })
  const signed = `${header}.${encodeJson(jwtPayload(credential))}`
  const signature = await signer.sign(new TextEncoder().encode(signed))
  return `${signed}.${encodeBase64Url(signature)}`
}

/**
 * Takes the payload out of a compact JWS: `header..signature` (RFC 7515, appendix F).
 *
 * @throws ERR_JWS_INVALID when it has not three parts.
 */
export function detach(jws: string): string {
  const [header, payload, signature] = parts(jws)
  if (payload === '') throw new ProofError('ERR_JWS_INVALID', 'The JWS is already detached.')
  return `${header}..${signature}`
}

/**
 * Puts the payload of a credential back into a detached JWS. The inverse of {@link detach} for the credential that was
 * signed; for any other credential the result does not verify.
 *
 * @throws ERR_JWS_INVALID when it is not `header..signature`, and what {@link jwtPayload} throws.
 */
export function attach(detachedJws: string, credential: object): string {
  const [header, payload, signature] = parts(detachedJws)
  if (payload !== '') throw new ProofError('ERR_JWS_INVALID', 'The JWS already has a payload.')
  return `${header}.${encodeJson(jwtPayload(credential))}.${signature}`
}

function parts(jws: string): [header: string, payload: string, signature: string] {
  const [header, payload, signature, ...rest] = jws.split('.')
  if (!header || payload === undefined || !signature || rest.length > 0) {
    throw new ProofError('ERR_JWS_INVALID', 'This is not a compact JWS.', { hint: 'it has three parts joined by dots' })
  }
  return [header, payload, signature]
}

function encodeJson(value: object): string {
  return encodeBase64Url(new TextEncoder().encode(JSON.stringify(value)))
}

function identifier(value: unknown, name: string): string {
  const id = isObject(value) ? value.id : value
  if (typeof id === 'string' && id !== '') return id
  throw invalid(`The credential has no usable "${name}".`)
}

function subject(value: unknown): string {
  const id = isObject(value) ? value.id : undefined
  if (typeof id === 'string' && id !== '') return id
  throw new ProofError(
    'ERR_SUBJECT_ID_MISSING',
    'A VC-JWT needs "credentialSubject.id", and the credential has none.',
    {
      hint: 'give the recipient a DID or a urn:uuid, or publish the credential with its embedded proof only',
    },
  )
}

function numericDate(value: unknown, name: string): number {
  if (typeof value === 'string' && wholeSeconds.test(value)) {
    const seconds = Date.parse(value) / 1000
    if (Number.isInteger(seconds)) return seconds
  }
  throw new ProofError(
    'ERR_DATE_INVALID',
    `"${name}" is ${JSON.stringify(value)}, which is not an instant of whole seconds.`,
    {
      hint: 'write it with a zone and without a fraction, such as 2026-01-31T12:00:00Z',
    },
  )
}

function invalid(message: string): ProofError {
  return new ProofError('ERR_DOCUMENT_INVALID', message)
}
