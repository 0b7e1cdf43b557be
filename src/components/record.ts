import type { Register } from '../domain/register.ts'
import { readContent } from '../intake/index.ts'
import { type IssuedAward, type Ledger, readLedger, standingOf } from '../ledger/state.ts'

/** What the pages are a projection of. */
export interface SiteRecord {
  readonly register: Register
  readonly ledger: Ledger
}

function variable(name: string): string {
  const value = process.env[name]
  if (value === undefined) throw new Error(`${name} is not set: pages are built by "badgewright build"`)
  return value
}

function load(): SiteRecord {
  const intake = readContent(variable('BADGEWRIGHT_ROOT'), { today: variable('BADGEWRIGHT_TODAY') })
  if (!intake.ok) throw new Error('content has problems: see "badgewright check"')
  return { register: intake.register, ledger: readLedger(variable('BADGEWRIGHT_LEDGER')) }
}

let loaded: SiteRecord | undefined

/** The record that this build shows, read once for all pages. */
export function siteRecord(): SiteRecord {
  loaded ??= load()
  return loaded
}

/** An award that its learner agreed to have listed, with its id. */
export type ListedAward = IssuedAward & { readonly id: string }

/** Whether an award may stand in lists: only content says so, and only for what was issued. */
export function isPublic(id: string, { register }: SiteRecord = siteRecord()): boolean {
  return register.awards.get(id)?.visibility === 'public'
}

let listed: readonly ListedAward[] | undefined

const awardedDate = ({ entry }: IssuedAward) => String(entry.credential.awardedDate)

/** Public awards that are not withdrawn, newest first. The only awards that any list, count or sitemap may show. */
export function listedAwards(): readonly ListedAward[] {
  listed ??= [...siteRecord().ledger.awards]
    .filter(([id, award]) => isPublic(id) && standingOf(award) === 'valid')
    .map(([id, award]) => ({ ...award, id }))
    .sort((a, b) =>
      awardedDate(a) === awardedDate(b) ? (a.id < b.id ? -1 : 1) : awardedDate(a) < awardedDate(b) ? 1 : -1,
    )
  return listed
}
