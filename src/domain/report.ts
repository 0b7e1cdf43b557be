import * as z from 'zod'
import { OUTCOMES, REASONS, STANDINGS, STEPS, TONES, WARNINGS } from './findings.ts'

/** Names of a table, as an enum that keeps them apart. */
const namesOf = <Name extends string>(table: Readonly<Record<Name, string>>) =>
  z.enum(Object.keys(table) as [Name, ...Name[]])

const text = z.string()

const stepSchema = z
  .strictObject({
    step: namesOf(STEPS).describe('Name of the step.'),
    outcome: z.enum(OUTCOMES).describe('What it found.'),
    reason: namesOf(REASONS).optional().describe('Why it did not pass; never there when it passed.'),
    message: text.describe('The finding in a sentence for people.'),
  })
  .describe('One step of a verification.')

const warningSchema = z
  .strictObject({
    warning: namesOf(WARNINGS).describe('Name of the warning.'),
    message: text.describe('The warning in a sentence for people.'),
  })
  .describe('Something that a reader should know, and that decides nothing.')

const proofSchema = z
  .strictObject({
    suite: text.describe(
      'Cryptosuite or algorithm, such as `eddsa-rdfc-2022` or `RS256`; `hosted` for Open Badges 2.0.',
    ),
    method: text.optional().describe('Where the key is, as the proof says.'),
    created: text.optional().describe('When it was signed, as the proof says.'),
    outcome: z.enum(OUTCOMES).describe('Whether the signature is right and the key the issuer’s.'),
    reason: namesOf(REASONS).optional().describe('Why it did not pass.'),
    message: text.describe('The finding in a sentence for people.'),
  })
  .describe('One proof of the document. All of them are told.')

const issuerSchema = z
  .strictObject({
    id: text.describe('The issuer’s identifier, as the document names it.'),
    proven: text
      .optional()
      .describe(
        'What was proven of it: the domain (with its path) of a did:web or https identifier, or the key itself.',
      ),
    provenAs: z.enum(['domain', 'key']).optional().describe('Which of the two.'),
    claimedName: text.optional().describe('The name in the document. Anybody can write any name there.'),
    listedName: text.optional().describe('The name in the list of issuers that was given, when the issuer is in it.'),
  })
  .describe('Who issued it.')

const linked = z.strictObject({ name: text.optional(), url: text.optional(), narrative: text.optional() })

const claimsSchema = z
  .strictObject({
    id: text.optional().describe('The document’s id.'),
    name: text.describe('What was awarded.'),
    achievement: text
      .optional()
      .describe('The id of what was awarded: of the achievement, or of the badge class of Open Badges 2.0.'),
    description: text.optional(),
    kind: text.optional().describe('Achievement type, such as `MicroCredential`.'),
    criteria: linked.optional().describe('What had to be done.'),
    image: text.optional().describe('Address of the picture that it names.'),
    recipient: text.optional().describe('The name of whom it was awarded to, when it is told.'),
    recipientIds: z.array(text).describe('Identifiers of the recipient in words: `a hashed e-mail address`, a DID.'),
    awardedOn: text.optional().describe('When it was awarded.'),
    validFrom: text.optional(),
    validUntil: text.optional(),
    narrative: text.optional().describe('What the recipient did.'),
    evidence: z.array(linked),
    results: z.array(linked),
    alignments: z.array(linked),
    endorses: text.optional().describe('For an endorsement: the id of what is endorsed.'),
    comment: text.optional().describe('For an endorsement: what it says.'),
  })
  .describe('What the document says. Left out when the signature does not hold, for then nobody says it.')

const requestSchema = z
  .strictObject({
    url: text.describe('Address that was asked.'),
    answer: text.describe('What came back: `200`, `404`, `no answer`, `refused`, `from the bundle`.'),
  })
  .describe('One request that was made.')

const verdictSchema = z
  .strictObject({
    code: text.describe('Name of the verdict; permanent.'),
    tone: z
      .enum(TONES)
      .describe('How to take it: `good`, `caution`, `bad`, `unknown` (something could not be checked).'),
    title: text.describe('Two or three words.'),
    text: text.describe('One sentence.'),
  })
  .describe('The findings in one sentence, by a fixed table.')

/** The result of verifying one document: stable as data, and the only source of what pages and commands show. */
export const reportSchema = z
  .strictObject({
    subject: text.describe('What was verified: its id, or the name of the file.'),
    kind: z
      .enum(['open-badge-3', 'open-badge-2', 'open-badge-1', 'endorsement', 'clr', 'presentation', 'unknown'])
      .describe('Kind of document.'),
    format: text.describe('The same in words: standard, version, and how it is secured.'),
    outcome: z
      .enum(OUTCOMES)
      .describe('`passed` when every step passed, `failed` when one failed, else `not-checked`.'),
    standing: z
      .enum(STANDINGS)
      .describe('How it stands at the moment of checking; `unknown` unless signature and issuer passed.'),
    verdict: verdictSchema,
    steps: z
      .array(stepSchema)
      .describe('In the order of the verification. When the signature fails, nothing after it.'),
    warnings: z.array(warningSchema),
    proofs: z.array(proofSchema),
    issuer: issuerSchema.optional(),
    claims: claimsSchema.optional(),
    endorsements: z
      .array(z.lazy((): z.ZodType => reportSchema))
      .describe('Each endorsement inside it, verified by itself.'),
    parts: z.array(z.lazy((): z.ZodType => reportSchema)).describe('Each credential inside a record or presentation.'),
    checkedAt: text.describe('The moment of checking, ISO 8601.'),
    requests: z.array(requestSchema).describe('Every request that was made, in order.'),
  })
  .describe('The report of `badgewright verify --json`. Fields and names are added, never changed or taken away.')

export type Step = Readonly<z.infer<typeof stepSchema>>
export type Warning = Readonly<z.infer<typeof warningSchema>>
export type ProofReport = Readonly<z.infer<typeof proofSchema>>
export type IssuerReport = Readonly<z.infer<typeof issuerSchema>>
export type Claims = Readonly<z.infer<typeof claimsSchema>>
export type Linked = Readonly<z.infer<typeof linked>>
export type Request = Readonly<z.infer<typeof requestSchema>>
export type Verdict = Readonly<z.infer<typeof verdictSchema>>
export type Kind = z.infer<typeof reportSchema>['kind']

/** See {@link reportSchema}. */
export interface Report {
  readonly subject: string
  readonly kind: Kind
  readonly format: string
  readonly outcome: (typeof OUTCOMES)[number]
  readonly standing: (typeof STANDINGS)[number]
  readonly verdict: Verdict
  readonly steps: readonly Step[]
  readonly warnings: readonly Warning[]
  readonly proofs: readonly ProofReport[]
  readonly issuer?: IssuerReport | undefined
  readonly claims?: Claims | undefined
  readonly endorsements: readonly Report[]
  readonly parts: readonly Report[]
  readonly checkedAt: string
  readonly requests: readonly Request[]
}
