import { asArray, isObject, type Json, type JsonObject } from '../../domain/json.ts'
import { day } from '../dates.ts'
import { idOf } from '../fetch.ts'
import { domainOf, hostOf, issuerIdOf } from '../issuer/identity.ts'
import type { Session } from '../session.ts'
import { clear, StatusFault, type StatusFinding, withdrawn } from './finding.ts'

/** Reason and date of a list's entry, as the end of a sentence. */
export function reasonGiven(entry: unknown): string {
  if (!isObject(entry)) return '.'
  const { revocationReason, revoked, date } = entry
  const when = [date, revoked].find((value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)))
  const on = typeof when === 'string' ? ` on ${day(when)}` : ''
  return typeof revocationReason === 'string' && revocationReason !== ''
    ? `${on}. Reason given: ${revocationReason.slice(0, 500)}`
    : `${on}.`
}

/**
 * A 1EdTechRevocationList (deprecated since Open Badges 3.0.3): `{ id, issuer, revokedCredential: [{ id, revocationReason }] }`,
 * unsigned. It counts when it stands on the issuer’s own domain.
 */
export async function checkRevocationList(
  session: Session,
  credential: JsonObject,
  entry: JsonObject,
): Promise<StatusFinding> {
  const url = idOf(entry.id) ?? ''
  const { object, asOf } = await session.object(url)
  const issuerId = issuerIdOf(credential)
  const lists = [...asArray(object.revokedCredential), ...asArray(object.revokedCredentials)] as Json[]
  if (!('revokedCredential' in object) && !('revokedCredentials' in object))
    throw new StatusFault('status-malformed', `${url} is no list of revoked credentials`)
  const found = lists.find((revoked) => idOf(revoked) === credential.id)
  if (found !== undefined) return withdrawn('revoked', `The issuer’s revocation list names it${reasonGiven(found)}`)
  const named = idOf(object.issuer)
  const domain = domainOf(issuerId)?.split('/')[0]
  const isIssuers = (named === undefined || named === issuerId) && hostOf(url) === domain
  if (!isIssuers) throw new StatusFault('status-not-authentic', `${url} is unsigned and not on the issuer’s own domain`)
  if (asOf !== undefined)
    throw new StatusFault(
      'status-from-bundle',
      `it was not on the issuer’s revocation list on ${day(asOf)}, and nothing newer is known`,
    )
  return clear('The issuer’s revocation list does not name it.')
}
