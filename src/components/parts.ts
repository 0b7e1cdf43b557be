import type { ErasedAward } from '../domain/award.ts'
import type { Recognition } from '../domain/recognition.ts'
import { paths, urlOf } from '../domain/urls.ts'
import { type IssuedAward, standingOf } from '../ledger/state.ts'
import type { IssuedEvidence } from './issued.ts'
import { isLinkable, link } from './links.ts'
import { isPublic, issuedViewOf, siteRecord } from './record.ts'

/** A part of an award, for its page. */
export interface PartView {
  readonly name: string
  readonly awardedOn: string
  /** Where it leads: a path of this site, or an address elsewhere. */
  readonly href?: string
  readonly isOutside: boolean
  /** What its issuer's record says against it; nothing when it stands. */
  readonly state?: string
}

const STATES = { valid: undefined, suspended: 'Suspended for now', revoked: 'Revoked' } as const

function ofAward(award: IssuedAward): PartView {
  const { badge, awardedOn } = issuedViewOf(award)
  const state = STATES[standingOf(award)]
  return { name: badge.name, awardedOn, href: link(paths.award(award.entry.award)), isOutside: false, state }
}

/** Nothing is there to be linked any more. */
function ofErased({ badge, awardedOn }: ErasedAward): PartView {
  const name = siteRecord().register.badgeClasses.get(badge)?.name ?? badge
  return { name, awardedOn, isOutside: false, state: 'Erased' }
}

function ofRecognition({ name, awardedOn, credential, withdrawn }: Recognition): PartView {
  const href = credential !== undefined && isLinkable(credential) ? credential : undefined
  return { name, awardedOn, href, isOutside: true, state: withdrawn === undefined ? undefined : 'No longer recognised' }
}

/** What an award is made of, in the order of its parts. */
export function partsOf(id: string): PartView[] {
  const { register, ledger } = siteRecord()
  return (register.awards.get(id)?.parts ?? []).flatMap((part) => {
    const [award, erased] = [ledger.awards.get(part), register.erased.get(part)]
    const recognition = register.recognitions.get(part)
    if (award !== undefined) return [ofAward(award)]
    if (erased !== undefined) return [ofErased(erased)]
    return recognition === undefined ? [] : [ofRecognition(recognition)]
  })
}

/** Evidence of an award but for its parts, which the page shows by themselves. */
export function evidenceBesideParts(id: string, evidence: readonly IssuedEvidence[]): IssuedEvidence[] {
  const { awards, recognitions, site } = siteRecord().register
  const shown = new Set(
    (awards.get(id)?.parts ?? []).flatMap((part) => {
      const { credential, name } = recognitions.get(part) ?? {}
      return [urlOf(site.url, paths.award(part)), credential ?? name ?? '']
    }),
  )
  return evidence.filter(({ url, name = '', genre }) => genre !== 'Badge' || !shown.has(url ?? name))
}

let naming: ReadonlyMap<string, readonly string[]> | undefined

/** By which awards each award is named as a part. */
function awardsNaming(): ReadonlyMap<string, readonly string[]> {
  if (naming !== undefined) return naming
  const found = new Map<string, string[]>()
  for (const { id, parts = [] } of siteRecord().register.awards.values())
    for (const part of parts) {
      if (!found.has(part)) found.set(part, [])
      found.get(part)!.push(id)
    }
  naming = found
  return found
}

/**
 * What an award is a part of, as far as its page may tell. Whoever has the link of a micro-credential sees its parts, as its
 * credential names them. Whoever has the link of a part does not see the micro-credential, unless its learner had the two
 * linked by a pseudonym, or agreed that both are public.
 */
export function wholesOf(id: string): PartView[] {
  const { register, ledger } = siteRecord()
  const { learner } = register.awards.get(id) ?? {}
  return (awardsNaming().get(id) ?? []).flatMap((whole) => {
    const isLinked = learner !== undefined && register.awards.get(whole)?.learner === learner
    const award = ledger.awards.get(whole)
    return award === undefined || !(isLinked || (isPublic(id) && isPublic(whole))) ? [] : [ofAward(award)]
  })
}
