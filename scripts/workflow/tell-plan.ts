import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { pullRequestSchema } from '../../src/domain/pull-request.ts'
import { runProcess } from '../cli.ts'
import { EXIT } from '../command.ts'
import type { Io } from '../io.ts'
import { addSummary, runUrl, variable } from './actions.ts'
import { PULL_REQUEST_FILE } from './find-pull-request.ts'
import { type GitHub, gitHubOf } from './github.ts'

/** Where the plan stands, as Markdown of a length that a comment may have. */
export const PLAN_FILE = 'plan.md'

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

/** What the step that made the plan came to, in the words of a commit status. */
const STATUS: Readonly<Record<string, { readonly state: string; readonly description: string }>> = {
  success: { state: 'success', description: 'What it would issue is allowed.' },
  failure: { state: 'failure', description: 'It may not be merged as it is; see the plan in the comments.' },
}

/**
 * Tells the plan on the pull request: one comment, always the same, and the status `badge-plan` of its commit. The plan was
 * made in another step without a token, from data that strangers wrote; here it is text, handed on.
 */
export async function tellPlan(io: Io): Promise<number> {
  const { number, head } = pullRequestSchema.parse(JSON.parse(readFileSync(join(io.root, PULL_REQUEST_FILE), 'utf8')))
  const file = join(io.root, PLAN_FILE)
  const plan = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const isMade = plan.trim() !== ''
  const status = isMade ? STATUS[variable(io, 'PLAN_OUTCOME')] : undefined
  const github = gitHubOf(io)
  const url = runUrl(io)
  if (isMade) addSummary(io, plan)
  await putComment(github, number, `${MARKER}\n${isMade ? plan : `${NO_PLAN} ${url}\n`}`)
  await github.send('POST', `statuses/${head}`, {
    context: CONTEXT,
    target_url: url,
    ...(status ?? { state: 'error', description: NO_PLAN }),
  })
  return EXIT.ok
}

if (import.meta.main) await runProcess(tellPlan)
