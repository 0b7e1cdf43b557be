import { achievementDocument } from '../credentials/achievement.ts'
import { endorsedId, endorsementsOf } from '../credentials/endorsement.ts'
import { badgeClass2 } from '../credentials/open-badge-2.ts'
import type { BadgeClass } from '../domain/badge-class.ts'
import { defined } from '../domain/json.ts'
import type { Register } from '../domain/register.ts'
import { paths } from '../domain/urls.ts'
import { svgFile } from './images.ts'
import { jsonFile } from './issuer-files.ts'
import type { PublishedFile } from './published-file.ts'

/** A badge class in both versions of Open Badges, with its images. */
export function badgeFiles(badgeClass: BadgeClass, png: Uint8Array, { site, endorsements }: Register): PublishedFile[] {
  const { slug, images } = badgeClass
  const endorsement = endorsementsOf(endorsedId({ endorses: { badge: slug } }, site), endorsements, site)
  return [
    jsonFile(paths.achievement(slug), defined({ ...achievementDocument(badgeClass, site), endorsement })),
    jsonFile(paths.badgeClass(slug), badgeClass2(badgeClass, site)),
    { path: paths.badgePng(slug), mediaType: 'image/png', bytes: png },
    ...svgFile(paths.badgeSvg(slug), images.svg),
  ]
}
