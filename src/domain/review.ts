import * as z from 'zod'
import { QUALITY_RULE_NAMES } from './quality-rules.ts'
import { RULES, type Rule } from './rules.ts'

/** What a reviewer should look at, and that breaks no rule. Names are permanent. */
export const REVIEW_WARNINGS = {
  backdated: 'it is dated long before today',
  'self-award': 'it is to somebody who wrote it',
  'named-like-author': 'its recipient has the name of somebody who wrote it',
  'no-evidence': 'it shows no evidence',
  'same-recipient': 'somebody gets the same badge twice',
  'many-awards': 'it is one of very many at once',
  'expired-at-once': 'it has expired already',
  'consent-to-come': 'the day of consent to the name is yet to come',
  'workflow-changed': 'what runs in the repository’s workflows changes',
  'issuer-changed': 'who issues, or whose approval it takes, changes',
  'part-lost': 'an award is made of one that this takes away',
  'authority-changed': 'others may award a badge class, or with another number of approvals',
} as const
export type ReviewWarningName = keyof typeof REVIEW_WARNINGS

const text = z.string()
const namesOf = <Name extends string>(table: Readonly<Record<Name, string>>) =>
  z.enum(Object.keys(table) as [Name, ...Name[]])

const place = {
  file: text.describe('Path from the repository root; `commit <hash>` or `branch` for what is in no file.'),
  line: z.int().describe('Line, from 1.'),
  column: z.int().describe('Column, from 1.'),
}

const problemSchema = z
  .strictObject({
    ...place,
    rule: z
      .enum([...(Object.keys(RULES) as [Rule, ...Rule[]]), ...QUALITY_RULE_NAMES])
      .describe('Rule that is broken: content/README.md#rules, or content/QUALITY.md.'),
    message: text.describe('What is wrong, in sentences.'),
    hint: text.optional().describe('How to mend it.'),
    related: z.strictObject(place).optional().describe('Another place that has to do with it.'),
  })
  .describe('A rule that the change breaks.')

const warningSchema = z
  .strictObject({
    ...place,
    warning: namesOf(REVIEW_WARNINGS).describe('Name of the warning.'),
    message: text.describe('The warning in a sentence.'),
  })
  .describe('Something to look at.')

const qualitySchema = z
  .strictObject({
    ...place,
    rule: z.enum(QUALITY_RULE_NAMES).describe('Rule of quality: content/QUALITY.md.'),
    level: z.enum(['warning', 'advice']),
    badge: text.describe('Folder name of the badge class.'),
    message: text.describe('What is so, in sentences.'),
    hint: text.describe('What to write instead.'),
  })
  .describe('What could be better about a badge class that is new or changes.')

const fieldSchema = z
  .strictObject({
    field: text.describe('Where it stands: `results[0].value`.'),
    before: text.optional().describe('What it said; left out when it was not there.'),
    after: text.optional().describe('What it says now; left out when it is gone.'),
  })
  .describe('A field that says something else.')

const linesSchema = z
  .strictObject({
    line: z.int().describe('Line of the new text at which it stands, from 1.'),
    removed: z.array(text),
    added: z.array(text),
  })
  .describe('Lines of a text that were replaced.')

const award = {
  id: text.describe('Id of the award.'),
  badge: text.describe('Folder name of its badge class.'),
  badgeName: text.describe('Name of its badge class.'),
  file: text.describe('Content file that it stands in.'),
}

const definitionSchema = z
  .strictObject({
    what: z
      .enum(['badge-class', 'pathway', 'endorsement', 'issuer', 'site', 'key', 'file'])
      .describe('What it is; `file` for other content, such as letters.'),
    name: text.describe('Its folder’s or file’s name.'),
    title: text.optional().describe('What it is called, when it has a name of its own.'),
    change: z.enum(['new', 'changed', 'removed']),
    holders: z
      .int()
      .optional()
      .describe('Of a badge class: how many hold it, revoked awards not counted. They keep what they were awarded.'),
    fields: z.array(fieldSchema).describe('Fields that say something else; none when it is new or removed.'),
    text: z.array(linesSchema).describe('Changes of its text, such as the criteria of a badge class.'),
    images: z.array(text).describe('Files of images that were added, changed or removed.'),
  })
  .describe('Something else than an award that changes.')

/** What a change of the record would do, and what stands against it: what `plan --base --json` prints. */
export const reviewSchema = z
  .strictObject({
    ok: z.boolean().describe('Whether no rule is broken.'),
    base: text.describe('Commit that it is compared with: the last one that both sides have in common.'),
    head: text.optional().describe('Commit that was looked at; left out for a working folder.'),
    files: z.int().describe('How many files change.'),
    program: z.array(text).describe('Files that change and are not content.'),
    issue: z
      .array(z.strictObject({ ...award, awardedOn: text, name: text.optional().describe('Published name.') }))
      .describe('Awards that would be issued.'),
    automatic: z
      .array(
        z.strictObject({
          pathway: text.describe('File name of the pathway.'),
          badge: award.badge,
          badgeName: award.badgeName,
          metOn: text.describe('Day on which the pathway was met.'),
          parts: z.array(text).describe('Ids of the awards that it would be made of.'),
        }),
      )
      .describe('Awards that the issuing step would make by itself, since the change lets somebody meet a pathway.'),
    reissue: z
      .array(z.strictObject({ ...award, reasons: z.array(text), fields: z.array(fieldSchema) }))
      .describe('Awards that would be signed again under their id, with what they said and say.'),
    status: z
      .array(
        z.strictObject({
          ...award,
          change: z.enum(['revoke', 'suspend', 'reinstate']),
          on: text,
          reason: text.optional().describe('It is published; of an erased award there is none.'),
        }),
      )
      .describe('Changes of standing.'),
    erase: z
      .array(z.strictObject(award))
      .describe('Awards of which content, ledger and site are to forget whom they are of.'),
    resign: z.int().describe('How many awards are to be signed again as they are, since others may have had a key.'),
    clrs: z.int().describe('How many awards are to be signed together with their parts, as one record (CLR 2.0).'),
    edited: z
      .array(z.strictObject({ ...award, fields: z.array(fieldSchema) }))
      .describe(
        'Awards that were there and change without being signed again: not issued yet, or their listing alone.',
      ),
    definitions: z.array(definitionSchema).describe('Whatever else of content changes.'),
    quality: z.array(qualitySchema).describe('What could be better about badge classes that are new or change.'),
    waiting: z.int().describe('How many awards of earlier changes the issuing step has yet to sign.'),
    approvals: z
      .array(
        z.strictObject({
          badges: z.array(text),
          team: text,
          needed: z.int().describe('How many of the team must approve, the author not counted.'),
          given: z
            .array(text)
            .optional()
            .describe('Accounts of the team that approved the newest commit; left out when that is not known here.'),
        }),
      )
      .describe('Whose approval is asked for, when the policies of the base say.'),
    warnings: z.array(warningSchema),
    problems: z.array(problemSchema).describe('When content itself has some, nothing else of it is told.'),
  })
  .describe('What a change of the record would do, and what stands against it.')

export type Review = z.infer<typeof reviewSchema>
export type ReviewedAward = Review['edited'][number]
export type FieldChange = z.infer<typeof fieldSchema>
export type LinesChange = z.infer<typeof linesSchema>
export type DefinitionChange = z.infer<typeof definitionSchema>
export type ReviewWarning = z.infer<typeof warningSchema>
