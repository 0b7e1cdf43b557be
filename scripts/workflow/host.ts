import { join } from 'node:path'
import { PublisherError } from '../../src/domain/publisher-error.ts'
import { type Git, gitIn } from '../git/run.ts'
import type { Io } from '../io.ts'
import { variable } from './actions.ts'

/**
 * A credential helper that takes the token from the environment of git, so that it stands neither in the arguments, which
 * every process can read, nor in the settings of a checkout, where it would outlive the step.
 */
const HELPER = '!printf "username=x-access-token\\npassword=%s\\n" "$GITHUB_TOKEN"'

/** Git in a folder of the repository, with the job's token for GitHub's own server. */
export function hostGit(io: Pick<Io, 'root' | 'env'>, folder = '.'): Git {
  const git = gitIn({ root: join(io.root, folder), env: io.env })
  const settings = ['-c', 'credential.helper=', '-c', `credential.helper=${HELPER}`, '-c', 'fetch.fsckObjects=true']
  return (args, input) => git([...settings, ...args], input)
}

/** The address of this repository for git. */
export function hostUrl(io: Pick<Io, 'env'>): string {
  return `${variable(io, 'GITHUB_SERVER_URL')}/${variable(io, 'GITHUB_REPOSITORY')}`
}

/** Branch on which content and program are. */
export const MAIN_BRANCH = 'main'

/** Branch on which the ledger is kept. */
export const LEDGER_BRANCH = 'ledger'

/** The commit that a branch of the host points to; undefined when there is no such branch. */
export function hostHead(git: Git, url: string, branch: string): string | undefined {
  const { code, stdout, stderr } = git(['ls-remote', '--heads', url, `refs/heads/${branch}`])
  if (code === 0) return /^[0-9a-f]{40}/.exec(stdout)?.[0]
  // Not being able to ask is not the same as being told that there is none.
  throw new PublisherError('ERR_NO_ANSWER', `git cannot ask ${url}: ${stderr.trim().split('\n')[0]}`, {
    hint: 'run the job again; nothing was changed',
  })
}
