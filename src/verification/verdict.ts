import type { Outcome, Reason, Standing, StepName, Tone } from '../domain/findings.ts'
import type { Step, Verdict } from '../domain/report.ts'

/** A row of the table: the findings that it is for, and what is said of them. */
interface Row extends Verdict {
  readonly step?: StepName
  readonly reason?: Reason
  readonly outcome?: Outcome
  readonly standing?: Standing
}

const row = (code: string, tone: Tone, title: string, text: string, when: Omit<Row, keyof Verdict> = {}): Row => ({
  code,
  tone,
  title,
  text,
  ...when,
})
const failed = (step: StepName, code: string, title: string, text: string, standing?: Standing) =>
  row(code, 'bad', title, text, { step, outcome: 'failed', ...(standing === undefined ? {} : { standing }) })
const withdrawnKey = (reason: Reason, but: string) =>
  row(reason, 'bad', 'Not verified', `The issuer has withdrawn the key that signed this, and ${but}.`, {
    step: 'issuer',
    outcome: 'failed',
    reason,
  })
const unchecked = (step: StepName, code: string, text: string) =>
  row(code, 'unknown', 'Could not be checked', text, { step, outcome: 'not-checked' })

/**
 * The verdict is the first row that fits. What disproves comes before what could not be checked, and that before what is only
 * worth knowing; so the same findings are always told in the same words.
 */
export const VERDICTS: readonly Row[] = [
  failed('readable', 'unreadable', 'Not a badge', 'This is nothing that can be verified as a badge.'),
  failed('signature', 'not-what-was-signed', 'Not verified', 'This does not match what an issuer signed.'),
  withdrawnKey('copy-unknown', 'has no such credential'),
  withdrawnKey('copy-differs', 'says something else of this award'),
  withdrawnKey('key-withdrawn', 'does not confirm it'),
  failed('issuer', 'not-the-issuer', 'Not verified', 'This was not signed by the issuer that it names.'),
  failed('status', 'suspended', 'Suspended', 'The issuer awarded this, and has suspended it for now.', 'suspended'),
  failed('status', 'revoked', 'Revoked', 'The issuer awarded this, and has revoked it since.'),
  failed(
    'dates',
    'not-yet-valid',
    'Not yet valid',
    'The issuer signed this, and it does not count yet.',
    'not-yet-valid',
  ),
  failed('dates', 'dates-unreadable', 'Not verified', 'Whether this counts cannot be told: its dates make no sense.'),
  failed(
    'conforms',
    'not-conforming',
    'Not verified',
    'This breaks the rules of its standard, so what it says cannot be relied on.',
  ),
  failed(
    'recipient',
    'another-person',
    'Another person’s',
    'This is in order, and was not awarded to the person whom you asked about.',
  ),
  failed(
    'image',
    'another-picture',
    'Another picture',
    'The credential is in order; the picture that it came in is not the one that it names.',
  ),
  failed('agreement', 'versions-differ', 'Not verified', 'The two versions of this badge do not say the same.'),
  failed('parts', 'part-not-verified', 'Not verified', 'At least one of the credentials inside does not hold.'),
  failed(
    'endorsements',
    'endorsement-not-verified',
    'Endorsement not verified',
    'The credential is in order; an endorsement inside it is not.',
  ),
  row(
    'nothing-there',
    'unknown',
    'Could not be checked',
    'Nothing could be had at this address, so nothing was checked.',
    {
      step: 'readable',
      outcome: 'not-checked',
      reason: 'unreachable',
    },
  ),
  row(
    'address-refused',
    'unknown',
    'Could not be checked',
    'This address is not one that is asked, so nothing was checked.',
    {
      step: 'readable',
      outcome: 'not-checked',
      reason: 'address-refused',
    },
  ),
  unchecked(
    'readable',
    'older-standard',
    'This follows an older standard, which this verifier can name and not verify.',
  ),
  unchecked('signature', 'signature-not-checked', 'Whether this is what the issuer signed could not be checked.'),
  unchecked(
    'issuer',
    'issuer-not-checked',
    'Its content is unchanged; whether the named issuer signed it could not be checked.',
  ),
  unchecked(
    'status',
    'status-not-checked',
    'The issuer signed this; whether it was revoked since could not be checked.',
  ),
  unchecked(
    'conforms',
    'form-not-checked',
    'The issuer signed this; whether all of it keeps to its standard could not be checked.',
  ),
  unchecked(
    'recipient',
    'recipient-not-checked',
    'This is in order; whether it was awarded to the person whom you asked about could not be checked.',
  ),
  unchecked(
    'image',
    'image-not-checked',
    'The credential is in order; whether the picture belongs to it could not be checked.',
  ),
  unchecked(
    'agreement',
    'versions-not-checked',
    'Whether the two versions of this badge say the same could not be checked.',
  ),
  unchecked('parts', 'parts-not-checked', 'At least one of the credentials inside could not be checked.'),
  unchecked(
    'endorsements',
    'endorsements-not-checked',
    'The credential is in order; an endorsement inside it could not be checked.',
  ),
  row(
    'expired',
    'caution',
    'Expired',
    'The issuer awarded this and has not revoked it; it counted until its last day, which is past.',
    { standing: 'expired' },
  ),
  row('verified', 'good', 'Verified', 'The issuer signed this, has not revoked it, and it counts now.'),
]

/** The outcome of all steps together: one failure decides, then anything that could not be checked. */
export function outcomeOf(steps: readonly Step[]): Outcome {
  const outcomes = steps.map(({ outcome }) => outcome)
  if (outcomes.includes('failed')) return 'failed'
  return outcomes.includes('not-checked') ? 'not-checked' : 'passed'
}

/** The verdict of some findings, by the table. */
export function verdictOf(steps: readonly Step[], standing: Standing): Verdict {
  const decides = (row: Row) => (each: Step) =>
    each.step === row.step && each.outcome === row.outcome && (row.reason === undefined || each.reason === row.reason)
  const fits = (row: Row) =>
    (row.step === undefined || steps.some(decides(row))) && (row.standing === undefined || row.standing === standing)
  const { code, tone, title, text } = VERDICTS.find(fits)!
  return { code, tone, title, text }
}
