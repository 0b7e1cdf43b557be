import type { Reason, Standing } from '../../domain/findings.ts'
import type { Step, Warning } from '../../domain/report.ts'

/** What the issuer's lists say of a credential. */
export interface StatusFinding {
  readonly step: Step
  readonly standing: Extract<Standing, 'valid' | 'suspended' | 'revoked' | 'unknown'>
  readonly warnings: readonly Warning[]
}

/** Why a status could not be told, in words that end a sentence. */
export class StatusFault extends Error {
  override readonly name = 'StatusFault'
  readonly reason: Reason

  constructor(reason: Reason, message: string) {
    super(message)
    this.reason = reason
  }
}

/** A finding that the credential was withdrawn. */
export function withdrawn(standing: 'revoked' | 'suspended', message: string): StatusFinding {
  return { step: { step: 'status', outcome: 'failed', reason: standing, message }, standing, warnings: [] }
}

/** A finding that nothing stands against the credential. */
export function clear(message: string, warnings: readonly Warning[] = []): StatusFinding {
  return { step: { step: 'status', outcome: 'passed', message }, standing: 'valid', warnings }
}

/** A finding that nobody can tell. */
export function unknown(reason: Reason, message: string): StatusFinding {
  return { step: { step: 'status', outcome: 'not-checked', reason, message }, standing: 'unknown', warnings: [] }
}

/** Of several findings the one that decides: revoked, suspended, unknown, clear; with the warnings of all. */
export function worstOf(findings: readonly StatusFinding[]): StatusFinding | undefined {
  const order: readonly StatusFinding['standing'][] = ['revoked', 'suspended', 'unknown', 'valid']
  const [worst] = [...findings].sort((a, b) => order.indexOf(a.standing) - order.indexOf(b.standing))
  if (worst === undefined) return undefined
  const warnings = findings.flatMap((finding) => finding.warnings)
  if (worst.standing !== 'valid') return { ...worst, warnings }
  const message = [...new Set(findings.map(({ step }) => step.message))].join(' ')
  return { ...worst, step: { ...worst.step, message }, warnings }
}
