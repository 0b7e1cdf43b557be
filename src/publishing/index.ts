import type { Register } from '../domain/register.ts'
import { paths } from '../domain/urls.ts'
import { awardFiles } from './award-files.ts'
import { badgeFiles } from './badge-files.ts'
import { type AwardImages, awardImages } from './images.ts'
import { issuerFiles, jsonFile } from './issuer-files.ts'
import { programmeFiles } from './programme-files.ts'
import type { PublishedFile } from './published-file.ts'
import type { Record } from './record.ts'

export type { PublishedFile } from './published-file.ts'
export type { Record } from './record.ts'

/** The images of every badge class, drawn side by side: that takes the most time of a small site. */
async function imagesOfBadges({ badgeClasses }: Register): Promise<Map<string, AwardImages>> {
  const entries = [...badgeClasses].map(async ([slug, { images }]) => [slug, await awardImages(images)] as const)
  return new Map(await Promise.all(entries))
}

/**
 * Makes every file of the site but its pages, one after another, so that a hundred thousand awards never stand in memory
 * together. Pure: the same record gives the same bytes in the same order; nothing is written, nothing is signed.
 */
export async function* publish(record: Record): AsyncGenerator<PublishedFile> {
  const { register, ledger } = record
  yield* await issuerFiles(record)
  yield* programmeFiles(register)
  const ofBadge = await imagesOfBadges(register)
  for (const [slug, badgeClass] of register.badgeClasses)
    yield* badgeFiles(badgeClass, ofBadge.get(slug)!.plain, register)
  for (const [id, award] of ledger.awards) {
    const own = register.awards.get(id)?.images
    const images = own === undefined ? ofBadge.get(award.entry.badge) : await awardImages(own)
    if (images === undefined) throw new Error(`unchecked register: no badge class ${award.entry.badge}`)
    if (own !== undefined) yield { path: paths.awardImage(id), mediaType: 'image/png', bytes: images.plain }
    yield* awardFiles(award, ledger.secured(award), images, register.site)
    const clr = ledger.clrs.get(id)
    if (clr !== undefined) yield jsonFile(paths.clr(id), ledger.securedClr(clr))
  }
}
