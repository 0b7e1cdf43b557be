import { asArray, isObject, type JsonObject } from '../../domain/json.ts'
import { idOf, Unreachable } from '../fetch.ts'
import type { Session } from '../session.ts'
import { checkListEntry } from './entry.ts'
import { clear, StatusFault, type StatusFinding, unknown, worstOf } from './finding.ts'
import { checkRevocationList } from './revocation-list.ts'

type Check = (session: Session, credential: JsonObject, entry: JsonObject) => Promise<StatusFinding[]>

/** How each kind of status entry is asked. */
const KINDS: Readonly<Record<string, Check>> = {
  BitstringStatusListEntry: checkListEntry,
  StatusList2021Entry: checkListEntry,
  '1EdTechRevocationList': async (...given) => [await checkRevocationList(...given)],
}

/** A fault of one entry is a finding too, so that the other entries are still asked. */
function notTold(error: unknown): StatusFinding {
  const { message } = error as Error
  const reason = error instanceof StatusFault || error instanceof Unreachable ? error.reason : 'status-malformed'
  return unknown(reason, `Whether it was revoked could not be checked: ${message}.`)
}

async function checkEntry(session: Session, credential: JsonObject, entry: unknown): Promise<StatusFinding[]> {
  const type = isObject(entry) ? asArray(entry.type).find((name) => Object.hasOwn(KINDS, String(name))) : undefined
  if (!isObject(entry) || typeof type !== 'string') {
    const kind = isObject(entry) ? JSON.stringify(entry.type ?? idOf(entry))?.slice(0, 60) : 'unnamed'
    return [notTold(new StatusFault('status-unknown', `its kind of status, ${kind}, is not known to this verifier`))]
  }
  try {
    return await KINDS[type]!(session, credential, { ...entry, type })
  } catch (error) {
    return [notTold(error)]
  }
}

const MOST_ENTRIES = 10

/**
 * Asks every status list that a credential names. A list that cannot be read is never taken for a clean one.
 *
 * @param isShownInPart - Whether the holder chose what to show, and so could leave out the list.
 */
export async function checkStatus(
  session: Session,
  credential: JsonObject,
  isShownInPart = false,
): Promise<StatusFinding> {
  const entries = asArray(credential.credentialStatus)
  if (entries.length === 0 && isShownInPart)
    return unknown(
      'status-not-shown',
      'Its holder chose which of its statements to show. Whether there is a list on which it could be revoked is not among them.',
    )
  if (entries.length > MOST_ENTRIES)
    return unknown('status-malformed', `Whether it was revoked could not be checked: it names ${entries.length} lists.`)
  const findings: StatusFinding[] = []
  for (const entry of entries) findings.push(...(await checkEntry(session, credential, entry)))
  return (
    worstOf(findings) ??
    clear('It names no status list, so its issuer cannot revoke it.', [
      { warning: 'no-status', message: 'It names no list on which its issuer could revoke it.' },
    ])
  )
}
