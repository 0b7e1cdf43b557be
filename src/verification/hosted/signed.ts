import { asArray, isObject, type JsonObject } from '../../domain/json.ts'
import type { Step } from '../../domain/report.ts'
import { jwkOfPem } from '../../proofs/pem.ts'
import { parse, verifyJwt } from '../../proofs/verify-jwt.ts'
import { idOf, Unreachable } from '../fetch.ts'
import { provenName } from '../issuer/identity.ts'
import { issuerStep } from '../issuer/method.ts'
import { NO_KEY, proofReport, REASON_OF, signatureStep } from '../proof/finding.ts'
import type { Session } from '../session.ts'
import { unknown } from '../status/finding.ts'
import type { HostedFinding } from './assertion.ts'
import { type Chain, chainOf } from './documents.ts'
import { checkList, ownWithdrawal } from './withdrawal.ts'

/** The key that an assertion or its issuer names: `verification.creator`, or the issuer's only `publicKey`. */
function keyUrl(assertion: JsonObject, issuer: JsonObject): string | undefined {
  const verification = isObject(assertion.verification) ? assertion.verification : {}
  const listed = asArray(issuer.publicKey).map(idOf)
  return idOf(verification.creator) ?? (listed.length === 1 ? listed[0] : undefined)
}

/** The issuer must name the key, and the key its issuer (Open Badges 2.0, CryptographicKey). */
function ownerStep(url: string, key: JsonObject, { issuer, issuerUrl }: Chain): Step {
  const name = provenName(issuerUrl)
  if (issuer.id !== issuerUrl)
    return issuerStep('failed', 'The issuer’s document says that it is another.', 'issuer-mismatch')
  if (!asArray(issuer.publicKey).map(idOf).includes(url))
    return issuerStep('failed', `${name} does not list the key that signed it.`, 'key-not-listed')
  if (idOf(key.owner) !== issuerUrl)
    return issuerStep('failed', `The key that signed it does not belong to ${name}.`, 'key-of-another')
  return issuerStep('passed', `The key that signed it is listed by ${name}.`)
}

async function signatureOf(jws: string, key: JsonObject): Promise<Step> {
  const { publicKeyPem } = key
  if (typeof publicKeyPem !== 'string')
    return signatureStep('not-checked', 'The key’s document holds no key.', 'key-unavailable')
  let jwk: object
  try {
    jwk = await jwkOfPem(publicKeyPem)
  } catch (error) {
    return signatureStep('failed', `The key that it names cannot be used: ${(error as Error).message}`, 'key-invalid')
  }
  const result = await verifyJwt(jws, jwk)
  if (result.outcome === 'passed') return signatureStep('passed', 'What it says is exactly what was signed.')
  return signatureStep(result.outcome === 'failed' ? 'failed' : 'not-checked', result.message, REASON_OF[result.reason])
}

/** Checks a signed assertion of Open Badges 2.0: a JWS by a key that the issuer's profile names. */
export async function checkSigned(session: Session, jws: string, assertion: JsonObject): Promise<HostedFinding> {
  const parsed = parse(jws)
  const suite = 'outcome' in parsed ? 'unknown' : String(parsed.header.alg).slice(0, 20)
  const finding = (signature: Step, issuer: Step, status: HostedFinding['status'], chain?: Chain): HostedFinding => ({
    signature,
    issuer,
    status,
    chain,
    proofs: [proofReport({ suite }, signature, issuer)],
  })
  try {
    const chain = await chainOf(session, assertion)
    const url = keyUrl(assertion, chain.issuer)
    if (url === undefined) throw new Error('neither it nor its issuer says which key signed it')
    const { object: key } = await session.object(url)
    const status = ownWithdrawal(assertion) ?? (await checkList(session, assertion, chain.issuer))
    return finding(await signatureOf(jws, key), ownerStep(url, key, chain), status, chain)
  } catch (error) {
    const { message } = error as Error
    const reason = error instanceof Unreachable ? error.reason : ('key-unavailable' as const)
    const signature = signatureStep('not-checked', `The signature could not be checked: ${message}.`, reason)
    return finding(signature, NO_KEY, unknown(reason, `Whether it was revoked could not be checked: ${message}.`))
  }
}
