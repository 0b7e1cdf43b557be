import type { Repository } from '../git/run.ts'
import { readGit } from '../git/tree.ts'

/** A commit on the way of the main branch that changed a file. */
export interface FileChange {
  readonly commit: string
  /** Hash of the file's bytes before and after; zeros where it was not there. */
  readonly before: string
  readonly after: string
}

const NOTHING = '0'.repeat(40)
const COMMIT = /^commit ([0-9a-f]{40})$/
const CHANGE = /^:\d{6} \d{6} ([0-9a-f]{40}) ([0-9a-f]{40}) [A-Z]$/

/** Changes of all files in one reading of the history, each file's newest first. Names stand between NULs, so any is read right. */
function changesByFile(log: string): Map<string, FileChange[]> {
  const changes = new Map<string, FileChange[]>()
  let commit = ''
  const parts = log.split('\0')
  for (let i = 0; i < parts.length; i += 1) {
    const part = parts[i]!.trimStart()
    commit = COMMIT.exec(part)?.[1] ?? commit
    const [, before, after] = CHANGE.exec(part) ?? []
    if (before === undefined || after === undefined) continue
    i += 1
    const file = parts[i]!
    changes.set(file, [...(changes.get(file) ?? []), { commit, before, after }])
  }
  return changes
}

/** The bytes of files in a commit, by their hashes. */
function blobsIn(repository: Repository, commit: string | undefined): Map<string, string> {
  if (commit === undefined) return new Map()
  const listed = readGit(repository, ['ls-tree', '-r', '-z', commit, '--', 'content']).toString('utf8')
  const entries = listed.split('\0').flatMap((line) => {
    const [, blob, file] = /^\d{6} blob ([0-9a-f]{40})\t([\s\S]*)$/.exec(line) ?? []
    return blob === undefined || file === undefined ? [] : [[file, blob] as const]
  })
  return new Map(entries)
}

/**
 * The changes by which files came from what was last issued to what they are now: back to the change that found the file as it
 * was issued. What was changed and put back in between is not among them, so a change without an approval can be undone.
 *
 * @param issued - The commit of the main branch that was last issued; undefined when none is known, and then back to the
 * change that made the file.
 */
export function firstParentChanges(
  repository: Repository,
  issued: string | undefined,
  files: readonly string[],
): Map<string, readonly FileChange[]> {
  const range = issued === undefined ? 'HEAD' : `${issued}..HEAD`
  const options = ['--first-parent', '-m', '--no-renames', '--raw', '--no-abbrev', '-z', '--format=commit %H']
  const changes = changesByFile(readGit(repository, ['log', ...options, range, '--', 'content']).toString('utf8'))
  const issuedBlobs = blobsIn(repository, issued)
  return new Map(
    files.map((file) => {
      const own = changes.get(file) ?? []
      const start = own.findIndex(({ before }) => before === (issuedBlobs.get(file) ?? NOTHING))
      return [file, start === -1 ? own : own.slice(0, start + 1)]
    }),
  )
}
