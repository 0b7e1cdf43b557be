import * as z from 'zod'
import { moment } from './moment.ts'
import { extension, IDENTIFIER_TYPES } from './profile.ts'
import { line } from './text.ts'

/**
 * A hashed identity: `sha256$` and the hex of SHA-256 over identifier and salt (Open Badges 3.0, IdentityObject).
 * A salted hash is pseudonymous, not anonymous: whoever guesses the address can confirm the guess.
 */
export const identitySchema = z
  .strictObject({
    type: z.union([z.enum(IDENTIFIER_TYPES), extension]).describe('What was hashed; nearly always `emailAddress`.'),
    hash: z
      .string()
      .regex(/^sha256\$[0-9a-f]{64}$/, 'must be "sha256$" and 64 lower-case hex digits')
      .describe('`sha256$` and the hash. For an e-mail address: trim it, write it in lower case, append the salt.'),
    salt: z
      .string()
      .regex(/^[0-9a-f]{32,64}$/, 'must be 32 to 64 lower-case hex digits (128 bits or more)')
      .describe('Random salt of its own, 128 bits or more in hex.'),
  })
  .describe('A hashed identity of the learner.')

/** Who earned it. Open Badges 3.0 AchievementSubject. */
export const recipientSchema = z
  .strictObject({
    identities: z
      .array(identitySchema)
      .min(1)
      .max(5)
      .optional()
      .describe('Hashed identities, by which the holder can be confirmed.'),
    did: z
      .string()
      .regex(/^did:[a-z0-9]+:[A-Za-z0-9._:%-]+$/, 'must be a DID such as "did:key:z6Mk…"')
      .optional()
      .describe('DID of the learner’s wallet.'),
    name: line().optional().describe('Name to show, only with the learner’s consent.'),
    nameConsent: moment
      .optional()
      .describe(
        'Day on which the learner agreed that their name is public, together with all that this award says of them.',
      ),
  })
  .refine(
    (recipient) => recipient.identities !== undefined || recipient.did !== undefined,
    'needs `identities` or a `did`',
  )
  .describe('Who earned it.')

export type Identity = z.infer<typeof identitySchema>
export type Recipient = z.infer<typeof recipientSchema>
