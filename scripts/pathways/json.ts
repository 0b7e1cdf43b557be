import type { AddressList } from '../../src/authoring/index.ts'
import { reasonText, type StepDecision } from '../../src/completion/index.ts'
import type { Register } from '../../src/domain/register.ts'
import type { AllFound, Found } from './found.ts'
import { stepName } from './print.ts'

/** What was found of a step, for programs. */
function stepJson(decision: StepDecision, register: Register): object {
  const { met, counts, day } = decision
  if ('members' in decision) {
    const { step, needed, ordered, members } = decision
    const of = members.map((member) => stepJson(member, register))
    return { name: step?.name, met, counts, day, needed, ordered, of }
  }
  const { step, holding, missing } = decision
  const which = 'badge' in step ? { badge: step.badge } : { achievement: step.achievement, issuer: step.issuer }
  const why = missing && reasonText(missing, (one) => stepName(one, register))
  return { ...which, met, counts, day, by: holding?.name, why: missing?.why, reason: why }
}

/** A learner, without an address, since programs keep what they read: it is told by its line of the list. */
function learnerJson({ learner: { pseudonyms, addresses, dids } }: Found, list: AddressList): object {
  const lines = list.addresses.filter(({ email }) => addresses.includes(email)).map(({ line }) => line)
  return { pseudonyms, lines, dids }
}

function foundJson(found: Found, list: AddressList, register: Register): object {
  const { state, day, outcome, automatic, lost, conflicts, explanation } = found
  return {
    learner: learnerJson(found, list),
    state,
    day,
    outcome: outcome.is,
    automatic,
    award: 'award' in outcome ? outcome.award.id : undefined,
    lost,
    conflicts,
    steps: explanation.steps.members.map((member) => stepJson(member, register)),
    requires: explanation.requires.map((leaf) => stepJson(leaf, register)),
  }
}

/** Everything that was found, for programs. */
export function allFoundJson({ day, unlinked, pathways }: AllFound, list: AddressList, register: Register): object {
  return {
    day,
    unlinked,
    pathways: pathways.map(({ pathway, learners }) => ({
      pathway: pathway.slug,
      earns: pathway.earns,
      learners: learners.map((found) => foundJson(found, list, register)),
    })),
  }
}
