import { compactVerify, importJWK, errors as joseErrors } from 'jose'
import { isObject, type JsonObject } from '../domain/json.ts'
import { parseStrictJson } from '../domain/strict-json.ts'
import { decodeBase64Url } from './base64url.ts'
import { modulusBits, type PublicJwk, privateMembers, publicJwkOf } from './jwk.ts'
import { findProofError } from './proof-error.ts'
import { type Failed, failed, quote, type Unchecked, unchecked } from './proof-outcome.ts'

/** Outcome of {@link verifyJwt}: with the payload only when the signature holds. */
export type JwtResult =
  | {
      outcome: 'passed'
      header: JsonObject
      payload: JsonObject
      /** How the header differs from what Open Badges says, each as the end of a sentence. */
      deviations: readonly string[]
    }
  | Failed
  | Unchecked

/** Algorithms that are verified, and the key each needs (RFC 7518, RFC 8037, RFC 9864). */
const algorithms = {
  RS256: { kty: 'RSA', crv: undefined },
  RS384: { kty: 'RSA', crv: undefined },
  RS512: { kty: 'RSA', crv: undefined },
  PS256: { kty: 'RSA', crv: undefined },
  PS384: { kty: 'RSA', crv: undefined },
  PS512: { kty: 'RSA', crv: undefined },
  ES256: { kty: 'EC', crv: 'P-256' },
  ES384: { kty: 'EC', crv: 'P-384' },
  EdDSA: { kty: 'OKP', crv: 'Ed25519' },
  Ed25519: { kty: 'OKP', crv: 'Ed25519' },
} as const
type JwtAlgorithm = keyof typeof algorithms

/** Algorithms by which anybody can sign, or whoever can verify. */
const provesNothing = /^(none$|HS|dir$)/i

/** Members of a header by the Open Badges rules (section 8.2.3). */
const headerMembers = ['alg', 'kid', 'jwk', 'typ']
/** Members that change what is signed, or how it is to be read; a reader that ignores them is wrong (RFC 7515, RFC 7797). */
const changingMembers = ['crit', 'b64', 'zip', 'enc']

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
  return { outcome: 'passed', header: parsed.header, payload: parsed.payload, deviations: header.deviations }
}

/** Decodes a compact JWS without judging it: to find `kid` and `iss` before there is a key. */
export function parse(jws: string): { header: JsonObject; payload: JsonObject } | Failed {
  const segments = jws.trim().split('.')
  const [header, payload, signature] = segments
  if (segments.length !== 3 || !header || !payload || !signature || decodeBase64Url(signature) === undefined) {
    return failed('jws-malformed', 'This is not a compact JWS: three parts of base64url, joined by dots.')
  }
  const headerJson = decodeJson(header)
  if (headerJson === undefined)
    return failed('jws-malformed', 'The header of the JWS is not a JSON object that names each member once.')
  const payloadJson = decodeJson(payload)
  if (payloadJson === undefined)
    return failed('jws-payload', 'The payload of the JWS is not a JSON object that names each member once.')
  return { header: headerJson, payload: payloadJson }
}

interface Header {
  readonly alg: JwtAlgorithm
  readonly deviations: readonly string[]
}

function checkHeader(header: JsonObject): Header | Failed | Unchecked {
  const { alg, typ, kid, jwk } = header
  if (typeof alg !== 'string' || provesNothing.test(alg))
    return failed('jws-algorithm-refused', `The token uses the algorithm ${quote(alg)}, which proves nothing.`)
  if (!isAlgorithm(alg))
    return unchecked(
      'jws-algorithm-unknown',
      `The token uses the algorithm ${quote(alg)}, which cannot be checked here.`,
    )
  const changing = changingMembers.find((name) => name in header)
  if (changing !== undefined)
    return failed(
      'jws-header',
      `The header has a member ${quote(changing)}, by which it would have to be read otherwise.`,
    )
  if (kid !== undefined && typeof kid !== 'string') return failed('jws-header', 'The "kid" of the header is not text.')
  if (jwk !== undefined && (!isObject(jwk) || hasPrivateMember(jwk)))
    return failed('jws-header', 'The "jwk" of the header is not a public key.')
  const foreign = Object.keys(header).filter((name) => !headerMembers.includes(name))
  return {
    alg,
    deviations: [
      ...(typ === undefined || typ === 'JWT'
        ? []
        : [`its header has the type ${quote(typ)}, where Open Badges says "JWT"`]),
      ...foreign.slice(0, 5).map((name) => `its header has a member ${quote(name)}`),
    ],
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
  if (key.alg !== undefined && key.alg !== alg && !(key.kty === 'OKP' && ['EdDSA', 'Ed25519'].includes(key.alg))) {
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
    const parsed = parseStrictJson(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
    return 'value' in parsed && isObject(parsed.value) ? parsed.value : undefined
  } catch {
    return undefined
  }
}
