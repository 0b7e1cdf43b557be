import { masked } from '../../src/checks/addresses.ts'
import { HELD_BACK } from '../../src/completion/automatic.ts'
import { type LeafDecision, type LostPart, leavesIn, reasonText } from '../../src/completion/index.ts'
import type { PathwayStep } from '../../src/domain/pathway.ts'
import type { Register } from '../../src/domain/register.ts'
import { many } from '../print/many.ts'
import { plainText } from '../print/plain-text.ts'
import type { AllFound, Found, PathwayFound } from './found.ts'

/** How much is shown, and whether a person watches, who has to see the addresses. */
export interface Shown {
  readonly all: boolean
  readonly isTTY: boolean
}

/** What a step is called in sentences. */
export function stepName(step: PathwayStep, { badgeClasses }: Pick<Register, 'badgeClasses'>): string {
  if ('badge' in step) return badgeClasses.get(step.badge)?.name ?? step.badge
  return step.name ?? 'one of several steps'
}

/** A learner by pseudonym, address or DID; a log is no place for an address. */
export function whoText({ learner: { pseudonyms, addresses, dids } }: Pick<Found, 'learner'>, isTTY: boolean): string {
  const known = [...pseudonyms, ...addresses.map((email) => (isTTY ? plainText(email, 48) : masked(email)))]
  return (known.length > 0 ? known : dids.map((did) => plainText(did, 80))).join(' = ')
}

const CONFLICTS = {
  pseudonyms: 'These awards have several pseudonyms and are linked by an address or a DID: mend the wrong one.',
  addresses: 'Several addresses of the list are of one pseudonym or DID: leave out of the list what is out of date.',
} as const

const LOST: Readonly<Record<LostPart['standing'], string>> = {
  expired: 'expired on',
  suspended: 'is suspended since',
  revoked: 'was revoked on',
  withdrawn: 'was withdrawn on',
  erased: 'was erased on',
}

/** Which part of an award no longer counts: `its part abc… (SQL for Beginners) was revoked on 2025-10-30`. */
function lostText({ name, standing, since }: LostPart, { awards, erased, badgeClasses }: Register): string {
  const badge = (awards.get(name) ?? erased.get(name))?.badge
  const called = badge === undefined ? '' : ` (${badgeClasses.get(badge)?.name ?? badge})`
  return `its part ${name}${called} ${LOST[standing]} ${since}`
}

const OUTCOMES = {
  held: 'holds it',
  expired: 'held it, and it expired: renew it when the learner asks',
  'was-revoked': 'held it, and it was revoked: it is never proposed again',
} as const

function outcomeText({ outcome, lost }: Found, register: Register): string {
  if (!('award' in outcome)) return ''
  const { award, holding } = outcome
  const since = holding.since === undefined ? '' : `, ${holding.standing} since ${holding.since}`
  const first = `${OUTCOMES[outcome.is]} by award ${award.id} of ${holding.awardedOn}${since}`
  return [first, ...lost.map((part) => lostText(part, register))].join('; ')
}

/** Sentences on what meets a pathway. */
function metLines({ explanation: { steps, requires } }: Found, register: Register): string[] {
  return [...leavesIn(steps), ...requires]
    .filter(({ met, counts }) => met && counts)
    .map(({ step, day, holding }) => `${stepName(step, register)}: ${day}, ${holding?.is} ${holding?.name}`)
}

function missingLine({ step, missing }: LeafDecision, register: Register): string {
  const name = stepName(step, register)
  return missing === undefined ? name : `${name} ${reasonText(missing, (one) => stepName(one, register))}`
}

function missingLines(found: Found, register: Register): string[] {
  const { state, missing, pathway } = found
  const closed = state === 'closed' ? [`it closed on ${pathway.closes}, before this was earned`] : []
  return [...closed, ...missing.map((one) => missingLine(one, register))]
}

function automaticLines({ automatic }: Found): string[] {
  if (automatic === undefined) return []
  if (automatic === 'due') return ['the issuing step awards it by itself']
  return [`not awarded by itself: ${HELD_BACK[automatic]}`]
}

