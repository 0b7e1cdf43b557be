import type { Award } from '../domain/award.ts'
import type { BadgeClass } from '../domain/badge-class.ts'
import type { Register } from '../domain/register.ts'
import type { State } from './finishing.ts'
import { type Collection, type Day, type Holding, holdingOfAward, holdingOfRecognition } from './holdings.ts'

/** What of the register tells how parts of an award stand. */
export type Parts = Pick<Register, 'awards' | 'recognitions' | 'erased' | 'badgeClasses'>

/** A part of an award that no longer counts. */
export interface LostPart {
  readonly name: string
  readonly standing: Exclude<Holding['standing'], 'good'> | 'erased'
  readonly since: Day
}

/**
 * What a learner has of the badge that a pathway earns. Whatever became of it, it is never due twice: `held` also while it is
 * suspended, `expired` is to be renewed, and after a revocation people decide.
 */
export type Outcome =
  | { readonly is: 'held' | 'was-revoked' | 'expired'; readonly award: Award; readonly holding: Holding }
  | { readonly is: 'due' | 'not-yet' }

/** Standings of an award from that which says most. */
const RANK = ['good', 'suspended', 'expired', 'revoked']
const IS = { good: 'held', suspended: 'held', expired: 'expired', revoked: 'was-revoked' } as const

/**
 * What follows for the badge that a pathway earns. Every award of it counts, by whichever pathway it was earned, and one
 * that is dated after the day as well.
 */
export function outcomeOf(
  { awards }: Collection,
  earns: string,
  { state, badgeClass, day }: { readonly state: State; readonly badgeClass: BadgeClass | undefined; readonly day: Day },
): Outcome {
  const [best] = awards
    .filter(({ badge }) => badge === earns)
    .map((award) => ({ award, holding: holdingOfAward(award, badgeClass, day) }))
    .sort((a, b) => RANK.indexOf(a.holding.standing) - RANK.indexOf(b.holding.standing))
  if (best === undefined) return { is: state === 'met' ? 'due' : 'not-yet' }
  return { is: IS[best.holding.standing as keyof typeof IS], ...best }
}

function partOn(name: string, { awards, recognitions, erased, badgeClasses }: Parts, day: Day) {
  const award = awards.get(name)
  if (award !== undefined) return holdingOfAward(award, badgeClasses.get(award.badge), day)
  const gone = erased.get(name)
  if (gone !== undefined) return { name, standing: 'erased', since: gone.erasedOn } as const
  const recognition = recognitions.get(name)
  return recognition && holdingOfRecognition(recognition, day)
}

/** Parts of an award that do not count any more on a day. */
export function lostParts({ parts = [] }: Award, register: Parts, day: Day): LostPart[] {
  return parts.flatMap((name) => {
    const found = partOn(name, register, day)
    return found === undefined || found.standing === 'good' || found.since === undefined
      ? []
      : [{ name, standing: found.standing, since: found.since }]
  })
}
