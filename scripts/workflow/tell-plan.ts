import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { pullRequestSchema } from '../../src/domain/pull-request.ts'
import { type Review, reviewSchema } from '../../src/domain/review.ts'
import { reviewComment, wholeReview } from '../../src/review/comment.ts'
import { runProcess } from '../cli.ts'
import { EXIT } from '../command.ts'
import type { Io } from '../io.ts'
import { addSummary, runUrl } from './actions.ts'
import { PULL_REQUEST_FILE } from './find-pull-request.ts'
import { type GitHub, gitHubOf } from './github.ts'

/** Where the plan stands, as JSON: a review of src/domain/review.ts. */
const PLAN_FILE = 'plan.json'

/** Name of the status of a commit; the rules of the main branch can require it. */
export const CONTEXT = 'badge-plan'

/** First line of the comment, by which the next run finds it. Anybody may write it, so the author counts too. */
const MARKER = '<!-- badgewright: plan -->'

/** The account of the job's token. */
const BOT = 'github-actions[bot]'

const commentSchema = z.object({
  id: z.int(),
  body: z.string().nullish(),
  user: z.object({ login: z.string() }).nullable(),
})

const NO_PLAN = 'The plan could not be made; the page of the run says why.'

/** Writes the one comment anew, or for the first time. */
async function putComment(github: GitHub, number: number, body: string): Promise<void> {
  const comments = await github.list(`issues/${number}/comments`, commentSchema)
  const own = comments.find((comment) => comment.user?.login === BOT && comment.body?.startsWith(MARKER))
  if (own === undefined) await github.send('POST', `issues/${number}/comments`, { body })
  else if (own.body !== body) await github.send('PATCH', `issues/comments/${own.id}`, { body })
}

/** A commit status of GitHub, without its name. */
interface Status {
  readonly state: 'success' | 'pending' | 'failure' | 'error'
  readonly description: string
}

const isWaiting = ({ needed, given }: Review['approvals'][number]) => needed > (given?.length ?? 0)

/** What a plan comes to. Merged before it is approved, it would be refused when it is to be signed. */
function statusOf(review: Review | undefined): Status {
  if (review === undefined) return { state: 'error', description: NO_PLAN }
  if (!review.ok)
    return { state: 'failure', description: 'It may not be merged as it is; see the plan in the comments.' }
  return review.approvals.some(isWaiting)
    ? { state: 'pending', description: 'It waits for approvals; see the plan in the comments.' }
    : { state: 'success', description: 'What it would issue is allowed and approved.' }
}

/** The plan that the step before made; undefined when it made none. */
function planIn(root: string): Review | undefined {
  const file = join(root, PLAN_FILE)
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  return text.trim() === '' ? undefined : reviewSchema.parse(JSON.parse(text))
}

/**
 * Tells the plan on the pull request: one comment, always the same, and the status `badge-plan` of its commit. The plan was
 * made in another step without a token, from data that strangers wrote; here it is text, handed on.
 */
export async function tellPlan(io: Io): Promise<number> {
  const { number, head } = pullRequestSchema.parse(JSON.parse(readFileSync(join(io.root, PULL_REQUEST_FILE), 'utf8')))
  const review = planIn(io.root)
  const github = gitHubOf(io)
  const url = runUrl(io)
  if (review !== undefined) addSummary(io, wholeReview(review))
  const body = review === undefined ? `${NO_PLAN} ${url}\n` : `${reviewComment(review)}\nUncut: ${url}\n`
  await putComment(github, number, `${MARKER}\n${body}`)
  await github.send('POST', `statuses/${head}`, { context: CONTEXT, target_url: url, ...statusOf(review) })
  return EXIT.ok
}

if (import.meta.main) await runProcess(tellPlan)
