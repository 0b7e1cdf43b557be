import { encodeBase58 } from './base58.ts'
import { decodeBase64Url } from './base64url.ts'
import { publicJwkOf } from './jwk.ts'
import { ProofError } from './proof-error.ts'

/** Bytes of an Ed25519 public key. */
const keyLength = 32
/** Multicodec `ed25519-pub` (0xed) as a varint, before the key. */
const prefix = [0xed, 0x01] as const

/**
 * Writes an Ed25519 public key as Multikey text, `z6Mk…` (Controlled Identifiers, section 2.2.2).
 *
 * @param publicKey - 32 bytes.
 * @throws ERR_MULTIKEY_INVALID for any other length.
 */
export function encodeMultikey(publicKey: Uint8Array): string {
  if (publicKey.length !== keyLength) {
    throw new ProofError('ERR_MULTIKEY_INVALID', `An Ed25519 public key has 32 bytes, not ${publicKey.length}.`)
  }
  return `z${encodeBase58(Uint8Array.of(...prefix, ...publicKey))}`
}

/**
 * Writes the public part of an Ed25519 JWK as Multikey text.
 *
 * @throws ERR_KEY_INVALID for another kind of key, ERR_MULTIKEY_INVALID for an `x` that is not 32 bytes. Quotes no member.
 */
export function multikeyOf(jwk: object): string {
  const publicJwk = publicJwkOf(jwk)
  if (publicJwk.kty === 'OKP') return encodeMultikey(decodeBase64Url(publicJwk.x) ?? new Uint8Array())
  throw new ProofError('ERR_KEY_INVALID', `A key of type ${publicJwk.kty} has no Multikey form here; only Ed25519 has.`)
}
