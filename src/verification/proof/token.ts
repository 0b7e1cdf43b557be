import { defined, isObject, type JsonObject } from '../../domain/json.ts'
import type { Step } from '../../domain/report.ts'
import type { VerificationKey } from '../../proofs/verification-key.ts'
import { jwkOfKey } from '../../proofs/verification-key.ts'
import { parse, verifyJwt } from '../../proofs/verify-jwt.ts'
import { Unreachable } from '../fetch.ts'
import { attribute, type NamedKey } from '../issuer/attribution.ts'
import { issuerIdOf } from '../issuer/identity.ts'
import type { Purpose } from '../issuer/method.ts'
import type { Session } from '../session.ts'
import { NO_KEY, type ProofFinding, proofReport, REASON_OF, signatureStep, textIn, UNSIGNED } from './finding.ts'

const CLAIMS = ['iss', 'jti', 'nbf', 'sub', 'exp'] as const
/** Further claims of tokens that are no member of a credential (RFC 7519, section 4.1). */
const OTHER_CLAIMS: readonly string[] = [...CLAIMS, 'iat', 'aud', 'nonce']

/**
 * The document inside a payload: at the top level beside the claims (VC 2.0), or under `vc` or `vp` (VC 1.1). A token’s `exp`
 * is its last moment even when the credential names none (Open Badges 3.0, section 8.2.4).
 */
export function documentOfPayload(payload: JsonObject): JsonObject {
  const { vc, vp, exp } = payload
  if (isObject(vp)) return vp
  const document = isObject(vc) ? filled(vc, payload) : withoutClaims(payload)
  const isBounded = document.validUntil !== undefined || document.expirationDate !== undefined
  if (typeof exp !== 'number' || isBounded || !Number.isFinite(new Date(exp * 1000).getTime())) return document
  return { ...document, validUntil: new Date(exp * 1000).toISOString() }
}

/** In version 1.1 claims may stand for members that are left out (VC 1.1, section 6.3.1). */
function filled(vc: JsonObject, { iss, jti, nbf }: JsonObject): JsonObject {
  const from = typeof nbf === 'number' ? new Date(nbf * 1000) : undefined
  const issuanceDate = from === undefined || Number.isNaN(from.getTime()) ? undefined : from.toISOString()
  return defined({ id: jti, issuer: iss, issuanceDate, ...vc })
}

function withoutClaims(payload: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(payload).filter(([name]) => !OTHER_CLAIMS.includes(name)))
}

/** NumericDate has whole seconds; what a date has beyond them is cut. */
const seconds = (text: unknown) => (typeof text === 'string' ? Math.floor(Date.parse(text) / 1000) : undefined)

/** Open Badges 3.0, section 8.2: what the claims stand for. */
function expectedClaims(credential: JsonObject): Readonly<Record<(typeof CLAIMS)[number], unknown>> {
  const subject = isObject(credential.credentialSubject) ? credential.credentialSubject : {}
  return {
    iss: issuerIdOf(credential),
    jti: credential.id,
    sub: subject.id,
    nbf: seconds(credential.validFrom ?? credential.issuanceDate),
    exp: seconds(credential.validUntil ?? credential.expirationDate),
  }
}

/** The claims that say something else than the credential does, and those that Open Badges asks for and are not there. */
function claimFaults(payload: JsonObject, credential: JsonObject): { wrong: string[]; missing: string[] } {
  const expected = expectedClaims(credential)
  const missing = CLAIMS.filter(
    (claim) => payload[claim] === undefined && (claim !== 'exp' || expected.exp !== undefined),
  )
  const wrong = CLAIMS.filter((claim) => payload[claim] !== undefined && payload[claim] !== expected[claim])
  return { wrong, missing }
}

/** A key from what an address answers: one JWK, or the one of a set that the address’s fragment or the only one. */
function keyInAnswer(answer: JsonObject, url: string): VerificationKey | undefined {
  if (!Array.isArray(answer.keys))
    return isObject(answer.publicKeyJwk) ? { publicKeyJwk: answer.publicKeyJwk } : { publicKeyJwk: answer }
  const keys = answer.keys.filter(isObject)
  const fragment = url.split('#')[1]
  const named = keys.find(({ kid }) => kid === url || (fragment !== undefined && kid === fragment))
  const found = named ?? (keys.length === 1 ? keys[0] : undefined)
  return found === undefined ? undefined : { publicKeyJwk: found }
}

/** What an address gives as a token's key. */
async function keyAtAddress(session: Session, kid: string): Promise<NamedKey | undefined> {
  const { object } = await session.object(kid.split('#')[0]!)
  const key = keyInAnswer(object, kid)
  return key === undefined ? undefined : { name: kid, key }
}

/** More withdrawn keys of one issuer than this are not tried. */
const MOST_WITHDRAWN = 20

/**
 * The withdrawn key that signed a token. An issuer takes such a key from its address, lest anybody use it, and may still list
 * it, with the moment from which it does not count.
 */
async function withdrawnKey(session: Session, jws: string, signerId: string): Promise<NamedKey | undefined> {
  const { methods } = await session.controller(signerId)
  for (const { id, key } of methods.filter(({ revoked }) => revoked !== undefined).slice(0, MOST_WITHDRAWN))
    if ((await signatureOf(jws, { key })).step.outcome === 'passed') return { name: id, key }
  return undefined
}

