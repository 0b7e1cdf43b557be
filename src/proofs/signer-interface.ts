/** Who can sign: a private key, wherever it lies. Holds no key material that can be read. */
export interface Signer {
  /** `Ed25519` signs Data Integrity proofs, `RS256` signs VC-JWTs. */
  readonly alg: 'Ed25519' | 'RS256'
  /** URL or DID URL where verifiers find the public key. */
  readonly verificationMethod: string
  /** Gives the signature: 64 bytes for Ed25519, the length of the modulus for RS256. */
  sign(bytes: Uint8Array): Uint8Array | Promise<Uint8Array>
}
