import { didYouMean } from './nearest.ts'

/** What stands in a message for something that differs from learner to learner, written `{{name}}`. */
export const MESSAGE_VARIABLES = {
  name: 'Name of the learner; `unnamed` when it is not known.',
  badge: 'Name of the badge class.',
  issuer: 'Name of the issuer.',
  awardedOn: 'Day on which it was earned, as `2026-03-01`.',
  expires: 'Day from which the award no longer holds. A paragraph that names it is left out when there is none.',
  awardUrl: 'Address of the award’s page.',
  badgeUrl: 'Address of the badge class’s page.',
  linkedInUrl:
    'Address that adds the award to a LinkedIn profile. A paragraph that names it is left out where the preset `minors` holds.',
  verifyUrl: 'Address of the page on which anybody can verify it.',
} as const

/** The name of a variable. */
export type MessageVariable = keyof typeof MESSAGE_VARIABLES

/** The variables that not every award has a value for. */
const MAY_LACK: readonly MessageVariable[] = ['expires', 'linkedInUrl']

/** Two braces that open or close something, and what stands between them when it is a word. */
const BRACES = /\{\{[^\S\n]*([^{}\n]*?)[^\S\n]*\}\}|\{\{|\}\}/g

const isVariable = (name: string): name is MessageVariable => Object.hasOwn(MESSAGE_VARIABLES, name)

/** A text with its variables filled in, all at once: what is filled in is never looked at again. */
export function filledIn(text: string, value: (name: MessageVariable) => string): string {
  return text.replace(BRACES, (whole, name: string | undefined) =>
    name !== undefined && isVariable(name) ? value(name) : whole,
  )
}

/** Whether a text names one of some variables; of those that may have no value unless others are given. */
export function mayLack(text: string, variables: readonly MessageVariable[] = MAY_LACK): boolean {
  return [...text.matchAll(BRACES)].some(([, name]) => variables.some((variable) => variable === name))
}

/** What is wrong with the variables of a text, at which offset. */
export interface VariableFault {
  readonly offset: number
  readonly message: string
  readonly hint: string
}

/** Finds what looks like a variable and is none, so that no learner is greeted with `{{nmae}}`. */
export function variableFaults(text: string): VariableFault[] {
  const known = Object.keys(MESSAGE_VARIABLES)
  return [...text.matchAll(BRACES)].flatMap(({ 0: whole, 1: name, index: offset }) => {
    if (name === undefined) {
      const hint = 'write two braces before the name and two after it: {{name}}'
      return [{ offset, message: `Braces "${whole}" stand here alone.`, hint }]
    }
    if (isVariable(name)) return []
    const hint = didYouMean(name, known, `the variables are ${known.join(', ')}`)
    return [{ offset, message: `There is no variable ${JSON.stringify(name)}.`, hint }]
  })
}
