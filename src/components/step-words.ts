import { type GroupStep, membersOf, type Pathway, type PathwayStep } from '../domain/pathway.ts'
import { durationInWords } from './words.ts'

/** How many steps of a list are needed, in words; undefined when it is the only one. */
function count(steps: readonly PathwayStep[], choose: number | undefined): string | undefined {
  if (steps.length === 1) return undefined
  if (choose !== undefined && choose < steps.length) return `Any ${choose} of ${steps.length}`
  const optional = choose === undefined ? steps.filter((step) => step.optional === true).length : 0
  if (optional === 0) return `All ${steps.length}`
  return `${steps.length - optional} needed, ${optional} optional`
}

/** What a group asks for: `Any 2 of 3`, `All 3, in this order`. */
export function demandInWords(group: GroupStep): string {
  const words = count(membersOf(group), group.choose)
  if (words === undefined) return ''
  return group.ordered === true ? `${words}, in this order` : words
}

/** How the steps of a pathway stand to each other. */
export function orderInWords({ steps, ordered }: Pathway): string {
  const words = count(steps, undefined)
  if (words === undefined) return ''
  return `${words}, in ${ordered === true ? 'this' : 'any'} order`
}

/** What is to be known of a step beside its name. */
export function notesOf(step: PathwayStep): string[] {
  return [
    ...('achievement' in step ? [`by ${step.issuerName ?? step.issuer}`] : []),
    ...(step.optional === true ? ['optional'] : []),
    ...('within' in step && step.within !== undefined ? [`no older than ${durationInWords(step.within)}`] : []),
  ]
}
