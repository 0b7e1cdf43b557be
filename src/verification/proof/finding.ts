import type { Reason } from '../../domain/findings.ts'
import type { JsonObject } from '../../domain/json.ts'
import type { ProofReport, Step, Warning } from '../../domain/report.ts'
import type { ProofReason } from '../../proofs/proof-outcome.ts'

/** What was found out about who signed a document and whether its content is theirs. */
export interface ProofFinding {
  readonly signature: Step
  readonly issuer: Step
  readonly proofs: readonly ProofReport[]
  readonly warnings: readonly Warning[]
  /** Whether computing the signature showed that every term of the document is defined. */
  readonly termsDefined: boolean
}

/** A signature step. */
export function signatureStep(outcome: Step['outcome'], message: string, reason?: Reason): Step {
  return { step: 'signature', outcome, message, ...(reason === undefined ? {} : { reason }) }
}

/** The step for whose key it is, when there is no key. */
export const NO_KEY: Step = {
  step: 'issuer',
  outcome: 'not-checked',
  reason: 'key-unavailable',
  message: 'Without a readable signature there is no key to look for.',
}

/** A document without any proof. */
export const UNSIGNED: ProofFinding = {
  signature: signatureStep('failed', 'It is not signed.', 'unsigned'),
  issuer: NO_KEY,
  proofs: [],
  warnings: [],
  termsDefined: false,
}

/** Reasons of the proofs room in those of reports. */
export const REASON_OF: Readonly<Record<ProofReason, Reason>> = {
  'proof-missing': 'unsigned',
  'proof-suite-unknown': 'algorithm-unknown',
  'proof-purpose': 'wrong-purpose',
  'proof-value-encoding': 'signature-malformed',
  'proof-value-length': 'signature-malformed',
  'proof-value-base': 'signature-malformed',
  'proof-context': 'signature-malformed',
  'proof-chain': 'signature-malformed',
  'key-invalid': 'key-invalid',
  'key-algorithm': 'key-type',
  'document-invalid': 'shape',
  'terms-undefined': 'undefined-terms',
  'context-unknown': 'context-unknown',
  'canonical-order': 'algorithm-unknown',
  signature: 'signature-mismatch',
  'algorithm-unavailable': 'algorithm-unavailable',
  'jws-malformed': 'signature-malformed',
  'jws-header': 'signature-malformed',
  'jws-algorithm-refused': 'algorithm-refused',
  'jws-algorithm-unknown': 'algorithm-unknown',
  'jws-payload': 'signature-malformed',
}

/** Of two outcomes together: a failure first, then what could not be checked. */
export function together(...outcomes: readonly Step['outcome'][]): Step['outcome'] {
  if (outcomes.includes('failed')) return 'failed'
  return outcomes.includes('not-checked') ? 'not-checked' : 'passed'
}

/** One proof for the report: its signature and its key together. */
export function proofReport(
  about: Pick<ProofReport, 'suite' | 'method' | 'created'>,
  signature: Step,
  issuer: Step,
): ProofReport {
  const outcome = together(signature.outcome, issuer.outcome)
  const deciding = [signature, issuer].find((step) => step.outcome === outcome) ?? signature
  return {
    ...about,
    outcome,
    ...(deciding.reason === undefined ? {} : { reason: deciding.reason }),
    message: outcome === 'passed' ? `${signature.message} ${issuer.message}` : deciding.message,
  }
}

/** Text of a member, when it is text. */
export function textIn(object: JsonObject, name: string): string | undefined {
  const value = object[name]
  return typeof value === 'string' ? value : undefined
}
