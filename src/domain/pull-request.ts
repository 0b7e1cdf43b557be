import * as z from 'zod'

const commitHash = z.string().regex(/^[0-9a-f]{40}$/, 'must be a commit’s full hash')

/** An account that does something: a person's, also one that an enterprise manages (`mia_school`), or a program's (`propose[bot]`). */
const accountSchema = z
  .string()
  .regex(/^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,60}[A-Za-z0-9])?(?:\[bot\])?$/, 'must be the name of an account, without "@"')

/** What the host of the repository says of a pull request. Facts of its interface, never of a commit’s text. */
export const pullRequestSchema = z.strictObject({
  number: z.int().positive(),
  /** Account that opened it. */
  author: accountSchema,
  /** Branch that it was opened from: its author’s words, and public. */
  branch: z.string().max(255).optional(),
  /** Commit that was last pushed to it. */
  head: commitHash,
  /** The latest review of each reviewer, when it approves. */
  approvals: z.array(z.strictObject({ by: accountSchema, commit: commitHash })),
  /** Account that merged it, and when, in UTC; nothing while it is open. */
  merged: z.strictObject({ by: accountSchema, at: z.iso.datetime(), commit: commitHash }).optional(),
})

/** The pull requests by which content files came to be as they are: what the issuing step holds against the policies. */
export const mergedFilesSchema = z.strictObject({
  /**
   * By path from the repository root: `content/awards/2026/03/….yaml`. All pull requests that changed the file since it was
   * last issued, the last first: each must have been approved, or a small change by one would bring through what another
   * smuggled in. A file is missing when one of its changes came by no pull request.
   */
  files: z.record(z.string(), z.array(pullRequestSchema).min(1)),
})

export type PullRequest = z.infer<typeof pullRequestSchema>
export type MergedFiles = z.infer<typeof mergedFilesSchema>
