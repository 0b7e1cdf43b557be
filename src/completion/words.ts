import type { PathwayStep } from '../domain/pathway.ts'
import type { Missing } from './explanation.ts'

/** What a step is called in sentences. */
export type NameOf = (step: PathwayStep) => string

/** How a day is written. */
export type DayText = (day: string) => string

const TOLD: Readonly<Record<Exclude<Missing['why'], 'never-earned' | 'out-of-order'>, (on: string) => string>> = {
  expired: (on) => `expired on ${on}`,
  suspended: (on) => `is suspended since ${on}`,
  revoked: (on) => `was revoked on ${on}`,
  withdrawn: (on) => `was withdrawn on ${on}`,
  'too-old': (on) => `was too old from the day after ${on}`,
}

/** Why a step is missing, as the rest of a sentence that begins with its name: `was revoked on 2025-10-30`. */
export function reasonText(missing: Missing, nameOf: NameOf, dayText: DayText = (day) => day): string {
  if (missing.why === 'never-earned') return 'was never earned'
  if (missing.why !== 'out-of-order') return TOLD[missing.why](dayText(missing.on))
  const { holding, after, on } = missing
  const end = on === undefined ? ', which is still to be earned' : ` (${dayText(on)})`
  return `was earned on ${dayText(holding.awardedOn)}, before ${nameOf(after)}${end}`
}
