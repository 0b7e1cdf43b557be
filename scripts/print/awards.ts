import type { Award } from '../../src/domain/award.ts'
import type { Register } from '../../src/domain/register.ts'
import { paths, urlOf } from '../../src/domain/urls.ts'
import { asWritten, type StandingNow, standingAt, termEnd } from '../awards/standing-now.ts'
import { many } from './many.ts'

/** An award as a list shows it. */
export interface AwardRow {
  readonly id: string
  readonly badge: string
  readonly awardedOn: string
  readonly standing: StandingNow
  /** Day or moment from which it no longer holds. */
  readonly expires?: string
  /** Name of the learner, who agreed to be named in public. */
  readonly name?: string
  readonly file: string
  /** Address of its page. */
  readonly page: string
}

/** What a list says of an award. */
export function awardRow(award: Award, register: Register, now: Date): AwardRow {
  const end = termEnd(award, register)
  return {
    id: award.id,
    badge: award.badge,
    awardedOn: award.awardedOn,
    standing: standingAt(award, register, now),
    expires: end && asWritten(end),
    name: award.recipient.name,
    file: award.file,
    page: urlOf(register.site.url, paths.award(award.id)),
  }
}

function standingText({ standing, expires }: AwardRow): string {
  if (expires === undefined || standing === 'revoked' || standing === 'suspended') return standing
  return standing === 'expired' ? `expired ${expires.slice(0, 10)}` : `until ${expires.slice(0, 10)}`
}

/** Lines with their columns under each other. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map((row) => [...(row[i] ?? '')].length))) ?? []
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

/** Awards as lines: id, day, how it counts, badge class, and name if it is public. */
export function awardLines(rows: readonly AwardRow[], { badgeClasses }: Register): string[] {
  return columns(
    rows.map((row) => [
      row.id,
      row.awardedOn.slice(0, 10),
      standingText(row),
      badgeClasses.get(row.badge)?.name ?? row.badge,
      row.name ?? '',
    ]),
  )
}

/** Awards as a table with their number, or as one JSON object. */
export function printAwards(rows: readonly AwardRow[], register: Register, json: boolean): string {
  if (json) return `${JSON.stringify({ ok: true, awards: rows }, null, 2)}\n`
  return `${[...awardLines(rows, register), many(rows.length, 'award')].join('\n')}\n`
}
