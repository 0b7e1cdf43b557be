import type { Register } from '../domain/register.ts'
import type { Ledger } from '../ledger/state.ts'

/** What a site is a projection of. */
export interface Record {
  /** Checked content. Its keys are those that the site publishes. */
  readonly register: Register
  /** What was issued. */
  readonly ledger: Ledger
}
