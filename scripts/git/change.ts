import { PublisherError } from '../../src/domain/publisher-error.ts'
import { type Files, workingFolder } from '../../src/intake/files.ts'
import type { Change, Commit, FileChange } from '../../src/review/change.ts'
import { MOST_BYTES } from '../../src/review/identifiers.ts'
import type { Author } from '../../src/review/self-award.ts'
import type { Repository } from './run.ts'
import { commitFiles, commitOf, readGit } from './tree.ts'

/** A change with the files that it leads from and to. */
export interface ReadChange {
  readonly change: Change
  /** Every file before, and after. */
  readonly before: Files
  readonly after: Files
  /** Every file of the base as it is now, which may be later than what the change began at. */
  readonly current: Files
}

const gitText = (repository: Repository, args: readonly string[]) => readGit(repository, args).toString('utf8')

/** The parts of an answer that are ended by NUL, which no path and no line of a commit can hold. */
const parts = (text: string) => text.split('\0').slice(0, -1)

/**
 * The last commit that two have in common.
 *
 * @throws PublisherError ERR_GIT when there is none, as in a clone that lacks it.
 */
function mergeBase(repository: Repository, [base, head]: readonly [string, string]): string {
  try {
    return gitText(repository, ['merge-base', base, head]).trim()
  } catch (cause) {
    throw new PublisherError('ERR_GIT', `${base} and ${head} have no commit in common here`, {
      hint: 'fetch the whole history; in a workflow: fetch-depth: 0',
      cause,
    })
  }
}

/** What of a change git tells in one line: path, mode after, and A, M, T or D. */
type Line = readonly [path: string, mode: string, letter: string]

/** Lines of `git diff --raw -z`: `:<mode> <mode> <object> <object> <letter>` and the path, ended by NUL each. */
function linesOf(raw: string): Line[] {
  const all = parts(raw)
  return all.flatMap((head, i): Line[] => {
    const [, mode = '', , , letter = ''] = head.split(' ')
    return i % 2 === 0 ? [[all[i + 1]!, mode, letter]] : []
  })
}

const byPath = ([a]: Line, [b]: Line) => (a < b ? -1 : 1)

/** No helper program, no guess at renames, and submodules as they are: every file of a change, and nothing that it brings runs. */
const PLAIN = [
  '--raw',
  '-z',
  '--no-renames',
  '--no-abbrev',
  '--no-ext-diff',
  '--no-textconv',
  '--ignore-submodules=none',
]

const MODES = { file: '100644', link: '120000', repository: '160000', other: '' } as const

/** Files that git does not know yet and would not ignore. */
function untracked(repository: Repository, files: Files): Line[] {
  return parts(gitText(repository, ['ls-files', '--others', '--exclude-standard', '-z'])).map((path): Line => {
    // A folder that holds a repository of its own is listed with a slash at its end.
    const kind = path.endsWith('/') ? 'repository' : files.entry(path)?.kind
    return [path.replace(/\/$/, ''), kind === undefined || kind === 'folder' ? '' : MODES[kind], 'A']
  })
}

const KINDS: Readonly<Record<string, FileChange['kind']>> = { A: 'added', D: 'removed' }

function bytesOf(files: Files, path: string): Uint8Array | undefined {
  const entry = files.entry(path)
  return entry?.kind === 'file' && entry.size <= MOST_BYTES ? files.bytes(path) : undefined
}

function fileChange([path, mode, letter]: Line, [before, after]: readonly [Files, Files]): FileChange {
  const kind = KINDS[letter] ?? 'changed'
  return {
    path,
    kind,
    mode: kind === 'removed' ? '' : mode,
    size: kind === 'removed' ? 0 : (after.entry(path)?.size ?? 0),
    before: () => bytesOf(before, path),
    after: () => bytesOf(after, path),
  }
}

const FIELDS = ['%H', '%an', '%ae', '%cn', '%ce', '%B'] as const

/** People whom a message names as having written with its author. */
function coAuthors(message: string): Author[] {
  return [...message.matchAll(/^co-authored-by: *(.*?) *<([^<>]*)>/gim)].map(([, name = '', email = '']) => ({
    name,
    email,
  }))
}

/** The commits of a change, newest first. */
function commitsOf(repository: Repository, range: string): Commit[] {
  const format = `--format=tformat:${FIELDS.map((field) => `${field}%x00`).join('')}`
  const words = parts(
    gitText(repository, ['log', '--no-show-signature', '--no-notes', '--encoding=UTF-8', format, range]),
  )
  const commits: Commit[] = []
  for (let i = 0; i + FIELDS.length <= words.length; i += FIELDS.length) {
    const [hash, name, email, committer, address, message] = words.slice(i, i + FIELDS.length) as [
      string,
      string,
      string,
      string,
      string,
      string,
    ]
    const authors = [{ name, email }, { name: committer, email: address }, ...coAuthors(message)]
    commits.push({ hash: hash.trim(), authors, message })
  }
  return commits
}

/** The branch that a name stands for, when it is that of one. */
function branchOf(repository: Repository, name: string): string | undefined {
  const full = gitText(repository, ['rev-parse', '--symbolic-full-name', '--end-of-options', name])
    .trim()
    .split('\n')
    .at(-1)
  return /^refs\/(?:heads|remotes\/[^/]+)\/(.+)$/.exec(full ?? '')?.[1]
}

function pathsOf(repository: Repository, head: string | undefined): string[] {
  return head === undefined
    ? parts(gitText(repository, ['ls-files', '--cached', '--others', '--exclude-standard', '-z']))
    : parts(gitText(repository, ['ls-tree', '-r', '-z', '--name-only', '--full-tree', head]))
}

/**
 * What a commit, or the working folder, changes of what it has in common with a base: every file, by git’s own comparison.
 *
 * @param names.base - Branch or commit that the change is meant for.
 * @param names.head - Branch or commit that brings it; the working folder with what is not committed unless given.
 * @throws PublisherError ERR_GIT when one of them is not there, or they have nothing in common.
 */
export function readChange(
  repository: Repository,
  names: { readonly base: string; readonly head: string | undefined },
): ReadChange {
  const head = names.head === undefined ? undefined : commitOf(repository, names.head)
  const tip = head ?? commitOf(repository, 'HEAD')
  const newest = commitOf(repository, names.base)
  const base = mergeBase(repository, [newest, tip])
  const before = commitFiles(repository, base)
  const after = head === undefined ? workingFolder(repository.root) : commitFiles(repository, head)
  const compared = linesOf(gitText(repository, ['diff', ...PLAIN, base, ...(head === undefined ? [] : [head])]))
  const lines = head === undefined ? [...compared, ...untracked(repository, after)] : compared
  return {
    before,
    after,
    current: newest === base ? before : commitFiles(repository, newest),
    change: {
      base,
      head,
      branch: branchOf(repository, names.head ?? 'HEAD'),
      files: lines.sort(byPath).map((line) => fileChange(line, [before, after])),
      commits: commitsOf(repository, `${base}..${tip}`),
      paths: pathsOf(repository, head),
    },
  }
}
