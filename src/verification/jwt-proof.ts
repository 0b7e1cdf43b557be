import { isObject, type JsonObject } from '../domain/json.ts'
import { parse, verifyJwt } from '../proofs/verify-jwt.ts'
import type { Method } from './controller.ts'
import type { ProofFinding } from './embedded-proof.ts'
import { checkMethod, issuerIdOf, issuerNotChecked } from './issuer.ts'
import type { Step } from './report.ts'
import type { Session } from './session.ts'

/** A VC-JWT taken apart: its findings, and the credential that it holds. */
export interface JwtFinding extends ProofFinding {
  readonly credential: JsonObject
}

const CLAIMS = ['iss', 'jti', 'nbf', 'sub', 'exp']

const signature = (outcome: Step['outcome'], message: string): Step => ({ step: 'signature', outcome, message })

/** The credential inside a payload: VC 2.0 has it at the top level beside the claims, VC 1.1 under `vc`. */
function credentialOf(payload: JsonObject): JsonObject {
  if (isObject(payload.vc)) return payload.vc
  return Object.fromEntries(Object.entries(payload).filter(([name]) => !CLAIMS.includes(name)))
}

const seconds = (text: unknown) => (typeof text === 'string' ? Date.parse(text) / 1000 : undefined)

/** Open Badges 3.0, section 8.2: the claims exist and equal what they stand for. */
function wrongClaim(payload: JsonObject, credential: JsonObject): string | undefined {
  const subject = isObject(credential.credentialSubject) ? credential.credentialSubject : {}
  const expected: Readonly<Record<string, unknown>> = {
    iss: issuerIdOf(credential),
    jti: credential.id,
    sub: subject.id,
    nbf: seconds(credential.validFrom ?? credential.issuanceDate),
    exp: seconds(credential.validUntil ?? credential.expirationDate),
  }
  const missing = CLAIMS.find((claim) => claim !== 'exp' && payload[claim] === undefined)
  return missing ?? CLAIMS.find((claim) => payload[claim] !== expected[claim])
}

const sameKey = (a: JsonObject, b: JsonObject) =>
  ['kty', 'crv', 'x', 'y', 'n', 'e'].every((member) => a[member] === b[member])

async function publicKey(session: Session, header: JsonObject): Promise<JsonObject | undefined> {
  if (typeof header.kid === 'string' && header.kid.startsWith('https://')) return session.object(header.kid)
  return isObject(header.jwk) ? header.jwk : undefined
}

async function issuerStep(
  session: Session,
  credential: JsonObject,
  jwk: JsonObject,
  payload: JsonObject,
): Promise<Step> {
  const issuerId = issuerIdOf(credential)
  try {
    const { methods } = await session.controller(issuerId)
    const listed = methods.find(
      (method: Method) => method.publicKeyJwk !== undefined && sameKey(method.publicKeyJwk as JsonObject, jwk),
    )
    return checkMethod(issuerId, listed, typeof payload.nbf === 'number' ? payload.nbf * 1000 : Number.NaN)
  } catch (error) {
    return issuerNotChecked(issuerId, error)
  }
}

async function signatureStep(jws: string, jwk: JsonObject, credential: JsonObject, payload: JsonObject): Promise<Step> {
  const result = await verifyJwt(jws, jwk)
  if (result.outcome !== 'passed')
    return signature(result.outcome === 'failed' ? 'failed' : 'not-checked', result.message)
  const claim = wrongClaim(payload, credential)
  if (claim !== undefined)
    return signature('failed', `The token’s claim "${claim}" does not say what the credential says.`)
  return signature('passed', 'What it says is exactly what was signed.')
}

/** Checks a VC-JWT by the Open Badges rules (standards digest, section 2.1). The key must be one that the issuer's document lists. */
export async function checkJwt(session: Session, jws: string): Promise<JwtFinding> {
  const parsed = parse(jws)
  const noKey: Step = {
    step: 'issuer',
    outcome: 'not-checked',
    message: 'Without a readable signature there is no key to look for.',
  }
  if ('outcome' in parsed) return { credential: {}, signature: signature('failed', parsed.message), issuer: noKey }
  const payload = parsed.payload as JsonObject
  const credential = credentialOf(payload)
  try {
    const jwk = await publicKey(session, parsed.header as JsonObject)
    if (jwk === undefined)
      return {
        credential,
        signature: signature('not-checked', 'The token does not say where its key is.'),
        issuer: noKey,
      }
    return {
      credential,
      signature: await signatureStep(jws, jwk, credential, payload),
      issuer: await issuerStep(session, credential, jwk, payload),
    }
  } catch (error) {
    return {
      credential,
      signature: signature('not-checked', `The key could not be had: ${(error as Error).message}.`),
      issuer: noKey,
    }
  }
}
