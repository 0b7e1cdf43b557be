import { createPublicKey, type JsonWebKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type IssuerKey, issuerKeySchema } from '../../src/domain/issuer-key.ts'
import { PublisherError } from '../../src/domain/publisher-error.ts'
import { privateMembers } from '../../src/proofs/jwk.ts'
import { publicKeyOf } from './signing-keys.ts'

const PRIVATE_PEM = /PRIVATE KEY/
const BASE64 = /^[A-Za-z0-9+/\s]+=*\s*$/

function unusable(file: string, what: string, hint: string): PublisherError {
  return new PublisherError('ERR_SIGNING_KEY_INVALID', `${file}: ${what}`, { hint })
}

function textOf(root: string, file: string): string {
  try {
    return readFileSync(resolve(root, file), 'utf8')
  } catch {
    throw new PublisherError('ERR_INPUT_UNREADABLE', `${file} cannot be read`, {
      hint: 'give a file with a public key',
    })
  }
}

/** Reads PEM, a JWK, or base64 of DER as `aws kms get-public-key` prints it. Undefined when it is none of them. */
function jwkIn(text: string): object | undefined {
  try {
    if (text.startsWith('{')) {
      const jwk = JSON.parse(text) as JsonWebKey
      if (privateMembers.some((member) => member in jwk)) return jwk
      return createPublicKey({ key: jwk, format: 'jwk' }).export({ format: 'jwk' })
    }
    if (!BASE64.test(text)) return createPublicKey(text).export({ format: 'jwk' })
    return createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' }).export({ format: 'jwk' })
  } catch {
    // The messages of node:crypto and of JSON.parse may quote what they were given.
    return undefined
  }
}

/**
 * Reads a public key whose private half lies elsewhere: with a program, a hardware module or AWS KMS.
 *
 * Rejects with ERR_INPUT_UNREADABLE; ERR_SIGNING_KEY_INVALID also for a private key, no part of which is told.
 */
export async function readPublicKey(root: string, file: string, createdOn: string): Promise<IssuerKey> {
  const text = textOf(root, file).trim()
  const jwk = jwkIn(text)
  if (PRIVATE_PEM.test(text) || (jwk !== undefined && privateMembers.some((member) => member in jwk)))
    throw unusable(file, 'this is a private key', 'give the public half alone, and keep this file to yourself')
  if (jwk === undefined)
    throw unusable(file, 'this is no public key', 'give PEM ("BEGIN PUBLIC KEY"), a JWK, or base64 of DER')
  const parsed = issuerKeySchema.shape.publicJwk.safeParse(jwk)
  if (!parsed.success)
    throw unusable(file, 'this is no key to issue with', 'give an Ed25519 key, or an RSA key of 2048 bits or more')
  return publicKeyOf(parsed.data, createdOn)
}
