import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isObject, type Json } from '../../src/domain/json.ts'
import { PublisherError } from '../../src/domain/publisher-error.ts'
import { type Io, passedOn } from '../io.ts'
import { KEY_KINDS, type KeyKind, KINDS } from './kinds.ts'

/** Where a private key is. `where` is how people find it: the name of a variable, or of the file. */
export type KeySource =
  /** At hand, as a JWK. Never printed, never put into an error. */
  | { readonly kind: 'jwk'; readonly where: string; readonly jwk: object }
  /** With a program that signs what it is fed. */
  | {
      readonly kind: 'command'
      readonly where: string
      readonly words: readonly string[]
      readonly env: Readonly<Record<string, string>>
    }
  /** In AWS KMS, by the id, ARN or alias of the key. */
  | { readonly kind: 'kms'; readonly where: string; readonly keyId: string }

/** Variables that say where each private key is. One of a kind may be set. */
export const KEY_VARIABLES = {
  ed25519: { jwk: 'BADGEWRIGHT_ED25519_KEY', command: 'BADGEWRIGHT_ED25519_COMMAND', kms: 'BADGEWRIGHT_ED25519_KMS' },
  rsa: { jwk: 'BADGEWRIGHT_RSA_KEY', command: 'BADGEWRIGHT_RSA_COMMAND', kms: 'BADGEWRIGHT_RSA_KMS' },
} as const satisfies Record<KeyKind, Record<KeySource['kind'], string>>

/** Where private keys lie for local work; git ignores it. */
export const KEY_FILE = 'signing-keys.json'

/** Parses without quoting the text: JSON.parse's own message may contain a part of a private key. */
function parseSecret(text: string, where: string): object {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    value = undefined
  }
  if (isObject(value as Json)) return value as object
  throw new PublisherError('ERR_SIGNING_KEY_INVALID', `${where} is not a JSON object`, {
    hint: `it holds one private key as a JWK, as "badgewright keys create" wrote it`,
  })
}

/** How the value of each variable is read. */
const READ: Readonly<Record<KeySource['kind'], (value: string, where: string, env: Io['env']) => KeySource>> = {
  jwk: (value, where) => ({ kind: 'jwk', where, jwk: parseSecret(value, where) }),
  command: (value, where, env) => ({ kind: 'command', where, words: value.trim().split(/\s+/), env: passedOn(env) }),
  kms: (value, where) => ({ kind: 'kms', where, keyId: value.trim() }),
}

function inFile(kind: KeyKind, root: string): KeySource | undefined {
  const path = join(root, KEY_FILE)
  if (!existsSync(path)) return undefined
  const jwk: unknown = Reflect.get(parseSecret(readFileSync(path, 'utf8'), KEY_FILE), kind)
  return isObject(jwk) ? { kind: 'jwk', where: KEY_FILE, jwk } : undefined
}

function inEnvironment(kind: KeyKind, env: Io['env']): KeySource[] {
  const variables = Object.entries(KEY_VARIABLES[kind]) as [KeySource['kind'], string][]
  return variables
    .filter(([, name]) => (env[name] ?? '').trim() !== '')
    .map(([source, name]) => READ[source](env[name]!, name, env))
}

/**
 * Where the private key of a kind is; undefined when nothing tells.
 *
 * @throws PublisherError ERR_SIGNING_KEY_AMBIGUOUS when there are two sources, by their names; ERR_SIGNING_KEY_INVALID. No
 * message holds what a source holds.
 */
export function findKeySource(kind: KeyKind, { env, root }: Pick<Io, 'env' | 'root'>): KeySource | undefined {
  const sources = [...inEnvironment(kind, env), inFile(kind, root)].filter((source) => source !== undefined)
  if (sources.length <= 1) return sources[0]
  throw new PublisherError(
    'ERR_SIGNING_KEY_AMBIGUOUS',
    `there are ${sources.length} sources of the ${KEY_KINDS[kind].title} key: ${sources.map(({ where }) => where).join(' and ')}`,
    { hint: 'leave one of them, so that it is certain which key signs' },
  )
}

/**
 * The sources of both private keys.
 *
 * @throws PublisherError ERR_SIGNING_KEY_MISSING, and what {@link findKeySource} throws.
 */
export function keySources(io: Pick<Io, 'env' | 'root'>): Readonly<Record<KeyKind, KeySource>> {
  const [ed25519, rsa] = KINDS.map((kind) => findKeySource(kind, io))
  if (ed25519 !== undefined && rsa !== undefined) return { ed25519, rsa }
  if (ed25519 === undefined && rsa === undefined)
    throw new PublisherError('ERR_SIGNING_KEY_MISSING', 'there is no signing key', {
      hint: `set ${KEY_VARIABLES.ed25519.jwk} and ${KEY_VARIABLES.rsa.jwk}, or make ${KEY_FILE} with "badgewright keys create"; "badgewright build" needs none`,
    })
  const missing = KEY_VARIABLES[ed25519 === undefined ? 'ed25519' : 'rsa']
  throw new PublisherError('ERR_SIGNING_KEY_MISSING', `of the two signing keys one is missing: ${missing.jwk}`, {
    hint: `set it, or ${missing.command}, or ${missing.kms}, or put both keys into ${KEY_FILE}`,
  })
}
