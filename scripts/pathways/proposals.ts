import { type EarnedAward, earnedAwardFile, type Random } from '../../src/authoring/index.ts'
import { randomLetters } from '../../src/authoring/random.ts'
import { partsOf } from '../../src/completion/index.ts'
import type { Award } from '../../src/domain/award.ts'
import { type BadgeClass, isAssessed } from '../../src/domain/badge-class.ts'
import { writeTable } from '../../src/domain/csv-text.ts'
import type { Register } from '../../src/domain/register.ts'
import { automaticParts } from '../awards/edit-awards.ts'
import { OUTBOX, type Post } from '../delivery/outbox.ts'
import type { AllFound, Found } from './found.ts'

/** A learner for whom nothing can be written, and why. */
export interface Withheld {
  readonly found: Found
  readonly why: keyof typeof WITHHELD
}

/** Why nothing is written for a learner. */
export const WITHHELD = {
  automatic: 'awarded by the issuing step itself',
  address: 'known by a pseudonym alone: a hash cannot be made from a hash, so give a list with the address by --emails',
  assessed: 'ready for the assessment: give a list with the address by --emails for a table to fill in',
  conflict: 'not clear who it is: see above',
  wallets: 'has several DIDs: give a list with the address by --emails',
} as const

/** What is proposed. */
export interface Proposals {
  /** Award files for badge classes without an assessment. */
  readonly files: readonly { readonly file: string; readonly text: string; readonly found: Found }[]
  /** Tables with plain addresses, for badge classes with one. */
  readonly tables: readonly { readonly badge: BadgeClass; readonly post: Post; readonly learners: number }[]
  /** Of what these awards are made and no content file has: each gets one with them. */
  readonly parts: readonly Award[]
  readonly withheld: readonly Withheld[]
}

/** Each learner once for each badge class that is due, by the pathway that they finished first. */
function dueOnce({ pathways }: AllFound): Found[] {
  const due = pathways.flatMap(({ learners }) => learners).filter(({ outcome }) => outcome.is === 'due')
  const first = new Map<string, Map<Found['learner'], Found>>()
  for (const found of due) {
    const { earns } = found.pathway
    const known = first.get(earns)?.get(found.learner)
    if (known !== undefined && known.day! <= found.day!) continue
    first.set(earns, (first.get(earns) ?? new Map()).set(found.learner, found))
  }
  return [...first.values()].flatMap((learners) => [...learners.values()])
}

/** To whom a new award goes, or why that cannot be written. */
function holderOf({ learner, conflicts, automatic }: Found): EarnedAward['holder'] | Withheld['why'] {
  const [email] = learner.addresses
  const [did, ...others] = learner.dids
  if (automatic === 'due') return 'automatic'
  if (conflicts.length > 0) return 'conflict'
  if (email !== undefined) return { email }
  if (did === undefined) return 'address'
  return others.length > 0 ? 'wallets' : { did }
}

const partsFor = ({ explanation }: Found) => [...new Set(partsOf(explanation.steps))]

/** The table with which `award --csv` awards a badge class, once results and evidence are filled in. */
function tableOf(badge: BadgeClass, due: readonly Found[]): string {
  const results = (badge.results ?? []).map(({ id }) => `result:${id}`)
  const own = [...(badge.evidenceRequired === true ? ['evidence url'] : []), ...results]
  const rows = due.map((found) => {
    const { addresses, pseudonyms } = found.learner
    return [addresses[0]!, pseudonyms[0] ?? '', partsFor(found).join(' '), ...own.map(() => '')]
  })
  return writeTable([['email', 'learner', 'parts', ...own], ...rows])
}

/**
 * What follows for learners who have met a pathway: an award file where no assessment is left, else a row of a table to be
 * filled in. Who cannot be written down is told with the reason; the others are not kept waiting.
 */
export function proposalsFor(all: AllFound, register: Register, random: Random): Proposals {
  const each = dueOnce(all).map((found) => ({
    found,
    badge: register.badgeClasses.get(found.pathway.earns)!,
    to: holderOf(found),
  }))
  const withheld: Withheld[] = []
  const files: Proposals['files'][number][] = []
  const ready = new Map<BadgeClass, Found[]>()
  for (const { found, badge, to } of each) {
    const assessed = isAssessed(badge)
    if (typeof to === 'string' || (assessed && !('email' in to))) {
      const why = assessed && to !== 'conflict' ? 'assessed' : (to as Withheld['why'])
      withheld.push({ found, why })
    } else if (assessed) ready.set(badge, [...(ready.get(badge) ?? []), found])
    else {
      const [learner] = found.learner.pseudonyms
      const award = { badge: badge.slug, awardedOn: all.day, learner, parts: partsFor(found), holder: to }
      const { file, text } = earnedAwardFile(award, random)
      files.push({ file, text, found })
    }
  }
  const tables = [...ready].map(([badge, due]) => ({
    badge,
    learners: due.length,
    post: {
      folder: `${OUTBOX}/ready-${badge.slug}-${randomLetters(6, random)}`,
      files: [{ name: 'learners.csv', text: tableOf(badge, due) }],
    },
  }))
  const parts = automaticParts(
    files.map(({ found }) => ({ parts: partsFor(found) })),
    register,
  )
  return { files, tables, parts, withheld }
}
