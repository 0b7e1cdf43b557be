import type { IssuedClr } from '../../src/ledger/clrs.ts'
import { type IssuedAward, type Ledger, standingOf } from '../../src/ledger/state.ts'
import type { Report, Step } from '../../src/verification/index.ts'

/** What does not hold: a file of the site, and why. */
export interface Fault {
  readonly path: string
  readonly message: string
}

/** What was revoked for good is not signed again when its key is compromised: nobody is to take it for valid either way. */
const isRevokedUnderOldKey = ({ steps }: Report, expected: IssuedAward) =>
  standingOf(expected) === 'revoked' && steps.some(({ reason }) => reason === 'key-withdrawn')

/** A report's fault: a step that must pass and did not, or a standing that is not the ledger's. */
export function reportFaults(path: string, report: Report, expected: IssuedAward): Fault[] {
  if (isRevokedUnderOldKey(report, expected)) return []
  const withdrawn = standingOf(expected)
  const isExpected = ({ step, outcome, reason }: Step) =>
    (step === 'dates' && reason === 'not-yet-valid') ||
    (step === 'status' && outcome === 'failed' && withdrawn !== 'valid') ||
    // Endorsers are elsewhere, and nothing is asked of others here.
    (step === 'endorsements' && reason === 'part-not-checked')
  const faults = report.steps
    .filter((step) => step.outcome !== 'passed' && !isExpected(step))
    .map(({ message }) => ({ path, message }))
  const reported = report.standing === 'revoked' || report.standing === 'suspended' ? report.standing : 'valid'
  const isOpenBadges2 = path.endsWith('assertion.json')
  const same = isOpenBadges2 ? (reported !== 'valid') === (withdrawn !== 'valid') : reported === withdrawn
  return same
    ? faults
    : [...faults, { path, message: `It says that the award is ${reported}; the ledger says ${withdrawn}.` }]
}

/** Faults of a record: those of its own, and those of each part, whose standing may be another than its own. */
export function clrFaults(path: string, report: Report, { entry }: IssuedClr, ledger: Ledger): Fault[] {
  const own = { ...report, steps: report.steps.filter(({ step }) => step !== 'parts') }
  const all = entry.holds.length === report.parts.length
  return [
    ...reportFaults(path, own, ledger.awards.get(entry.award)!),
    ...(all || report.outcome === 'failed'
      ? []
      : [{ path, message: 'It holds another number of credentials than it should.' }]),
    ...report.parts.flatMap((part, i) => {
      const held = ledger.awards.get(entry.holds[i]?.award ?? '')
      return held === undefined ? [] : reportFaults(path, part, held)
    }),
  ]
}
