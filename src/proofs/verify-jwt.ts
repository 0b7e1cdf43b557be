import { compactVerify, importJWK, errors as joseErrors } from 'jose'
import { isObject, type JsonObject } from '../domain/json.ts'
import { decodeBase64Url } from './base64url.ts'
import { modulusBits, type PublicJwk, privateMembers, publicJwkOf } from './jwk.ts'
import { findProofError } from './proof-error.ts'
import { type Failed, failed, type Unchecked, unchecked } from './proof-outcome.ts'

/** Header of a VC-JWT by the Open Badges rules; nothing else may be in it. */
export type JwtHeader = { alg: JwtAlgorithm; kid?: string; jwk?: object; typ?: 'JWT' }
export type JwtAlgorithm = keyof typeof algorithms

/** Outcome of {@link verifyJwt}: with the payload only when the signature holds. */
export type JwtResult = { outcome: 'passed'; header: JwtHeader; payload: JsonObject } | Failed | Unchecked

/** Algorithms that are verified, and the key each needs. `none` and the HMAC family are not among them. */
const algorithms = {
  RS256: { kty: 'RSA', crv: undefined },
  ES256: { kty: 'EC', crv: 'P-256' },
  EdDSA: { kty: 'OKP', crv: 'Ed25519' },
} as const

const headerMembers = ['alg', 'kid', 'jwk', 'typ']

/**
 * Verifies a VC-JWT against a public key.
 *
 * Tells only whether this key signed this payload; whose key it is and what the claims say is for the caller to judge.
 * The key is the argument: a `jwk` in the header is not trusted. Never throws for what a token or key holds.
 *
 * @param jws - Compact JWS with its payload attached.
 * @param publicJwk - The issuer's key; refused when it has private members.
 * @see RFC 7515; Open Badges 3.0, section 8.2 (JWT proof format)
 */
export async function verifyJwt(jws: string, publicJwk: object): Promise<JwtResult> {
  const parsed = parse(jws)
  if ('outcome' in parsed) return parsed
  const header = checkHeader(parsed.header)
  if ('outcome' in header) return header
  const key = checkKey(publicJwk, header.alg)
  if ('outcome' in key) return key
  const unsigned = await checkSignature(jws, key, header.alg)
  if (unsigned !== undefined) return unsigned
  return { outcome: 'passed', header, payload: parsed.payload }
}

/** Decodes a compact JWS without judging it: to find `kid` and `iss` before there is a key. */
export function parse(jws: string): { header: JsonObject; payload: JsonObject } | Failed {
  const segments = jws.trim().split('.')
  const [header, payload, signature] = segments
  if (segments.length !== 3 || !header || !payload || !signature || decodeBase64Url(signature) === undefined) {
    return failed('jws-malformed', 'This is not a compact JWS: three parts of base64url, joined by dots.')
  }
  const headerJson = decodeJson(header)
  if (headerJson === undefined) return failed('jws-malformed', 'The header of the JWS is not a JSON object.')
  const payloadJson = decodeJson(payload)
  if (payloadJson === undefined) return failed('jws-payload', 'The payload of the JWS is not a JSON object.')
  return { header: headerJson, payload: payloadJson }
}

function checkHeader(header: JsonObject): JwtHeader | Failed {
  const { alg, typ, kid, jwk } = header
  if (typeof alg !== 'string' || !isAlgorithm(alg)) {
    return failed(
      'jws-algorithm',
      `The JWS uses the algorithm ${quote(alg)}; allowed are ${Object.keys(algorithms).join(', ')}.`,
    )
  }
  const foreign = Object.keys(header).find((name) => !headerMembers.includes(name))
  if (foreign !== undefined)
    return failed('jws-header', `The header has a member ${quote(foreign)}, which Open Badges does not allow.`)
  if (typ !== undefined && typ !== 'JWT')
    return failed('jws-header', `The header has the "typ" ${quote(typ)}; it must be "JWT".`)
  if (kid !== undefined && typeof kid !== 'string') return failed('jws-header', 'The "kid" of the header is not text.')
  if (jwk !== undefined && (!isObject(jwk) || hasPrivateMember(jwk))) {
    return failed('jws-header', 'The "jwk" of the header is not a public key.')
  }
  return {
    alg,
    ...(kid === undefined ? {} : { kid }),
    ...(jwk === undefined ? {} : { jwk }),
    ...(typ === undefined ? {} : { typ }),
  }
}

function checkKey(jwk: object, alg: JwtAlgorithm): PublicJwk | Failed {
  if (hasPrivateMember(jwk)) return failed('key-invalid', 'The key holds private members; a public key must not.')
  const key = readKey(jwk)
  if ('outcome' in key) return key
  const { kty, crv } = algorithms[alg]
  if (key.kty !== kty || ('crv' in key ? key.crv : undefined) !== crv) {
    return failed('key-algorithm', `The JWS uses ${alg}, and the key is of type ${key.kty}.`)
  }
  if (key.alg !== undefined && key.alg !== alg && !(alg === 'EdDSA' && key.alg === 'Ed25519')) {
    return failed('key-algorithm', `The JWS uses ${alg}, and the key is for ${quote(key.alg)}.`)
  }
  if (key.use !== undefined && key.use !== 'sig') return failed('key-algorithm', 'The key is not for signatures.')
  if (key.kty === 'RSA' && modulusBits(key) < 2048) return failed('key-invalid', 'The RSA key has less than 2048 bits.')
  return key
}

function readKey(jwk: object): PublicJwk | Failed {
  try {
    return publicJwkOf(jwk)
  } catch (error) {
    const known = findProofError(error)
    if (known === undefined) throw error
    return failed('key-invalid', known.message)
  }
}

async function checkSignature(jws: string, jwk: PublicJwk, alg: JwtAlgorithm): Promise<Failed | Unchecked | undefined> {
  try {
    const { kid: _kid, alg: _alg, use: _use, ...members } = jwk
    await compactVerify(jws.trim(), await importJWK(members, alg), { algorithms: [alg] })
    return undefined
  } catch (error) {
    if (error instanceof joseErrors.JWSSignatureVerificationFailed) {
      return failed('signature', 'The signature does not fit: the token or the key is not what was signed.')
    }
    if (
      error instanceof Error &&
      (error.name === 'NotSupportedError' || error instanceof joseErrors.JOSENotSupported)
    ) {
      return unchecked('algorithm-unavailable', `This browser cannot verify ${alg} signatures.`)
    }
    return failed('key-invalid', 'The key is damaged.')
  }
}

function isAlgorithm(alg: string): alg is JwtAlgorithm {
  return Object.hasOwn(algorithms, alg)
}

function hasPrivateMember(jwk: object): boolean {
  return privateMembers.some((name) => name in jwk)
}

function decodeJson(segment: string): JsonObject | undefined {
  const bytes = decodeBase64Url(segment)
  if (bytes === undefined) return undefined
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

function quote(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
