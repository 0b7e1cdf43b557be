import type { IssuerKey } from '../../src/domain/issuer-key.ts'

/** The two kinds of keys of an issuer: Ed25519 for embedded proofs and status lists, RSA for tokens (JWT). */
export const KEY_KINDS = {
  ed25519: { kty: 'OKP', alg: 'Ed25519', title: 'Ed25519' },
  rsa: { kty: 'RSA', alg: 'RS256', title: 'RSA' },
} as const
export type KeyKind = keyof typeof KEY_KINDS

/** Both kinds, in the order in which they are told. */
export const KINDS = Object.keys(KEY_KINDS) as readonly KeyKind[]

/** The kind of a key. */
export function kindOf({ publicJwk }: Pick<IssuerKey, 'publicJwk'>): KeyKind {
  return publicJwk.kty === 'OKP' ? 'ed25519' : 'rsa'
}
