import { awardFileSchema, cohortFileSchema, erasedFileSchema } from '../domain/award.ts'
import { badgeClassSchema } from '../domain/badge-class.ts'
import { careerSchema } from '../domain/career.ts'
import { endorsementSchema } from '../domain/endorsement.ts'
import { frameworkSchema } from '../domain/framework.ts'
import { issuerKeySchema } from '../domain/issuer-key.ts'
import { learnerSchema } from '../domain/learner.ts'
import { messageSchema } from '../domain/message.ts'
import { pathwaySchema } from '../domain/pathway.ts'
import { issuerSchema } from '../domain/profile.ts'
import { programmesSchema } from '../domain/programme.ts'
import { recognitionSchema } from '../domain/recognition.ts'
import { siteSchema } from '../domain/site.ts'
import type { Shape } from './shape.ts'

const shape = <T>(fields: Shape<T>): Shape<T> => fields

/** Every kind of file with fields; anchors are headings of `content/README.md`. */
export const SHAPES = {
  site: shape({ schema: siteSchema, rule: 'site-shape', noun: 'The site', anchor: 'site' }),
  issuer: shape({ schema: issuerSchema, rule: 'issuer-shape', noun: 'The issuer', anchor: 'issuer' }),
  key: shape({ schema: issuerKeySchema, rule: 'key-shape', noun: 'A key', anchor: 'key' }),
  badge: shape({ schema: badgeClassSchema, rule: 'badge-shape', noun: 'A badge class', anchor: 'badge' }),
  pathway: shape({ schema: pathwaySchema, rule: 'pathway-shape', noun: 'A pathway', anchor: 'pathway' }),
  career: shape({ schema: careerSchema, rule: 'career-shape', noun: 'A career', anchor: 'career' }),
  framework: shape({ schema: frameworkSchema, rule: 'framework-shape', noun: 'A framework', anchor: 'framework' }),
  programmes: shape({
    schema: programmesSchema,
    rule: 'programme-shape',
    noun: 'The list of courses',
    anchor: 'programmes',
  }),
  award: shape({ schema: awardFileSchema, rule: 'award-shape', noun: 'An award', anchor: 'award' }),
  cohort: shape({ schema: cohortFileSchema, rule: 'award-shape', noun: 'A cohort', anchor: 'cohort' }),
  erased: shape({ schema: erasedFileSchema, rule: 'award-shape', noun: 'An erased award', anchor: 'erased-award' }),
  recognition: shape({
    schema: recognitionSchema,
    rule: 'recognition-shape',
    noun: 'A recognised credential',
    anchor: 'recognition',
  }),
  learner: shape({ schema: learnerSchema, rule: 'learner-shape', noun: 'A learner', anchor: 'learner' }),
  endorsement: shape({
    schema: endorsementSchema,
    rule: 'endorsement-shape',
    noun: 'An endorsement',
    anchor: 'endorsement',
  }),
  message: shape({ schema: messageSchema, rule: 'message-shape', noun: 'A message', anchor: 'message' }),
} as const
