import type { Rule } from './rules.ts'

/** A point in a content file. Lines and columns count from 1; a column counts UTF-16 code units. */
export interface Place {
  /** Path from the repository root, with forward slashes. */
  readonly file: string
  readonly line: number
  readonly column: number
}

/** What is wrong with the content, and how to mend it. Data only: printing is the CLI's job. */
export interface Problem extends Place {
  /** Which rule is broken; permanent, see {@link Rule}. */
  readonly rule: Rule
  /** Full sentences with the offending value in them. */
  readonly message: string
  /** What to type or do. */
  readonly hint?: string
  /** Another place that has to do with it, such as the first use of a duplicate id. */
  readonly related?: Place
}

/** Steps from the top of a document to a field: `['recipients', 2, 'recipient', 'name']`. */
export type FieldPath = readonly (string | number)[]

/** Knows where each field of one content file stands. */
export interface Source {
  readonly file: string
  /** The place of a field's value, or of the nearest parent that is there. */
  placeOf(path: FieldPath): Place
  /** The place of a field's name. */
  placeOfKey(path: FieldPath): Place
  /** The place at which the text after the front matter begins. */
  placeOfBody(): Place
}

/** A parsed value with the file that it was read from. */
export interface Sourced<T> {
  readonly value: T
  readonly source: Source
  /** Where the value stands in the file; empty for a whole file. */
  readonly path: FieldPath
}

/** Makes a Problem at a field of a sourced value. */
export function problemAt(
  sourced: Sourced<unknown>,
  path: FieldPath,
  rule: Rule,
  message: string,
  extra: Pick<Problem, 'hint' | 'related'> = {},
): Problem {
  return { ...sourced.source.placeOf([...sourced.path, ...path]), rule, message, ...extra }
}

/** By code units: the same order on every machine, whatever its language. */
const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Sorts by file, line, column and rule, and drops exact repeats. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const sorted = [...problems].sort(
    (a, b) =>
      order(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      order(a.rule, b.rule) ||
      order(a.message, b.message),
  )
  return sorted.filter((problem, i) => JSON.stringify(problem) !== JSON.stringify(sorted[i - 1]))
}
