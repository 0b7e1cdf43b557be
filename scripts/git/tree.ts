import { spawnSync } from 'node:child_process'
import { PublisherError } from '../../src/domain/publisher-error.ts'
import { type Entry, type Files, listedFiles } from '../../src/intake/files.ts'
import { type Io, passedOn } from '../io.ts'

/** Settings that count more than those of any file: what git reads here may be a stranger’s. */
const SETTINGS = ['--no-pager', '--literal-pathspecs', '--no-replace-objects', '-c', 'core.hooksPath=/dev/null']
const MORE_SETTINGS = ['-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false']

/** The most that one call of git may answer, in bytes: a list of a million files. */
const MOST = 256 * 1024 * 1024

/** The repository to read, and the variables of this process. */
export type Repository = Pick<Io, 'root' | 'env'>

/** Without the variables that would send git to another repository. */
function environment(env: Io['env']) {
  const own = Object.entries(passedOn(env)).filter(([name]) => !name.startsWith('GIT_'))
  return { ...Object.fromEntries(own), GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' }
}

/**
 * Runs a git command that reads, never through a shell, and gives the bytes that it printed.
 *
 * @throws PublisherError ERR_GIT with what git said.
 */
export function readGit({ root, env }: Repository, args: readonly string[], input = ''): Buffer {
  const { status, stdout, stderr, error } = spawnSync('git', [...SETTINGS, ...MORE_SETTINGS, ...args], {
    cwd: root,
    env: environment(env),
    input,
    maxBuffer: MOST,
  })
  if (error !== undefined)
    throw new PublisherError('ERR_GIT', `git ${args[0]} cannot be run`, { hint: 'is git installed?', cause: error })
  if (status === 0) return stdout
  const said = stderr.toString('utf8').trim().split('\n')[0]
  throw new PublisherError('ERR_GIT', `git ${args[0]} failed: ${said}`, {
    hint: 'is this the root of a whole clone? In a workflow: fetch-depth: 0',
  })
}

/** A file of a commit: an object, and no path on the disk. */
interface Blob extends Entry {
  readonly kind: Exclude<Entry['kind'], 'folder'>
  readonly object: string
}

/** Modes of Git by what they mean; a commit knows no other. */
const KINDS: Readonly<Record<string, Pick<Blob, 'kind' | 'executable'>>> = {
  '100644': { kind: 'file', executable: false },
  '100755': { kind: 'file', executable: true },
  '120000': { kind: 'link', executable: false },
  '160000': { kind: 'repository', executable: false },
}
const OTHER = { kind: 'other', executable: false } as const

/** One line of `git ls-tree -l`: `100644 blob <object> <size padded>\t<path>`. */
const LINE = /^(\d{6}) \w+ ([0-9a-f]+) +(\d+|-)\t(.+)$/s

function blobsOf(listing: string): Map<string, Blob> {
  const blobs = new Map<string, Blob>()
  for (const line of listing.split('\0').slice(0, -1)) {
    const [, mode = '', object = '', size = '', path = ''] = LINE.exec(line) ?? []
    if (blobs.has(path)) throw new PublisherError('ERR_GIT', `the commit names ${JSON.stringify(path)} twice`)
    blobs.set(path, { ...(KINDS[mode] ?? OTHER), size: Number(size) || 0, object })
  }
  return blobs
}

/** The most bytes of a file that is read: far more than content may have. */
export const MOST_OF_A_FILE = 8 * 1024 * 1024

/** Bytes that are fetched at once, and how many such batches are kept: files are mostly read in their order. */
const BATCH_BYTES = 8 * 1024 * 1024
const BATCHES_KEPT = 4

/** Paths in their order, in batches of not much more than some bytes. */
function batchesOf(blobs: ReadonlyMap<string, Blob>): string[][] {
  const batches: string[][] = []
  let room = 0
  for (const [path, { kind, size }] of blobs) {
    if (kind !== 'file' || size > MOST_OF_A_FILE) continue
    if (room <= 0) {
      batches.push([])
      room = BATCH_BYTES
    }
    batches.at(-1)!.push(path)
    room -= size
  }
  return batches
}

/** Splits what `git cat-file --batch` prints for objects whose sizes are known: a line, the bytes, a line end. */
function contentsOf(printed: Buffer, wanted: readonly Blob[]): Uint8Array[] {
  let at = 0
  return wanted.map(({ object, size }) => {
    const head = `${object} blob ${size}\n`
    const start = at + head.length
    if (printed.toString('latin1', at, start) !== head)
      throw new PublisherError('ERR_GIT', `git has no file ${object} of ${size} bytes`, {
        hint: 'fetch the commit whole',
      })
    at = start + size + 1
    return printed.subarray(start, start + size)
  })
}

/** Reads files by `git cat-file`, many at a time. */
function batchReader(repository: Repository, blobs: ReadonlyMap<string, Blob>): Files['bytes'] {
  const batches = batchesOf(blobs)
  const batchOf = new Map(batches.flatMap((paths, i) => paths.map((path) => [path, i] as const)))
  const kept = new Map<number, ReadonlyMap<string, Uint8Array>>()
  const fetched = (batch: number) => {
    const paths = batches[batch]!
    const wanted = paths.map((path) => blobs.get(path)!)
    const objects = wanted.map(({ object }) => `${object}\n`).join('')
    const contents = contentsOf(readGit(repository, ['cat-file', '--batch'], objects), wanted)
    return new Map(paths.map((path, i) => [path, contents[i]!]))
  }
  return (path) => {
    const batch = batchOf.get(path)
    if (batch === undefined) throw new Error(`${path} is no file of this commit that may be read`)
    const files = kept.get(batch) ?? fetched(batch)
    kept.delete(batch)
    kept.set(batch, files)
    if (kept.size > BATCHES_KEPT) kept.delete(kept.keys().next().value!)
    return files.get(path)!
  }
}

/**
 * The files of a commit, as data: nothing is checked out, no link is followed, and no file of the commit is obeyed.
 *
 * @param commit - Its full hash.
 * @throws PublisherError ERR_GIT when git cannot read it.
 */
export function commitFiles(repository: Repository, commit: string): Files {
  const listing = readGit(repository, ['ls-tree', '-r', '-z', '-l', '--full-tree', commit]).toString('utf8')
  const blobs = blobsOf(listing)
  return listedFiles(blobs, batchReader(repository, blobs))
}

/**
 * The full hash of the commit that a name stands for.
 *
 * @throws PublisherError ERR_GIT when there is none.
 */
export function commitOf(repository: Repository, name: string): string {
  return readGit(repository, ['rev-parse', '--verify', '--end-of-options', `${name}^{commit}`])
    .toString('utf8')
    .trim()
}
