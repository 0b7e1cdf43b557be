import {
  type Completion,
  completionWith,
  type LearnerRecord,
  type LostPart,
  leavesIn,
  lostParts,
  type Outcome,
} from '../../completion/index.ts'
import type { Learner } from '../../domain/learner.ts'
import type { Register } from '../../domain/register.ts'
import { paths, urlOf } from '../../domain/urls.ts'
import type { Ledger } from '../../ledger/state.ts'
import { type Earned, earnedBy, type Recognised, recognisedBy } from './earned.ts'
import { skillsText } from './skills-text.ts'
import { nextSteps, type StepView, stepView } from './steps.ts'

/** How far a learner is on a pathway. */
export interface PathwayProgress extends Pick<Completion, 'pathway' | 'state' | 'outcome'> {
  readonly steps: readonly StepView[]
  readonly requires: readonly StepView[]
  readonly ordered: boolean
  /** How many of the steps that are needed are met, and how many are needed. */
  readonly met: number
  readonly needed: number
  /** What there is to do next, each in a few words. */
  readonly next: readonly string[]
  /** Parts of the award that no longer count, by the names of what they are. */
  readonly lost: readonly LostPart[]
}

/** All that a learner's page shows, as of a day. */
export interface LearnerView {
  readonly learner: Learner
  readonly earned: readonly Earned[]
  readonly recognised: readonly Recognised[]
  readonly pathways: readonly PathwayProgress[]
  /** Skills and credentials in words, for a CV. */
  readonly text: string
}

/** What the page of a learner is made from. */
export interface Source {
  readonly register: Register
  readonly ledger: Pick<Ledger, 'awards' | 'secured'>
  /** The day of the build. */
  readonly day: string
}

/**
 * What is linked by the pseudonym, and nothing else: somebody's consent is to a page of that, not of what a DID or an address
 * would link besides. What was not issued yet is on no page.
 */
function recordOf({ pseudonym }: Learner, { register, ledger }: Source): LearnerRecord {
  const isTheirs = ({ learner }: { readonly learner?: string | undefined }) => learner === pseudonym
  return {
    awards: [...register.awards.values()].filter((award) => isTheirs(award) && ledger.awards.has(award.id)),
    recognitions: [...register.recognitions.values()].filter(isTheirs),
    pseudonyms: [pseudonym],
    addresses: [],
    dids: [],
  }
}

function nameOfPart(name: string, { awards, erased, badgeClasses, recognitions }: Register): string {
  const badge = (awards.get(name) ?? erased.get(name))?.badge
  return recognitions.get(name)?.name ?? (badge === undefined ? undefined : badgeClasses.get(badge)?.name) ?? name
}

function lostOf(outcome: Outcome, register: Register, day: string): PathwayProgress['lost'] {
  if (!('award' in outcome)) return []
  return lostParts(outcome.award, register, day).map((part) => ({ ...part, name: nameOfPart(part.name, register) }))
}

function progressOn(completion: Completion, { register, day }: Source): PathwayProgress {
  const { steps, requires } = completion.explanation()
  const counting = steps.members.filter(({ counts }) => counts)
  const metSteps = Math.min(counting.filter(({ met }) => met).length, steps.needed)
  return {
    pathway: completion.pathway,
    state: completion.state,
    outcome: completion.outcome,
    steps: steps.members.map((one) => stepView(one, register)),
    requires: requires.map((one) => stepView(one, register)),
    ordered: steps.ordered,
    met: metSteps + requires.filter(({ met }) => met).length,
    needed: steps.needed + requires.length,
    next: [...requires, steps].flatMap((one) => nextSteps(one, register)),
    lost: lostOf(completion.outcome, register, day),
  }
}

/** Whether somebody has a badge that takes them along; what they hold, or held, of its end counts as well. */
function hasBegun({ outcome, explanation }: Completion): boolean {
  const { steps, requires } = explanation()
  const begun = [...leavesIn(steps), ...requires].some(
    ({ counts, missing }) => counts && missing?.why !== 'never-earned',
  )
  return begun || 'award' in outcome
}

/** The pathways that the learner named, and those at whose end they are; all that they have begun when they named none. */
function isShown({ pathways: named }: Learner, completion: Completion): boolean {
  if (named === undefined) return hasBegun(completion)
  return named.includes(completion.pathway.slug) || 'award' in completion.outcome
}

/** Whether it leads to what people ask for first. */
const isMastery = ({ view }: Earned) => view.badge.kind === 'Micro-credential'

function textOf(
  earned: readonly Earned[],
  recognised: readonly Recognised[],
  { badgeClasses, site }: Register,
): string {
  const counting = earned.filter(({ state }) => state.is === 'valid')
  const ordered = [...counting.filter(isMastery), ...counting.filter((one) => !isMastery(one))]
  // The words of job advertisements are those that the badge class calls skills; what was signed also has other tags.
  const skills = ordered.flatMap(({ badge, view }) =>
    (badgeClasses.get(badge)?.skills ?? []).filter((skill) => view.badge.skills.includes(skill)),
  )
  return skillsText(
    [...new Set(skills)],
    [
      ...ordered.map(({ id, view }) => ({
        name: view.badge.name,
        kind: view.badge.kind,
        issuer: view.issuer.name,
        awardedOn: view.awardedOn,
        url: urlOf(site.url, paths.award(id)),
      })),
      ...recognised
        .filter(({ state }) => state.is === 'valid')
        .map(({ recognition: { name, awardedOn, credential }, issuerName }) => ({
          name,
          issuer: issuerName,
          awardedOn,
          ...(credential === undefined ? {} : { url: credential }),
        })),
    ],
  )
}

/** What the page of a learner shows on a day. Pure: the same record and day give the same page. */
export function learnerView(learner: Learner, source: Source): LearnerView {
  const { register, ledger, day } = source
  const record = recordOf(learner, source)
  const earned = earnedBy(record.awards, ledger, day)
  const recognised = recognisedBy(record.recognitions, register, day)
  const shown = [...register.pathways.values()]
    .map((pathway) => completionWith(record, pathway, register, day))
    .filter((completion) => isShown(learner, completion))
  return {
    learner,
    earned,
    recognised,
    pathways: shown.map((completion) => progressOn(completion, source)),
    text: textOf(earned, recognised, register),
  }
}
