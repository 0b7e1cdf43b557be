import { holdsUntil } from '../domain/calendar.ts'
import { writeTable } from '../domain/csv-text.ts'
import { linkedInUrl } from '../domain/linkedin.ts'
import { paths, urlOf } from '../domain/urls.ts'
import type { NewAward } from './award-files.ts'

/** What letters to learners say of the badge and of who awards it. */
export interface Sender {
  readonly badge: { readonly name: string; readonly validFor?: string | undefined }
  readonly issuerName: string
  /** The site’s base URL, with its closing slash. */
  readonly siteUrl: string
  /** Whether learners are invited to put the award on a profile elsewhere; see the presets of `privacy`. */
  readonly offersProfiles: boolean
}

/** What a letter says of one award; `expires` is a day, and not there when it holds for ever. LinkedIn is not for everybody. */
export interface Links {
  readonly awardUrl: string
  readonly linkedInUrl?: string
  readonly expires?: string
}

/** The addresses that a learner is sent. */
export function linksOf(
  { id, awardedOn, expires }: NewAward,
  { badge, issuerName, siteUrl, offersProfiles }: Sender,
): Links {
  const awardUrl = urlOf(siteUrl, paths.award(id))
  const validUntil = holdsUntil({ awardedOn, expires }, badge.validFor)
  const certification = { badgeName: badge.name, issuerName, awardedOn, validUntil, page: awardUrl, id }
  return {
    awardUrl,
    ...(offersProfiles ? { linkedInUrl: linkedInUrl(certification) } : {}),
    ...(validUntil === undefined ? {} : { expires: validUntil.slice(0, 10) }),
  }
}

const COLUMNS = ['name', 'email', 'badge', 'award URL'] as const

/**
 * A table for a mail merge: who is to be told of which award. It is the one thing with plain addresses in it, so it belongs
 * to the sender’s own device and never into Git.
 */
export function mailMerge(awards: readonly NewAward[], sender: Sender): string {
  const rows = awards.map((award) => {
    const links = linksOf(award, sender)
    const cells = [award.name ?? '', award.email, sender.badge.name, links.awardUrl]
    return links.linkedInUrl === undefined ? cells : [...cells, links.linkedInUrl]
  })
  return writeTable([sender.offersProfiles ? [...COLUMNS, 'LinkedIn link'] : COLUMNS, ...rows])
}
