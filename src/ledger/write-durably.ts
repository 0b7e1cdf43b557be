import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Replaces a file so that a crash at any moment leaves either the old or the new one, whole: written beside it, flushed,
 * renamed, and the folder flushed.
 */
export function writeDurably(path: string, text: string): void {
  const scratch = `${path}.tmp`
  const file = openSync(scratch, 'w', 0o644)
  try {
    writeFileSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(scratch, path)
  const folder = openSync(dirname(path), 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
