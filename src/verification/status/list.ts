import { asArray, isObject, type JsonObject } from '../../domain/json.ts'
import { STATUS_LIST_LENGTH } from '../../domain/status-list.ts'
import { parse } from '../../proofs/verify-jwt.ts'
import { ask, parseObject, textOf } from '../fetch.ts'
import { isOutOfBounds } from '../input/bounds.ts'
import { issuerIdOf } from '../issuer/identity.ts'
import { checkEmbeddedProofs } from '../proof/embedded.ts'
import type { ProofFinding } from '../proof/finding.ts'
import { checkToken, documentOfPayload } from '../proof/token.ts'
import type { Session } from '../session.ts'
import { decodeStatusList } from './bitstring.ts'
import { StatusFault } from './finding.ts'

/** A kind of status list: Bitstring Status List 1.0, and its draft of 2021. */
export interface ListKind {
  readonly credentialType: string
  readonly subjectType: string
  readonly prefix: 'u' | ''
}

/** Kinds of lists by the type of the entries that name them. */
export const LIST_KINDS: Readonly<Record<string, ListKind>> = {
  BitstringStatusListEntry: {
    credentialType: 'BitstringStatusListCredential',
    subjectType: 'BitstringStatusList',
    prefix: 'u',
  },
  StatusList2021Entry: { credentialType: 'StatusList2021Credential', subjectType: 'StatusList2021', prefix: '' },
}

/** A status list that was had, verified and unpacked. */
export interface StatusList {
  readonly purposes: readonly unknown[]
  readonly bits: Uint8Array
  /** Whether it has fewer entries than the standard asks for, so that it tells more of its holders than it should. */
  readonly isShort: boolean
  /** When the issuer signed it, as written. */
  readonly signedOn: string | undefined
  /** Since when it is known, when it comes from a bundle. */
  readonly asOf: string | undefined
}

interface Secured {
  readonly document: JsonObject
  readonly finding: ProofFinding
}

async function securedList(session: Session, bytes: Uint8Array, url: string): Promise<Secured> {
  const text = textOf(bytes) ?? ''
  const token = text.startsWith('{') ? undefined : parse(text)
  if (token !== undefined && !('outcome' in token) && !isOutOfBounds(token.payload))
    return { document: documentOfPayload(token.payload), finding: await checkToken(session, text) }
  const parsed = parseObject(bytes)
  if ('problem' in parsed) throw new StatusFault('status-malformed', `what ${url} answered ${parsed.problem}`)
  if (isOutOfBounds(parsed.object))
    throw new StatusFault('status-malformed', `what ${url} answered has more parts than any list`)
  return { document: parsed.object, finding: await checkEmbeddedProofs(session, parsed.object) }
}

/** The list must be the issuer's own word: signed, by the credential's issuer, about this address, and still good. */
function holdToIssuer({ document, finding }: Secured, url: string, issuerId: string, now: Date): void {
  if (issuerIdOf(document) !== issuerId)
    throw new StatusFault('status-not-authentic', `${url} is another issuer’s list`)
  const decides = [finding.signature, finding.issuer].find(({ outcome }) => outcome !== 'passed')
  // In a bundle the keys are as little proven as the list: that is told by the step about the issuer already.
  if (decides !== undefined && decides.reason !== 'key-from-bundle') {
    const reason = decides.outcome === 'failed' ? 'status-not-authentic' : (decides.reason ?? 'unreachable')
    throw new StatusFault(reason, `the status list itself does not hold (${decides.message})`)
  }
  if (document.id !== undefined && document.id !== url)
    throw new StatusFault('status-not-authentic', 'the status list says that it is another')
  const [from, until] = [document.validFrom ?? document.issuanceDate, document.validUntil ?? document.expirationDate]
  if (from !== undefined && !(Date.parse(String(from)) <= now.getTime()))
    throw new StatusFault('status-malformed', 'the status list does not count yet')
  if (until !== undefined && !(Date.parse(String(until)) > now.getTime()))
    throw new StatusFault('status-out-of-date', 'the status list is out of date')
}

async function unpack(document: JsonObject, kind: ListKind, asOf: string | undefined): Promise<StatusList> {
  const subject = isObject(document.credentialSubject) ? document.credentialSubject : {}
  if (!asArray(document.type).includes(kind.credentialType) || !asArray(subject.type).includes(kind.subjectType))
    throw new StatusFault('status-malformed', 'what the status entry names is no status list')
  const bits = await decodeStatusList(subject.encodedList, kind.prefix)
  const signedOn = document.validFrom ?? document.issuanceDate
  return {
    purposes: asArray(subject.statusPurpose),
    bits,
    isShort: bits.length * 8 < STATUS_LIST_LENGTH,
    signedOn: typeof signedOn === 'string' ? signedOn : undefined,
    asOf,
  }
}

async function readList(session: Session, url: string, issuerId: string, kind: ListKind): Promise<StatusList> {
  const { bytes, asOf } = await ask(session.kept, url)
  const secured = await securedList(session, bytes, url)
  holdToIssuer(secured, url, issuerId, session.now)
  return await unpack(secured.document, kind, asOf)
}

/** A list that a bundle holds, when it holds together; nothing is asked for it. */
async function keptList(
  session: Session,
  url: string,
  issuerId: string,
  kind: ListKind,
): Promise<StatusList | undefined> {
  const kept = session.bundled(url)
  if (kept === undefined) return undefined
  try {
    const secured = await securedList(session, kept.bytes, url)
    holdToIssuer(secured, url, issuerId, session.now)
    return await unpack(secured.document, kind, kept.asOf)
  } catch {
    return undefined
  }
}

const isNewer = (kept: StatusList, live: StatusList) =>
  Date.parse(kept.signedOn ?? '') > Date.parse(live.signedOn ?? '')

/**
 * Has a status list, verified.
 *
 * @throws StatusFault, or Unreachable when it could not be had.
 */
export async function statusList(session: Session, url: string, issuerId: string, kind: ListKind): Promise<StatusList> {
  const list = await session.once(`list ${url} of ${issuerId}`, () => readList(session, url, issuerId, kind))
  const kept = list.asOf === undefined ? await keptList(session, url, issuerId, kind) : undefined
  if (kept !== undefined && isNewer(kept, list))
    throw new StatusFault('status-rolled-back', `${url} serves an older list than the one signed on ${kept.signedOn}`)
  return list
}

/**
 * Whether an address answers with a list at all; what a status entry calls related material may be anything.
 *
 * @throws Unreachable when there is no answer, for then it may well be one.
 */
export async function isList(session: Session, url: string): Promise<boolean> {
  const { bytes } = await ask(session.kept, url)
  const parsed = parseObject(bytes)
  return 'object' in parsed && asArray(parsed.object.type).includes('BitstringStatusListCredential')
}
