import * as z from 'zod'

/** What a preset means for pages and content. */
export interface PrivacyPreset {
  /** Whether pages link to the repository that the site is made from. */
  readonly showsRepository: boolean
  /** Whether award pages offer to put the award on a profile elsewhere, such as LinkedIn. */
  readonly offersProfiles: boolean
  /**
   * Whether awards may say more of a learner than that a holder of some address earned a badge, and learners may have pages.
   * A pseudonym on awards is allowed either way: it says which are of one person, to those who read the repository alone.
   */
  readonly tellsOfLearners: boolean
}

/** Presets by their names in content. */
export const PRIVACY_PRESETS = {
  'public-repository': { showsRepository: true, offersProfiles: true, tellsOfLearners: true },
  'private-repository': { showsRepository: false, offersProfiles: true, tellsOfLearners: true },
  minors: { showsRepository: false, offersProfiles: false, tellsOfLearners: false },
} as const satisfies Readonly<Record<string, PrivacyPreset>>

type PresetName = keyof typeof PRIVACY_PRESETS

/** `privacy` of `content/site.yaml`. */
export const privacySchema = z.enum(Object.keys(PRIVACY_PRESETS) as [PresetName, ...PresetName[]])

/** What the preset of a site means; that of a public repository unless it names one. */
export function presetOf({
  privacy = 'public-repository',
}: {
  readonly privacy?: PresetName | undefined
}): PrivacyPreset {
  return PRIVACY_PRESETS[privacy]
}
