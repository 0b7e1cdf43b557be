import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { PublisherError } from '../../src/domain/publisher-error.ts'
import { runProcess } from '../cli.ts'
import { EXIT } from '../command.ts'
import { mustGit } from '../git/run.ts'
import { type Io, say } from '../io.ts'
import { setOutputs, variable } from './actions.ts'
import { gitHubOf } from './github.ts'
import { hostGit, hostUrl } from './host.ts'
import { listedPullSchema, pullRequestOf } from './pull-requests.ts'

/** Where later steps find what GitHub says of the pull request. */
export const PULL_REQUEST_FILE = 'pull-request.json'

/** What of the event is used: where the commits of the run are from. The names are a stranger's, and only asked for. */
const eventSchema = z.object({
  workflow_run: z.object({
    head_branch: z.string().min(1),
    /** Nothing when the repository, mostly a fork, was deleted since. */
    head_repository: z.object({ owner: z.object({ login: z.string().min(1) }) }).nullable(),
  }),
  repository: z.object({ default_branch: z.string().min(1) }),
})

/** The event's own list of pull requests is empty when they come from a fork, so GitHub is asked. */
async function openPullRequest(io: Io): Promise<number | undefined> {
  const event = eventSchema.parse(JSON.parse(readFileSync(variable(io, 'GITHUB_EVENT_PATH'), 'utf8')))
  const { head_branch: branch, head_repository: head } = event.workflow_run
  if (head === null) return undefined
  const query = new URLSearchParams({
    state: 'open',
    base: event.repository.default_branch,
    head: `${head.owner.login}:${branch}`,
  })
  const pulls = await gitHubOf(io).list(`pulls?${query.toString()}`, listedPullSchema)
  return pulls.length === 1 ? pulls[0]!.number : undefined
}

/** Fetches the commit as data: nothing of it is checked out, and its objects are held to be sound. */
function fetchHead(io: Io, number: number, head: string): void {
  const git = hostGit(io)
  const ref = `refs/badgewright/pull/${number}`
  mustGit(git, [
    'fetch',
    '--quiet',
    '--no-tags',
    '--no-recurse-submodules',
    hostUrl(io),
    `+refs/pull/${number}/head:${ref}`,
  ])
  if (mustGit(git, ['rev-parse', ref]).trim() === head) return
  throw new PublisherError('ERR_GIT', `pull request ${number} was pushed to while it was read`, {
    hint: 'nothing is to be done: the next run tells the plan of what was pushed',
  })
}

const NONE = 'No pull request is open from that branch, or its repository was deleted: there is nothing to tell.'

/**
 * Finds the pull request for which another workflow ran, and fetches its commit. Outputs `number` and `head`; none when it is
 * not open any more. Writes what GitHub says of it to `pull-request.json`.
 */
export async function findPullRequest(io: Io): Promise<number> {
  const number = await openPullRequest(io)
  if (number === undefined) {
    say(io, NONE)
    return EXIT.ok
  }
  const pull = await pullRequestOf(gitHubOf(io), number)
  fetchHead(io, number, pull.head)
  writeFileSync(join(io.root, PULL_REQUEST_FILE), `${JSON.stringify(pull, null, 2)}\n`)
  setOutputs(io, { number, head: pull.head })
  say(io, `Pull request ${number} at ${pull.head}.`)
  return EXIT.ok
}

if (import.meta.main) await runProcess(findPullRequest)
