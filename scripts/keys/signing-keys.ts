import { publicMembers } from '../../src/credentials/keys.ts'
import { type IssuerKey, isCurrent, type PublicJwk } from '../../src/domain/issuer-key.ts'
import { PublisherError } from '../../src/domain/publisher-error.ts'
import { didOf, paths, urlOf } from '../../src/domain/urls.ts'
import type { LedgerKey } from '../../src/ledger/keys.ts'
import { publicJwkOf, thumbprint } from '../../src/proofs/jwk.ts'
import { multikeyOf } from '../../src/proofs/multikey.ts'
import { ProofError } from '../../src/proofs/proof-error.ts'
import { ed25519Signer, rs256Signer } from '../../src/proofs/signer.ts'
import type { Signer } from '../../src/proofs/signer-interface.ts'
import { commandSign } from './command-signer.ts'
import { KEY_KINDS, type KeyKind, KINDS, kindOf } from './kinds.ts'
import { type RemoteSign, remoteSigner, signatureHolds, signerFailed } from './remote-signer.ts'
import type { KeySource } from './sources.ts'

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

/** A signer, and the published key that it signs for. */
export interface OpenedKey {
  readonly key: IssuerKey
  readonly signer: Signer
}

/** Published keys, and where they are published. */
export interface Published {
  readonly keys: readonly IssuerKey[]
  readonly siteUrl: string
}

/** The public half of a key, private or public, as a key of the issuer. */
export async function publicKeyOf(jwk: object, createdOn: string): Promise<IssuerKey> {
  const published = publicJwkOf(jwk)
  return { kid: await thumbprint(published), publicJwk: publicMembers(published as PublicJwk) as PublicJwk, createdOn }
}

/** Where verifiers find a key: a proof names an Ed25519 key by its DID URL, a token an RSA key by its own address. */
export function keyName({ kid, publicJwk }: IssuerKey, siteUrl: string): string {
  return publicJwk.kty === 'OKP' ? `${didOf(siteUrl)}#${multikeyOf(publicJwk)}` : urlOf(siteUrl, paths.key(kid))
}

/** The issuer's keys by the names that the ledger has for them. */
export function ledgerKeys(keys: readonly IssuerKey[], siteUrl: string): LedgerKey[] {
  return keys.map((key) => ({ key, name: keyName(key, siteUrl) }))
}

function endOf({ retiredOn, compromisedOn }: IssuerKey): string | undefined {
  if (compromisedOn !== undefined) return 'compromised: others may have it'
  return retiredOn === undefined ? undefined : 'retired'
}

/** The published key of a public half. */
async function publishedKey(jwk: object, { keys }: Published): Promise<IssuerKey> {
  const { kid } = await publicKeyOf(jwk, '')
  const key = keys.find((candidate) => candidate.kid === kid)
  if (key === undefined)
    throw new PublisherError('ERR_SIGNING_KEY_UNKNOWN', `the signing key ${kid} is not among content/issuer/keys/`, {
      hint: 'publish its public half first, by a pull request; "badgewright keys create" writes both halves',
    })
  const end = endOf(key)
  if (end !== undefined)
    throw new PublisherError('ERR_SIGNING_KEY_UNKNOWN', `the signing key ${kid} is ${end}`, {
      hint: 'sign with a current key; see content/issuer/keys/',
    })
  return key
}

const LOCAL_SIGNERS = { ed25519: ed25519Signer, rsa: rs256Signer }

/** A private key at hand. The messages of a ProofError hold no key material. */
async function openJwk(kind: KeyKind, { where, jwk }: KeySource & { kind: 'jwk' }, published: Published) {
  try {
    const key = await publishedKey(jwk, published)
    return { key, signer: LOCAL_SIGNERS[kind](jwk, keyName(key, published.siteUrl)) }
  } catch (error) {
    if (!(error instanceof ProofError)) throw error
    throw new PublisherError('ERR_SIGNING_KEY_INVALID', `${where}: ${error.message}`, { hint: error.hint })
  }
}

function openRemote(kind: KeyKind, where: string, key: IssuerKey, sign: RemoteSign, { siteUrl }: Published): OpenedKey {
  const verificationMethod = keyName(key, siteUrl)
  return { key, signer: remoteSigner(kind, { where, publicJwk: key.publicJwk, verificationMethod }, sign) }
}

/** A program cannot say which key it has, so it signs a sample, and the published key that verifies it is the one. */
async function openCommand(kind: KeyKind, source: KeySource & { kind: 'command' }, published: Published) {
  const sign = commandSign(source)
  const sample = new TextEncoder().encode('sample')
  const signature = await sign(sample)
  const key = published.keys.find(
    (candidate) =>
      kindOf(candidate) === kind && isCurrent(candidate) && signatureHolds(candidate.publicJwk, sample, signature),
  )
  if (key !== undefined) return openRemote(kind, source.where, key, sign, published)
  throw signerFailed(
    source.where,
    `it gave ${signature.length} bytes, which are no signature by a current ${KEY_KINDS[kind].title} key`,
    'it must write the raw signature of the bytes on its input, by a key that content/issuer/keys/ publishes as current',
  )
}

async function openKms(kind: KeyKind, source: KeySource & { kind: 'kms' }, published: Published) {
  // The SDK is large and only few need it: nothing of it is loaded unless a key is there.
  const { openKmsKey } = await import('./kms-signer.ts')
  const { publicJwk, sign } = await openKmsKey(kind, source)
  return openRemote(kind, source.where, await publishedKey(publicJwk, published), sign, published)
}

/**
 * Opens the private key of one kind, and holds it against the issuer's published keys.
 *
 * Rejects with PublisherError ERR_SIGNING_KEY_UNKNOWN, ERR_SIGNING_KEY_INVALID or ERR_SIGNER_FAILED; no message holds key
 * material.
 */
export async function openKey(kind: KeyKind, source: KeySource, published: Published): Promise<OpenedKey> {
  const opened =
    source.kind === 'jwk'
      ? await openJwk(kind, source, published)
      : source.kind === 'command'
        ? await openCommand(kind, source, published)
        : await openKms(kind, source, published)
  if (kindOf(opened.key) === kind) return opened
  throw new PublisherError('ERR_SIGNING_KEY_INVALID', `${source.where}: it is no ${KEY_KINDS[kind].title} key`, {
    hint: 'give the Ed25519 key and the RSA key each its own variable',
  })
}

/** Opens both keys. Rejects as {@link openKey} does. */
export async function openSigners(
  sources: Readonly<Record<KeyKind, KeySource>>,
  keys: readonly IssuerKey[],
  siteUrl: string,
): Promise<Signers> {
  const [ed25519, rsa] = await Promise.all(KINDS.map((kind) => openKey(kind, sources[kind], { keys, siteUrl })))
  return { dataIntegrity: ed25519!.signer, jwt: rsa!.signer }
}

/** Makes the signers of keys in memory. Rejects as {@link openKey} does. */
export async function signersOf(secret: PrivateKeys, keys: readonly IssuerKey[], siteUrl: string): Promise<Signers> {
  const source = (jwk: object): KeySource => ({ kind: 'jwk', where: 'the key in memory', jwk })
  return openSigners({ ed25519: source(secret.ed25519), rsa: source(secret.rsa) }, keys, siteUrl)
}
