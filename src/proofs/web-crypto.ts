import type { PublicJwk } from './jwk.ts'
import { ProofError } from './proof-error.ts'
import { type Failed, failed, type Unchecked, unchecked } from './proof-outcome.ts'
import { KEY_FACTS, kindOfKey } from './suites.ts'

type Bytes = Uint8Array<ArrayBuffer>

async function importKey(jwk: PublicJwk, kind: keyof typeof KEY_FACTS): Promise<CryptoKey | undefined> {
  const { kid: _kid, alg: _alg, use: _use, ...members } = jwk
  try {
    return await crypto.subtle.importKey('jwk', members, KEY_FACTS[kind].algorithm, false, ['verify'])
  } catch (error) {
    if (error instanceof Error && error.name === 'NotSupportedError') return undefined
    throw new ProofError('ERR_KEY_INVALID', `The key is no ${kind} public key.`, { cause: error })
  }
}

/** Verifies signatures by one key over bytes, each with its own; every one must hold. */
export async function verifySignatures(
  jwk: PublicJwk,
  signed: readonly { readonly signature: Bytes; readonly data: Bytes }[],
): Promise<{ outcome: 'passed' } | Failed | Unchecked> {
  const kind = kindOfKey(jwk)
  if (kind === 'RSA') return failed('key-algorithm', 'Data Integrity proofs are not made by RSA keys.')
  const key = await importKey(jwk, kind)
  if (key === undefined) return unchecked('algorithm-unavailable', `This browser cannot verify ${kind} signatures.`)
  for (const { signature, data } of signed)
    if (!(await crypto.subtle.verify(KEY_FACTS[kind].algorithm, key, signature, data)))
      return failed(
        'signature',
        'The signature does not fit: the document, the proof or the key is not what was signed.',
      )
  return { outcome: 'passed' }
}

/** The hash of a text in UTF-8. */
export async function hashOf(text: string, hash: 'SHA-256' | 'SHA-384'): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest(hash, new TextEncoder().encode(text)))
}

/** Bytes one after the other. */
export function joined(...parts: readonly Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