/** One kind of finding: its title, whom it is about, and what is said of each. */
interface Section {
  readonly title: string
  readonly isOf: (found: Found, all: boolean) => boolean
  readonly lines: (found: Found, register: Register) => readonly string[]
}

/** Whether a learner has a badge that takes them along: one that is optional alone does not. */
const hasBegun = ({ explanation: { steps, requires } }: Found) =>
  [...leavesIn(steps), ...requires].some(({ counts, missing }) => counts && missing?.why !== 'never-earned')

/** Whether somebody is on the way, and further from the end than one badge. */
const isFar = (found: Found) =>
  isOpen(found) && found.day === undefined && found.missing.length !== 1 && hasBegun(found)

const isOpen = ({ outcome }: Found) => outcome.is === 'not-yet' || outcome.is === 'due'
const windowLine = ({ state, day, pathway: { opens, closes } }: Found) =>
  state === 'not-open' ? `met on ${day}; it opens on ${opens}` : `met on ${day}; it closed on ${closes}`

const SECTIONS: readonly Section[] = [
  {
    title: 'Met, and due',
    isOf: ({ outcome }) => outcome.is === 'due',
    lines: (found, register) => [`met on ${found.day}`, ...metLines(found, register), ...automaticLines(found)],
  },
  {
    title: 'Met too early or too late',
    isOf: (found) => isOpen(found) && found.state !== 'met' && found.day !== undefined,
    lines: (found) => [windowLine(found)],
  },
  {
    title: 'One badge is missing',
    isOf: (found) => isOpen(found) && found.day === undefined && found.missing.length === 1,
    lines: missingLines,
  },
  {
    title: 'On the way',
    isOf: (found, all) => all && isFar(found),
    lines: missingLines,
  },
  {
    title: 'Have it already',
    isOf: (found) => !isOpen(found),
    lines: (found, register) => [outcomeText(found, register)],
  },
]

function learnerLines(found: Found, { lines }: Section, register: Register, isTTY: boolean): string[] {
  const told = [...lines(found, register), ...found.conflicts.map((one) => CONFLICTS[one])]
  return [`    ${whoText(found, isTTY)}`, ...told.map((line) => `      ${line}`)]
}

/** What else earns the same, so that nobody wonders why somebody who has it is not due. */
function sameGoal({ slug, earns }: PathwayFound['pathway'], { pathways }: Register): string[] {
  const others = [...pathways.values()].filter((other) => other.earns === earns && other.slug !== slug)
  return others.length === 0 ? [] : [`  It is earned once, also by: ${others.map((other) => other.slug).join(', ')}`]
}

function pathwayLines({ pathway, learners }: PathwayFound, register: Register, { all, isTTY }: Shown): string[] {
  const goal = register.badgeClasses.get(pathway.earns)?.name ?? pathway.earns
  const sections = SECTIONS.flatMap((section) => {
    const those = learners.filter((found) => section.isOf(found, all))
    const lines = those.flatMap((found) => learnerLines(found, section, register, isTTY))
    return those.length === 0 ? [] : [`  ${section.title} (${those.length})`, ...lines]
  })
  const further = learners.filter(isFar)
  const rest = all || further.length === 0 ? [] : [`  ${many(further.length, 'other')} on the way: --all shows them`]
  const title = `${pathway.name} (${pathway.slug}), which earns ${goal}`
  return [
    title,
    ...sameGoal(pathway, register),
    ...sections,
    ...rest,
    ...(learners.length === 0 ? ['  Nobody yet'] : []),
    '',
  ]
}

/** What was found, for people. */
export function foundText({ day, pathways, unlinked }: AllFound, register: Register, shown: Shown): string {
  const lines = pathways.flatMap((one) => pathwayLines(one, register, shown))
  const verb = unlinked === 1 ? 'is' : 'are'
  const hint = '--emails with a list of addresses finds whose'
  const alone = `${many(unlinked, 'award')} of these badges ${verb} linked to nobody: ${hint}.`
  return `${[...lines, ...(unlinked === 0 ? [] : [alone]), `As of ${day}.`].join('\n')}\n`
}
