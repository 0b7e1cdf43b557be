import type { PathwayStep } from '../domain/pathway.ts'
import type { Missing } from './explanation.ts'

/** What a step is called in sentences. */
export type NameOf = (step: PathwayStep) => string

const TOLD: Readonly<Record<Exclude<Missing['why'], 'never-earned' | 'out-of-order'>, (on: string) => string>> = {
  expired: (on) => `expired on ${on}`,
  suspended: (on) => `is suspended since ${on}`,
  revoked: (on) => `was revoked on ${on}`,
  withdrawn: (on) => `was withdrawn on ${on}`,
  'too-old': (on) => `was too old from the day after ${on}`,
}

/** Why a step is missing, as the rest of a sentence that begins with its name: `was revoked on 2025-10-30`. */
export function reasonText(missing: Missing, nameOf: NameOf): string {
  if (missing.why === 'never-earned') return 'was never earned'
  if (missing.why !== 'out-of-order') return TOLD[missing.why](missing.on)
  const { holding, after, on } = missing
  const end = on === undefined ? ', which is still to be earned' : ` (${on})`
  return `was earned on ${holding.awardedOn}, before ${nameOf(after)}${end}`
}
