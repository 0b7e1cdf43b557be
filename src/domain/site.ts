import * as z from 'zod'
import { policiesSchema } from './policy.ts'
import { privacySchema } from './privacy.ts'
import { QUALITY_LEVELS } from './quality-rules.ts'
import { httpsUrl, languageTag, line, prose, slug } from './text.ts'

/** `content/site.yaml`: where the record is published, from which repository, and who may change it. */
export const siteSchema = z
  .strictObject({
    url: httpsUrl
      .regex(/^https:\/\/[^?#]+\/$/, 'must end with "/" and have no "?" or "#"')
      .describe(
        'Public address of the site, with its closing slash: `https://owner.github.io/repository/` or `https://badges.example.org/`. Every credential names it for ever, so choose it once.',
      ),
    title: line(80).describe('Name of the site, in the header of each page and in link previews.'),
    description: prose(300).describe('One or two sentences for the home page and for search engines.'),
    language: languageTag.describe('Language of the pages, such as `en`.'),
    repository: httpsUrl.optional().describe('Address of the repository, for links from pages to their source.'),
    policies: policiesSchema.optional(),
    privacy: privacySchema
      .optional()
      .describe(
        '`public-repository` unless given. `private-repository`: pages do not link to the repository. `minors`: the same, and awards say nothing of a learner but a hashed address or a DID, and no learner has a page.',
      ),
    quality: z
      .record(slug, z.enum(QUALITY_LEVELS))
      .optional()
      .describe(
        'How much each rule of quality weighs, where that differs from QUALITY.md: a `problem` fails the check, `off` is silent.',
      ),
  })
  .describe('The site: its address, name, language and repository, and who may change it.')

export type Site = z.infer<typeof siteSchema>
