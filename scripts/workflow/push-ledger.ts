import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { PublisherError } from '../../src/domain/publisher-error.ts'
import { ledgerExists } from '../../src/ledger/read.ts'
import { runProcess } from '../cli.ts'
import { EXIT } from '../command.ts'
import { LEDGER_FOLDER, ledgerFolder } from '../content.ts'
import { askGit, type Git, gitIn, mustGit } from '../git/run.ts'
import { type Io, say } from '../io.ts'
import { variable } from './actions.ts'
import { isAllIssued } from './all-issued.ts'
import { hostGit, hostUrl, LEDGER_BRANCH } from './host.ts'

/** The account of the job's token. */
const BOT = [
  '-c',
  'user.name=github-actions[bot]',
  '-c',
  'user.email=41898282+github-actions[bot]@users.noreply.github.com',
]

const SUBJECT = 'Issue for '

/** Why a commit that the ledger names cannot be the one that was last issued, in words; undefined when it can. */
function doubt(io: Io, ledger: string, main: Git, commit: string | undefined): string | undefined {
  const newest = `the newest commit of the branch "${LEDGER_BRANCH}"`
  if (commit === undefined) return `${newest} does not say for which commit it was made`
  const named = `commit ${commit}, which the branch "${LEDGER_BRANCH}" names as issued,`
  if (main(['merge-base', '--is-ancestor', commit, 'HEAD']).code !== 0)
    return `${named} is no part of what is checked out`
  return isAllIssued(io, commit, ledger) ? undefined : `${named} asks for what the ledger does not hold`
}

/**
 * The commit of the main branch for which the ledger was last written, by the message of its newest commit; undefined when
 * there is none. More people may write that message than may approve awards, so it is believed only of a commit all of whose
 * awards the ledger holds: nothing that was never issued lies before that. Where main was written anew, no such commit is
 * known, and every change is asked of; somebody who may push to the branch can then name one (see CONTRIBUTING.md).
 *
 * @param main - Git in the main branch.
 */
export function issuedCommit(io: Io, ledger: string, main: Git): string | undefined {
  if (!ledgerExists(ledger) || !existsSync(join(ledger, '.git'))) return undefined
  const subject = askGit(gitIn({ root: ledger, env: io.env }), 'log', '-1', '--format=%s') ?? ''
  const commit = new RegExp(`^${SUBJECT}([0-9a-f]{40})$`).exec(subject)?.[1]
  const why = doubt(io, ledger, main, commit)
  if (why === undefined) return commit
  say(io, `::notice::Each file is asked of from its beginning, for ${why}.`)
  return undefined
}

/** Pushes the commit, which the host takes only when it follows what is there: nothing is ever forced. */
function push(git: Git, url: string): void {
  const { code, stdout, stderr } = git(['push', '--porcelain', url, `HEAD:refs/heads/${LEDGER_BRANCH}`])
  if (code === 0) return
  if (/\[(?:remote )?rejected\]/.test(stdout) && /non-fast-forward|fetch first/.test(stdout))
    throw new PublisherError('ERR_LEDGER_LOCKED', `another run has written the branch "${LEDGER_BRANCH}" first`, {
      hint: 'run the job again: it begins with the ledger that is there now. What this run signed was never published',
    })
  const said = `${stdout}\n${stderr}`.split('\n').find((line) => /^!|^remote: error|^fatal|^error/.test(line))
  throw new PublisherError('ERR_GIT', `the branch "${LEDGER_BRANCH}" was not taken: ${said ?? 'git did not say why'}`, {
    hint: 'the rules of the branch must let the job push, and no job force it; then run the job again. What this run signed was never published',
  })
}

/** Keeps what was signed: commits `ledger/` and pushes it to its branch. */
export async function pushLedger(io: Io): Promise<number> {
  const folder = ledgerFolder(io.root)
  if (!existsSync(join(folder, '.git')))
    mustGit(gitIn(io), ['init', '--quiet', `--initial-branch=${LEDGER_BRANCH}`, LEDGER_FOLDER])
  const git = hostGit(io, LEDGER_FOLDER)
  mustGit(git, ['add', '--', 'entries', 'head.json'])
  if (git(['diff', '--cached', '--quiet']).code === 0) {
    say(io, 'Nothing new was signed.')
    return EXIT.ok
  }
  mustGit(git, [...BOT, 'commit', '--quiet', '--message', `${SUBJECT}${variable(io, 'GITHUB_SHA')}`])
  push(git, hostUrl(io))
  say(io, `Kept on the branch "${LEDGER_BRANCH}".`)
  return EXIT.ok
}

if (import.meta.main) await runProcess(pushLedger)
