import type { Author } from './self-award.ts'

/** One file of a change. A file that moved is one that was removed and one that was added. */
export interface FileChange {
  /** Path from the repository root. */
  readonly path: string
  readonly kind: 'added' | 'changed' | 'removed'
  /** Mode after the change, as Git writes it: `100644`, `100755`, `120000` (link), `160000` (submodule); empty when removed. */
  readonly mode: string
  /** Size after the change, in bytes. */
  readonly size: number
  /** Its bytes before and after; undefined when it was no plain file then, or is too large to be looked at. */
  readonly before: () => Uint8Array | undefined
  readonly after: () => Uint8Array | undefined
}

/** A commit of the change. */
export interface Commit {
  /** Full hash. */
  readonly hash: string
  /** Who wrote, committed and co-wrote it, as it says. */
  readonly authors: readonly Author[]
  readonly message: string
}

/** A change of the repository: what a pull request would bring, every file of it. */
export interface Change {
  /** Full hash of the last commit that both sides have in common. */
  readonly base: string
  /** Full hash of the commit that is looked at; undefined for a working folder. */
  readonly head: string | undefined
  readonly branch: string | undefined
  readonly files: readonly FileChange[]
  readonly commits: readonly Commit[]
  /** Every path after the change. */
  readonly paths: readonly string[]
}
