import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import type { AwardsFile } from '../../src/authoring/index.ts'
import type { Problem } from '../../src/domain/problem.ts'
import { type Arguments, usageError } from '../command.ts'
import { landing } from '../delivery/landing.ts'
import { checkOutbox, type Post, writePost } from '../delivery/outbox.ts'
import { readyToCommit } from '../git/commit.ts'
import { gitIn } from '../git/run.ts'
import type { Io } from '../io.ts'

/** What is written when a badge is awarded. */
export interface AwardLanding {
  readonly files: readonly AwardsFile[]
  readonly post: Post
  /** First line of the commit’s message. Commits are public and stay: it names no person. */
  readonly subject: string
}

/** What came of it: the branch of the commit, when there is one; or why content does not hold with the new files. */
export type Landed =
  | { readonly ok: true; readonly branch?: string }
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly files: number }

function checkNew(root: string, files: readonly AwardsFile[]): void {
  const there = files.find(({ file }) => lstatSync(join(root, file), { throwIfNoEntry: false }) !== undefined)
  if (there !== undefined) throw usageError(`${there.file} is there already`, 'choose another name for --cohort')
}

/**
 * Writes award files, the letters and a commit, all or none. Content is checked with the new files before they stay, so this
 * never leaves what `check` refuses.
 *
 * @throws PublisherError when a file is there already, or there can be no such commit.
 */
export function landAwards(io: Io, flags: Arguments['flags'], { files, post, subject }: AwardLanding): Landed {
  checkNew(io.root, files)
  checkOutbox(io.root, post)
  const branch = flags.branch as string | undefined
  const paths = files.map(({ file }) => file)
  const isWanted = branch !== undefined || flags.commit === true
  const ready = isWanted ? readyToCommit(gitIn(io), paths, { branch }) : undefined
  const afterwards = () => {
    const undo = writePost(io.root, post)
    try {
      ready?.commit(subject)
    } catch (error) {
      undo()
      throw error
    }
  }
  const checked = landing(io, files, { dryRun: flags['dry-run'] === true, afterwards })
  if (!checked.ok) return { ok: false, problems: checked.problems, files: checked.files }
  return ready === undefined ? { ok: true } : { ok: true, branch: ready.branch }
}
