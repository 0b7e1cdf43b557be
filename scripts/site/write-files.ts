import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { PublishedFile } from '../../src/publishing/published-file.ts'

/**
 * Writes published files below a folder.
 *
 * @param onAward - Called after each award's last file.
 * @returns how many files were written.
 */
export async function writeFiles(
  folder: string,
  files: AsyncIterable<PublishedFile>,
  onAward: () => void,
): Promise<number> {
  const made = new Set<string>()
  let count = 0
  for await (const { path, bytes } of files) {
    const target = join(folder, path)
    const parent = dirname(target)
    if (!made.has(parent)) mkdirSync(parent, { recursive: true })
    made.add(parent)
    writeFileSync(target, bytes)
    count += 1
    if (path.endsWith('/credential.json')) onAward()
  }
  return count
}
