import type { Reason } from '../../domain/findings.ts'
import type { Step } from '../../domain/report.ts'
import { sameKey, type VerificationKey } from '../../proofs/verification-key.ts'
import { Unreachable } from '../fetch.ts'
import type { Session } from '../session.ts'
import { type Controller, type Method, UnknownIdentifier, WrongDocument } from './controller.ts'
import { hostOf, provenName } from './identity.ts'
import { checkMethod, issuerStep, type Purpose } from './method.ts'

/** A key as a proof names it. */
export interface NamedKey {
  readonly key: VerificationKey
  /** The verification method's id, or the address of the key; nothing when the document brings its own key. */
  readonly name?: string | undefined
  /** Whether the key itself tells which method is meant. */
  readonly isByKey?: boolean
}

/** When and what for a signature was made. */
export interface Signing {
  readonly purpose: Purpose
  /** Milliseconds; NaN when it is not told. */
  readonly at: number
}

/** Hosts on which an address’s path, not its host, tells whose it is. */
const SHARED_HOSTS: ReadonlySet<string | undefined> = new Set([
  'gist.githubusercontent.com',
  'raw.githubusercontent.com',
  'gitlab.com',
  'github.com',
  'bitbucket.org',
  'codeberg.org',
  'w3id.org',
  'purl.org',
  'doi.org',
  'cdn.jsdelivr.net',
  'drive.google.com',
  'storage.googleapis.com',
  's3.amazonaws.com',
  'pastebin.com',
  'archive.org',
  'web.archive.org',
])

const FAULTS: readonly (readonly [new (...values: never[]) => Error, Step['outcome'], Reason])[] = [
  [UnknownIdentifier, 'not-checked', 'issuer-unknown-method'],
  [WrongDocument, 'failed', 'issuer-mismatch'],
]

/** The step when the issuer's keys could not be had. */
function withoutKeys(issuerId: string, error: unknown): Step {
  const { message } = error as Error
  const [, outcome, reason] = FAULTS.find(([kind]) => error instanceof kind) ?? [
    undefined,
    'not-checked' as const,
    error instanceof Unreachable ? error.reason : ('unreachable' as const),
  ]
  return issuerStep(outcome, `The keys of ${provenName(issuerId)} could not be had: ${message}.`, reason)
}

/**
 * The listed method that a proof means: the one of its name (Controlled Identifiers 1.0, section 3.3). A token names its key by
 * where it can be had, or brings it along, and so means the method that has this key.
 */
function listedMethod({ methods }: Controller, { name, key, isByKey = false }: NamedKey): Method | undefined {
  const named = methods.find((method) => method.id === name)
  return named ?? (isByKey ? methods.find((method) => sameKey(method.key, key)) : undefined)
}

/**
 * An issuer that is an https address and keeps no list of keys is known by its domain: a key that is published there is its
 * key (Open Badges 3.0, section 8.5, lets `kid` be any address).
 */
function byDomain(issuerId: string, { name }: NamedKey): Step {
  const [host, home] = [hostOf(name ?? ''), hostOf(issuerId)]
  const publishes = name !== undefined && !name.startsWith(`${issuerId}#`) && name.startsWith('https://')
  if (publishes && host === home && !SHARED_HOSTS.has(host))
    return issuerStep('passed', `The key that signed it is published by ${home}, the issuer’s domain.`)
  return issuerStep(
    'not-checked',
    `Nothing that ${provenName(issuerId)} publishes tells that the key is its own.`,
    'key-unattributed',
  )
}

/** Whether a key is the issuer's at the time of signing. */
export async function attribute(
  session: Session,
  issuerId: string,
  named: NamedKey,
  { purpose, at }: Signing,
): Promise<Step> {
  let controller: Controller
  try {
    controller = await session.controller(issuerId)
  } catch (error) {
    return withoutKeys(issuerId, error)
  }
  if (!controller.listsKeys) return byDomain(issuerId, named)
  const method = listedMethod(controller, named)
  if (method !== undefined) return checkMethod(controller, method, purpose, at)
  const owner = named.name?.split('#')[0]
  const isOthers = owner !== undefined && owner !== issuerId && (owner.startsWith('did:') || owner.startsWith('https:'))
  return issuerStep(
    'failed',
    `${provenName(issuerId)} does not list the key that signed it.`,
    isOthers ? 'key-of-another' : 'key-not-listed',
  )
}
