import * as z from 'zod'
import { ALIGNMENT_TYPES } from './alignment.ts'
import { extension } from './profile.ts'
import { httpsUrl, languageTag, line, prose } from './text.ts'

const itemType = z.union([z.enum(ALIGNMENT_TYPES), extension])

/** One competency, skill, standard or role of a framework. */
export const frameworkItemSchema = z
  .strictObject({
    name: line().describe('Its name, as the framework has it.'),
    url: httpsUrl.optional().describe('Where the framework describes it, when `itemUrl` does not say so.'),
    description: prose(2000).optional().describe('What it says, in short.'),
    type: itemType.optional().describe('What kind of node it is, when it differs from the framework’s `type`.'),
  })
  .describe('One item of a framework, under its code.')

/** `content/frameworks/<slug>.yaml`: a framework of competencies, skills or occupations. */
export const frameworkSchema = z
  .strictObject({
    name: line().describe('Name of the framework.'),
    url: httpsUrl.describe('Where it is published.'),
    publisher: line().optional().describe('Who publishes it.'),
    version: line(40).optional().describe('Its version.'),
    language: languageTag.optional().describe('Language of the names; the site’s unless given.'),
    license: line().optional().describe('Under which terms its names may be used.'),
    type: itemType.optional().describe('What kind of node its items are.'),
    itemUrl: httpsUrl
      .refine((url) => url.includes('{code}'), 'must have "{code}" in it')
      .optional()
      .describe('Address of an item, with `{code}` in the place of its code.'),
    items: z.record(line(300), frameworkItemSchema).describe('Its items by their codes, as far as they are used here.'),
  })
  .describe(
    'A framework that badge classes refer to: `alignments: [nace:communication]` is the item `communication` of `nace.yaml`.',
  )

export type FrameworkItem = z.infer<typeof frameworkItemSchema>

export interface Framework extends z.infer<typeof frameworkSchema> {
  /** File name without its ending, and so what stands before the colon of a short reference. */
  readonly slug: string
}
