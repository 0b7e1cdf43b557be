import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { publicMembers } from '../src/credentials/keys.ts'
import type { IssuerKey, PublicJwk } from '../src/domain/issuer-key.ts'
import { isObject, type Json } from '../src/domain/json.ts'
import { PublisherError } from '../src/domain/publisher-error.ts'
import { didOf, paths, urlOf } from '../src/domain/urls.ts'
import { publicJwkOf, thumbprint } from '../src/proofs/jwk.ts'
import { multikeyOf } from '../src/proofs/multikey.ts'
import { ProofError } from '../src/proofs/proof-error.ts'
import { ed25519Signer, rs256Signer } from '../src/proofs/signer.ts'
import type { Signer } from '../src/proofs/signer-interface.ts'
import type { Io } from './io.ts'

/** The two signers of an issuer. */
export interface Signers {
  /** Ed25519: embedded proofs and status lists. */
  readonly dataIntegrity: Signer
  /** RSA: JWTs. */
  readonly jwt: Signer
}

/** Private halves as JWKs. Never printed, never put into an error. */
export interface PrivateKeys {
  readonly ed25519: object
  readonly rsa: object
}

/** Where each private key is looked for first. */
export const KEY_VARIABLES = { ed25519: 'BADGEWRIGHT_ED25519_KEY', rsa: 'BADGEWRIGHT_RSA_KEY' } as const

/** Where private keys lie for local work; git ignores it. */
export const KEY_FILE = 'signing-keys.json'

type KeyKind = keyof typeof KEY_VARIABLES

/** Parses without quoting the text: JSON.parse's own message may contain a part of a private key. */
function parseSecret(text: string, where: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new PublisherError('ERR_SIGNING_KEY_INVALID', `${where} is not JSON`, {
      hint: `it holds one private key as a JWK, as "badgewright keys create" wrote it`,
    })
  }
}

function keyFile(root: string): Record<string, unknown> {
  const path = join(root, KEY_FILE)
  const value = existsSync(path) ? parseSecret(readFileSync(path, 'utf8'), KEY_FILE) : {}
  return isObject(value as Json) ? (value as Record<string, unknown>) : {}
}

function privateKey(kind: KeyKind, io: Pick<Io, 'env'>, file: Record<string, unknown>): object | undefined {
  const text = io.env[KEY_VARIABLES[kind]]
  const value = text === undefined || text === '' ? file[kind] : parseSecret(text, KEY_VARIABLES[kind])
  return typeof value === 'object' && value !== null ? value : undefined
}

/** The private keys from the environment, else from the local file, or undefined when there are none at all. */
export function readPrivateKeys(io: Pick<Io, 'env' | 'root'>): PrivateKeys | undefined {
  const file = keyFile(io.root)
  const ed25519 = privateKey('ed25519', io, file)
  const rsa = privateKey('rsa', io, file)
  if (ed25519 === undefined && rsa === undefined) return undefined
  if (ed25519 !== undefined && rsa !== undefined) return { ed25519, rsa }
  const missing = ed25519 === undefined ? KEY_VARIABLES.ed25519 : KEY_VARIABLES.rsa
  throw new PublisherError('ERR_SIGNING_KEY_MISSING', `of the two signing keys one is missing: ${missing}`, {
    hint: `set it, or put both keys into ${KEY_FILE}`,
  })
}

/** The public half of a private key, as a key of the issuer. */
export async function publicKeyOf(privateJwk: object, createdOn: string): Promise<IssuerKey> {
  const jwk = publicJwkOf(privateJwk)
  return { kid: await thumbprint(jwk), publicJwk: publicMembers(jwk as PublicJwk) as PublicJwk, createdOn }
}

async function currentKey(privateJwk: object, keys: readonly IssuerKey[]): Promise<IssuerKey> {
  const { kid } = await publicKeyOf(privateJwk, '')
  const key = keys.find((candidate) => candidate.kid === kid)
  if (key === undefined) {
    throw new PublisherError('ERR_SIGNING_KEY_UNKNOWN', `the signing key ${kid} is not among content/issuer/keys/`, {
      hint: 'publish its public half first, by a pull request; "badgewright keys create" writes both halves',
    })
  }
  if (key.retiredOn !== undefined || key.compromisedOn !== undefined) {
    throw new PublisherError('ERR_SIGNING_KEY_UNKNOWN', `the signing key ${kid} is retired`, {
      hint: 'sign with the current key; see content/issuer/keys/',
    })
  }
  return key
}

/**
 * Makes the signers and holds their public halves against the issuer's published keys.
 *
 * @throws PublisherError ERR_SIGNING_KEY_UNKNOWN, ERR_SIGNING_KEY_INVALID; no message holds key material.
 */
export async function signersOf(secret: PrivateKeys, keys: readonly IssuerKey[], siteUrl: string): Promise<Signers> {
  const dataIntegrity = await usable('ed25519', async () => {
    const { publicJwk } = await currentKey(secret.ed25519, keys)
    return ed25519Signer(secret.ed25519, `${didOf(siteUrl)}#${multikeyOf(publicJwk)}`)
  })
  const jwt = await usable('rsa', async () => {
    const { kid } = await currentKey(secret.rsa, keys)
    return rs256Signer(secret.rsa, urlOf(siteUrl, paths.key(kid)))
  })
  return { dataIntegrity, jwt }
}

/** Says which of the keys cannot be used. The messages of a ProofError hold no key material. */
async function usable(kind: KeyKind, signer: () => Promise<Signer>): Promise<Signer> {
  try {
    return await signer()
  } catch (error) {
    if (!(error instanceof ProofError)) throw error
    throw new PublisherError('ERR_SIGNING_KEY_INVALID', `${KEY_VARIABLES[kind]} or ${KEY_FILE}: ${error.message}`, {
      hint: error.hint,
    })
  }
}
