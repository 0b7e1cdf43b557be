import { createHash } from 'node:crypto'
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Paths of all files below a folder, relative to it, sorted. None when there is no such folder. */
export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
}

/** The digest of each file below a folder, by its path: two folders are equal when these are. */
export function digestsBelow(folder: string): Record<string, string> {
  const digest = (path: string) =>
    createHash('sha256')
      .update(readFileSync(join(folder, path)))
      .digest('hex')
  return Object.fromEntries(filesBelow(folder).map((path) => [path, digest(path)]))
}

/** Makes a folder a repository with the sample content. */
export function copySampleContent(root: string): string {
  cpSync('content', join(root, 'content'), { recursive: true })
  return root
}

/** Files below a folder that hold one of some texts. */
export function filesHolding(folder: string, texts: readonly string[]): string[] {
  return filesBelow(folder).filter((path) => {
    const bytes = readFileSync(join(folder, path))
    return texts.some((text) => bytes.includes(text))
  })
}
