import { lstatSync, readdirSync, readFileSync, type Stats } from 'node:fs'
import { join } from 'node:path'

/** What stands at a path. */
export interface Entry {
  readonly kind: 'file' | 'folder' | 'link' | 'repository' | 'other'
  readonly executable: boolean
  /** In bytes. */
  readonly size: number
}

/** Files that content is read from. Paths are from the repository root, with forward slashes. */
export interface Files {
  /** Names of what lies in a folder, in any order. */
  names(folder: string): readonly string[]
  /** What stands at a path, never what a link leads to; undefined when nothing does. */
  entry(path: string): Entry | undefined
  /** The bytes of a file that {@link entry} knows as one. */
  bytes(path: string): Uint8Array
}

const EXECUTABLE = 0o111

function kindOf(stats: Stats): Entry['kind'] {
  if (stats.isFile()) return 'file'
  if (stats.isDirectory()) return 'folder'
  return stats.isSymbolicLink() ? 'link' : 'other'
}

/** The files of a folder on the disk, as they are at the moment when each is asked for. */
export function workingFolder(root: string): Files {
  return {
    names: (folder) => readdirSync(join(root, folder)),
    entry(path) {
      const stats = lstatSync(join(root, path), { throwIfNoEntry: false })
      return stats && { kind: kindOf(stats), executable: (stats.mode & EXECUTABLE) !== 0, size: stats.size }
    },
    bytes: (path) => readFileSync(join(root, path)),
  }
}

/** A file as it is to be. */
export interface Change {
  /** Path from the repository root, with forward slashes. */
  readonly file: string
  /** All of its text; nothing when the file goes. */
  readonly text: string | undefined
}

/** Files as they will be when some of them are written or gone: what is looked at before anything lands. */
export function withChanges(files: Files, changes: readonly Change[]): Files {
  const gone = new Set(changes.filter(({ text }) => text === undefined).map(({ file }) => file))
  const written = new Map(
    changes
      .filter(({ file }) => !gone.has(file))
      .map(({ file, text }) => [file, new TextEncoder().encode(text)] as const),
  )
  const added = listedFiles(
    new Map([...written].map(([file, { length }]) => [file, { kind: 'file', executable: false, size: length }])),
    (path) => written.get(path)!,
  )
  return {
    names(folder) {
      const before = files.entry(folder) ? files.names(folder).filter((name) => !gone.has(`${folder}/${name}`)) : []
      return [...new Set([...before, ...added.names(folder)])]
    },
    entry(path) {
      if (gone.has(path)) return undefined
      const before = files.entry(path)
      const after = added.entry(path)
      return after?.kind === 'file' && before?.kind === 'file' ? { ...before, size: after.size } : (before ?? after)
    },
    bytes: (path) => written.get(path) ?? files.bytes(path),
  }
}

const FOLDER: Entry = { kind: 'folder', executable: false, size: 0 }

/** Whatever stands at the end of a path: no folder. */
export type ListedFile = Entry & { readonly kind: Exclude<Entry['kind'], 'folder'> }

/** Files that are listed whole beforehand, such as those of a commit: folders are there because files lie in them. */
export function listedFiles(files: ReadonlyMap<string, ListedFile>, bytes: Files['bytes']): Files {
  const folders = new Map<string, Set<string>>()
  for (const path of files.keys()) {
    for (let end = path.length, below = path; end > 0; below = path.slice(0, end)) {
      end = below.lastIndexOf('/')
      const folder = below.slice(0, Math.max(end, 0))
      const names = folders.get(folder)
      names?.add(below.slice(end + 1))
      if (names !== undefined) break
      folders.set(folder, new Set([below.slice(end + 1)]))
    }
  }
  return {
    names: (folder) => [...(folders.get(folder) ?? [])],
    entry: (path) => files.get(path) ?? (folders.has(path) ? FOLDER : undefined),
    bytes,
  }
}

/** The same files without those that are not wanted, as if they were not there. */
export function filesWhere(files: Files, isWanted: (path: string) => boolean): Files {
  const wanted = new Map<string, ListedFile>()
  const walk = (folder: string) => {
    for (const name of files.names(folder)) {
      const path = folder === '' ? name : `${folder}/${name}`
      const entry = files.entry(path)
      if (entry?.kind === 'folder') walk(path)
      else if (entry !== undefined && isWanted(path)) wanted.set(path, entry as ListedFile)
    }
  }
  walk('')
  return listedFiles(wanted, files.bytes)
}
