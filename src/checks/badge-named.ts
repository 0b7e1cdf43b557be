import { didYouMean } from '../domain/nearest.ts'
import { type FieldPath, type Problem, problemAt, type Sourced } from '../domain/problem.ts'
import type { Present } from '../domain/register.ts'
import type { Rule } from '../domain/rules.ts'

/** A field that names a badge class. */
export interface BadgeName {
  readonly path: FieldPath
  readonly slug: string
  readonly rule: Rule
  /** Begins the message: `This award is for`. */
  readonly start: string
}

/** Hints cost a look at each badge class, and one mistake can stand in very many awards. */
type Hints = Map<string, string>

/** Reports fields that name a badge class which is not there. One whose file has a mistake is there. */
export class BadgeNames {
  readonly #present: Present
  readonly #hints: Hints = new Map()

  constructor(present: Present) {
    this.#present = present
  }

  check(sourced: Sourced<unknown>, { path, slug, rule, start }: BadgeName): Problem[] {
    if (this.#present.badges.has(slug)) return []
    const message = `${start} badge "${slug}", and content/badges/ has no folder of that name.`
    return [problemAt(sourced, path, rule, message, { hint: this.#hint(slug) })]
  }

  #hint(slug: string): string {
    const known = this.#hints.get(slug)
    if (known !== undefined) return known
    const hint = didYouMean(slug, this.#present.badges, 'name one of the folders in content/badges/, or add this one')
    this.#hints.set(slug, hint)
    return hint
  }
}
