import type { BadgeClass } from '../domain/badge-class.ts'
import { leavesOf, type Pathway } from '../domain/pathway.ts'
import { type Effort, effortOfSteps } from '../domain/pathway-effort.ts'
import { durationInWords, listed, termInWords } from './words.ts'

/** A fact of a pathway, as a name and a value. */
export interface Fact {
  readonly name: string
  readonly value: string
}

type Badges = ReadonlyMap<string, BadgeClass>

const rounded = (amount: number) => String(Math.round(amount * 100) / 100)

/** `58`, `58–64` or `at least 58`. */
function rangeInWords({ least, most, complete }: Effort): string {
  const range = least === most ? rounded(least) : `${rounded(least)}–${rounded(most)}`
  return complete ? range : `at least ${range}`
}

/** The badge classes that a learner may need, in the order of the steps, and the one that is earned at the end. */
function neededOf({ steps, earns }: Pathway, badges: Badges): BadgeClass[] {
  const needed = steps.filter(({ optional }) => optional !== true).flatMap(leavesOf)
  const slugs = needed.flatMap((leaf) => ('badge' in leaf && leaf.optional !== true ? [leaf.badge] : []))
  return [...slugs, earns].map((slug) => badges.get(slug)!)
}

/** What an amount is for the steps, for what is earned at the end, and together. */
function amountInWords(
  pathway: Pathway,
  badges: Badges,
  amount: (badge: BadgeClass) => number | undefined,
): string | undefined {
  const ofSteps = effortOfSteps(pathway, (leaf) => ('badge' in leaf ? amount(badges.get(leaf.badge)!) : undefined))
  const atEnd = amount(badges.get(pathway.earns)!)
  const { most, least, complete } = ofSteps
  if (most + (atEnd ?? 0) === 0) return undefined
  const whole = { least: least + (atEnd ?? 0), most: most + (atEnd ?? 0), complete: complete && atEnd !== undefined }
  const parts =
    most === 0 || atEnd === undefined ? '' : ` (${rangeInWords(ofSteps)} for the steps, ${rounded(atEnd)} after them)`
  return `${rangeInWords(whole)}${parts}`
}

function assessmentsInWords(pathway: Pathway, badges: Badges): string | undefined {
  const kinds = neededOf(pathway, badges).flatMap(({ assessment }) => assessment?.kind ?? [])
  if (kinds.length === 0) return undefined
  const atEnd = badges.get(pathway.earns)!.assessment === undefined ? 0 : 1
  const { least, most } = effortOfSteps(pathway, (leaf) =>
    'badge' in leaf && badges.get(leaf.badge)!.assessment !== undefined ? 1 : 0,
  )
  const count = rangeInWords({ least: least + atEnd, most: most + atEnd, complete: true })
  return `${count}: ${[...new Set(kinds)].map((kind) => termInWords(kind).toLowerCase()).join(', ')}`
}

function supervisedInWords(pathway: Pathway, badges: Badges): string | undefined {
  const assessed = neededOf(pathway, badges).filter(({ assessment }) => assessment !== undefined)
  const supervised = assessed.filter(({ assessment }) => assessment?.proctored === true)
  if (assessed.length === 0) return undefined
  if (supervised.length === 0) return 'none of the assessments'
  if (supervised.length === assessed.length) return 'every assessment'
  return `the assessment of ${listed(supervised.map(({ name }) => name))}`
}

function levelsInWords(pathway: Pathway, badges: Badges): string {
  return [...new Set(neededOf(pathway, badges).flatMap(({ workload }) => workload?.level ?? []))].join(', ')
}

/** What a pathway takes and what comes of it, as far as content says so. */
export function factsOf(pathway: Pathway, badges: Badges): Fact[] {
  const { validFor, prerequisites } = badges.get(pathway.earns)!
  const facts = [
    ['Hours', amountInWords(pathway, badges, ({ workload }) => workload?.hours)],
    // A badge that states no credits carries none.
    ['ECTS credits', amountInWords(pathway, badges, ({ workload }) => workload?.ects ?? 0)],
    ['Level', levelsInWords(pathway, badges)],
    ['Assessments', assessmentsInWords(pathway, badges)],
    ['Supervised', supervisedInWords(pathway, badges)],
    ['Prerequisites', prerequisites?.map((text) => text.replace(/\.$/, '')).join('; ')],
    ['Validity', validFor === undefined ? 'no expiry date' : `${durationInWords(validFor)} from the award`],
    ['Version', pathway.version],
  ] as const
  return facts.flatMap(([name, value]) => (value ? [{ name, value }] : []))
}
