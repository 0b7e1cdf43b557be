import * as z from 'zod'
import type { Resolved } from './alignment.ts'
import { pseudonymSchema } from './learner.ts'
import { moment } from './moment.ts'
import { MOST_PARTS, RANDOM_NAME } from './patterns.ts'
import { profileSchema } from './profile.ts'
import { recipientSchema } from './recipient.ts'
import { type Result, resultSchema } from './result.ts'
import { httpsUrl, line, prose, slug } from './text.ts'

/** Open Badges 3.0 Evidence. */
export const evidenceSchema = z
  .strictObject({
    url: httpsUrl.optional().describe('Where the evidence can be seen.'),
    name: line().optional().describe('What it is called.'),
    description: prose(2000).optional().describe('What it is.'),
    narrative: prose(5000).optional().describe('What the learner did and how it shows the skill, in Markdown.'),
    genre: line(80).optional().describe('Kind of evidence, such as `Portfolio` or `Video`.'),
    audience: line(120).optional().describe('Whom it was made for.'),
  })
  .refine(
    (evidence) => evidence.url !== undefined || evidence.narrative !== undefined,
    'needs a `url` or a `narrative`',
  )
  .describe('Proof of the work. It is public: leave out names and addresses of people.')

const changeFields = {
  change: z
    .enum(['revoke', 'suspend', 'reinstate'])
    .describe(
      '`revoke` for good, `suspend` for a time, `reinstate` after a suspension. Open Badges has room for one status list, which tells revocation: this site’s verifier reads the second too, while others may not see a suspension.',
    ),
  on: moment.describe('When it took effect.'),
}

/** A change of standing of an issued award. */
export const statusChangeSchema = z
  .strictObject({ ...changeFields, reason: line(300).describe('Why; it is published.') })
  .describe('A change of standing.')

/** A change of standing of an erased award. A reason is a text about a person, so none is kept. */
export const erasedChangeSchema = z
  .strictObject(changeFields)
  .describe('A change of standing of an erased award, of which no reason is kept.')

/** A correction of an issued award: it is issued again under the same id. */
export const correctionSchema = z
  .strictObject({
    on: moment.describe('When the correction was made; later than the award and than earlier corrections.'),
    reason: line(300).describe('What was wrong and is right now; it is published.'),
  })
  .describe('A correction.')

/** Random name of an award: 80 bits or more in the letters of RFC 4648 base32, so that no page can be guessed. */
export const awardIdSchema = z.string().regex(RANDOM_NAME, 'must be 16 to 32 random letters a–z and digits 2–7')

const factFields = {
  expires: moment
    .optional()
    .describe('Day from which the award no longer holds; the badge class’s `validFor` after `awardedOn` unless given.'),
  evidence: z.array(evidenceSchema).min(1).optional().describe('Proof of the work.'),
  results: z
    .array(resultSchema)
    .min(1)
    .optional()
    .describe('What the learner reached, by the results of the badge class.'),
  parts: z
    .array(z.union([awardIdSchema, slug]))
    .min(1)
    .max(MOST_PARTS)
    .optional()
    .describe(
      'What the micro-credential is made of for this learner: ids of awards, and names of files in `recognitions/`. Its credential links them.',
    ),
  narrative: prose(5000).optional().describe('What this learner did to earn it, in Markdown.'),
  activityStart: moment.optional().describe('When the work began.'),
  activityEnd: moment.optional().describe('When the work ended.'),
  creditsEarned: z.number().positive().optional().describe('Credit hours earned.'),
  role: line().optional().describe('Role in which it was earned, such as `Team lead`.'),
  term: line().optional().describe('Academic term.'),
  licenseNumber: line(80).optional().describe('Number of a licence that comes with it.'),
  source: profileSchema.optional().describe('Organisation that assessed the learner, when it is not the issuer.'),
  image: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,63}\.(?:png|svg)$/, 'must be the name of a .png or .svg file in the same folder')
    .optional()
    .describe('Image of this award alone, beside the file; the badge class’s unless given.'),
}

const standingFields = {
  learner: pseudonymSchema
    .optional()
    .describe(
      'Pseudonym of the learner, who asked that their awards are linked. It is in the repository and on the page of their progress, and in no credential.',
    ),
  visibility: z
    .enum(['unlisted', 'public'])
    .optional()
    .describe(
      '`unlisted` unless given: the page is in no list and search engines are asked to leave it out. `public` lists it.',
    ),
  corrections: z.array(correctionSchema).min(1).optional().describe('Corrections since it was issued, oldest first.'),
  status: z.array(statusChangeSchema).min(1).optional().describe('Changes of standing, oldest first.'),
}

