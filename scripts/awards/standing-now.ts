import { validUntil } from '../../src/credentials/open-badge.ts'
import type { Award } from '../../src/domain/award.ts'
import type { Register } from '../../src/domain/register.ts'
import { type Standing, standingOf } from '../../src/ledger/state.ts'

/** How an award counts at a moment, by what content says: a revocation outweighs a suspension, and that the end of its term. */
export type StandingNow = Standing | 'expired'

/** Every standing, as it is typed. */
export const STANDINGS = ['valid', 'suspended', 'revoked', 'expired'] as const satisfies readonly StandingNow[]

/** When the term of an award ends, in UTC; nothing when it holds for ever. */
export function termEnd(award: Award, { badgeClasses }: Pick<Register, 'badgeClasses'>): string | undefined {
  const badgeClass = badgeClasses.get(award.badge)
  return badgeClass && validUntil({ award, badgeClass })
}

/** How an award counts at a moment. */
export function standingAt(award: Award, register: Pick<Register, 'badgeClasses'>, now: Date): StandingNow {
  const standing = standingOf({ changes: award.status ?? [] })
  const end = termEnd(award, register)
  return standing === 'valid' && end !== undefined && Date.parse(end) <= now.getTime() ? 'expired' : standing
}

/** A moment in UTC as content writes it: the day alone when it is the day’s first second. */
export function asWritten(utc: string): string {
  return utc.endsWith('T00:00:00Z') ? utc.slice(0, 10) : utc
}
