import {
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  type JsonWebKey,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { promisify } from 'node:util'
import { type PublicEd25519Jwk, type PublicJwk, type PublicRsaJwk, publicJwkOf, thumbprint } from './jwk.ts'
import { multikeyOf } from './multikey.ts'
import { ProofError } from './proof-error.ts'
import type { Signer } from './signer-interface.ts'

export type { Signer } from './signer-interface.ts'

/** A private key; exists only where something is signed. */
export type PrivateEd25519Jwk = PublicEd25519Jwk & { d: string }
export type PrivateRsaJwk = PublicRsaJwk & Record<'d' | 'p' | 'q' | 'dp' | 'dq' | 'qi', string>

/** Smallest RSA modulus that is signed with, in bits (RFC 7518 section 3.3). */
const leastModulus = 2048

/**
 * Makes a signer for Data Integrity proofs.
 *
 * @param privateJwk - `{ kty: 'OKP', crv: 'Ed25519', x, d }`.
 * @param verificationMethod - Where verifiers find the public key: `<issuer DID>#z6Mk…`.
 * @throws ERR_KEY_INVALID, ERR_SIGNER_MISMATCH when the fragment names another key. No message quotes the key.
 */
export function ed25519Signer(privateJwk: object, verificationMethod: string): Signer {
  const key = importKey(privateJwk, 'OKP')
  const multikey = multikeyOf(privateJwk)
  const fragment = verificationMethod.split('#')[1]
  if (fragment?.startsWith('z6Mk') && fragment !== multikey) {
    throw new ProofError('ERR_SIGNER_MISMATCH', `The signing key is ${multikey}, not that of ${verificationMethod}.`, {
      hint: 'use the private key that belongs to the published key, or publish the new key first',
    })
  }
  return { alg: 'Ed25519', verificationMethod, sign: (bytes) => new Uint8Array(sign(null, bytes, key)) }
}

/**
 * Makes a signer for VC-JWT by RS256.
 *
 * @param privateJwk - `{ kty: 'RSA', n, e, d, p, q, dp, dq, qi }`, modulus of 2048 bits or more.
 * @param verificationMethod - URL that gives the public key as one JWK; becomes `kid`.
 * @throws ERR_KEY_INVALID. No message quotes the key.
 */
export function rs256Signer(privateJwk: object, verificationMethod: string): Signer {
  const key = importKey(privateJwk, 'RSA')
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0
  if (bits < leastModulus) throw invalidKey(`Its modulus has ${bits} bits; RS256 needs ${leastModulus} or more.`)
  return { alg: 'RS256', verificationMethod, sign: (bytes) => new Uint8Array(sign('sha256', bytes, key)) }
}

/**
 * Generates the two keys of an issuer, with randomness of node:crypto. Each has its thumbprint (RFC 7638) as `kid`.
 */
export async function generateKeys(): Promise<{ ed25519: PrivateEd25519Jwk; rsa: PrivateRsaJwk }> {
  const generate = promisify(generateKeyPair)
  const [ed25519, rsa] = await Promise.all([generate('ed25519'), generate('rsa', { modulusLength: leastModulus })])
  return {
    ed25519: await named(ed25519.privateKey.export({ format: 'jwk' }) as PrivateEd25519Jwk),
    rsa: await named(rsa.privateKey.export({ format: 'jwk' }) as PrivateRsaJwk),
  }
}

async function named<Jwk extends PrivateEd25519Jwk | PrivateRsaJwk>(jwk: Jwk): Promise<Jwk> {
  return { ...jwk, kid: await thumbprint(publicJwkOf(jwk)) }
}

/** Errors of node:crypto may quote what they were given, so they are neither passed on nor kept as a cause. */
function importKey(privateJwk: object, kty: 'OKP' | 'RSA'): KeyObject {
  const published = publicJwkOf(privateJwk)
  if (published.kty !== kty) throw invalidKey(`Its "kty" is ${published.kty}, not ${kty}.`)
  const key = orUndefined(() => createPrivateKey({ key: privateJwk as JsonWebKey, format: 'jwk' }))
  if (key === undefined) throw invalidKey('Its private members are missing or damaged.')
  if (orUndefined(() => signsFor(key, published)) !== true) {
    throw invalidKey('Its public and private members do not belong together.')
  }
  return key
}

/** Signs a sample and verifies it: node:crypto takes the public members of a JWK as they are. */
function signsFor(key: KeyObject, published: PublicJwk): boolean {
  const digest = published.kty === 'RSA' ? 'sha256' : null
  const sample = Buffer.from('sample')
  const publicKey = createPublicKey({ key: { ...published }, format: 'jwk' })
  return verify(digest, sample, publicKey, sign(digest, sample, key))
}

function orUndefined<Value>(run: () => Value): Value | undefined {
  try {
    return run()
  } catch {
    return undefined
  }
}

function invalidKey(reason: string): ProofError {
  return new ProofError('ERR_KEY_INVALID', `The signing key cannot be used. ${reason}`, {
    hint: 'give a private key as JWK, as the key generator writes it',
  })
}
