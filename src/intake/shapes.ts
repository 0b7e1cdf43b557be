import { awardFileSchema, cohortFileSchema, erasedFileSchema } from '../domain/award.ts'
import { badgeClassSchema } from '../domain/badge-class.ts'
import { endorsementSchema } from '../domain/endorsement.ts'
import { issuerKeySchema } from '../domain/issuer-key.ts'
import { messageSchema } from '../domain/message.ts'
import { pathwaySchema } from '../domain/pathway.ts'
import { issuerSchema } from '../domain/profile.ts'
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
  award: shape({ schema: awardFileSchema, rule: 'award-shape', noun: 'An award', anchor: 'award' }),
  cohort: shape({ schema: cohortFileSchema, rule: 'award-shape', noun: 'A cohort', anchor: 'cohort' }),
  erased: shape({ schema: erasedFileSchema, rule: 'award-shape', noun: 'An erased award', anchor: 'erased-award' }),
  endorsement: shape({
    schema: endorsementSchema,
    rule: 'endorsement-shape',
    noun: 'An endorsement',
    anchor: 'endorsement',
  }),
  message: shape({ schema: messageSchema, rule: 'message-shape', noun: 'A message', anchor: 'message' }),
} as const
