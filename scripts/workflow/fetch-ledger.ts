import { mkdirSync, rmSync } from 'node:fs'
import { PublisherError } from '../../src/domain/publisher-error.ts'
import { runProcess } from '../cli.ts'
import { EXIT } from '../command.ts'
import { LEDGER_FOLDER, ledgerFolder } from '../content.ts'
import { type Git, mustGit } from '../git/run.ts'
import { type Io, say } from '../io.ts'
import { setOutputs } from './actions.ts'
import { hostGit, hostHead, hostUrl, LEDGER_BRANCH } from './host.ts'

/** The commit to fetch: the one that the workflow names, else the newest of the branch. */
function wanted(io: Io, git: Git, url: string): string | undefined {
  const named = io.env.LEDGER_COMMIT ?? ''
  if (named === '') return hostHead(git, url, LEDGER_BRANCH)
  if (/^[0-9a-f]{40}$/.test(named)) return named
  throw new PublisherError('ERR_USAGE', 'LEDGER_COMMIT is not the full hash of a commit', {
    hint: 'it is the output "commit" of this step in an earlier job',
  })
}

/**
 * Gets the ledger from its branch into `ledger/`, without its history. Outputs `exists`, whether there is such a branch, and
 * `commit`, what it pointed to.
 */
export async function fetchLedger(io: Io): Promise<number> {
  const url = hostUrl(io)
  const commit = wanted(io, hostGit(io), url)
  const folder = ledgerFolder(io.root)
  rmSync(folder, { recursive: true, force: true })
  if (commit !== undefined) {
    mkdirSync(folder)
    const git = hostGit(io, LEDGER_FOLDER)
    mustGit(git, ['init', '--quiet', `--initial-branch=${LEDGER_BRANCH}`])
    mustGit(git, ['fetch', '--quiet', '--no-tags', '--depth=1', url, commit])
    mustGit(git, ['reset', '--quiet', '--hard', 'FETCH_HEAD'])
  }
  say(
    io,
    commit === undefined ? `There is no branch "${LEDGER_BRANCH}".` : `Got the branch "${LEDGER_BRANCH}" at ${commit}.`,
  )
  setOutputs(io, { exists: commit !== undefined, commit: commit ?? '' })
  return EXIT.ok
}

if (import.meta.main) await runProcess(fetchLedger)