const isGone = (error: unknown) => error instanceof Unreachable && (error.status === 404 || error.status === 410)

/** The key that a token's header names: `kid` before `jwk`, as the specification has it. */
async function namedKey(
  session: Session,
  jws: string,
  header: JsonObject,
  signerId: string,
): Promise<NamedKey | undefined> {
  const kid = textIn(header, 'kid')
  if (kid?.startsWith('https://') === true) {
    try {
      return await keyAtAddress(session, kid)
    } catch (error) {
      const withdrawn = isGone(error) ? await withdrawnKey(session, jws, signerId) : undefined
      if (withdrawn === undefined) throw error
      return withdrawn
    }
  }
  // A DID as the key's name, or only its fragment with the issuer's DID understood.
  const name =
    kid?.startsWith('did:') === true ? kid : kid === undefined ? undefined : `${signerId}#${kid.replace(/^#/, '')}`
  if (name?.startsWith('did:') === true) {
    const { methods } = await session.controller(name.split('#')[0]!)
    const method = methods.find(({ id }) => id === name) ?? (name.includes('#') ? undefined : methods[0])
    if (method !== undefined) return { name: method.id, key: method.key }
  }
  return isObject(header.jwk) ? { key: { publicKeyJwk: header.jwk } } : undefined
}

/** What a token is checked for. */
export interface TokenUse {
  /** Whose signature it should be; the issuer of the credential inside unless said otherwise. */
  readonly signerId?: string
  readonly purpose?: Purpose
}

async function signatureOf(jws: string, { key }: NamedKey): Promise<{ step: Step; deviations: readonly string[] }> {
  let jwk: object
  try {
    jwk = jwkOfKey(key)
  } catch (error) {
    const message = `The key that it names cannot be used: ${(error as Error).message}`
    return { step: signatureStep('failed', message, 'key-invalid'), deviations: [] }
  }
  const result = await verifyJwt(jws, jwk)
  if (result.outcome === 'passed')
    return { step: signatureStep('passed', 'What it says is exactly what was signed.'), deviations: result.deviations }
  const outcome = result.outcome === 'failed' ? 'failed' : 'not-checked'
  return {
    step: signatureStep(outcome, result.message, REASON_OF[result.reason]),
    deviations: [],
  }
}

function signedAt(payload: JsonObject): number {
  const instant = payload.iat ?? payload.nbf
  return typeof instant === 'number' ? instant * 1000 : Number.NaN
}

/**
 * Checks a VC-JWT by the Open Badges rules (section 8.2): the key must be one that the issuer’s document lists, and the claims
 * must say what the credential says.
 */
export async function checkToken(
  session: Session,
  jws: string,
  { signerId, purpose = 'assertionMethod' }: TokenUse = {},
): Promise<ProofFinding> {
  const parsed = parse(jws)
  if ('outcome' in parsed)
    return { ...UNSIGNED, signature: signatureStep('failed', parsed.message, 'signature-malformed') }
  const { header, payload } = parsed
  const document = documentOfPayload(payload)
  const signer = signerId ?? issuerIdOf(document)
  const kid = textIn(header, 'kid')
  const about = { suite: textIn(header, 'alg') ?? 'unknown', ...(kid === undefined ? {} : { method: kid }) }
  const finding = (signature: Step, issuer: Step, deviations: readonly string[] = []): ProofFinding => ({
    signature,
    issuer,
    proofs: [proofReport(about, signature, issuer)],
    warnings: deviations.map((words) => ({
      warning: 'loose-token' as const,
      message: `Other verifiers may refuse its token: ${words}.`,
    })),
    termsDefined: false,
  })
  let named: NamedKey | undefined
  try {
    named = await namedKey(session, jws, header, signer)
  } catch (error) {
    const reason = error instanceof Unreachable ? error.reason : 'key-unavailable'
    return finding(
      refusedBefore(header) ??
        signatureStep('not-checked', `The key could not be had: ${(error as Error).message}.`, reason),
      NO_KEY,
    )
  }
  if (named === undefined)
    return finding(
      refusedBefore(header) ??
        signatureStep('not-checked', 'The token does not say where its key is.', 'key-unavailable'),
      NO_KEY,
    )
  const { step, deviations } = await signatureOf(jws, named)
  const issuer = await attribute(session, signer, { ...named, isByKey: true }, { purpose, at: signedAt(payload) })
  if (step.outcome !== 'passed' || purpose === 'authentication') return finding(step, issuer, deviations)
  const { wrong, missing } = claimFaults(payload, document)
  if (wrong.length > 0)
    return finding(
      signatureStep(
        'failed',
        `The token’s claim "${wrong[0]}" does not say what the credential says.`,
        'claims-differ',
      ),
      issuer,
    )
  return finding(step, issuer, [...deviations, ...missing.map((claim) => `it has no claim "${claim}"`)])
}

/** An algorithm that proves nothing needs no key to be refused. */
function refusedBefore({ alg }: JsonObject): Step | undefined {
  const proves = typeof alg === 'string' && alg !== 'none' && !alg.startsWith('HS')
  return proves
    ? undefined
    : signatureStep(
        'failed',
        `The token uses the algorithm ${JSON.stringify(alg) ?? 'nothing'}, which proves nothing.`,
        'algorithm-refused',
      )
}
