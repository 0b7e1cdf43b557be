import * as z from 'zod'
import { awardIdSchema } from './award.ts'
import { moment } from './moment.ts'
import { profileSchema } from './profile.ts'
import { prose, slug } from './text.ts'

/** `content/endorsements/<slug>.yaml`: who vouches for the issuer, a badge class or an award. */
export const endorsementSchema = z
  .strictObject({
    endorses: z
      .union([
        z.literal('issuer'),
        z.strictObject({ badge: slug.describe('Folder name of a badge class.') }),
        z.strictObject({ award: awardIdSchema.describe('Id of an award.') }),
      ])
      .describe('What is endorsed: `issuer`, `{ badge: <slug> }` or `{ award: <id> }`.'),
    by: profileSchema.describe('Who vouches.'),
    on: moment.describe('When the endorsement was given.'),
    comment: prose(3000).describe('What they say, in Markdown.'),
    credential: z
      .string()
      .max(60_000)
      .optional()
      .describe(
        'The endorser’s own signed EndorsementCredential, as JSON text, exactly as received. Without it the endorsement is shown as an unsigned statement.',
      ),
  })
  .describe('An endorsement: somebody else vouches for the issuer, a badge class or an award.')

export type EndorsementFields = z.infer<typeof endorsementSchema>

/** Somebody else's word for the issuer, a badge class or an award. */
export interface Endorsement extends EndorsementFields {
  /** File name without its ending. */
  readonly slug: string
}
