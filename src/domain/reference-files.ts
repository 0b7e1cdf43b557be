import type * as z from 'zod'
import { awardFileSchema, cohortFileSchema, erasedFileSchema } from './award.ts'
import { badgeClassSchema } from './badge-class.ts'
import { careerSchema } from './career.ts'
import { endorsementSchema } from './endorsement.ts'
import { frameworkSchema } from './framework.ts'
import { issuerKeySchema } from './issuer-key.ts'
import { learnerSchema } from './learner.ts'
import { messageSchema } from './message.ts'
import { pathwaySchema } from './pathway.ts'
import { issuerSchema } from './profile.ts'
import { programmesSchema } from './programme.ts'
import { recognitionSchema } from './recognition.ts'
import { EXAMPLES } from './reference-examples.ts'
import { siteSchema } from './site.ts'

/** A kind of content file, as the reference tells of it. */
export interface FileOfContent {
  /** Heading of its section; in lower case it is the section's anchor, which messages of checks name. */
  readonly title: string
  /** Where such a file lies. */
  readonly path: string
  readonly schema: z.ZodObject
  /** Language of the example's fence. */
  readonly language: 'yaml' | 'markdown' | 'json'
  /** A short file that holds to the schema; a test parses it out of the printed page. */
  readonly example: string
}

/** Every kind of content file that has fields, in the order of the reference. */
export const FILES_OF_CONTENT: readonly FileOfContent[] = [
  { title: 'Site', path: 'content/site.yaml', schema: siteSchema, language: 'yaml', example: EXAMPLES.site },
  {
    title: 'Issuer',
    path: 'content/issuer/index.md',
    schema: issuerSchema,
    language: 'markdown',
    example: EXAMPLES.issuer,
  },
  {
    title: 'Key',
    path: 'content/issuer/keys/<thumbprint>.json',
    schema: issuerKeySchema,
    language: 'json',
    example: EXAMPLES.key,
  },
  {
    title: 'Badge',
    path: 'content/badges/<slug>/index.md',
    schema: badgeClassSchema,
    language: 'markdown',
    example: EXAMPLES.badge,
  },
  {
    title: 'Pathway',
    path: 'content/pathways/<slug>.md',
    schema: pathwaySchema,
    language: 'markdown',
    example: EXAMPLES.pathway,
  },
  {
    title: 'Career',
    path: 'content/careers/<slug>.md',
    schema: careerSchema,
    language: 'markdown',
    example: EXAMPLES.career,
  },
  {
    title: 'Framework',
    path: 'content/frameworks/<slug>.yaml',
    schema: frameworkSchema,
    language: 'yaml',
    example: EXAMPLES.framework,
  },
  {
    title: 'Programmes',
    path: 'content/programmes.yaml',
    schema: programmesSchema,
    language: 'yaml',
    example: EXAMPLES.programmes,
  },
  {
    title: 'Award',
    path: 'content/awards/YYYY/MM/<id>.yaml',
    schema: awardFileSchema,
    language: 'yaml',
    example: EXAMPLES.award,
  },
  {
    title: 'Cohort',
    path: 'content/awards/YYYY/MM/<any-name>.yaml',
    schema: cohortFileSchema,
    language: 'yaml',
    example: EXAMPLES.cohort,
  },
  {
    title: 'Erased award',
    path: 'content/awards/YYYY/MM/<id>.yaml',
    schema: erasedFileSchema,
    language: 'yaml',
    example: EXAMPLES.erased,
  },
  {
    title: 'Recognition',
    path: 'content/recognitions/<slug>.yaml',
    schema: recognitionSchema,
    language: 'yaml',
    example: EXAMPLES.recognition,
  },
  {
    title: 'Learner',
    path: 'content/learners/<pseudonym>.yaml',
    schema: learnerSchema,
    language: 'yaml',
    example: EXAMPLES.learner,
  },
  {
    title: 'Endorsement',
    path: 'content/endorsements/<slug>.yaml',
    schema: endorsementSchema,
    language: 'yaml',
    example: EXAMPLES.endorsement,
  },
  {
    title: 'Message',
    path: 'content/messages/<slug>.md',
    schema: messageSchema,
    language: 'markdown',
    example: EXAMPLES.message,
  },
]
