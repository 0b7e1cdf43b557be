import type { Award } from '../../domain/award.ts'
import { toUtc } from '../../domain/calendar.ts'
import type { OutsideStep } from '../../domain/pathway.ts'
import { leavesOf } from '../../domain/pathway.ts'
import type { Recognition } from '../../domain/recognition.ts'
import type { Register } from '../../domain/register.ts'
import { type Ledger, type Standing, standingOf } from '../../ledger/state.ts'
import { type IssuedView, issuedView } from '../issued.ts'

/** How an award or a recognised credential stands on a day, as its issuer claims it. */
export interface State {
  readonly is: Standing | 'expired' | 'withdrawn'
  /** Since when, unless it counts. */
  readonly since?: string
}

/** An award of a learner that was issued. */
export interface Earned {
  readonly id: string
  /** Folder name of its badge class. */
  readonly badge: string
  readonly view: IssuedView
  readonly state: State
}

/** A credential of another issuer that counts here. */
export interface Recognised {
  readonly recognition: Recognition
  /** Its issuer's name as a pathway tells it, else the domain. */
  readonly issuerName: string
  readonly state: State
}

/** Whether a last moment has come by the beginning of a day. */
const isPast = (until: string | undefined, day: string): until is string =>
  until !== undefined && toUtc(until) <= toUtc(day)

const byNewest = (
  a: { readonly on: string; readonly name: string },
  b: { readonly on: string; readonly name: string },
) => (a.on === b.on ? (a.name < b.name ? -1 : 1) : a.on < b.on ? 1 : -1)

/** The awards of a learner that were issued, newest first. */
export function earnedBy(awards: readonly Award[], ledger: Pick<Ledger, 'awards' | 'secured'>, day: string): Earned[] {
  return awards
    .flatMap(({ id, badge }): Earned[] => {
      const issued = ledger.awards.get(id)
      if (issued === undefined) return []
      const view = issuedView(ledger.secured(issued).credential)
      const standing = standingOf(issued)
      const since = issued.changes.at(-1)?.on
      if (standing !== 'valid') return [{ id, badge, view, state: { is: standing, ...(since && { since }) } }]
      const state: State = isPast(view.validUntil, day) ? { is: 'expired', since: view.validUntil } : { is: 'valid' }
      return [{ id, badge, view, state }]
    })
    .sort((a, b) => byNewest({ on: a.view.awardedOn, name: a.id }, { on: b.view.awardedOn, name: b.id }))
}

/** The domain that an issuer's identifier names, as a short name of it. */
function domainOf(issuer: string): string {
  if (issuer.startsWith('did:web:')) return decodeURIComponent(issuer.split(':')[2]!)
  return issuer.startsWith('https://') && URL.canParse(issuer) ? new URL(issuer).host : issuer
}

function stateOf({ withdrawn, expires }: Recognition, day: string): State {
  if (isPast(withdrawn, day)) return { is: 'withdrawn', since: withdrawn }
  return isPast(expires, day) ? { is: 'expired', since: expires } : { is: 'valid' }
}

/** Recognised credentials of a learner, newest first. */
export function recognisedBy(
  all: readonly Recognition[],
  { pathways }: Pick<Register, 'pathways'>,
  day: string,
): Recognised[] {
  const steps = [...pathways.values()]
    .flatMap(({ steps, requires = [] }) => [...steps, ...requires].flatMap(leavesOf))
    .filter((step): step is OutsideStep => 'achievement' in step)
  return all
    .map((recognition) => {
      const { achievement, issuer } = recognition
      const step = steps.find((one) => one.achievement === achievement && one.issuer === issuer)
      return { recognition, issuerName: step?.issuerName ?? domainOf(issuer), state: stateOf(recognition, day) }
    })
    .sort((a, b) =>
      byNewest(
        { on: a.recognition.awardedOn, name: a.recognition.slug },
        { on: b.recognition.awardedOn, name: b.recognition.slug },
      ),
    )
}
