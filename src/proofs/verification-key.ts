import type { JsonObject } from '../domain/json.ts'
import { decodeBase58 } from './base58.ts'
import { encodeBase64Url } from './base64url.ts'
import { decompressPoint } from './ec-point.ts'
import { type PublicJwk, privateMembers, publicJwkOf } from './jwk.ts'
import { ProofError } from './proof-error.ts'

/** A public key as a verification method holds it (Controlled Identifiers 1.0, section 2.2). */
export interface VerificationKey {
  readonly publicKeyMultibase?: string
  readonly publicKeyJwk?: JsonObject
}

type Bytes = Uint8Array<ArrayBuffer>

/** Kinds of Multikey by the varint of their multicodec, and how their bytes become a key (section 2.2.2). */
const MULTIKEYS: readonly { readonly prefix: readonly [number, number]; read(bytes: Bytes): PublicJwk | undefined }[] =
  [
    {
      prefix: [0xed, 0x01],
      read: (bytes) => (bytes.length === 32 ? { kty: 'OKP', crv: 'Ed25519', x: encodeBase64Url(bytes) } : undefined),
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

/**
 * Reads a verification method’s key as JWK.
 *
 * @throws ERR_MULTIKEY_INVALID, or ERR_KEY_INVALID for a JWK of another kind or with private members.
 */
export function jwkOfKey({ publicKeyJwk, publicKeyMultibase }: VerificationKey): PublicJwk {
  if (publicKeyMultibase !== undefined) return jwkOfMultibase(publicKeyMultibase)
  if (publicKeyJwk === undefined) throw new ProofError('ERR_KEY_INVALID', 'There is no key.')
  if (privateMembers.some((name) => name in publicKeyJwk))
    throw new ProofError('ERR_KEY_INVALID', 'The key holds private members; a public key must not.')
  return publicJwkOf(publicKeyJwk)
}

/** The members that make a key what it is. */
const DECISIVE = ['kty', 'crv', 'x', 'y', 'n', 'e']

/** Whether two keys are one, in whatever form they are written. A key that cannot be read is the same as none. */
export function sameKey(a: VerificationKey, b: VerificationKey): boolean {
  try {
    const [one, other] = [a, b].map((key) => new Map(Object.entries(jwkOfKey(key)))) as [
      Map<string, unknown>,
      Map<string, unknown>,
    ]
    return DECISIVE.every((member) => one.get(member) === other.get(member))
  } catch {
    return false
  }
}
