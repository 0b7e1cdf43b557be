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

/** The repository to run in, and the variables of this process. */
export type Repository = Pick<Io, 'root' | 'env'>

/**
 * Settings that count more than those of any file: what git reads may be a stranger’s. No object stands for another,
 * and no hook runs, which may be a file of the branch that is checked out; our own checks have run when git is called.
 */
const SETTINGS = [
  '--no-pager',
  '--no-replace-objects',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.quotePath=false',
]

/** Variables that would send git to another repository, index or program than those of the folder. */
const WITHHELD = /^GIT_(?!(?:AUTHOR|COMMITTER)_)/

const environment = (env: Io['env']) => ({
  ...Object.fromEntries(Object.entries(passedOn(env)).filter(([name]) => !WITHHELD.test(name))),
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'C',
})

/** The most that git may answer, in bytes: a list of a million files. */
const MOST = 256 * 1024 * 1024

/**
 * Runs git in the folder of a repository, and gives the bytes that it printed.
 *
 * @throws PublisherError ERR_GIT when it cannot be run, or answers too much.
 */
export function runGit({ root, env }: Repository, args: readonly string[], input = '') {
  const { status, stdout, stderr, error } = spawnSync('git', [...SETTINGS, ...args], {
    cwd: root,
    env: environment(env),
    input,
    maxBuffer: MOST,
  })
  if (error === undefined && status !== null) return { code: status, stdout, stderr: stderr.toString('utf8') }
  throw new PublisherError('ERR_GIT', 'git cannot be run', { hint: 'is it installed?', cause: error })
}

/** Git in the folder of a repository, with answers as text. */
export function gitIn(repository: Repository): Git {
  return (args, input) => {
    const answer = runGit(repository, args, input)
    return { ...answer, stdout: answer.stdout.toString('utf8') }
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
