import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, onTestFinished } from 'vitest'

const emptyFolder = () => mkdtempSync(join(tmpdir(), 'badgewright-'))
const remove = (folder: string) => () => rmSync(folder, { recursive: true, force: true })

/** An empty folder that goes when the test ends. */
export function temporaryFolder(): string {
  const folder = emptyFolder()
  onTestFinished(remove(folder))
  return folder
}

/** An empty folder for all tests of a suite; call it where the suite is described. */
export function folderOfSuite(): string {
  const folder = emptyFolder()
  afterAll(remove(folder))
  return folder
}
