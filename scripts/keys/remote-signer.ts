import { createPublicKey, verify } from 'node:crypto'
import type { PublicJwk } from '../../src/domain/issuer-key.ts'
import { PublisherError } from '../../src/domain/publisher-error.ts'
import type { Signer } from '../../src/proofs/signer-interface.ts'
import { KEY_KINDS, type KeyKind } from './kinds.ts'

/** Signs bytes with a key that is somewhere else. Rejects with ERR_SIGNER_FAILED. */
export type RemoteSign = (bytes: Uint8Array) => Promise<Uint8Array>

/** Something that signs elsewhere did not do it, or not rightly. */
export function signerFailed(where: string, what: string, hint: string): PublisherError {
  return new PublisherError('ERR_SIGNER_FAILED', `${where}: ${what}`, { hint })
}

/** Whether a public key finds a signature right. */
export function signatureHolds(publicJwk: PublicJwk, bytes: Uint8Array, signature: Uint8Array): boolean {
  const key = createPublicKey({ key: { ...publicJwk }, format: 'jwk' })
  return verify(publicJwk.kty === 'RSA' ? 'sha256' : null, bytes, key, signature)
}

/** Bytes of a signature: 64 of Ed25519, those of the modulus of RSA. */
export function signatureLength(publicJwk: PublicJwk): number {
  return publicJwk.kty === 'OKP' ? 64 : Buffer.from(publicJwk.n, 'base64url').length
}

/** A signer whose every signature is held against the published key before anybody uses it. */
export function remoteSigner(
  kind: KeyKind,
  { where, publicJwk, verificationMethod }: { where: string; publicJwk: PublicJwk; verificationMethod: string },
  remoteSign: RemoteSign,
): Signer {
  const length = signatureLength(publicJwk)
  return {
    alg: KEY_KINDS[kind].alg,
    verificationMethod,
    async sign(bytes) {
      const signature = await remoteSign(bytes)
      if (signature.length !== length)
        throw signerFailed(
          where,
          `it gave ${signature.length} bytes; the signature of this key has ${length}`,
          'it must give the signature alone, as raw bytes',
        )
      if (signatureHolds(publicJwk, bytes, signature)) return signature
      throw signerFailed(
        where,
        'it gave a signature that the published key does not verify',
        'see that it signs with the key that content/issuer/keys/ publishes, and signs the bytes that it is given',
      )
    },
  }
}
