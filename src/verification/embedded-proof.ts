import type { JsonObject } from '../domain/json.ts'
import { splitProofs } from '../proofs/data-integrity.ts'
import { verifyProof } from '../proofs/verify-proof.ts'
import type { Method } from './controller.ts'
import { checkMethod, issuerIdOf, issuerNotChecked, methodById } from './issuer.ts'
import type { Step } from './report.ts'
import type { Session } from './session.ts'

const MULTIKEY_FRAGMENT = /#(z6Mk[1-9A-HJ-NP-Za-km-z]{44})$/

/** What was found out about who signed and whether the content is theirs. */
export interface ProofFinding {
  readonly signature: Step
  readonly issuer: Step
}

const signature = (outcome: Step['outcome'], message: string): Step => ({ step: 'signature', outcome, message })
const NO_KEY: Step = {
  step: 'issuer',
  outcome: 'not-checked',
  message: 'Without a readable signature there is no key to look for.',
}

async function methodOf(session: Session, issuerId: string, methodId: string): Promise<Method | undefined | Step> {
  try {
    return methodById(await session.controller(issuerId), methodId)
  } catch (error) {
    return issuerNotChecked(issuerId, error)
  }
}

/** A proof may have a last moment of its own (VC Data Integrity, section 2.1). */
function isOver({ expires }: JsonObject, now: Date): boolean {
  return expires !== undefined && !(Date.parse(String(expires)) > now.getTime())
}

async function checkSignature(
  credential: JsonObject,
  proof: JsonObject,
  publicKey: string | undefined,
  now: Date,
): Promise<Step> {
  if (publicKey === undefined)
    return signature('not-checked', 'The signature could not be checked, because the key could not be had.')
  const result = await verifyProof(credential, proof, publicKey)
  if (result.outcome === 'passed' && isOver(proof, now)) return signature('failed', 'The signature itself has expired.')
  if (result.outcome === 'passed') return signature('passed', 'What it says is exactly what was signed.')
  return signature(result.outcome === 'failed' ? 'failed' : 'not-checked', result.message)
}

async function checkProof(session: Session, credential: JsonObject, proof: JsonObject): Promise<ProofFinding> {
  const methodId = typeof proof.verificationMethod === 'string' ? proof.verificationMethod : ''
  const issuerId = issuerIdOf(credential)
  const found = await methodOf(session, issuerId, methodId)
  const isStep = found !== undefined && 'step' in found
  const method = isStep ? undefined : found
  // A key written into the method's id can be tried even when the issuer cannot be reached: it tells whether the content is intact.
  const publicKey = method?.publicKeyMultibase ?? MULTIKEY_FRAGMENT.exec(methodId)?.[1]
  const signedAt = typeof proof.created === 'string' ? Date.parse(proof.created) : Number.NaN
  return {
    signature: await checkSignature(credential, proof, publicKey, session.now),
    issuer: isStep ? found : checkMethod(issuerId, method, signedAt),
  }
}

/** Of several findings the one that decides: a failure first, then what could not be checked. */
function worst(findings: readonly ProofFinding[]): ProofFinding | undefined {
  const rank = ({ signature, issuer }: ProofFinding) => {
    const outcomes = [signature.outcome, issuer.outcome]
    return outcomes.includes('failed') ? 0 : outcomes.includes('not-checked') ? 1 : 2
  }
  return [...findings].sort((a, b) => rank(a) - rank(b))[0]
}

/** Checks every embedded proof of a credential. All must hold: a proof that does not is a reason not to trust the file. */
export async function checkEmbeddedProofs(session: Session, credential: JsonObject): Promise<ProofFinding> {
  const { proofs } = splitProofs(credential)
  const findings = await Promise.all(proofs.map((proof) => checkProof(session, credential, proof)))
  return worst(findings) ?? { signature: signature('failed', 'It is not signed.'), issuer: NO_KEY }
}
