import type { Withdrawal } from '../credentials/open-badge-2.ts'
import { awardsWithStatus, type Erasure, type IssuedAward, type Ledger, standingOf } from '../ledger/state.ts'

/**
 * Why an award does not count at present, in the words of Open Badges 2.0, which knows no suspension: a suspended award is
 * withdrawn there until it is reinstated, rather than taken for valid.
 */
export function withdrawalOf(award: IssuedAward | Erasure): Withdrawal | undefined {
  const reason = award.changes.at(-1)?.reason ?? 'No reason is kept of an erased award.'
  switch (standingOf(award)) {
    case 'valid':
      return undefined
    case 'revoked':
      return { reason }
    case 'suspended':
      return { reason: `Suspended for now: ${reason}` }
  }
}

/** All awards that do not count at present, by id: erased ones too, of which the holder still has the files. */
export function withdrawals(ledger: Ledger): Map<string, Withdrawal> {
  const found = new Map<string, Withdrawal>()
  for (const award of awardsWithStatus(ledger)) {
    const withdrawal = withdrawalOf(award)
    if (withdrawal !== undefined) found.set(award.entry.award, withdrawal)
  }
  return found
}
