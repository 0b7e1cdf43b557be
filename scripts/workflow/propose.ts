#!/usr/bin/env node
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { PublisherError } from '../../src/domain/publisher-error.ts'
import { readContent } from '../../src/intake/index.ts'
import { withLedger } from '../awards/find-awards.ts'
import { runProcess } from '../cli.ts'
import { EXIT } from '../command.ts'
import { landing } from '../delivery/landing.ts'
import { readyToCommit } from '../git/commit.ts'
import { gitIn } from '../git/run.ts'
import { type Io, say, today } from '../io.ts'
import { printProblems } from '../print/problems.ts'
import { ACCEPTED } from '../proposals/forms.ts'
import { codeBlock } from '../proposals/markdown.ts'
import { type Draft, type Issue, proposalOf } from '../proposals/proposal.ts'
import { variable } from './actions.ts'

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

function acceptedIssue(io: Pick<Io, 'env'>): Issue {
  const event: unknown = JSON.parse(readFileSync(variable(io, 'GITHUB_EVENT_PATH'), 'utf8'))
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

/** Where what came of an issue stands, for the step that tells it. */
export const PROPOSAL_FILE = 'proposal.json'

const commentShape = { issue: z.int().positive(), answer: z.string() }
const pullRequestShape = { issue: z.int().positive(), branch: z.string(), title: z.string(), body: z.string() }

/** What is to be told of an issue: a comment on it, or a pull request from a branch that was committed. */
export const outcomeSchema = z.union([z.strictObject(commentShape), z.strictObject(pullRequestShape)])

export type Outcome = z.infer<typeof outcomeSchema>

/** Commits a draft on a branch of its own when the whole content holds with it. */
function land(draft: Draft, issue: Issue, io: Io): Outcome {
  const branch = branchOf(issue)
  const files = draft.changes.map(({ file }) => file)
  const ready = readyToCommit(gitIn(io), files, { branch })
  const afterwards = () => ready.commit(`${draft.title}\n\nProposed in issue #${issue.number}.`)
  const checked = landing(io, draft.changes, { afterwards })
  if (checked.ok) return { issue: issue.number, branch, title: draft.title, body: bodyOf(draft, issue) }
  const problems = codeBlock(printProblems(checked.problems, checked.files, 'people').trimEnd())
  const answer = `This could not become a pull request, for the content would have problems:\n\n${problems}`
  return { issue: issue.number, answer }
}

const UNREADY = 'The content itself has problems at the moment. Mend those first: `npm run check`.'

function outcomeOf(issue: Issue, io: Io): Outcome {
  const intake = readContent(io.root, { today: today(io) })
  if (!intake.ok) return { issue: issue.number, answer: UNREADY }
  const proposal = proposalOf(issue, { root: io.root, register: withLedger(intake.register, io), today: today(io) })
  return 'answer' in proposal ? { issue: issue.number, ...proposal } : land(proposal.draft, issue, io)
}

/**
 * Makes the issue of an event a commit on a branch of its own, or an answer, and writes down what is to be told of it.
 *
 * The text of the issue is a stranger's: none of it is printed, becomes a name, or is handed to a shell.
 */
export async function propose(io: Io): Promise<number> {
  const issue = acceptedIssue(io)
  const outcome = outcomeOf(issue, io)
  writeFileSync(join(io.root, PROPOSAL_FILE), JSON.stringify(outcome))
  say(io, 'branch' in outcome ? `Committed on ${outcome.branch}.` : 'There is an answer, and no pull request.')
  return EXIT.ok
}

if (import.meta.main) await runProcess(propose)
