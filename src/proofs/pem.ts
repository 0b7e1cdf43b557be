import type { JsonObject } from '../domain/json.ts'
import { ProofError } from './proof-error.ts'

const PEM = /^\s*-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\s]+)-----END PUBLIC KEY-----\s*$/
const LONGEST = 10_000

const invalid = () =>
  new ProofError('ERR_KEY_INVALID', 'The key is no RSA public key in PEM form.', {
    hint: 'it begins with -----BEGIN PUBLIC KEY-----',
  })

/**
 * Reads an RSA public key from PEM (RFC 7468, SubjectPublicKeyInfo), as Open Badges 2.0 publishes keys.
 *
 * Rejects with ERR_KEY_INVALID.
 */
export async function jwkOfPem(pem: string): Promise<JsonObject> {
  const base64 = pem.length > LONGEST ? undefined : PEM.exec(pem)?.[1]?.replace(/\s/g, '')
  if (base64 === undefined) throw invalid()
  try {
    const der = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
    const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
    const key = await crypto.subtle.importKey('spki', der, algorithm, true, ['verify'])
    const { n, e } = await crypto.subtle.exportKey('jwk', key)
    return { kty: 'RSA', n, e }
  } catch {
    throw invalid()
  }
}
