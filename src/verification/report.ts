/** What a step found. The third is never shown as the first. */
export type Outcome = 'passed' | 'failed' | 'not-checked'

/** The steps of a verification, in order, with the claim that each one tests. Names are permanent. */
export const STEPS = {
  readable: 'It is a credential of a kind that this verifier knows',
  signature: 'What it says is what the issuer signed',
  issuer: 'The key that signed it belongs to the issuer',
  dates: 'It has begun to count and has not expired',
  status: 'The issuer has not revoked or suspended it',
  agreement: 'Its Open Badges 2.0 assertion says the same',
} as const

export type StepName = keyof typeof STEPS

/** One step's finding, in a sentence that an employer understands. */
export interface Step {
  readonly step: StepName
  readonly outcome: Outcome
  readonly message: string
}

/** How an award stands by its issuer's status lists and its own dates. */
export type Standing = 'valid' | 'not-yet-valid' | 'expired' | 'suspended' | 'revoked' | 'unknown'

/** The result of verifying one document. Verification does not throw: what could not be done is a step that says so. */
export interface Report {
  /** Name of what was verified: its id, or a file name. */
  readonly subject: string
  /** `passed` only when every step passed; `failed` when one failed; else `not-checked`. */
  readonly outcome: Outcome
  /** The outcome in one sentence. */
  readonly verdict: string
  readonly standing: Standing
  readonly steps: readonly Step[]
  /** Each address that was asked for, in order. */
  readonly requests: readonly string[]
}
