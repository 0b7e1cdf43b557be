import type { AwardFile } from '../domain/award.ts'
import { awardFilePath } from '../domain/award-paths.ts'
import { newIdentity, type Random, randomId } from './random.ts'
import { yamlText } from './yaml-text.ts'

/** An award that a learner has earned by other awards. */
export interface EarnedAward extends Pick<AwardFile, 'badge' | 'awardedOn' | 'learner' | 'parts'> {
  /** Who: an address, which is hashed with a salt of its own, or else a DID. */
  readonly holder: { readonly email: string } | { readonly did: string }
}

/** The text of the file of an award that a learner has earned by other awards. */
export function earnedText(award: Omit<EarnedAward, 'holder'> & Pick<AwardFile, 'recipient'>): string {
  const { badge, awardedOn, recipient, parts, learner } = award
  return yamlText({ badge, awardedOn, recipient, parts, learner })
}

/** The content file of an award that a learner has earned by other awards. */
export function earnedAwardFile({ holder, ...award }: EarnedAward, random: Random) {
  const id = randomId(random)
  const recipient = 'email' in holder ? { identities: [newIdentity(holder.email, random)] } : { did: holder.did }
  return { id, file: awardFilePath(id, award.awardedOn), text: earnedText({ ...award, recipient }) }
}
