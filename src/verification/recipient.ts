import type { Reason } from '../domain/findings.ts'
import { asArray, isObject, type JsonObject } from '../domain/json.ts'
import type { Step } from '../domain/report.ts'
import { md5Hex } from './md5.ts'
import type { Known } from './session.ts'

/** One way in which a document tells who its recipient is. */
interface Identity {
  readonly type: string
  readonly value: string
  readonly hashed: boolean
  readonly salt: string
}

/** Identity types of Open Badges 2.0 in the words of 3.0. */
const TYPES_OF_2: Readonly<Record<string, string>> = {
  email: 'emailAddress',
  url: 'url',
  telephone: 'telephone',
  id: 'id',
}

function identityOf(value: unknown, names: { readonly hash: string; readonly type: string }): Identity[] {
  if (!isObject(value)) return []
  const [hash, type] = [value[names.hash], value[names.type]]
  if (typeof hash !== 'string') return []
  const known = typeof type === 'string' ? (TYPES_OF_2[type] ?? type) : ''
  const salt = typeof value.salt === 'string' ? value.salt : ''
  return [{ type: known, value: hash, hashed: value.hashed === true, salt }]
}

/** Every identity that a document states: `credentialSubject` of 3.0, `recipient` of 2.0. */
export function identitiesOf(content: JsonObject): readonly Identity[] {
  const subject = isObject(content.credentialSubject) ? content.credentialSubject : {}
  const plain: Identity[] =
    typeof subject.id === 'string' ? [{ type: 'id', value: subject.id, hashed: false, salt: '' }] : []
  return [
    ...plain,
    ...asArray(subject.identifier).flatMap((value) =>
      identityOf(value, { hash: 'identityHash', type: 'identityType' }),
    ),
    ...asArray(content.recipient).flatMap((value) => identityOf(value, { hash: 'identity', type: 'type' })),
  ]
}

const hex = (bytes: ArrayBuffer) =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')

/** Hashes by their names in identity hashes (Open Badges 3.0, section B.2.9). */
const HASHES: Readonly<Record<string, (bytes: Uint8Array<ArrayBuffer>) => Promise<string>>> = {
  sha256: async (bytes) => hex(await crypto.subtle.digest('SHA-256', bytes)),
  md5: async (bytes) => md5Hex(bytes),
}

/** How a known value may have been written before it was hashed: nothing says whether letters were made small. */
function spellings(value: string): string[] {
  const trimmed = value.trim()
  const plain = trimmed.replace(/^(mailto|tel):/i, '')
  return [
    ...new Set([value, trimmed, trimmed.toLowerCase(), plain, plain.toLowerCase(), `mailto:${plain}`, `tel:${plain}`]),
  ]
}

async function isSame(identity: Identity, known: string): Promise<boolean> {
  if (!identity.hashed) return identity.value.trim().toLowerCase() === known.toLowerCase()
  const [algorithm = '', digest = ''] = identity.value.split('$')
  const hash = Object.hasOwn(HASHES, algorithm) ? HASHES[algorithm] : undefined
  if (hash === undefined) return false
  return (await hash(new TextEncoder().encode(known + identity.salt))) === digest.toLowerCase()
}

const step = (outcome: Step['outcome'], message: string, reason?: Reason): Step => ({
  step: 'recipient',
  outcome,
  message,
  ...(reason === undefined ? {} : { reason }),
})

/**
 * Compares the recipient with somebody whom the reader knows (Open Badges 3.0, section 9.2): by the id, or by each identifier
 * of the asked type, hashed with its own salt.
 */
export async function checkRecipient(content: JsonObject, { value, type }: Known): Promise<Step> {
  const identities = identitiesOf(content).filter((identity) => type === undefined || identity.type === type)
  if (identities.length === 0)
    return step('not-checked', 'It does not say in this way to whom it was awarded.', 'recipient-unstated')
  for (const identity of identities)
    for (const known of spellings(value))
      if (await isSame(identity, known)) return step('passed', 'It was awarded to the person whom you asked about.')
  return step(
    'failed',
    'It was not awarded to the person whom you asked about, as far as what you typed tells.',
    'recipient-differs',
  )
}
