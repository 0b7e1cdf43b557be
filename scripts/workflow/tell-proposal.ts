import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PublisherError } from '../../src/domain/publisher-error.ts'
import { runProcess } from '../cli.ts'
import { EXIT } from '../command.ts'
import { compareUrl } from '../git/commit.ts'
import { type Io, say } from '../io.ts'
import { type GitHub, GitHubRefusal, gitHubOf } from './github.ts'
import { hostGit, hostUrl } from './host.ts'
import { type Outcome, outcomeSchema, PROPOSAL_FILE } from './propose.ts'

type Committed = Extract<Outcome, { branch: string }>

/** Pushes the branch, never by force: what people did to an earlier proposal of this issue stays. */
function push(io: Io, branch: string): void {
  if (hostGit(io)(['push', '--quiet', hostUrl(io), `HEAD:refs/heads/${branch}`]).code === 0) return
  throw new PublisherError('ERR_GIT', `the branch "${branch}" was not taken`, {
    hint: 'if it is there already, for an earlier form of the issue, delete it first; then run the job again',
  })
}

/** How GitHub says that a setting of the repository or of its organisation lets workflows open no pull request. */
const FORBIDDEN = /not permitted to create/

/** Opens the pull request, unless the settings of the repository forbid it to workflows. */
async function open(github: GitHub, { branch, title, body }: Committed): Promise<boolean> {
  try {
    await github.send('POST', 'pulls', { head: branch, base: 'main', title, body })
    return true
  } catch (error) {
    if (error instanceof GitHubRefusal && error.status === 403 && FORBIDDEN.test(error.said)) return false
    throw error
  }
}

/** What is to be said on the issue itself, once the branch is there. */
async function commentOf(io: Io, github: GitHub, outcome: Outcome): Promise<string | undefined> {
  if ('answer' in outcome) return outcome.answer
  push(io, outcome.branch)
  if (await open(github, outcome)) return undefined
  const url = compareUrl(hostUrl(io), outcome.branch)
  return `The proposal is on a branch of its own. Workflows may open no pull request here, so a person does: [open it](${url}).`
}

/**
 * Tells what an issue came to: pushes its branch and opens a pull request, or answers on the issue. It was made in another
 * step without a token, of what a stranger wrote; here it is text, handed on.
 */
export async function tellProposal(io: Io): Promise<number> {
  const outcome = outcomeSchema.parse(JSON.parse(readFileSync(join(io.root, PROPOSAL_FILE), 'utf8')))
  const github = gitHubOf(io)
  const comment = await commentOf(io, github, outcome)
  if (comment !== undefined) await github.send('POST', `issues/${outcome.issue}/comments`, { body: comment })
  say(io, comment === undefined ? 'Opened the pull request.' : 'Answered on the issue.')
  return EXIT.ok
}

if (import.meta.main) await runProcess(tellProposal)
