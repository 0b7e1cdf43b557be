import type { Credential } from '../credentials/facts.ts'
import { assertion } from '../credentials/open-badge-2.ts'
import { jsonText } from '../domain/json.ts'
import type { Site } from '../domain/site.ts'
import { paths } from '../domain/urls.ts'
import type { IssuedAward, Secured } from '../ledger/state.ts'
import { attach } from '../proofs/vc-jwt.ts'
import type { AwardImages } from './images.ts'
import { type PublishedFile, textFile } from './published-file.ts'
import { withdrawalOf } from './withdrawals.ts'

/**
 * All that is published of one award. The credential is the ledger's, untouched; the token is put together again from its
 * detached form; the assertion and the pictures are made from both.
 */
export function awardFiles(
  award: IssuedAward,
  { credential, jwt }: Secured,
  images: AwardImages,
  site: Site,
): PublishedFile[] {
  const { award: id, badge } = award.entry
  const openBadges2 = assertion(credential as Credential, { id }, badge, site, withdrawalOf(award))
  const text = jsonText(credential)
  const payloads = { openBadges3: JSON.stringify(credential), openBadges2: JSON.stringify(openBadges2) }
  const svg = images.svg?.bake({ openBadges3: payloads.openBadges3 })
  return [
    { path: paths.awardPng(id), mediaType: 'image/png', bytes: images.png.bake(payloads) },
    ...(svg === undefined ? [] : [{ path: paths.awardSvg(id), mediaType: 'image/svg+xml', bytes: svg }]),
    textFile(paths.assertion(id), 'application/json', jsonText(openBadges2)),
    textFile(paths.credentialJwt(id), 'text/plain', attach(jwt, credential)),
    textFile(paths.credential(id), 'application/json', text),
  ]
}
