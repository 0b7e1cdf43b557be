import type { Problem } from '../src/domain/problem.ts'
import type { Register } from '../src/domain/register.ts'
import { codeowners } from './codeowners.ts'

/** A file of the repository that is generated. */
export interface GeneratedFile {
  /** Path from the repository root. */
  readonly path: string
  readonly text: string
}

/** Every file outside content/ that is generated from it. */
export function filesFromContent(register: Register): GeneratedFile[] {
  const owners = codeowners(register)
  return owners === undefined ? [] : [{ path: '.github/CODEOWNERS', text: owners }]
}

/**
 * Holds the files that are generated from content against it.
 *
 * @param textOf - The text of a file; undefined when it is not there.
 */
export function generatedProblems(register: Register, textOf: (path: string) => string | undefined): Problem[] {
  return filesFromContent(register)
    .filter(({ path, text }) => textOf(path) !== text)
    .map(({ path }) => ({
      file: path,
      line: 1,
      column: 1,
      rule: 'generated-current',
      message: 'This file is generated from content/, and does not say what content says now.',
      hint: 'npm run generate',
    }))
}
