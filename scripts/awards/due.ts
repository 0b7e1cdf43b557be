import type { Award } from '../../src/domain/award.ts'
import type { BadgeClass } from '../../src/domain/badge-class.ts'
import { addDuration } from '../../src/domain/moment.ts'
import type { Register } from '../../src/domain/register.ts'
import { type AwardRow, awardRow } from '../print/awards.ts'

/** What waits for somebody: awards by what is to be done about them. */
export interface Due {
  /** Terms that end soon: renew, or tell the learner. */
  readonly expiring: readonly AwardRow[]
  /** Terms that ended not long ago. */
  readonly lapsed: readonly AwardRow[]
  /** Suspended, and so waiting for a word: reinstate or revoke. */
  readonly suspended: readonly AwardRow[]
  /** Awards that count and show no proof of the work, though the work left some. */
  readonly withoutEvidence: readonly AwardRow[]
  /** In content and not in the ledger, when there is one: the issuing step has not run. */
  readonly notIssued: readonly AwardRow[]
}

/** Work that leaves something to show. */
const LEAVES_EVIDENCE = new Set(['assignment', 'project', 'portfolio', 'case-study', 'presentation'])

/** Whether awards of a badge class are worth more with evidence. */
function profitsFromEvidence({ type, assessment }: BadgeClass): boolean {
  return type === 'micro-credential' || LEAVES_EVIDENCE.has(assessment?.kind ?? '')
}

const byEnd = (a: AwardRow, b: AwardRow) => ((a.expires ?? '') < (b.expires ?? '') ? -1 : 1)

/** The same span before a day as {@link addDuration} goes after it, near enough for a look back. */
function before(now: Date, within: string): number {
  const ahead = Date.parse(addDuration(now.toISOString(), within)) - now.getTime()
  return now.getTime() - ahead
}

/**
 * What an issuer has to look at.
 *
 * @param options.within - How far to look ahead and back, as an ISO 8601 duration.
 * @param options.toIssue - Awards that no ledger knows; none when there is no ledger.
 */
export function dueAt(
  now: Date,
  register: Register,
  { within, toIssue }: { readonly within: string; readonly toIssue: readonly Award[] },
): Due {
  const rows = [...register.awards.values()].map((award) => ({ award, row: awardRow(award, register, now) }))
  const until = Date.parse(addDuration(now.toISOString(), within))
  const since = before(now, within)
  const ends = ({ expires }: AwardRow) => (expires === undefined ? Number.POSITIVE_INFINITY : Date.parse(expires))
  const those = (which: (row: AwardRow, award: Award) => boolean) =>
    rows.filter(({ row, award }) => which(row, award)).map(({ row }) => row)
  return {
    expiring: those((row) => row.standing === 'valid' && ends(row) <= until).toSorted(byEnd),
    lapsed: those((row) => row.standing === 'expired' && ends(row) >= since).toSorted(byEnd),
    suspended: those((row) => row.standing === 'suspended'),
    withoutEvidence: those((row, award) => {
      const badgeClass = register.badgeClasses.get(award.badge)
      return (
        row.standing === 'valid' &&
        award.evidence === undefined &&
        badgeClass !== undefined &&
        profitsFromEvidence(badgeClass)
      )
    }),
    notIssued: toIssue.map((award) => awardRow(award, register, now)),
  }
}
