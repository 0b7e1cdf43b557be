import { spawnSync } from 'node:child_process'
import { PublisherError } from '../../src/domain/publisher-error.ts'
import { type Io, passedOn } from '../io.ts'

/** What git answered. */
export interface GitAnswer {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs git with arguments, never through a shell, with a text on its standard input; tests may hand in their own. */
export type Git = (args: readonly string[], input?: string) => GitAnswer

/**
 * Settings that count more than those of any file. A hook may be a file of the branch that is checked out, and the branch a
 * stranger’s; our own checks have run when git is called.
 */
const SETTINGS = [
  '--no-pager',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.quotePath=false',
]

/** Variables that would send git to another repository, index or program than those of the folder. */
const environment = (env: Io['env']) => ({
  ...Object.fromEntries(
    Object.entries(passedOn(env)).filter(
      ([name]) => !name.startsWith('GIT_') || /^GIT_(?:AUTHOR|COMMITTER)_/.test(name),
    ),
  ),
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'C',
})

/** The most that git may answer, in bytes. */
const MOST = 64 * 1024 * 1024

/** Git in the folder of a repository. */
export function gitIn({ root, env }: Pick<Io, 'root' | 'env'>): Git {
  return (args, input = '') => {
    const { status, stdout, stderr, error } = spawnSync('git', [...SETTINGS, ...args], {
      cwd: root,
      env: environment(env),
      input,
      encoding: 'utf8',
      maxBuffer: MOST,
    })
    if (error === undefined && status !== null) return { code: status, stdout, stderr }
    throw new PublisherError('ERR_GIT', 'git cannot be run', {
      hint: 'install git, or leave the flag out',
      cause: error,
    })
  }
}

/**
 * What git answered, without the line end; nothing when it said no.
 */
export function askGit(git: Git, ...args: readonly string[]): string | undefined {
  const { code, stdout } = git(args)
  return code === 0 ? stdout.trimEnd() : undefined
}

/**
 * Runs git where it must not fail.
 *
 * @throws PublisherError ERR_GIT with what git said.
 */
export function mustGit(git: Git, args: readonly string[], input?: string): string {
  const { code, stdout, stderr } = git(args, input)
  if (code === 0) return stdout
  const said = stderr.trim().split('\n')[0] ?? ''
  throw new PublisherError('ERR_GIT', `git ${args[0]} failed: ${said}`, {
    hint: 'nothing was written; mend it and try again',
  })
}
