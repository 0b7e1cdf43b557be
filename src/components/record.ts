import type { Register } from '../domain/register.ts'
import { type Skills, skillsOf } from '../domain/skills.ts'
import { readContent } from '../intake/index.ts'
import { withAutomatic } from '../ledger/automatic.ts'
import { type IssuedAward, type Ledger, readLedger, standingOf } from '../ledger/state.ts'
import { type IssuedView, issuedView } from './issued.ts'

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
  const ledger = readLedger(variable('BADGEWRIGHT_LEDGER'))
  return { register: withAutomatic(intake.register, ledger), ledger }
}

let loaded: SiteRecord | undefined

/** The record that this build shows, read once for all pages. */
export function siteRecord(): SiteRecord {
  loaded ??= load()
  return loaded
}

let skills: Skills | undefined

/** The skills that badge classes and careers name, gathered once for all pages. */
export function siteSkills(): Skills {
  skills ??= skillsOf(siteRecord().register)
  return skills
}

/** The day on which the pages are built, as YYYY-MM-DD: what they say of states and progress is as of then. */
export function buildDay(): string {
  return variable('BADGEWRIGHT_TODAY')
}

/** What the credential of an issued award states. */
export function issuedViewOf(award: IssuedAward): IssuedView {
  return issuedView(siteRecord().ledger.secured(award).credential)
}

/** An award that its learner agreed to have listed, with its id and what it states. */
export interface ListedAward {
  readonly id: string
  /** Folder name of its badge class. */
  readonly badge: string
  readonly view: IssuedView
}

/** Whether an award may stand in lists: only content says so, and only for what was issued. */
export function isPublic(id: string, { register }: SiteRecord = siteRecord()): boolean {
  return register.awards.get(id)?.visibility === 'public'
}

let listed: readonly ListedAward[] | undefined

/** Public awards that are not withdrawn, newest first. The only awards that any list, count or sitemap may show. */
export function listedAwards(): readonly ListedAward[] {
  listed ??= [...siteRecord().ledger.awards]
    .filter(([id, award]) => isPublic(id) && standingOf(award) === 'valid')
    .map(([id, award]) => ({ id, badge: award.entry.badge, view: issuedViewOf(award) }))
    .sort((a, b) =>
      a.view.awardedOn === b.view.awardedOn ? (a.id < b.id ? -1 : 1) : a.view.awardedOn < b.view.awardedOn ? 1 : -1,
    )
  return listed
}
