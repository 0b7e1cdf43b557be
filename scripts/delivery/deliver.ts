import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Site } from '../../src/domain/site.ts'
import type { Change } from '../../src/intake/files.ts'
import { type Arguments, EXIT } from '../command.ts'
import { compareUrl, type ReadyCommit, readyToCommit } from '../git/commit.ts'
import { gitIn } from '../git/run.ts'
import { type Io, note, say } from '../io.ts'
import { printProblems } from '../print/problems.ts'
import { unifiedDiff } from './diff.ts'
import { landing } from './landing.ts'

/** Flags of each command that writes content. */
export const DELIVERY_FLAGS = {
  'dry-run': { type: 'boolean', help: 'Shows what would change, and writes nothing.' },
  branch: { type: 'string', value: 'name', help: 'Commits to a new branch of that name, for a pull request.' },
  commit: { type: 'boolean', help: 'Commits to the branch that is checked out.' },
} as const

/** What a command writes, and what a commit of it says. */
export interface Delivery {
  readonly changes: readonly Change[]
  /** First line of the commit’s message. Commits are public and stay: it names no person. */
  readonly subject: string
  /** The rest of the message. */
  readonly body?: string
  /** Whether edits that the person made by hand in these files are a part of it. */
  readonly withEdits?: boolean
}

/** The text of a content file; nothing when it is not there. */
export function contentText(root: string, file: string): string | undefined {
  try {
    return readFileSync(join(root, file), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function commitFor(io: Io, flags: Arguments['flags'], { changes, withEdits }: Delivery): ReadyCommit | undefined {
  const branch = flags.branch as string | undefined
  if (branch === undefined && flags.commit !== true) return undefined
  const files = changes.map(({ file }) => file)
  return readyToCommit(gitIn(io), files, { branch, withEdits })
}

function differenceOf(root: string, { file, text }: Change): string {
  return text === undefined ? `Would remove ${file}\n` : unifiedDiff(file, contentText(root, file), text)
}

/**
 * What is left to do, as lines that can be typed or opened.
 *
 * @param branch - Branch of the commit; undefined when nothing was committed.
 */
export function nextSteps(branch: string | undefined, { repository }: Site): string[] {
  if (branch === undefined) return ['Next: commit this and open a pull request; or undo it with git.']
  const request = repository === undefined ? 'and open a pull request.' : compareUrl(repository, branch)
  return ['Next:', `  git push --set-upstream origin ${branch}`, `  ${request}`]
}

/**
 * Writes content files when the whole content holds with them, commits them when the flags ask for it, and says what comes
 * next. With `--dry-run` it shows the difference instead. Nothing is left behind when anything is wrong.
 *
 * @returns the exit code.
 * @throws PublisherError ERR_GIT when there can be no such commit.
 */
export function deliver(io: Io, flags: Arguments['flags'], delivery: Delivery): number {
  const changes = delivery.changes.filter(({ file, text }) => contentText(io.root, file) !== text)
  if (changes.length === 0 && delivery.withEdits !== true) {
    say(io, 'Nothing to change: content says all of that already.')
    return EXIT.ok
  }
  const ready = commitFor(io, flags, delivery)
  const dryRun = flags['dry-run'] === true
  const message = [delivery.subject, delivery.body].filter((part) => part !== undefined).join('\n\n')
  const checked = landing(io, changes, { dryRun, afterwards: () => ready?.commit(message) })
  if (!checked.ok) {
    io.stdout.write(printProblems(checked.problems, checked.files, 'people'))
    note(io, 'Nothing was written.')
    return EXIT.failed
  }
  if (dryRun) {
    io.stdout.write(changes.map((change) => differenceOf(io.root, change)).join(''))
    note(io, 'Nothing was written: this was a dry run.')
    return EXIT.ok
  }
  for (const { file, text } of changes) say(io, `${text === undefined ? 'Removed' : 'Wrote'} ${file}`)
  if (ready !== undefined) say(io, `Committed to ${ready.branch}: ${delivery.subject}`)
  for (const line of nextSteps(ready?.branch, checked.register.site)) say(io, line)
  return EXIT.ok
}
