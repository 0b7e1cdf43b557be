import type { Problem } from '../domain/problem.ts'
import type { PullRequest } from '../domain/pull-request.ts'
import type { QualityFinding } from '../domain/quality-rules.ts'
import type { PlaceOf, Register, RegisterDraft } from '../domain/register.ts'
import type { LedgerKey } from '../ledger/keys.ts'
import type { Ledger } from '../ledger/state.ts'
import type { Change } from './change.ts'
import type { Generated } from './change-rules.ts'

/** What reading the content after a change came to. */
export type Head =
  | {
      readonly ok: true
      readonly register: Register
      readonly placeOf: PlaceOf
      readonly keys: readonly LedgerKey[]
      readonly findings: readonly QualityFinding[]
    }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** What is reviewed. */
export interface ReviewInput {
  readonly change: Change
  /** Content before: at least its site, its pathways and the files that change, as far as they parse. */
  readonly base: RegisterDraft
  /**
   * Site and pathways of the base as they are now: they say who may award what. A change may have begun before they did, and
   * nobody gets around a policy by beginning where it was not yet there.
   */
  readonly current: Pick<RegisterDraft, 'site' | 'pathways'>
  readonly head: Head
  /** What was issued so far; undefined when there is no ledger at hand. */
  readonly ledger: Ledger | undefined
  /** Files that are generated from content as it is after the change. */
  readonly generated: Generated
  /** What the host says of the pull request; undefined on a desk. */
  readonly pullRequest: PullRequest | undefined
  /** The day of the review as YYYY-MM-DD. */
  readonly today: string
}
