import type * as z from 'zod'
import { alignmentSchema } from './alignment.ts'
import {
  cohortRecipientSchema,
  correctionSchema,
  erasedChangeSchema,
  erasedRecipientSchema,
  evidenceSchema,
  statusChangeSchema,
} from './award.ts'
import { assessmentSchema, moduleSchema, qualityAssuranceSchema, relatedSchema, workloadSchema } from './badge-class.ts'
import { endorsementSchema } from './endorsement.ts'
import { frameworkItemSchema } from './framework.ts'
import { issuerKeySchema } from './issuer-key.ts'
import { badgeStepSchema, groupStepSchema, outsideStepSchema } from './pathway.ts'
import { awardPolicySchema, policiesSchema } from './policy.ts'
import { addressSchema, identifierEntrySchema, profileSchema } from './profile.ts'
import { courseSchema } from './programme.ts'
import { identitySchema, recipientSchema } from './recipient.ts'
import { resultDescriptionSchema, resultSchema, rubricLevelSchema } from './result.ts'

/** A map with fields of its own that stands inside content files. */
export interface Part {
  /** Heading of its section. */
  readonly title: string
  readonly schema: z.ZodObject
}

const [ed25519Key, rsaKey] = issuerKeySchema.shape.publicJwk.options
const [, endorsedBadge, endorsedAward] = endorsementSchema.shape.endorses.options

/** Every map inside a content file, in the order of the reference. */
export const PARTS: readonly Part[] = [
  { title: 'Recipient', schema: recipientSchema },
  { title: 'Identity', schema: identitySchema },
  { title: 'Recipient of a cohort', schema: cohortRecipientSchema },
  { title: 'Erased recipient of a cohort', schema: erasedRecipientSchema },
  { title: 'Evidence', schema: evidenceSchema },
  { title: 'Result', schema: resultSchema },
  { title: 'Correction', schema: correctionSchema },
  { title: 'Status change', schema: statusChangeSchema },
  { title: 'Status change of an erased award', schema: erasedChangeSchema },
  { title: 'Alignment', schema: alignmentSchema },
  { title: 'Assessment', schema: assessmentSchema },
  { title: 'Workload', schema: workloadSchema },
  { title: 'Module', schema: moduleSchema },
  { title: 'Quality assurance', schema: qualityAssuranceSchema },
  { title: 'Result description', schema: resultDescriptionSchema },
  { title: 'Rubric level', schema: rubricLevelSchema },
  { title: 'Related edition', schema: relatedSchema },
  { title: 'Badge step', schema: badgeStepSchema },
  { title: 'Outside step', schema: outsideStepSchema },
  { title: 'Group step', schema: groupStepSchema },
  { title: 'Framework item', schema: frameworkItemSchema },
  { title: 'Course', schema: courseSchema },
  { title: 'Organisation', schema: profileSchema },
  { title: 'Address', schema: addressSchema },
  { title: 'Identifier', schema: identifierEntrySchema },
  { title: 'Endorsed badge class', schema: endorsedBadge },
  { title: 'Endorsed award', schema: endorsedAward },
  { title: 'Policies', schema: policiesSchema },
  { title: 'Award policy', schema: awardPolicySchema },
  { title: 'Ed25519 key', schema: ed25519Key },
  { title: 'RSA key', schema: rsaKey },
]

/** The anchor that GitHub gives a heading of ours. */
export function anchorOf(title: string): string {
  return title.toLowerCase().replaceAll(' ', '-')
}

/** The part that a map is; describing a schema anew copies it, but its fields stay the same object. */
export function partOf(schema: z.ZodObject): Part | undefined {
  return PARTS.find((part) => part.schema.shape === schema.shape)
}
