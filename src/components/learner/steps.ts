import { type LeafDecision, reasonText, type StepDecision } from '../../completion/index.ts'
import type { PathwayStep } from '../../domain/pathway.ts'
import type { Register } from '../../domain/register.ts'
import { dayInWords, listed } from '../words.ts'

/** How one badge of a pathway stands, for its sign and its words. */
export type StepState = 'earned' | 'lapsed' | 'missing' | 'spare'

/** One badge of a pathway, as a learner's page shows it. */
export interface BadgeView {
  readonly name: string
  readonly state: StepState
  /** A sentence. */
  readonly words: string
  /** Day on which it was earned. */
  readonly day?: string
  /** Id of the award that meets it. */
  readonly award?: string
  /** Folder name of the badge class, when it is one of this site. */
  readonly badge?: string
}

/** Several badges of which some are needed. */
export interface GroupView {
  readonly name: string
  readonly met: boolean
  readonly demand: string
  readonly members: readonly StepView[]
}

export type StepView = BadgeView | GroupView

type Names = Pick<Register, 'badgeClasses'>

/** What a step is called. */
export function stepName(step: PathwayStep, { badgeClasses }: Names): string {
  if ('badge' in step) return badgeClasses.get(step.badge)?.name ?? step.badge
  return step.name ?? 'several steps'
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`

function badgeView({ step, met, counts, day, holding, missing }: LeafDecision, names: Names): BadgeView {
  const base = { name: stepName(step, names), ...('badge' in step ? { badge: step.badge } : {}) }
  const award = holding?.is === 'award' ? { award: holding.name } : {}
  if (met) return { ...base, ...award, state: 'earned', words: 'Earned', ...(day === undefined ? {} : { day }) }
  if (missing === undefined || missing.why === 'never-earned')
    return counts
      ? { ...base, state: 'missing', words: 'Not earned yet.' }
      : { ...base, state: 'spare', words: 'Not needed.' }
  return { ...base, state: 'lapsed', words: sentence(reasonText(missing, (one) => stepName(one, names), dayInWords)) }
}

/** What a group asks for: `2 of these 3, in this order`. */
function demandOf(needed: number, all: number, ordered: boolean): string {
  const count = needed === all ? `All ${all}` : `${needed} of these ${all}`
  return ordered ? `${count}, in this order` : count
}

/** A step with how it stands, for the page. */
export function stepView(decision: StepDecision, names: Names): StepView {
  if (!('members' in decision)) return badgeView(decision, names)
  const { step, members, needed, ordered, met } = decision
  const name = step === undefined ? '' : stepName(step, names)
  const views = members.map((member) => stepView(member, names))
  return { name, met, demand: demandOf(needed, members.length, ordered), members: views }
}

/** What there is to do next, each in a few words: the first in an order, each that is needed without one, or a choice. */
export function nextSteps(decision: StepDecision, names: Names): string[] {
  if (decision.met) return []
  if (!('members' in decision)) return [stepName(decision.step, names)]
  const counting = decision.members.filter(({ counts }) => counts)
  const open = counting.filter(({ met }) => !met)
  const rest = decision.needed - (counting.length - open.length)
  if (rest < open.length) {
    const choice = open.map(({ step }) => (step === undefined ? '' : stepName(step, names)))
    return [`${rest} of these: ${listed(choice)}`]
  }
  return (decision.ordered ? open.slice(0, 1) : open).flatMap((one) => nextSteps(one, names))
}
