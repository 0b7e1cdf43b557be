import type * as z from 'zod'
import type { Problem, Source } from '../domain/problem.ts'
import type { Rule } from '../domain/rules.ts'
import { clearest } from './issues.ts'
import { problemOf } from './shape-problem.ts'

/** A kind of file (or of part of one) with how it is spoken of. */
export interface Shape<T> {
  readonly schema: z.ZodType<T>
  readonly rule: Rule
  /** `An award`. */
  readonly noun: string
  /** Heading of `content/README.md` that lists its fields. */
  readonly anchor: string
}

/** Problems of one file that are worth reading. */
const MOST = 50

export type Shaped<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Holds a value against a schema: the parsed value, or each fault in plain English at its place. */
export function shapeOf<T>(shape: Shape<T>, value: unknown, source: Source): Shaped<T> {
  const result = shape.schema.safeParse(value)
  if (result.success) return { ok: true, value: result.data }
  const faults = clearest(result.error.issues, value)
  const about = { schema: shape.schema, noun: shape.noun, anchor: shape.anchor, rule: shape.rule, root: value, source }
  return { ok: false, problems: faults.slice(0, MOST).map((fault) => problemOf(about, fault)) }
}
