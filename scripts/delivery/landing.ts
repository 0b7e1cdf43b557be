import { lstatSync, mkdirSync, readFileSync, realpathSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { PublisherError } from '../../src/domain/publisher-error.ts'
import { type Change, withChanges, workingFolder } from '../../src/intake/files.ts'
import { type Checked, checkContent } from '../content.ts'
import type { Io } from '../io.ts'

type Undo = () => void

/** Makes the folders that a file needs. A folder that is a link elsewhere is not written into. */
function makeFolder(root: string, folder: string): Undo[] {
  if (folder === '.') return []
  const undo = makeFolder(root, dirname(folder))
  const path = join(root, folder)
  const stats = lstatSync(path, { throwIfNoEntry: false })
  if (stats === undefined) {
    mkdirSync(path)
    return [...undo, () => rmdirSync(path)]
  }
  if (stats.isDirectory()) return undo
  throw new PublisherError('ERR_INPUT_UNREADABLE', `${folder} is not a plain folder`, {
    hint: 'move it away; content is plain folders and files of this repository',
  })
}

/** Writes one file, or takes it away; the way back is known before the first byte is written. */
function write(root: string, { file, text }: Change, undo: Undo[]): void {
  const path = join(root, file)
  undo.push(...makeFolder(root, dirname(file)))
  const stats = lstatSync(path, { throwIfNoEntry: false })
  if (stats === undefined) {
    if (text === undefined) return
    undo.push(() => rmSync(path, { force: true }))
    writeFileSync(path, text, { flag: 'wx' })
    return
  }
  if (!stats.isFile())
    throw new PublisherError('ERR_INPUT_UNREADABLE', `${file} is not a plain file`, { hint: 'put a plain file there' })
  const before = readFileSync(path)
  undo.push(() => writeFileSync(path, before))
  if (text === undefined) rmSync(path)
  else writeFileSync(path, text)
}

/** Whether a path stays below the root. */
function staysInside(root: string, file: string): boolean {
  return join(root, file).startsWith(join(root, 'content') + sep)
}

/**
 * Writes content files, all or none, once the whole content holds with them, as `check` sees it. When anything throws, each
 * file is put back byte for byte, and what was made is taken away.
 *
 * @param changes - Files below `content/`, each once.
 * @param options.dryRun - Looks only, and writes nothing.
 * @param options.afterwards - What belongs to the landing, such as a commit: when it throws, nothing has landed.
 * @throws PublisherError ERR_INPUT_UNREADABLE when a file or folder of that name is not a plain one.
 */
export function landing(
  io: Pick<Io, 'root' | 'now'>,
  changes: readonly Change[],
  options: { readonly dryRun?: boolean; readonly afterwards?: () => void } = {},
): Checked {
  const root = realpathSync(io.root)
  const outside = changes.find(({ file }) => !staysInside(root, file))
  if (outside !== undefined) throw new Error(`${outside.file} is not below content/`)
  const checked = checkContent(io, withChanges(workingFolder(root), changes))
  if (!checked.ok || options.dryRun === true) return checked
  const undo: Undo[] = []
  try {
    for (const change of changes) write(root, change, undo)
    options.afterwards?.()
    return checked
  } catch (error) {
    for (const step of undo.reverse()) step()
    throw error
  }
}
