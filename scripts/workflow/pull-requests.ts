import * as z from 'zod'
import { PublisherError } from '../../src/domain/publisher-error.ts'
import { type PullRequest, pullRequestSchema } from '../../src/domain/pull-request.ts'
import type { GitHub } from './github.ts'

/** Of a deleted account GitHub says nothing but this name, which nobody can have. */
const GHOST = 'ghost'
const account = z
  .object({ login: z.string() })
  .nullable()
  .transform((user) => user?.login ?? GHOST)

const pullSchema = z.object({
  number: z.int().positive(),
  user: account,
  head: z.object({ sha: z.string(), ref: z.string() }),
  base: z.object({ ref: z.string() }),
  merged_at: z.string().nullable(),
  merged_by: account.optional(),
  merge_commit_sha: z.string().nullable(),
})

/** What lists of pull requests say of each. */
export const listedPullSchema = pullSchema.omit({ merged_by: true })

const reviewSchema = z.object({
  user: account,
  state: z.string(),
  commit_id: z.string().nullable(),
  author_association: z.string(),
})

/** Who may have a say: people whom the repository knows. An account that took the old name of a member is none of them. */
const KNOWN: readonly string[] = ['OWNER', 'MEMBER', 'COLLABORATOR']

const approvalSchema = pullRequestSchema.shape.approvals.element

/** Reviews that say something; a comment takes no approval back. */
const DECIDING: readonly string[] = ['APPROVED', 'CHANGES_REQUESTED', 'DISMISSED']

/** Who approves, by the last review of each account that decides anything. GitHub lists reviews in the order of their time. */
function approvalsOf(reviews: readonly z.infer<typeof reviewSchema>[]): PullRequest['approvals'] {
  const last = new Map(reviews.filter(({ state }) => DECIDING.includes(state)).map((review) => [review.user, review]))
  const given = [...last.values()].filter(
    ({ state, author_association }) => state === 'APPROVED' && KNOWN.includes(author_association),
  )
  // Whoever has a name that no team can have takes nothing from the approvals of others.
  return given.flatMap(({ user, commit_id }) => approvalSchema.safeParse({ by: user, commit: commit_id }).data ?? [])
}

/**
 * What GitHub says of a pull request: who opened it, what was last pushed, who approves, who merged it.
 *
 * @throws PublisherError ERR_NO_ANSWER, also when an answer is not of the agreed shape
 */
export async function pullRequestOf(github: GitHub, number: number): Promise<PullRequest> {
  const pull = await github.get(`pulls/${number}`, pullSchema)
  const approvals = approvalsOf(await github.list(`pulls/${number}/reviews`, reviewSchema))
  const { user, head, merged_at: at, merged_by: by = GHOST, merge_commit_sha: commit } = pull
  const merged = at === null ? {} : { merged: { by, at, commit } }
  const told = { number, author: user, branch: head.ref, head: head.sha, approvals, ...merged }
  const parsed = pullRequestSchema.safeParse(told)
  if (parsed.success) return parsed.data
  throw new PublisherError('ERR_NO_ANSWER', `GitHub's API says of pull request ${number} what cannot be`, {
    hint: z.prettifyError(parsed.error),
  })
}

/** The number of the pull request by which a commit came to a branch; undefined when it came by none, or it is not certain by which. */
export async function mergedBy(github: GitHub, commit: string, branch: string): Promise<number | undefined> {
  const pulls = await github.list(`commits/${commit}/pulls`, listedPullSchema)
  const merged = pulls.filter(({ merged_at, base }) => merged_at !== null && base.ref === branch)
  const byThis = merged.find(({ merge_commit_sha }) => merge_commit_sha === commit)
  return (byThis ?? (merged.length === 1 ? merged[0] : undefined))?.number
}
