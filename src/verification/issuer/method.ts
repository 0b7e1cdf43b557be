import type { Reason } from '../../domain/findings.ts'
import type { Step } from '../../domain/report.ts'
import { day } from '../dates.ts'
import type { Controller, Method } from './controller.ts'
import { provenName } from './identity.ts'

/** What a signature was made for (VC Data Integrity, section 2.1). */
export type Purpose = 'assertionMethod' | 'authentication'

/** An issuer step. */
export function issuerStep(outcome: Step['outcome'], message: string, reason?: Reason): Step {
  return { step: 'issuer', outcome, message, ...(reason === undefined ? {} : { reason }) }
}

/** When a key ended before it signed; a date that cannot be read, or a signature without one, is no proof that it had not. */
function endBefore(method: Method, signedAt: number): string | undefined {
  return [method.expires, method.revoked].find((moment) => moment !== undefined && !(Date.parse(moment) > signedAt))
}

/**
 * Whether a listed key is the issuer's (Controlled Identifiers 1.0): its document lists the method for this purpose, under
 * its own control, and the key was not withdrawn when it signed.
 *
 * @param signedAt - The proof's own date, in milliseconds; NaN when it has none.
 */
export function checkMethod(controller: Controller, method: Method, purpose: Purpose, signedAt: number): Step {
  const name = provenName(controller.id)
  if (method.controller !== controller.id)
    return issuerStep(
      'failed',
      `The key that signed it belongs to ${provenName(method.controller)}, not to ${name}.`,
      'key-of-another',
    )
  const isAllowed = purpose === 'assertionMethod' ? method.assertion : method.authentication
  if (!isAllowed && method.revoked !== undefined)
    return issuerStep(
      'failed',
      `${name} has withdrawn the key that signed it: others may have had it since ${day(method.revoked)}.`,
      'key-withdrawn',
    )
  if (!isAllowed)
    return issuerStep(
      'failed',
      `${name} does not let this key sign credentials, or has withdrawn it.`,
      'key-not-for-credentials',
    )
  const end = endBefore(method, signedAt)
  if (end !== undefined && (Number.isNaN(Date.parse(end)) || Number.isNaN(signedAt)))
    return issuerStep(
      'not-checked',
      `${name} retired this key, and whether it was signed before that cannot be told.`,
      'key-retired',
    )
  if (end !== undefined)
    return issuerStep('failed', `${name} retired this key on ${day(end)}, before it was signed.`, 'key-retired')
  if (controller.asOf !== undefined)
    return issuerStep(
      'not-checked',
      `The bundle says that ${name} listed the key that signed it on ${day(controller.asOf)}. Anybody could have written that; check again where there is a network.`,
      'key-from-bundle',
    )
  return issuerStep('passed', `The key that signed it is listed by ${name}.`)
}
