import { asArray, isObject, type JsonObject, sameJson } from '../domain/json.ts'
import { checkDates } from './dates.ts'
import { fetchObject, idOf } from './fetch.ts'
import type { Standing, Step } from './report.ts'
import type { Session } from './session.ts'

/** What was found out about an Open Badges 2.0 assertion. */
export interface HostedFinding {
  readonly steps: readonly Step[]
  readonly standing: Standing
}

/** The scope of an issuer (Open Badges 2.0, VerificationObject): by default its own host. */
function isInScope(id: string, issuer: JsonObject, issuerUrl: string): boolean {
  const verification = isObject(issuer.verification) ? issuer.verification : {}
  const starts = asArray(verification.startsWith)
  const origins = asArray(verification.allowedOrigins ?? new URL(issuerUrl).host)
  const startsWell = starts.length === 0 || starts.some((start) => typeof start === 'string' && id.startsWith(start))
  return startsWell && origins.includes(new URL(id).host)
}

async function checkHosted(session: Session, assertion: JsonObject, id: string): Promise<Step> {
  // Not remembered: no other document needs it, and a site has as many as awards.
  const hosted = await fetchObject(session.fetch, id)
  const same = sameJson(hosted, assertion)
  const message = same
    ? 'The issuer’s site holds the same assertion at its address.'
    : 'The issuer’s site says something else at its address.'
  return { step: 'signature', outcome: same ? 'passed' : 'failed', message }
}

function checkScope(id: string, issuerUrl: string, issuer: JsonObject): Step {
  if (issuer.id !== issuerUrl)
    return { step: 'issuer', outcome: 'failed', message: 'The issuer’s document says that it is another.' }
  const inScope = isInScope(id, issuer, issuerUrl)
  const host = new URL(issuerUrl).host
  return {
    step: 'issuer',
    outcome: inScope ? 'passed' : 'failed',
    message: inScope
      ? `Its address is within what ${host} issues from.`
      : `Its address is outside what ${host} issues from.`,
  }
}

async function checkWithdrawal(session: Session, assertion: JsonObject, id: string, issuer: JsonObject): Promise<Step> {
  const reason = (text: unknown) => (typeof text === 'string' ? ` Reason given: ${text}` : '')
  if (assertion.revoked === true)
    return {
      step: 'status',
      outcome: 'failed',
      message: `The issuer has withdrawn it.${reason(assertion.revocationReason)}`,
    }
  if (issuer.revocationList !== undefined) {
    const list = await session.object(idOf(issuer.revocationList) ?? '')
    if (!asArray(list.type).includes('RevocationList')) throw new Error('the revocation list is none')
    const entry = asArray(list.revokedAssertions).find(
      (revoked) =>
        idOf(revoked) === id || (isObject(revoked) && revoked.uid !== undefined && revoked.uid === assertion.uid),
    )
    if (entry !== undefined)
      return {
        step: 'status',
        outcome: 'failed',
        message: `The issuer’s revocation list names it.${reason(isObject(entry) ? entry.revocationReason : undefined)}`,
      }
  }
  return { step: 'status', outcome: 'passed', message: 'The issuer has not withdrawn it.' }
}

/** Checks a hosted assertion of Open Badges 2.0: its copy on the issuer's site, the issuer's scope, dates, revocation. */
export async function checkHostedAssertion(session: Session, assertion: JsonObject): Promise<HostedFinding> {
  const dates = checkDates(assertion.issuedOn, assertion.expires, session.now)
  try {
    const id = idOf(assertion) ?? ''
    const hosted = await checkHosted(session, assertion, id)
    const badgeClass = await session.object(idOf(assertion.badge) ?? '')
    const issuerUrl = idOf(badgeClass.issuer) ?? ''
    const issuer = await session.object(issuerUrl)
    const scope = checkScope(id, issuerUrl, issuer)
    const withdrawal = await checkWithdrawal(session, assertion, id, issuer)
    const standing = withdrawal.outcome === 'failed' ? 'revoked' : dates.standing
    return { steps: [hosted, scope, dates.step, withdrawal], standing }
  } catch (error) {
    const { message } = error as Error
    const notChecked = (step: Step['step']): Step => ({
      step,
      outcome: 'not-checked',
      message: `This could not be checked: ${message}.`,
    })
    return {
      steps: [notChecked('signature'), notChecked('issuer'), dates.step, notChecked('status')],
      standing: 'unknown',
    }
  }
}
