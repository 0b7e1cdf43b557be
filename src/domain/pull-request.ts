import * as z from 'zod'
import { handleSchema } from './policy.ts'

const commitHash = z.string().regex(/^[0-9a-f]{40}$/, 'must be a commit’s full hash')

/** What the host of the repository says of a pull request. Facts of its interface, never of a commit’s text. */
export const pullRequestSchema = z.strictObject({
  number: z.int().positive(),
  /** Account that opened it. */
  author: handleSchema,
  /** Commit that was last pushed to it. */
  head: commitHash,
  /** The latest review of each reviewer, when it approves. */
  approvals: z.array(z.strictObject({ by: handleSchema, commit: commitHash })),
  /** Account that merged it, and when, in UTC; nothing while it is open. */
  merged: z.strictObject({ by: handleSchema, at: z.iso.datetime(), commit: commitHash }).optional(),
})

/** The pull requests by which content files came to be as they are: what the issuing step holds against the policies. */
export const mergedFilesSchema = z.strictObject({
  /** By path from the repository root: `content/awards/2026/03/….yaml`. A file that came by no pull request is missing. */
  files: z.record(z.string(), pullRequestSchema),
})

export type PullRequest = z.infer<typeof pullRequestSchema>
export type MergedFiles = z.infer<typeof mergedFilesSchema>
