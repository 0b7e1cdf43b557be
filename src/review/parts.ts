/** A part of the repository, by who changes it and why. */
export type Part = 'content' | 'generated' | 'program'

/** The field reference lies in content/ and comes from the schemas of the program. */
const REFERENCE = 'content/README.md'

/**
 * What a file is a part of.
 *
 * @param generated - Paths of the files that are generated from content.
 */
export function partOf(path: string, generated: ReadonlyMap<string, unknown>): Part {
  if (generated.has(path)) return 'generated'
  return path.startsWith('content/') && path !== REFERENCE ? 'content' : 'program'
}

/** Whether a path is that of a file of awards. */
export function isAwardFile(path: string): boolean {
  return path.startsWith('content/awards/') && path.endsWith('.yaml')
}
