import type { Reason, Standing } from '../domain/findings.ts'
import type { Claims, IssuerReport, Kind, ProofReport, Report, Step, Warning } from '../domain/report.ts'
import type { Session } from './session.ts'
import { outcomeOf, verdictOf } from './verdict.ts'

/** What a report is made of; what is left out is empty. */
export interface Findings {
  readonly subject: string
  readonly kind: Kind
  readonly format: string
  readonly steps: readonly Step[]
  readonly standing?: Standing
  readonly warnings?: readonly Warning[]
  readonly proofs?: readonly ProofReport[]
  readonly issuer?: IssuerReport | undefined
  readonly claims?: Claims | undefined
  readonly endorsements?: readonly Report[]
  readonly parts?: readonly Report[]
}

const LONGEST_SUBJECT = 500

/** A report of the steps that were taken. */
export function reportOf(session: Session, findings: Findings): Report {
  const { subject, kind, format, steps, standing = 'unknown', warnings = [], proofs = [] } = findings
  const { issuer, claims, endorsements = [], parts = [] } = findings
  return {
    subject: subject.slice(0, LONGEST_SUBJECT),
    kind,
    format,
    outcome: outcomeOf(steps),
    standing,
    verdict: verdictOf(steps, standing),
    steps,
    warnings,
    proofs,
    ...(issuer === undefined ? {} : { issuer }),
    ...(claims === undefined ? {} : { claims }),
    endorsements,
    parts,
    checkedAt: session.now.toISOString(),
    requests: session.requests.map(({ url, answer }) => ({ url, answer })),
  }
}

/** The report when nothing could be read. */
export function unreadableReport(session: Session, subject: string, reason: Reason, message: string): Report {
  const isUnasked = reason === 'unreachable' || reason === 'address-refused'
  const outcome = isUnasked || reason === 'older-standard' ? 'not-checked' : 'failed'
  const step: Step = { step: 'readable', outcome, reason, message }
  return reportOf(session, { subject, kind: 'unknown', format: 'unknown', steps: [step] })
}

/** The step of a document whose kind is known. */
export function readable(format: string): Step {
  return { step: 'readable', outcome: 'passed', message: `It is ${format}.` }
}
