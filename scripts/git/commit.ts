import { PublisherError } from '../../src/domain/publisher-error.ts'
import { askGit, type Git, mustGit } from './run.ts'

/** Where a commit is to go. */
export interface CommitTarget {
  /** A new branch from the commit that is checked out; without it, the branch that is checked out. */
  readonly branch?: string
  /** Whether the person’s own edits of these files are a part of the commit. */
  readonly withEdits?: boolean
}

/** A commit that can be made. */
export interface ReadyCommit {
  /** Branch that it will be on. */
  readonly branch: string
  /** Makes it of these files alone, as they are in the working tree; on a failure the branch is as it was. */
  commit(message: string): void
}

function refusal(message: string, hint: string): PublisherError {
  return new PublisherError('ERR_GIT', message, { hint })
}

/** Operations that a commit of single files would break. */
const UNDERWAY = { MERGE_HEAD: 'merge', CHERRY_PICK_HEAD: 'cherry-pick', REVERT_HEAD: 'revert', REBASE_HEAD: 'rebase' }

function checkState(git: Git): void {
  if (askGit(git, 'rev-parse', '--is-inside-work-tree') !== 'true')
    throw refusal('this folder is not a Git repository', 'leave --commit and --branch out, or run "git init"')
  if (askGit(git, 'rev-parse', '--verify', '--quiet', 'HEAD') === undefined)
    throw refusal('this repository has no commit yet', 'make the first commit by hand')
  for (const [head, name] of Object.entries(UNDERWAY))
    if (askGit(git, 'rev-parse', '--verify', '--quiet', head) !== undefined)
      throw refusal(`a ${name} is under way`, `finish or abort the ${name} first`)
  if (askGit(git, 'var', 'GIT_COMMITTER_IDENT') === undefined)
    throw refusal('git does not know who you are', 'git config user.name "…"; git config user.email "…"')
}

/** Names that can be typed after a command as they are: "git push … <branch>" is printed to be copied. */
const PLAIN_BRANCH = /^[A-Za-z0-9][\w./-]*$/

function checkBranch(git: Git, branch: string): void {
  if (!PLAIN_BRANCH.test(branch) || askGit(git, 'check-ref-format', '--branch', branch) !== branch)
    throw refusal(`${JSON.stringify(branch)} cannot be the name of a branch`, 'use letters, digits, "-" and "/"')
  if (askGit(git, 'rev-parse', '--verify', '--quiet', `refs/heads/${branch}`) !== undefined)
    throw refusal(`there is a branch ${branch} already`, 'choose another name, or switch to it and use --commit')
}

function checkFiles(git: Git, files: readonly string[], withEdits: boolean): void {
  const ignored = askGit(git, 'check-ignore', '--', ...files)
  if (ignored !== undefined) throw refusal(`git ignores ${ignored.split('\n')[0]}`, 'look at .gitignore')
  if (withEdits) return
  const edited = mustGit(git, ['status', '--porcelain', '--untracked-files=all', '--', ...files]).trimEnd()
  if (edited !== '')
    throw refusal(
      `${edited.split('\n')[0]?.slice(3)} has changes that are not committed`,
      'commit or undo them first: this commit must hold nothing else than what the command does',
    )
}

/**
 * Looks whether a commit of some files can be made, before any of them is written.
 *
 * @param files - Paths from the folder that git runs in; of content, whose names hold nothing that git takes for a pattern.
 * @throws PublisherError ERR_GIT when it cannot.
 */
export function readyToCommit(git: Git, files: readonly string[], target: CommitTarget): ReadyCommit {
  checkState(git)
  const current = askGit(git, 'symbolic-ref', '--quiet', '--short', 'HEAD')
  const { branch = current } = target
  if (branch === undefined) throw refusal('no branch is checked out', 'use --branch <name> for a new one')
  if (target.branch !== undefined) checkBranch(git, target.branch)
  checkFiles(git, files, target.withEdits === true)
  const back = current === undefined ? ['switch', '--quiet', '--detach'] : ['switch', '--quiet', current]
  return {
    branch,
    commit(message) {
      const isNew = target.branch !== undefined
      if (isNew) mustGit(git, ['switch', '--quiet', '--no-track', '--create', branch])
      const tracked = new Set(mustGit(git, ['ls-files', '-z', '--', ...files]).split('\0'))
      const added = files.filter((file) => !tracked.has(file))
      try {
        if (added.length > 0) mustGit(git, ['add', '--intent-to-add', '--', ...added])
        // Only these: what else is staged stays staged, for a commit of its own.
        mustGit(git, ['commit', '--quiet', '--cleanup=verbatim', '--file=-', '--only', '--', ...files], `${message}\n`)
      } catch (error) {
        if (added.length > 0) git(['reset', '--quiet', '--', ...added])
        if (isNew) {
          git(back)
          git(['branch', '--quiet', '-D', branch])
        }
        throw error
      }
    },
  }
}

/** Where the host of a repository compares a branch with the main one and offers a pull request. */
export function compareUrl(repository: string, branch: string): string {
  const path = branch.split('/').map(encodeURIComponent).join('/')
  return `${repository.replace(/(?:\.git)?\/*$/, '')}/compare/${path}?expand=1`
}
