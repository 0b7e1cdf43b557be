import { asArray, isObject, type JsonObject } from '../../domain/json.ts'
import { idOf } from '../fetch.ts'
import type { Session } from '../session.ts'

/** The documents that an Open Badges 2.0 assertion leads to. */
export interface Chain {
  readonly badgeClass: JsonObject
  readonly issuer: JsonObject
  /** Address of the issuer's profile. */
  readonly issuerUrl: string
}

const isAddress = (id: string | undefined): id is string => id !== undefined && /^https?:\/\//.test(id)

/** The document at an address, or the one that is written out in place of it when it has no address. */
async function resolved(session: Session, value: unknown, what: string): Promise<JsonObject> {
  const id = idOf(value)
  if (isAddress(id)) return (await session.object(id)).object
  if (isObject(value)) return value
  throw new Error(`the ${what} is not named by an address`)
}

/**
 * Has the badge class and the issuer of an assertion. The issuer is always read at its own address: who writes an assertion
 * could write any issuer into it.
 *
 * @throws Unreachable, or Error in words that end a sentence.
 */
export async function chainOf(session: Session, assertion: JsonObject): Promise<Chain> {
  const badgeClass = await resolved(session, assertion.badge, 'badge class')
  const issuerUrl = idOf(badgeClass.issuer)
  if (!isAddress(issuerUrl)) throw new Error('the issuer is not named by an address')
  return { badgeClass, issuer: (await session.object(issuerUrl)).object, issuerUrl }
}

/** The scope of an issuer (Open Badges 2.0, VerificationObject): by default its own host. */
export function isInScope(id: string, issuer: JsonObject, issuerUrl: string): boolean {
  if (!URL.canParse(id) || !URL.canParse(issuerUrl)) return false
  const verification = isObject(issuer.verification) ? issuer.verification : {}
  const starts = asArray(verification.startsWith)
  const origins = asArray(verification.allowedOrigins ?? new URL(issuerUrl).host)
  const { host, hostname, origin } = new URL(id)
  // As browsers read an address, so that no "..", "@" or "%2e" in it leads elsewhere than it seems to.
  const isPlain = new URL(id).href === id
  const startsWell = starts.length === 0 || starts.some((start) => typeof start === 'string' && id.startsWith(start))
  return isPlain && startsWell && [host, hostname, origin].some((name) => origins.includes(name))
}
