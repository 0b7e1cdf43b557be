import * as z from 'zod'
import { ALIGNMENT_TYPES, type Alignment } from './alignment.ts'
import { isHttpsUrl } from './patterns.ts'
import { extension } from './profile.ts'
import { httpsUrl, languageTag, line, prose } from './text.ts'

const itemType = z.union([z.enum(ALIGNMENT_TYPES), extension])

/** One competency, skill, standard or role of a framework. */
export const frameworkItemSchema = z
  .strictObject({
    name: line().describe('Its name, as the framework has it.'),
    url: httpsUrl.optional().describe('Where the framework describes it, when neither `itemUrl` nor its code says so.'),
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
      .describe('Address of an item, with `{code}` in the place of its code, which is percent-encoded there.'),
    items: z
      .record(line(300), frameworkItemSchema)
      .describe('Its items by their codes. Those that nothing refers to do no harm.'),
  })
  .describe(
    'A framework that alignments refer to by the name of its file and the code of an item: `nace:communication` is the item `communication` of `nace.yaml`.',
  )

export type FrameworkItem = z.infer<typeof frameworkItemSchema>

export interface Framework extends z.infer<typeof frameworkSchema> {
  /** File name without its ending, and so what stands before the colon of a short reference. */
  readonly slug: string
}

/**
 * Where a framework describes an item: its own address, or the address that all items have with its code put in, or its code
 * when that is a web address. Identifiers that begin with `http:`, such as those of ESCO, are answered over https too.
 */
export function itemAddress({ itemUrl, items }: Framework, code: string): string | undefined {
  const made =
    itemUrl?.replaceAll('{code}', encodeURIComponent(code.toWellFormed())) ?? code.replace(/^http:/, 'https:')
  const address = items[code]?.url ?? made
  return isHttpsUrl(address) ? address : undefined
}

/** An item of a framework as an alignment; nothing when there is no such item, or it has no address. */
export function alignmentTo(framework: Framework, code: string): Alignment | undefined {
  const item = Object.hasOwn(framework.items, code) ? framework.items[code] : undefined
  const url = itemAddress(framework, code)
  if (item === undefined || url === undefined) return undefined
  const { name, description, type = framework.type } = item
  return { name, url, framework: framework.name, code, description, type, reference: `${framework.slug}:${code}` }
}
