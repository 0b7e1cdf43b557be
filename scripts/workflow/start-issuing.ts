import { runProcess } from '../cli.ts'
import { EXIT } from '../command.ts'
import { type Io, say } from '../io.ts'
import { variable } from './actions.ts'
import { gitHubOf } from './github.ts'

/** Starts the workflow "issue" on the branch of this run. */
export async function startIssuing(io: Io): Promise<number> {
  await gitHubOf(io).send('POST', 'actions/workflows/issue.yml/dispatches', { ref: variable(io, 'GITHUB_REF_NAME') })
  say(io, 'Started the workflow "issue".')
  return EXIT.ok
}

if (import.meta.main) await runProcess(startIssuing)
