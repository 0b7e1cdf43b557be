import { existsSync, lstatSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type AwardsFile, draftOf, type LetterSender, letterOf, mailMerge } from '../../src/authoring/index.ts'
import type { Message } from '../../src/domain/message.ts'
import { PublisherError } from '../../src/domain/publisher-error.ts'

/** Folder of what is sent to learners, which Git ignores: addresses stand in it. */
export const OUTBOX = 'outbox'

/** A file of the outbox. */
interface Letters {
  readonly name: string
  readonly text: string
}

/** What is written into the outbox for some awards, in a folder of its own. */
export interface Post {
  /** Path of the folder from the repository root. */
  readonly folder: string
  readonly files: readonly Letters[]
}

/** `content/awards/2026/03/spring.yaml` as `2026-03-spring`. */
const folderName = ({ file }: AwardsFile) =>
  file
    .split('/')
    .slice(-3)
    .join('-')
    .replace(/\.yaml$/, '')

/** The table for a mail merge, and with a message a draft for each learner beside it. */
export function postOf(files: readonly AwardsFile[], sender: LetterSender, message: Message | undefined): Post {
  const awards = files.flatMap((file) => file.awards)
  const drafts =
    message === undefined
      ? []
      : awards.map((award) => ({
          name: `${award.id}.eml`,
          text: draftOf(letterOf(message, award, sender)),
        }))
  return {
    folder: `${OUTBOX}/${folderName(files[0]!)}`,
    files: [{ name: 'learners.csv', text: mailMerge(awards, sender) }, ...drafts],
  }
}

function refusal(message: string, hint: string): PublisherError {
  return new PublisherError('ERR_INPUT_UNREADABLE', message, { hint })
}

/** Looks whether a post can be written: the outbox is a plain folder, and nothing is overwritten. */
export function checkOutbox(root: string, { folder }: Post): void {
  const stats = lstatSync(join(root, OUTBOX), { throwIfNoEntry: false })
  if (stats !== undefined && !stats.isDirectory())
    throw refusal(`${OUTBOX} is not a plain folder`, 'move it away: addresses of learners are written into it')
  if (existsSync(join(root, folder)))
    throw refusal(`${folder} is there already`, 'move it away, or name another --cohort')
}

/** Writes a post, readable for its owner alone. The result takes it away again. */
export function writePost(root: string, { folder, files }: Post): () => void {
  const path = join(root, folder)
  const undo = () => rmSync(path, { recursive: true, force: true })
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    for (const { name, text } of files) writeFileSync(join(path, name), text, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    undo()
    throw error
  }
  return undo
}
