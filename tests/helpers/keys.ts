import { publicKeyOf, type Signers, signersOf } from '../../scripts/keys/signing-keys.ts'
import type { IssuerKey } from '../../src/domain/issuer-key.ts'
import { generateKeys } from '../../src/proofs/signer.ts'

/** The two keys of an issuer, with their private halves. */
export interface KeyPair {
  readonly secret: { readonly ed25519: object; readonly rsa: object }
  /** Public halves: Ed25519, RSA. */
  readonly keys: readonly [IssuerKey, IssuerKey]
}

/** Draws an issuer's two keys. */
export async function keyPair(createdOn = '2026-01-01'): Promise<KeyPair> {
  const secret = await generateKeys()
  return { secret, keys: [await publicKeyOf(secret.ed25519, createdOn), await publicKeyOf(secret.rsa, createdOn)] }
}

/** Signers of a pair, as somebody has them who has its private halves, whatever the issuer says of it. */
export function signersOfPair({ secret, keys }: KeyPair, siteUrl: string): Promise<Signers> {
  return signersOf(secret, keys, siteUrl)
}

/** The public halves with further fields. */
export function pairWith({ keys }: KeyPair, fields: Partial<IssuerKey>): IssuerKey[] {
  return keys.map((key) => ({ ...key, ...fields }))
}
