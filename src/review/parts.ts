import { QUALITY_PAGE } from '../domain/quality-rules.ts'

/** A part of the repository, by who changes it and why. */
export type Part = 'content' | 'generated' | 'program'

/** The references lie in content/ and come from tables of the program. */
const REFERENCES: ReadonlySet<string> = new Set(['content/README.md', QUALITY_PAGE])

/**
 * What a file is a part of.
 *
 * @param generated - Paths of the files that are generated from content.
 */
export function partOf(path: string, generated: ReadonlyMap<string, unknown>): Part {
  if (generated.has(path)) return 'generated'
  return path.startsWith('content/') && !REFERENCES.has(path) ? 'content' : 'program'
}

/** Whether a path is that of a file of awards. */
export function isAwardFile(path: string): boolean {
  return path.startsWith('content/awards/') && path.endsWith('.yaml')
}
