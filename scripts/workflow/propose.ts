#!/usr/bin/env node
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { PublisherError } from '../../src/domain/publisher-error.ts'
import { readContent } from '../../src/intake/index.ts'
import { runProcess } from '../cli.ts'
import { EXIT } from '../command.ts'
import { readyToCommit } from '../git/commit.ts'
import { gitIn } from '../git/run.ts'
import { type Io, say, today } from '../io.ts'
import { landing } from '../landing.ts'
import { printProblems } from '../print-problems.ts'
import { ACCEPTED } from '../proposals/forms.ts'
import { codeBlock } from '../proposals/markdown.ts'
import { type Draft, type Issue, type Proposal, proposalOf } from '../proposals/proposal.ts'

/** What GitHub tells of a label that was put on an issue, as far as it is needed here. */
const eventSchema = z.object({
  action: z.literal('labeled'),
  label: z.object({ name: z.literal(ACCEPTED) }),
  issue: z.object({
    number: z.int().positive(),
    state: z.literal('open'),
    body: z.string().nullable(),
    pull_request: z.undefined().optional(),
  }),
})

function setting(env: Io['env'], name: string): string {
  const value = env[name]
  if (value) return value
  throw new PublisherError('ERR_USAGE', `the variable ${name} is not set`, {
    hint: 'this script is run by .github/workflows/propose.yml',
  })
}

function acceptedIssue(env: Io['env']): Issue {
  const event: unknown = JSON.parse(readFileSync(setting(env, 'GITHUB_EVENT_PATH'), 'utf8'))
  const parsed = eventSchema.safeParse(event)
  if (parsed.success) return { number: parsed.data.issue.number, body: parsed.data.issue.body ?? '' }
  throw new PublisherError('ERR_USAGE', `this is not the event of an open issue that was labelled “${ACCEPTED}”`, {
    hint: 'start the workflow by the label',
  })
}

/** Name of the branch of an issue: the number is the host's, no word is a stranger's. */
export const branchOf = (issue: Issue) => `proposals/${issue.number}`

const bodyOf = ({ notes }: Draft, { number }: Issue) => `Closes #${number}, of which this is a draft.

${notes}

A workflow wrote this from the form; nobody has checked it yet. **The checks of a pull request that a workflow opened do not start by themselves: close it and open it again.**
`

type Outcome = { readonly answer: string } | { readonly branch: string; readonly title: string; readonly body: string }

/** Commits a draft on a branch of its own when the whole content holds with it. */
function land(draft: Draft, issue: Issue, io: Io): Outcome {
  const branch = branchOf(issue)
  const files = draft.changes.map(({ file }) => file)
  const ready = readyToCommit(gitIn(io), files, { branch })
  const afterwards = () => ready.commit(`${draft.title}\n\nProposed in issue #${issue.number}.`)
  const checked = landing(io, draft.changes, { afterwards })
  if (checked.ok) return { branch, title: draft.title, body: bodyOf(draft, issue) }
  const problems = codeBlock(printProblems(checked.problems, checked.files, 'people').trimEnd())
  return { answer: `This could not become a pull request, for the content would have problems:\n\n${problems}` }
}

function outcomeOf(issue: Issue, io: Io): Outcome {
  const intake = readContent(io.root, { today: today(io) })
  if (!intake.ok) return { answer: 'The content itself has problems at the moment. Mend those first: `npm run check`.' }
  const read = (file: string) => readFileSync(join(io.root, file), 'utf8')
  const proposal: Proposal = proposalOf(issue, { register: intake.register, today: today(io), read })
  return 'answer' in proposal ? proposal : land(proposal.draft, issue, io)
}

/**
 * Makes the issue of an event a commit on a branch of its own, and writes what is to be published of it: into the folder
 * PROPOSAL the files `branch`, `title` and `body` of a pull request, or `answer`, a comment.
 *
 * The text of the issue is a stranger's: none of it is printed, becomes a name, or is handed to a shell.
 */
export async function propose(io: Io): Promise<number> {
  const folder = setting(io.env, 'PROPOSAL')
  const issue = acceptedIssue(io.env)
  const outcome = outcomeOf(issue, io)
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(outcome)) writeFileSync(join(folder, name), text)
  say(io, 'branch' in outcome ? `Committed on ${outcome.branch}.` : 'There is an answer, and no pull request.')
  return EXIT.ok
}

if (import.meta.main) await runProcess(propose)
