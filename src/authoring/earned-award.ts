import type { AwardFile } from '../domain/award.ts'
import { folderOf } from './award-files.ts'
import { newIdentity, type Random, randomId } from './random.ts'
import { yamlText } from './yaml-text.ts'

/** An award that a learner has earned by other awards. */
export interface EarnedAward extends Pick<AwardFile, 'badge' | 'awardedOn' | 'learner' | 'parts'> {
  /** Who: an address, which is hashed with a salt of its own, or else a DID. */
  readonly holder: { readonly email: string } | { readonly did: string }
}

/** The content file of an award that a learner has earned by other awards. */
export function earnedAwardFile({ holder, parts, ...award }: EarnedAward, random: Random) {
  const id = randomId(random)
  const recipient = 'email' in holder ? { identities: [newIdentity(holder.email, random)] } : { did: holder.did }
  const { badge, awardedOn, learner } = award
  const text = yamlText({ badge, awardedOn, recipient, parts, learner })
  return { id, file: `${folderOf(awardedOn)}/${id}.yaml`, text }
}
