import type { JsonObject } from '../domain/json.ts'
import { decodeBase58 } from './base58.ts'
import { decodeBase64Url, encodeBase64Url } from './base64url.ts'
import { decompressPoint, isOnCurve } from './ec-point.ts'
import { type PublicJwk, privateMembers, publicJwkOf } from './jwk.ts'
import { ProofError } from './proof-error.ts'

/** A public key as a verification method holds it (Controlled Identifiers 1.0, section 2.2). */
export interface VerificationKey {
  readonly publicKeyMultibase?: string
  readonly publicKeyJwk?: JsonObject
}

type Bytes = Uint8Array<ArrayBuffer>

const ED25519_BYTES = 32

/** Kinds of Multikey by the varint of their multicodec, and how their bytes become a key (section 2.2.2). */
const MULTIKEYS: readonly { readonly prefix: readonly [number, number]; read(bytes: Bytes): PublicJwk | undefined }[] =
  [
    {
      prefix: [0xed, 0x01],
      read: (bytes) =>
        bytes.length === ED25519_BYTES ? { kty: 'OKP', crv: 'Ed25519', x: encodeBase64Url(bytes) } : undefined,
    },
    { prefix: [0x80, 0x24], read: (bytes) => ecKey('P-256', bytes) },
    { prefix: [0x81, 0x24], read: (bytes) => ecKey('P-384', bytes) },
  ]

function ecKey(crv: 'P-256' | 'P-384', bytes: Bytes): PublicJwk | undefined {
  const point = decompressPoint(crv, bytes)
  return point && { kty: 'EC', crv, x: encodeBase64Url(point.x), y: encodeBase64Url(point.y) }
}

/** A P-384 key has 51 bytes, thus 70 letters. Base58 takes time that grows with the square of the length. */
const LONGEST = 80

function jwkOfMultibase(text: string): PublicJwk {
  const bytes = text.startsWith('z') && text.length <= LONGEST ? decodeBase58(text.slice(1)) : undefined
  const kind = MULTIKEYS.find(({ prefix }) => prefix[0] === bytes?.[0] && prefix[1] === bytes[1])
  const key = bytes && kind?.read(bytes.slice(2))
  if (key !== undefined) return key
  throw new ProofError('ERR_MULTIKEY_INVALID', `"${text.slice(0, 12)}…" is no public key of Ed25519, P-256 or P-384.`, {
    hint: 'give the publicKeyMultibase of the issuer: it begins with z6Mk, zDn or z82',
  })
}

/** Whether a key has the form of its kind: bytes of its length, a point of its curve. Of RSA the size depends on the use. */
function isSound(jwk: PublicJwk): boolean {
  if (jwk.kty === 'RSA') return true
  const x = decodeBase64Url(jwk.x)
  if (x === undefined) return false
  if (jwk.kty === 'OKP') return x.length === ED25519_BYTES
  const y = decodeBase64Url(jwk.y)
  return y !== undefined && isOnCurve(jwk.crv, x, y)
}

function jwkOfMembers(members: JsonObject): PublicJwk {
  if (privateMembers.some((name) => name in members))
    throw new ProofError('ERR_KEY_INVALID', 'The key holds private members; a public key must not.')
  const jwk = publicJwkOf(members)
  if (isSound(jwk)) return jwk
  throw new ProofError('ERR_KEY_INVALID', 'The key has a wrong length, or is no point of its curve.')
}

/** The members that make a key what it is. */
const DECISIVE = ['kty', 'crv', 'x', 'y', 'n', 'e'] as const

function isSame(a: PublicJwk, b: PublicJwk): boolean {
  const [one, other] = [new Map<string, unknown>(Object.entries(a)), new Map<string, unknown>(Object.entries(b))]
  return DECISIVE.every((member) => one.get(member) === other.get(member))
}

/**
 * Reads a verification method’s key as JWK.
 *
 * @throws ERR_MULTIKEY_INVALID, or ERR_KEY_INVALID for a JWK of another kind, of a wrong length, off its curve or with
 * private members, and for a method that holds no key or two different ones.
 */
export function jwkOfKey({ publicKeyJwk, publicKeyMultibase }: VerificationKey): PublicJwk {
  const forms = [
    ...(publicKeyMultibase === undefined ? [] : [jwkOfMultibase(publicKeyMultibase)]),
    ...(publicKeyJwk === undefined ? [] : [jwkOfMembers(publicKeyJwk)]),
  ]
  const [key, again = key] = forms
  if (key === undefined || again === undefined) throw new ProofError('ERR_KEY_INVALID', 'There is no key.')
  if (!isSame(key, again)) throw new ProofError('ERR_KEY_INVALID', 'There are two different keys.')
  return key
}

/** Whether two keys are one, in whatever form they are written. A key that cannot be read is the same as none. */
export function sameKey(a: VerificationKey, b: VerificationKey): boolean {
  try {
    return isSame(jwkOfKey(a), jwkOfKey(b))
  } catch {
    return false
  }
}
