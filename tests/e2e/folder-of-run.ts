import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A folder for the whole run of the tests, empty at first: the first file that looks at the sample site builds it there. */
    sampleFolder: string
  }
}

export function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'badgewright-'))
  project.provide('sampleFolder', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
