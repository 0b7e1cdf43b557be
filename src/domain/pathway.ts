import * as z from 'zod'
import { duration, moment } from './moment.ts'
import { httpsUrl, line, prose, slug, uri } from './text.ts'

const optional = z.boolean().optional().describe('Whether the pathway can be finished without it.')
const within = duration
  .optional()
  .describe('How old the badge may be when the pathway is finished, such as `P3Y`; of any age unless given.')

/** A step that is one badge. */
export const badgeStepSchema = z
  .strictObject({ badge: slug.describe('Folder name of the badge class.'), optional, within })
  .describe('One badge.')

/** A step that is a badge of another issuer. */
export const outsideStepSchema = z
  .strictObject({
    achievement: httpsUrl.describe('Address of the achievement, exactly as credentials of it name it.'),
    name: line(120).describe('Its name.'),
    issuer: uri.describe('Who issues it: the `id` of the issuer in credentials, such as `did:web:other.example`.'),
    issuerName: line(120).optional().describe('Name of that issuer.'),
    optional,
    within,
  })
  .describe('A badge of another issuer, which counts once a credential of it was verified and recognised.')

/** A step that is met by some, or all, of several others. */
export const groupStepSchema = z
  .strictObject({
    name: line(120).optional().describe('Name of the step, such as `One elective`.'),
    choose: z.int().min(1).optional().describe('How many of them are needed; all unless given.'),
    ordered: z.boolean().optional().describe('Whether they must be taken in their order.'),
    optional,
    get of(): z.ZodArray<
      z.ZodUnion<readonly [typeof slug, typeof badgeStepSchema, typeof outsideStepSchema, typeof groupStepSchema]>
    > {
      return z
        .array(z.union([slug, badgeStepSchema, outsideStepSchema, groupStepSchema]))
        .min(1)
        .describe('What to choose from: folder names of badge classes, or steps.')
    },
  })
  .describe('Several steps of which some, or all, are needed.')

const stepSchema = z.union([badgeStepSchema, outsideStepSchema, groupStepSchema])

/** Front matter of `content/pathways/<slug>.md`. The body says how it runs. */
export const pathwaySchema = z
  .strictObject({
    name: line(120).describe('Name of the pathway.'),
    description: prose(1000).describe('Where it leads, in one to three sentences.'),
    audience: prose(1000).optional().describe('Who it is for.'),
    version: line(40).optional().describe('Version of the pathway, such as `2026`.'),
    replaces: slug
      .optional()
      .describe('File name of the earlier version. Who has begun that one may finish it until it closes.'),
    opens: moment.optional().describe('Day from which it can be finished.'),
    closes: moment.optional().describe('Day from which it can be finished no more.'),
    earns: slug.describe('Folder name of the micro-credential that it leads to.'),
    automatic: z
      .boolean()
      .optional()
      .describe(
        'Whether the issuing workflow awards it by itself, once, to whoever has met every step by awards that a pseudonym or a DID links. The ledger keeps such awards. Only for what has no assessment of its own.',
      ),
    requires: z
      .array(z.union([badgeStepSchema, outsideStepSchema]))
      .min(1)
      .optional()
      .describe('What a learner must hold besides the steps.'),
    ordered: z.boolean().optional().describe('Whether the steps must be taken in their order.'),
    steps: z.array(stepSchema).min(1).describe('The badges that it is made of.'),
    leadsTo: z.array(slug).min(1).optional().describe('File names of the careers that it prepares for.'),
  })
  .describe('A pathway: a stack of badges that leads to a micro-credential.')

export type PathwayFields = z.infer<typeof pathwaySchema>
export type BadgeStep = z.infer<typeof badgeStepSchema>
export type OutsideStep = z.infer<typeof outsideStepSchema>
export type GroupStep = z.infer<typeof groupStepSchema>
export type PathwayStep = PathwayFields['steps'][number]

/** A stack of badges that leads to a micro-credential. */
export interface Pathway extends PathwayFields {
  /** File name without its ending, and so part of its URL. */
  readonly slug: string
  /** Text in Markdown, as written. */
  readonly body: string
}

/** A step of a group, whose short form is the name of a badge class alone. */
export function stepOf(step: string | PathwayStep): PathwayStep {
  return typeof step === 'string' ? { badge: step } : step
}

/** The steps of a group in full. */
export function membersOf({ of }: GroupStep): PathwayStep[] {
  return of.map(stepOf)
}

/** Every badge that a step names, of this issuer or another, however deep. */
export function leavesOf(step: PathwayStep): (BadgeStep | OutsideStep)[] {
  return 'of' in step ? membersOf(step).flatMap(leavesOf) : [step]
}

/** Folder names of all badge classes that a step names. */
export function badgesOf(step: PathwayStep): string[] {
  return leavesOf(step).flatMap((leaf) => ('badge' in leaf ? [leaf.badge] : []))
}
