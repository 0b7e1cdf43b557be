import { type BadgeStep, membersOf, type OutsideStep, type Pathway, type PathwayStep } from './pathway.ts'

/** How much a pathway takes: where learners choose, from the least to the most. What is optional is left out. */
export interface Effort {
  readonly least: number
  readonly most: number
  /** Whether every badge among those that may be needed says how much it takes; if not, it may be more. */
  readonly complete: boolean
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

function together(efforts: readonly Effort[], choose = efforts.length): Effort {
  const byLeast = efforts.map(({ least }) => least).sort((a, b) => a - b)
  const byMost = efforts.map(({ most }) => most).sort((a, b) => b - a)
  return {
    least: sum(byLeast.slice(0, choose)),
    most: sum(byMost.slice(0, choose)),
    complete: efforts.every(({ complete }) => complete),
  }
}

/** How much of something one badge takes; undefined when that is not known. */
export type AmountOf = (leaf: BadgeStep | OutsideStep) => number | undefined

function effortOf(step: PathwayStep, amountOf: AmountOf): Effort {
  if (!('of' in step)) {
    const amount = amountOf(step)
    return { least: amount ?? 0, most: amount ?? 0, complete: amount !== undefined }
  }
  const members = membersOf(step).filter(({ optional }) => step.choose !== undefined || optional !== true)
  return together(
    members.map((member) => effortOf(member, amountOf)),
    step.choose,
  )
}

/** What the steps of a pathway take together, in whatever a badge is measured by. */
export function effortOfSteps({ steps }: Pathway, amountOf: AmountOf): Effort {
  return together(steps.filter(({ optional }) => optional !== true).map((step) => effortOf(step, amountOf)))
}
