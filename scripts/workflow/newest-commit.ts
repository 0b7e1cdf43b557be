import { runProcess } from '../cli.ts'
import { EXIT } from '../command.ts'
import { mustGit } from '../git/run.ts'
import { type Io, say } from '../io.ts'
import { setOutputs } from './actions.ts'
import { hostGit, hostHead, hostUrl, MAIN_BRANCH } from './host.ts'

/**
 * Tells whether what is checked out is the newest commit of main at this moment. A run keeps its commit when it waits in the
 * queue or for a reviewer, and when it is run again months later: it would sign and publish what main has left behind, by a
 * program that main has left behind. It is no fault of anybody to be late, so such a run does nothing and ends well.
 * Output `newest`.
 */
export async function newestCommit(io: Io): Promise<number> {
  const git = hostGit(io)
  const here = mustGit(git, ['rev-parse', '--verify', 'HEAD']).trim()
  const newest = hostHead(git, hostUrl(io), MAIN_BRANCH)
  say(
    io,
    here === newest
      ? `${here} is the newest commit of "${MAIN_BRANCH}".`
      : `::notice::"${MAIN_BRANCH}" has moved on from ${here} to ${newest ?? 'nothing'}, so this run does nothing. The run for the newer commit does; when there is none, start the workflow by hand: Actions, "Run workflow".`,
  )
  setOutputs(io, { newest: here === newest })
  return EXIT.ok
}

if (import.meta.main) await runProcess(newestCommit)
