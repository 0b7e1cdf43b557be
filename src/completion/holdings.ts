import type { Award } from '../domain/award.ts'
import type { BadgeClass } from '../domain/badge-class.ts'
import { holdsUntil, toUtc } from '../domain/calendar.ts'
import type { BadgeStep, OutsideStep } from '../domain/pathway.ts'
import type { Recognition } from '../domain/recognition.ts'

/** A day in UTC as YYYY-MM-DD, so that days compare as texts. Completion counts in whole days. */
export type Day = string

/** The day of a moment of content. */
export function dayOf(moment: string): Day {
  return moment.length === 10 ? moment : toUtc(moment).slice(0, 10)
}

/** How an award or a recognition stands on a day: a revocation outweighs a suspension, and that the end of its term. */
export type HeldStanding = 'good' | 'expired' | 'suspended' | 'revoked' | 'withdrawn'

/** One award, or one recognised credential of another issuer, of one learner, as it stands on a day. */
export interface Holding {
  /** Id of the award, or file name of the recognition: what `parts` of an award name. */
  readonly name: string
  readonly is: 'award' | 'recognition'
  readonly awardedOn: Day
  readonly standing: HeldStanding
  /** Since when it stands so; nothing while it is good. */
  readonly since?: Day
}

/** What a learner holds of one badge, oldest first, as of a day. */
export interface Held {
  readonly holdings: readonly Holding[]
  /** Days that count for the order of steps: of all that were not taken back, expired and suspended ones as well. */
  readonly earned: readonly Day[]
  /** What counts on the day. */
  readonly usable: readonly Holding[]
}

/** All that a learner holds as of a day, by {@link keyOf}. */
export interface Holdings {
  readonly day: Day
  readonly byKey: ReadonlyMap<string, Held>
}

/** What holdings and steps are matched by: a folder’s name here; elsewhere address and issuer, which hold a colon. */
export function keyOf(step: BadgeStep | OutsideStep | Pick<Recognition, 'achievement' | 'issuer'>): string {
  return 'badge' in step ? step.badge : `${step.achievement} ${step.issuer}`
}

const ended = (until: Day | undefined, day: Day): Pick<Holding, 'standing' | 'since'> =>
  until !== undefined && until <= day ? { standing: 'expired', since: until } : { standing: 'good' }

/** How an award stands on a day. */
export function standingOn(award: Award, badgeClass: Pick<BadgeClass, 'validFor'> | undefined, day: Day) {
  const last = award.status?.filter(({ on }) => dayOf(on) <= day).at(-1)
  if (last !== undefined && last.change !== 'reinstate')
    return { standing: last.change === 'revoke' ? 'revoked' : 'suspended', since: dayOf(last.on) } as const
  const until = holdsUntil(award, badgeClass?.validFor)
  return ended(until && dayOf(until), day)
}

/** An award as it stands on a day. */
export function holdingOfAward(award: Award, badgeClass: BadgeClass | undefined, day: Day): Holding {
  return { name: award.id, is: 'award', awardedOn: dayOf(award.awardedOn), ...standingOn(award, badgeClass, day) }
}

/** A recognition as it stands on a day. */
export function holdingOfRecognition({ slug, awardedOn, expires, withdrawn }: Recognition, day: Day): Holding {
  const gone = withdrawn === undefined ? undefined : dayOf(withdrawn)
  const standing =
    gone !== undefined && gone <= day
      ? ({ standing: 'withdrawn', since: gone } as const)
      : ended(expires && dayOf(expires), day)
  return { name: slug, is: 'recognition', awardedOn: dayOf(awardedOn), ...standing }
}

const isTaken = ({ standing }: Holding) => standing === 'revoked' || standing === 'withdrawn'
const byDay = (a: Holding, b: Holding) =>
  a.awardedOn < b.awardedOn || (a.awardedOn === b.awardedOn && a.name < b.name) ? -1 : 1

function heldOf(all: readonly Holding[]): Held {
  const holdings = all.toSorted(byDay)
  return {
    holdings,
    earned: holdings.filter((one) => !isTaken(one)).map(({ awardedOn }) => awardedOn),
    usable: holdings.filter(({ standing }) => standing === 'good'),
  }
}

/** Awards and recognitions of one learner. */
export interface Collection {
  readonly awards: readonly Award[]
  readonly recognitions: readonly Recognition[]
}

/** All that a learner holds on a day. What is awarded later is not there yet. */
export function holdingsOn(
  { awards, recognitions }: Collection,
  badgeClasses: ReadonlyMap<string, BadgeClass>,
  day: Day,
): Holdings {
  const lists = new Map<string, Holding[]>()
  const add = (key: string, holding: Holding) => {
    if (holding.awardedOn > day) return
    const list = lists.get(key)
    if (list === undefined) lists.set(key, [holding])
    else list.push(holding)
  }
  for (const award of awards) add(award.badge, holdingOfAward(award, badgeClasses.get(award.badge), day))
  for (const one of recognitions) add(keyOf(one), holdingOfRecognition(one, day))
  return { day, byKey: new Map([...lists].map(([key, list]) => [key, heldOf(list)])) }
}
