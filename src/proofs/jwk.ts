import { calculateJwkThumbprint } from 'jose'
import { decodeBase64Url } from './base64url.ts'
import { ProofError } from './proof-error.ts'

/** A public key as JSON Web Key (RFC 7517, RFC 8037), of the kinds that Open Badges uses. */
export type PublicJwk = PublicEd25519Jwk | PublicRsaJwk | PublicEcJwk
export type PublicEd25519Jwk = JwkMembers & { kty: 'OKP'; crv: 'Ed25519'; x: string }
export type PublicRsaJwk = JwkMembers & { kty: 'RSA'; n: string; e: string }
export type PublicEcJwk = JwkMembers & { kty: 'EC'; crv: 'P-256' | 'P-384'; x: string; y: string }

interface JwkMembers {
  kid?: string
  alg?: string
  use?: string
}

/** Members that no public key may have (RFC 7518 section 6, RFC 8037 section 2). */
export const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'] as const

/**
 * Copies the public members of a key and nothing else: `kty`, `crv`, `x`, `y`, `n`, `e`, and `kid`, `alg`, `use` if it
 * has them. Safe to publish whatever it is given.
 *
 * @throws ERR_KEY_INVALID for a key that is neither Ed25519, RSA, P-256 nor P-384, or lacks a member. Quotes no member.
 */
export function publicJwkOf(jwk: object): PublicJwk {
  const text = (name: string): string => member(jwk, name)
  const common = optionalMembers(jwk)
  switch (`${optional(jwk, 'kty')} ${optional(jwk, 'crv') ?? ''}`.trim()) {
    case 'OKP Ed25519':
      return { kty: 'OKP', crv: 'Ed25519', x: text('x'), ...common }
    case 'RSA':
      return { kty: 'RSA', n: text('n'), e: text('e'), ...common }
    case 'EC P-256':
      return { kty: 'EC', crv: 'P-256', x: text('x'), y: text('y'), ...common }
    case 'EC P-384':
      return { kty: 'EC', crv: 'P-384', x: text('x'), y: text('y'), ...common }
  }
  throw new ProofError('ERR_KEY_INVALID', 'The key is not an Ed25519, RSA, P-256 or P-384 key.', {
    hint: 'its "kty" and "crv" must be OKP and Ed25519, or RSA without "crv", or EC and P-256 or P-384',
  })
}

/** Computes the RFC 7638 thumbprint of a key: SHA-256 of its required members, base64url, 43 characters. */
export async function thumbprint(jwk: PublicJwk): Promise<string> {
  return await calculateJwkThumbprint(publicJwkOf(jwk), 'sha256')
}

/** Counts the bits of an RSA modulus, leading zeros excluded. */
export function modulusBits(jwk: PublicRsaJwk): number {
  const bytes = decodeBase64Url(jwk.n) ?? new Uint8Array()
  const first = bytes.findIndex((byte) => byte !== 0)
  return first < 0 ? 0 : (bytes.length - first) * 8 - (Math.clz32(bytes[first] ?? 0) - 24)
}

function optionalMembers(jwk: object): JwkMembers {
  const entries = (['kid', 'alg', 'use'] as const).map((name) => [name, optional(jwk, name)] as const)
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

function optional(jwk: object, name: string): string | undefined {
  const value: unknown = Object.hasOwn(jwk, name) ? Reflect.get(jwk, name) : undefined
  return typeof value === 'string' ? value : undefined
}

function member(jwk: object, name: string): string {
  const value = optional(jwk, name)
  if (value !== undefined && isBase64Url(value)) return value
  throw new ProofError('ERR_KEY_INVALID', `The key has no usable member "${name}".`, {
    hint: `"${name}" must be base64url text without padding`,
  })
}

function isBase64Url(text: string): boolean {
  return text !== '' && decodeBase64Url(text) !== undefined
}
