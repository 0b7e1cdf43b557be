import * as z from 'zod'
import { line, prose, slug } from './text.ts'

/** A step that is one badge. */
const badgeStepSchema = z
  .strictObject({
    badge: slug.describe('Folder name of the badge class.'),
    optional: z.boolean().optional().describe('Whether the pathway can be finished without it.'),
  })
  .describe('One badge.')

/** A step that is met by some of several badges. */
const choiceStepSchema = z
  .strictObject({
    name: line(120).optional().describe('Name of the step, such as `One elective`.'),
    choose: z.int().min(1).describe('How many of them are needed.'),
    of: z.array(slug).min(1).describe('Folder names of the badge classes to choose from.'),
  })
  .describe('Some of several badges.')

/** Front matter of `content/pathways/<slug>.md`. The body says who it is for and how it runs. */
export const pathwaySchema = z
  .strictObject({
    name: line(120).describe('Name of the pathway.'),
    description: prose(1000).describe('Where it leads, in one to three sentences.'),
    earns: slug.describe('Folder name of the micro-credential that it leads to.'),
    ordered: z.boolean().optional().describe('Whether the steps must be taken in their order.'),
    steps: z
      .array(z.union([badgeStepSchema, choiceStepSchema]))
      .min(1)
      .describe('The badges that it is made of.'),
  })
  .describe('A pathway: an ordered stack of badges that leads to a micro-credential.')

export type PathwayFields = z.infer<typeof pathwaySchema>
export type PathwayStep = PathwayFields['steps'][number]

/** A stack of badges that leads to a micro-credential. */
export interface Pathway extends PathwayFields {
  /** File name without its ending, and so part of its URL. */
  readonly slug: string
  /** Text in Markdown, as written. */
  readonly body: string
}

/** Folder names of all badge classes that a step names. */
export function badgesOf(step: PathwayStep): string[] {
  return 'badge' in step ? [step.badge] : step.of
}
