import type { PublicJwk } from './jwk.ts'

/** Kinds of keys that documents are signed with. */
export type KeyKind = 'Ed25519' | 'P-256' | 'P-384' | 'RSA'

/** How a kind of proof turns a document into what is signed, and which keys sign it. */
export interface Suite {
  /** `rdfc`: canonical N-Quads (RDFC-1.0). `jcs`: canonical JSON. `selective`: N-Quads, signed one by one. */
  readonly transform: 'rdfc' | 'jcs' | 'selective'
  readonly keys: readonly KeyKind[]
  /** Whether a context in the proof replaces the document’s for its members, whatever it is. */
  readonly ownContext?: boolean
}

const eddsaRdfc: Suite = { transform: 'rdfc', keys: ['Ed25519'] }
const ecdsaRdfc: Suite = { transform: 'rdfc', keys: ['P-256', 'P-384'] }

/** Cryptosuites of `DataIntegrityProof` (VC DI EdDSA, VC DI ECDSA), with the names of their drafts. */
export const CRYPTOSUITES: Readonly<Record<string, Suite>> = {
  'eddsa-rdfc-2022': eddsaRdfc,
  'eddsa-2022': eddsaRdfc,
  'eddsa-jcs-2022': { transform: 'jcs', keys: ['Ed25519'] },
  'ecdsa-rdfc-2019': ecdsaRdfc,
  'ecdsa-2019': ecdsaRdfc,
  'ecdsa-jcs-2019': { transform: 'jcs', keys: ['P-256', 'P-384'] },
  'ecdsa-sd-2023': { transform: 'selective', keys: ['P-256'] },
}

/** Proof types of their own, from before there were cryptosuites. */
export const PROOF_TYPES: Readonly<Record<string, Suite>> = {
  Ed25519Signature2020: { ...eddsaRdfc, ownContext: true },
}

/** What each kind of key needs: its name in WebCrypto, the hash of its suite, the bytes of its signatures. */
export const KEY_FACTS = {
  Ed25519: { algorithm: 'Ed25519', hash: 'SHA-256', signature: 64 },
  'P-256': { algorithm: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }, hash: 'SHA-256', signature: 64 },
  'P-384': { algorithm: { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' }, hash: 'SHA-384', signature: 96 },
} as const

/** The kind of a key. */
export function kindOfKey(jwk: PublicJwk): KeyKind {
  return jwk.kty === 'RSA' ? 'RSA' : jwk.crv
}
