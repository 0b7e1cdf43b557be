import { isObject, type JsonObject } from '../../domain/json.ts'
import type { Warning } from '../../domain/report.ts'
import { day } from '../dates.ts'
import { issuerIdOf } from '../issuer/identity.ts'
import type { Session } from '../session.ts'
import { valueAt } from './bitstring.ts'
import { clear, StatusFault, type StatusFinding, unknown, withdrawn } from './finding.ts'
import { isList, LIST_KINDS, type ListKind, type StatusList, statusList } from './list.ts'

/** One question to a list: what does it say at this position? */
interface Question {
  readonly purpose: string
  readonly index: number
  readonly list: string
  readonly size: number
  readonly messages: ReadonlyMap<number, string>
}

/** `statusMessage`: `[{ status: "0x1", message }]` (section 2.1). */
function messagesOf({ statusMessage }: JsonObject): ReadonlyMap<number, string> {
  const entries = Array.isArray(statusMessage) ? statusMessage.filter(isObject) : []
  return new Map(
    entries.flatMap(({ status, message }): [number, string][] =>
      typeof status === 'string' && /^0x[0-9a-f]{1,4}$/i.test(status) && typeof message === 'string'
        ? [[Number.parseInt(status, 16), message.slice(0, 500)]]
        : [],
    ),
  )
}

/** The standard asks for text; a number is read too, for an entry that is not read cannot tell that a badge was revoked. */
function indexOf(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value
  return typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN
}

/** Reads a status entry (section 2.1). */
function questionOf(entry: JsonObject): Question {
  const { statusPurpose: purpose, statusListIndex, statusListCredential: list, statusSize = 1 } = entry
  const index = indexOf(statusListIndex)
  const isSize = typeof statusSize === 'number' && Number.isInteger(statusSize) && statusSize >= 1 && statusSize <= 16
  if (typeof purpose !== 'string' || typeof list !== 'string' || Number.isNaN(index) || !isSize)
    throw new StatusFault('status-malformed', 'its status entry is not written as the standard says')
  const messages = messagesOf(entry)
  if (statusSize > 1 && messages.size === 0)
    throw new StatusFault('status-malformed', 'its status entry has several bits and does not say what they mean')
  return { purpose, index, list, size: statusSize, messages }
}

/**
 * Open Badges allows one status entry. Ours is the revocation’s, and names the suspension list, which shares the index, as
 * related material.
 */
async function pairedQuestion(session: Session, entry: JsonObject, question: Question): Promise<Question | undefined> {
  const { statusReference } = entry
  if (typeof statusReference !== 'string' || question.purpose !== 'revocation' || question.size !== 1) return undefined
  if (statusReference === question.list || !(await isList(session, statusReference))) return undefined
  return { ...question, purpose: 'suspension', list: statusReference, messages: new Map() }
}

const MEANINGS: Readonly<Record<string, (words: string) => StatusFinding>> = {
  revocation: (words) => withdrawn('revoked', `The issuer has revoked it${words}.`),
  suspension: (words) => withdrawn('suspended', `The issuer has suspended it for now${words}.`),
  refresh: (words) =>
    clear(
      'The issuer’s status list asks its holder to fetch a newer version.',
      said(`The issuer’s status list says that there is a newer version${words}.`),
    ),
  message: (words) =>
    clear('The issuer’s status list has a message about it.', said(`The issuer’s status list says about it${words}.`)),
}

const CLEAR: Readonly<Record<string, string>> = {
  revocation: 'The issuer’s status list says that it is not revoked.',
  suspension: 'The issuer’s status list says that it is not suspended.',
}

function said(message: string): readonly Warning[] {
  return [{ warning: 'status-message', message }]
}

function words({ messages }: Question, value: number, { signedOn, asOf }: StatusList): string {
  const message = messages.get(value)
  const given = message === undefined ? '' : `: ${message}`
  const when = asOf ?? signedOn
  return `${given}${when === undefined || Number.isNaN(Date.parse(when)) ? '' : ` (list of ${day(when)})`}`
}

/**
 * A list from a bundle tells what was withdrawn, and not what was withdrawn since: whoever holds the file could have kept an old
 * list, and written any day into it.
 */
function onlyKept({ asOf }: StatusList): StatusFinding | undefined {
  if (asOf === undefined) return undefined
  return unknown(
    'status-from-bundle',
    `The bundle says that on ${day(asOf)} the issuer had neither revoked nor suspended it. Whether it did since could not be checked.`,
  )
}

async function answerTo(
  session: Session,
  question: Question,
  kind: ListKind,
  issuerId: string,
): Promise<StatusFinding> {
  const list = await statusList(session, question.list, issuerId, kind)
  if (!list.purposes.includes(question.purpose))
    throw new StatusFault('status-malformed', `${question.list} is not a list for ${question.purpose.slice(0, 40)}`)
  const meaning = Object.hasOwn(MEANINGS, question.purpose) ? MEANINGS[question.purpose] : undefined
  if (meaning === undefined)
    throw new StatusFault(
      'status-unknown',
      `its status list is for ${JSON.stringify(question.purpose.slice(0, 40))}, which is not known to this verifier`,
    )
  const value = valueAt(list.bits, question.index, question.size)
  if (value !== 0) return meaning(words(question, value, list))
  if (list.isShort && kind.prefix === 'u')
    throw new StatusFault('status-malformed', 'the status list is shorter than the standard allows')
  return onlyKept(list) ?? clear(CLEAR[question.purpose] ?? 'The issuer’s status list says nothing about it.')
}

/** Asks the list that a status entry names, and the one that is paired with it. */
export async function checkListEntry(
  session: Session,
  credential: JsonObject,
  entry: JsonObject,
): Promise<StatusFinding[]> {
  const kind = LIST_KINDS[String(entry.type)]!
  const question = questionOf(entry)
  const issuerId = issuerIdOf(credential)
  const own = await answerTo(session, question, kind, issuerId)
  const paired = await pairedQuestion(session, entry, question)
  return paired === undefined ? [own] : [own, await answerTo(session, paired, kind, issuerId)]
}
