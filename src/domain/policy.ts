import * as z from 'zod'
import { slug } from './text.ts'

/** An account on the host of the repository, without the `@`; compared without regard to case. */
export const handleSchema = z
  .string()
  .regex(/^[A-Za-z0-9](?:[A-Za-z0-9-]{0,37}[A-Za-z0-9])?$/, 'must be the name of an account, without "@"')

const team = slug.describe('Name of a team in `teams`.')
const approvals = z.int().min(0).max(6)

/** Who may approve the awards of some badge classes. */
export const awardPolicySchema = z
  .strictObject({
    badges: z.array(slug).min(1).optional().describe('Folder names of badge classes.'),
    pathways: z
      .array(slug)
      .min(1)
      .optional()
      .describe('File names of pathways: the badge class that each of them earns.'),
    by: team.describe('Name of the team whose members may award them.'),
    approvals: approvals
      .optional()
      .describe('How many of them must approve, when that differs from the general number.'),
  })
  .refine(({ badges, pathways }) => badges !== undefined || pathways !== undefined, 'needs `badges` or `pathways`')
  .describe('Who may award some badge classes. The first entry that names a badge class counts.')

/** `policies` of `content/site.yaml`: who may change what, and how much at once. */
export const policiesSchema = z
  .strictObject({
    teams: z
      .record(slug, z.array(handleSchema).min(1))
      .describe('Teams: a name, and the accounts of its members. They are public, as every approval is.'),
    maintainers: team.describe('The team that owns the program, the workflows, the keys and this file.'),
    issuers: team.describe('The team whose members may award every badge class that `awards` does not name.'),
    awards: z.array(awardPolicySchema).min(1).optional().describe('Who may award what.'),
    approvals: approvals
      .default(1)
      .describe(
        'How many of those who may award must approve a pull request, its author not counted; 1 unless given. One more when its author is not one of them, as with a program’s.',
      ),
    mostAwards: z
      .int()
      .min(1)
      .max(10_000)
      .default(500)
      .describe('How many awards one pull request may issue; 500 unless given.'),
    mostDaysBackdated: z
      .int()
      .min(0)
      .max(36_500)
      .default(366)
      .describe('How many days may lie between `awardedOn` and the pull request; 366 unless given.'),
  })
  .describe('Who may change what, and how much at once.')

export type Policies = z.infer<typeof policiesSchema>
export type AwardPolicy = z.infer<typeof awardPolicySchema>
