import { asArray, isObject, type JsonObject } from '../domain/json.ts'
import { STATUS_LIST_LENGTH } from '../domain/status-list.ts'
import { checkEmbeddedProofs } from './embedded-proof.ts'
import { idOf } from './fetch.ts'
import { issuerIdOf } from './issuer.ts'
import type { Standing, Step } from './report.ts'
import type { Session } from './session.ts'

/** What the issuer's status lists say. */
export interface StatusFinding {
  readonly step: Step
  readonly standing: Extract<Standing, 'valid' | 'suspended' | 'revoked' | 'unknown'>
}

const status = (outcome: Step['outcome'], message: string): Step => ({ step: 'status', outcome, message })

/** A list unpacks to no more than this many bytes: 64 times the least. */
const MOST_BYTES = STATUS_LIST_LENGTH * 8

async function gunzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')).getReader()
  const parts: Uint8Array<ArrayBuffer>[] = []
  let length = 0
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length
    if (length > MOST_BYTES) throw new Error('the list is too large')
    parts.push(part.value)
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer())
}

/** Unpacks an `encodedList` (Bitstring Status List 1.0, section 3.3): multibase `u`, base64url, gzip. */
export async function decodeStatusList(encoded: unknown): Promise<Uint8Array> {
  if (typeof encoded !== 'string' || !/^u[A-Za-z0-9_-]+$/.test(encoded))
    throw new Error('the list is not base64url with the prefix u')
  const binary = atob(encoded.slice(1).replaceAll('-', '+').replaceAll('_', '/'))
  const bits = await gunzip(Uint8Array.from(binary, (character) => character.charCodeAt(0)))
  if (bits.length * 8 < STATUS_LIST_LENGTH) throw new Error('the list is shorter than the standard allows')
  return bits
}

/** A status list that was fetched, verified and unpacked. */
interface StatusList {
  readonly purpose: unknown
  readonly bits: Uint8Array
}

async function readList(session: Session, url: string, issuerId: string): Promise<StatusList> {
  const list = await session.object(url)
  if (!asArray(list.type).includes('BitstringStatusListCredential')) throw new Error(`${url} is not a status list`)
  if (issuerIdOf(list) !== issuerId) throw new Error(`${url} is another issuer’s list`)
  const { signature, issuer } = await checkEmbeddedProofs(session, list)
  for (const step of [signature, issuer])
    if (step.outcome !== 'passed') throw new Error(`the status list itself does not hold (${step.message})`)
  const { id, validUntil } = list
  if (id !== url) throw new Error('the status list says that it is another')
  if (validUntil !== undefined && !(Date.parse(String(validUntil)) > session.now.getTime()))
    throw new Error('the status list is out of date')
  const subject = isObject(list.credentialSubject) ? list.credentialSubject : {}
  return { purpose: subject.statusPurpose, bits: await decodeStatusList(subject.encodedList) }
}

/** One question to a list: is the bit at this index set? */
interface Question {
  readonly purpose: string
  readonly index: number
  readonly list: string
}

function questionsOf(entry: JsonObject): Question[] {
  const { statusPurpose, statusListIndex, statusListCredential, statusReference, statusSize } = entry
  if (statusSize !== undefined && statusSize !== 1) throw new Error('its status entry has more than one bit')
  const index =
    typeof statusListIndex === 'string' && /^\d{1,9}$/.test(statusListIndex) ? Number(statusListIndex) : Number.NaN
  if (typeof statusPurpose !== 'string' || typeof statusListCredential !== 'string' || Number.isNaN(index))
    throw new Error('its status entry is not readable')
  const declared = { purpose: statusPurpose, index, list: statusListCredential }
  // Open Badges allows one status entry; ours names the suspension list, which shares the index, as related material.
  const paired =
    typeof statusReference === 'string' && statusPurpose === 'revocation'
      ? [{ purpose: 'suspension', index, list: statusReference }]
      : []
  return [declared, ...paired]
}

async function isSet(session: Session, { purpose, index, list }: Question, issuerId: string): Promise<boolean> {
  const { purpose: listed, bits } = await session.once(`list ${list} of ${issuerId}`, () =>
    readList(session, list, issuerId),
  )
  if (!asArray(listed).includes(purpose)) throw new Error(`${list} is not a list for ${purpose}`)
  const byte = bits[index >> 3]
  if (byte === undefined) throw new Error(`the status list has no position ${index}`)
  return (byte & (0x80 >> (index & 7))) !== 0
}

const FOUND: Readonly<Record<string, StatusFinding>> = {
  revocation: { step: status('failed', 'The issuer has revoked it.'), standing: 'revoked' },
  suspension: { step: status('failed', 'The issuer has suspended it for now.'), standing: 'suspended' },
}

/** Asks every status list that a credential names. A list that cannot be read is never taken for a clean one. */
export async function checkStatus(session: Session, credential: JsonObject): Promise<StatusFinding> {
  const entries = asArray(credential.credentialStatus)
  if (entries.length === 0)
    return {
      step: status('passed', 'The issuer keeps no status list for it, so it cannot be revoked.'),
      standing: 'valid',
    }
  try {
    const questions = entries.flatMap((entry) => {
      if (!isObject(entry) || entry.type !== 'BitstringStatusListEntry')
        throw new Error(`its kind of status, ${idOf(entry) ?? 'unnamed'}, is not known to this verifier`)
      return questionsOf(entry)
    })
    for (const question of questions) {
      const finding = FOUND[question.purpose]
      if (finding === undefined)
        throw new Error(
          `its status list is for ${JSON.stringify(question.purpose)}, which is not known to this verifier`,
        )
      if (await isSet(session, question, issuerIdOf(credential))) return finding
    }
    return {
      step: status('passed', 'The issuer’s status lists say that it is neither revoked nor suspended.'),
      standing: 'valid',
    }
  } catch (error) {
    return {
      step: status('not-checked', `Whether it was revoked could not be checked: ${(error as Error).message}.`),
      standing: 'unknown',
    }
  }
}
