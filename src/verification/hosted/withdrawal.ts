import { asArray, isObject, type JsonObject } from '../../domain/json.ts'
import { idOf, Unreachable } from '../fetch.ts'
import type { Session } from '../session.ts'
import { clear, type StatusFinding, unknown, withdrawn } from '../status/finding.ts'
import { reasonGiven } from '../status/revocation-list.ts'

const SUSPENDED = /^Suspended for now\b/

/** What an assertion that says that it is revoked says. Ours tells a suspension in its reason, for 2.0 has no word for it. */
export function ownWithdrawal(assertion: JsonObject): StatusFinding | undefined {
  if (assertion.revoked !== true) return undefined
  const { revocationReason: reason } = assertion
  const isSuspended = typeof reason === 'string' && SUSPENDED.test(reason)
  const message = `The issuer has withdrawn it${reasonGiven({ revocationReason: reason })}`
  return withdrawn(isSuspended ? 'suspended' : 'revoked', message)
}

/** What the issuer's revocation list says of an assertion (Open Badges 2.0, RevocationList). */
export async function checkList(session: Session, assertion: JsonObject, issuer: JsonObject): Promise<StatusFinding> {
  const url = idOf(issuer.revocationList)
  if (url === undefined) return clear('The issuer has not withdrawn it.')
  try {
    const { object, asOf } = await session.object(url)
    if (!asArray(object.type).includes('RevocationList'))
      return unknown('status-malformed', `Whether it was revoked could not be checked: ${url} is no revocation list.`)
    const id = idOf(assertion)
    const entry = asArray(object.revokedAssertions).find(
      (revoked) =>
        (id !== undefined && idOf(revoked) === id) ||
        (isObject(revoked) && revoked.uid !== undefined && revoked.uid === assertion.uid),
    )
    if (entry !== undefined) return withdrawn('revoked', `The issuer’s revocation list names it${reasonGiven(entry)}`)
    if (asOf !== undefined)
      return unknown(
        'status-from-bundle',
        'It was not on the issuer’s revocation list when the bundle was made; nothing newer is known.',
      )
    return clear('The issuer has not withdrawn it.')
  } catch (error) {
    const reason = error instanceof Unreachable ? error.reason : 'unreachable'
    return unknown(reason, `Whether it was revoked could not be checked: ${(error as Error).message}.`)
  }
}
