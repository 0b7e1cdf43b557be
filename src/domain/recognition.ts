import * as z from 'zod'
import { pseudonymSchema } from './learner.ts'
import { moment } from './moment.ts'
import { recipientSchema } from './recipient.ts'
import { httpsUrl, line, uri } from './text.ts'

/** `content/recognitions/<slug>.yaml`: a credential of another issuer that was verified and counts on pathways. */
export const recognitionSchema = z
  .strictObject({
    achievement: httpsUrl.describe('Address of the achievement, as the credential names it.'),
    name: line(120).describe('Name of the achievement.'),
    issuer: uri.describe('The `id` of the issuer, as the credential names it.'),
    credential: httpsUrl.optional().describe('Where the credential can be verified again.'),
    digest: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hex digits')
      .describe('SHA-256 in hex of the credential as it was verified.'),
    awardedOn: moment.describe('Day on which it was awarded there.'),
    expires: moment.optional().describe('Day from which it no longer holds.'),
    verifiedOn: moment.describe('Day on which it was last verified: signature, issuer, dates, standing and recipient.'),
    learner: pseudonymSchema.optional().describe('Pseudonym of the learner.'),
    recipient: recipientSchema.describe('Who earned it: the address or DID that the credential was held against.'),
    withdrawn: moment.optional().describe('Day from which it counts no more, as when the other issuer revoked it.'),
  })
  .describe(
    'A credential of another issuer that was verified and counts on pathways. `badgewright recognise` writes it.',
  )

export interface Recognition extends z.infer<typeof recognitionSchema> {
  /** File name without its ending. */
  readonly slug: string
}