const sharedFields = {
  badge: slug.describe('Folder name of the badge class.'),
  awardedOn: moment.describe('Day on which it was earned.'),
  ...factFields,
}

/** One award: `content/awards/YYYY/MM/<id>.yaml`. */
export const awardFileSchema = z
  .strictObject({ ...sharedFields, recipient: recipientSchema.describe('Who earned it.'), ...standingFields })
  .describe('One award. The file’s name is the award’s id.')

/** What the credential of an award says that somebody earned by other awards and by nothing else. */
export const earnedFieldsSchema = awardFileSchema.pick({
  badge: true,
  awardedOn: true,
  recipient: true,
  parts: true,
})

/** One recipient of a cohort. What it says goes before what the cohort says. */
export const cohortRecipientSchema = z
  .strictObject({
    id: awardIdSchema.describe('Random id of this recipient’s award.'),
    recipient: recipientSchema.describe('Who earned it.'),
    ...factFields,
    ...standingFields,
  })
  .describe('One recipient of a cohort, and so one award.')

const erasureFields = {
  erasedOn: moment.describe('When it was erased. It cannot be undone.'),
  status: z
    .array(erasedChangeSchema)
    .min(1)
    .optional()
    .describe('Changes of standing, oldest first: erasing an award neither revokes nor reinstates it.'),
}

/** What stays of an award once all that it said of a person is erased: `content/awards/YYYY/MM/<id>.yaml`. */
export const erasedFileSchema = z
  .strictObject({ badge: sharedFields.badge, awardedOn: sharedFields.awardedOn, ...erasureFields })
  .describe('What stays of an erased award, for auditors. `badgewright erase <id>` writes it.')

/** What stays of an erased award of a cohort. */
export const erasedRecipientSchema = z
  .strictObject({ id: awardIdSchema.describe('Id of the erased award.'), ...erasureFields })
  .describe('What stays of an erased award in a cohort.')

/** A cohort: many awards of one badge on one day. `content/awards/YYYY/MM/<any-name>.yaml`. */
export const cohortFileSchema = z
  .strictObject({
    ...sharedFields,
    visibility: standingFields.visibility,
    recipients: z
      .array(z.union([cohortRecipientSchema, erasedRecipientSchema]))
      .min(1)
      .max(5000)
      .describe('Who earned it, each with an id.'),
  })
  .describe('A cohort: many awards of one badge class on one day.')

export type Evidence = z.infer<typeof evidenceSchema>
export type StatusChange = z.infer<typeof statusChangeSchema>
export type ErasedChange = z.infer<typeof erasedChangeSchema>
export type Correction = z.infer<typeof correctionSchema>
export type AwardFile = z.infer<typeof awardFileSchema>
export type EarnedFields = z.infer<typeof earnedFieldsSchema>
export type CohortRecipient = z.infer<typeof cohortRecipientSchema>
export type CohortFile = z.infer<typeof cohortFileSchema>
export type ErasedFile = z.infer<typeof erasedFileSchema>

/** The fact that somebody earned a badge, whether it stands in a file of its own or in a cohort. */
export interface Award extends Resolved<AwardFile> {
  readonly id: string
  /** The content file that it stands in, for messages and for auditors. */
  readonly file: string
  /** Bytes of the image of this award alone, when `image` names one. */
  readonly images?: { readonly svg?: Uint8Array; readonly png?: Uint8Array }
  /** The pathway by which the issuing step awarded it by itself, as long as no content file has it: {@link file} is to be its file. */
  readonly automatic?: string
}

/** An award that was erased: that there was one, of which badge class and when, and how it stands. */
export interface ErasedAward extends ErasedFile {
  readonly id: string
  /** The content file that it stands in. */
  readonly file: string
}

/** Fields that tell how an award stands rather than what was earned: changing them never changes the credential. */
const STANDING = new Set(['id', 'file', 'images', 'automatic', 'visibility', 'learner', 'corrections', 'status'])

/** What was earned, by whom and when: the part of an award that its credential states. */
export function awardFacts(award: Award): Record<string, unknown> {
  const facts = Object.fromEntries(Object.entries(award).filter(([name]) => !STANDING.has(name)))
  // As the file has them: a framework that words an item anew changes no award.
  return award.results === undefined ? facts : { ...facts, results: award.results.map(asWritten) }
}

function asWritten(result: Result): object {
  const { alignments } = result
  return alignments === undefined ? result : { ...result, alignments: alignments.map((one) => one.reference ?? one) }
}
