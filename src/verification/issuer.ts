import type { Controller, Method } from './controller.ts'
import { day } from './dates.ts'
import { idOf } from './fetch.ts'
import type { Step } from './report.ts'

const issuer = (outcome: Step['outcome'], message: string): Step => ({ step: 'issuer', outcome, message })

/** How an issuer is named to people: the domain of a did:web or https identifier, which is proven, never the name in the file. */
export function provenName(issuerId: string): string {
  if (issuerId.startsWith('did:web:')) return decodeURIComponent(issuerId.slice('did:web:'.length).split(':').join('/'))
  return issuerId
}

/** When a key ended before it signed; a date that cannot be read, or a signature without one, is no proof that it had not. */
function expiredAt(method: Method, signedAt: number): string | undefined {
  return [method.expires, method.revoked].find((moment) => moment !== undefined && !(Date.parse(moment) > signedAt))
}

/**
 * Whether a signing key is one of the issuer's (Controlled Identifiers 1.0): its document lists the method, for assertions,
 * under its own control, and the key was not withdrawn when it signed.
 *
 * @param signedAt - The proof's own date, in milliseconds; NaN when it has none.
 */
export function checkMethod(issuerId: string, method: Method | undefined, signedAt: number): Step {
  const name = provenName(issuerId)
  if (method === undefined) return issuer('failed', `${name} does not list the key that signed it.`)
  if (method.controller !== issuerId)
    return issuer('failed', `The key that signed it belongs to ${provenName(method.controller)}, not to ${name}.`)
  if (!method.assertion) return issuer('failed', `${name} does not let this key sign credentials, or has withdrawn it.`)
  const end = expiredAt(method, signedAt)
  if (end !== undefined && (Number.isNaN(Date.parse(end)) || Number.isNaN(signedAt)))
    return issuer('not-checked', `${name} retired this key, and whether it was signed before that cannot be told.`)
  if (end !== undefined) return issuer('failed', `${name} retired this key on ${day(end)}, before it was signed.`)
  return issuer('passed', `The key that signed it is listed by ${name}.`)
}

/** The step when the issuer's keys could not be had. */
export function issuerNotChecked(issuerId: string, error: unknown): Step {
  return issuer('not-checked', `The keys of ${provenName(issuerId)} could not be had: ${(error as Error).message}.`)
}

/** The method of a controller by its full id. */
export function methodById(controller: Controller, id: string): Method | undefined {
  return controller.methods.find((method) => method.id === id)
}

/** The issuer's identifier of a credential, whether it is written as text or as an object. */
export function issuerIdOf(credential: { readonly issuer?: unknown }): string {
  return idOf(credential.issuer) ?? ''
}
