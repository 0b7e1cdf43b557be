import { didYouMean } from '../domain/nearest.ts'
import { type FieldPath, type Problem, problemAt, type Sourced } from '../domain/problem.ts'
import type { Present } from '../domain/register.ts'
import type { Rule } from '../domain/rules.ts'

/** A list of names of careers, and where it stands. */
interface CareerList {
  readonly path: FieldPath
  readonly slugs: readonly string[]
  readonly rule: Rule
  /** Begins the message: `This pathway leads to`. */
  readonly start: string
}

/** Names of careers that are not there. One whose file has a mistake is there. */
export function unknownCareers(
  sourced: Sourced<unknown>,
  { careers }: Present,
  { path, slugs, rule, start }: CareerList,
): Problem[] {
  return slugs.flatMap((slug, i) => {
    if (careers.has(slug)) return []
    const message = `${start} "${slug}", and content/careers/ has no file of that name.`
    const hint = didYouMean(slug, careers, 'write the name of a file without .md, or add this one')
    return [problemAt(sourced, [...path, i], rule, message, { hint })]
  })
}
