import { decodeBase58, encodeBase58 } from './base58.ts'
import { decodeBase64Url } from './base64url.ts'
import { publicJwkOf } from './jwk.ts'
import { ProofError } from './proof-error.ts'

/** Bytes of an Ed25519 public key. */
const keyLength = 32
/** Multicodec `ed25519-pub` (0xed) as a varint, before the key. */
const prefix = [0xed, 0x01] as const
/** `z`, multibase for base58btc, then `6Mk` and 44 more characters: 34 bytes that begin with the prefix. */
const shape = /^z6Mk[1-9A-HJ-NP-Za-km-z]{44}$/

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

/**
 * Reads the 32 bytes of an Ed25519 public key from Multikey text.
 *
 * @throws ERR_MULTIKEY_INVALID for another kind of key, another base, another length or a foreign character.
 */
export function decodeMultikey(publicKeyMultibase: string): Uint8Array<ArrayBuffer> {
  if (!shape.test(publicKeyMultibase)) throw invalid(publicKeyMultibase)
  const bytes = decodeBase58(publicKeyMultibase.slice(1))
  if (bytes?.length !== prefix.length + keyLength || bytes[0] !== prefix[0] || bytes[1] !== prefix[1]) {
    throw invalid(publicKeyMultibase)
  }
  return bytes.slice(prefix.length)
}

function invalid(text: string): ProofError {
  const kind = /^z3u2|^zrv/.test(text) ? 'It looks like a private key.' : `It begins with "${text.slice(0, 4)}".`
  return new ProofError('ERR_MULTIKEY_INVALID', `This is not an Ed25519 public key in Multikey form. ${kind}`, {
    hint: 'give the publicKeyMultibase of the issuer: "z6Mk" and 44 more characters',
  })
}
