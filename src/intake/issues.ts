import type * as z from 'zod'
import { nearest } from '../domain/nearest.ts'
import type { FieldPath } from '../domain/problem.ts'
import { valueAt } from './schema-walk.ts'

/** One fault of a value: an issue of zod with its whole path, one for each unknown field. */
export interface Fault {
  readonly path: FieldPath
  readonly issue: z.core.$ZodIssue
  /** The name of a field that no schema has; it stands in the map at `path`. */
  readonly unknownField?: string
}

/** How far a value is from a branch of a union: a wrong kind or another variant's mark outweighs any number of fields. */
function distance(branch: readonly z.core.$ZodIssue[]): number {
  const weights = branch.map((issue) => {
    if (issue.code === 'unrecognized_keys') return issue.keys.length
    if (issue.path.length === 0) return 1000
    return issue.code === 'invalid_value' ? 100 : 1
  })
  return weights.reduce((sum, weight) => sum + weight, 0)
}

/** The issues of the branch that the writer most likely meant; when it is no variant at all, only what says so. */
function meant(union: z.core.$ZodIssueInvalidUnion): readonly z.core.$ZodIssue[] {
  const [first, ...others] = union.errors
  if (first === undefined) return []
  const best = others.reduce((a, b) => (distance(b) < distance(a) ? b : a), first)
  const mark = best.find(({ code, path }) => code === 'invalid_value' && path.length === 1)
  return mark === undefined ? best : [mark]
}

function flat(issue: z.core.$ZodIssue, above: FieldPath): Fault[] {
  const path = [...above, ...issue.path.map((name) => (typeof name === 'symbol' ? String(name) : name))]
  if (issue.code === 'invalid_union' && issue.errors.length > 0) return meant(issue).flatMap((one) => flat(one, path))
  if (issue.code === 'unrecognized_keys') return issue.keys.map((unknownField) => ({ path, issue, unknownField }))
  return [{ path, issue }]
}

const keyOf = (path: FieldPath) => JSON.stringify(path)

/** The faults worth telling: one for each place, and none that only echoes another. */
export function clearest(issues: readonly z.core.$ZodIssue[], root: unknown): Fault[] {
  const faults = issues.flatMap((issue) => flat(issue, []))
  const unknown = Map.groupBy(
    faults.filter(({ unknownField }) => unknownField !== undefined),
    ({ path }) => keyOf(path),
  )
  const told = new Set<string>()
  const others = faults.filter((fault) => {
    if (fault.unknownField !== undefined || isTypo(fault, unknown, root)) return false
    const repeated = told.has(keyOf(fault.path))
    told.add(keyOf(fault.path))
    return !repeated
  })
  return [...others, ...[...unknown.values()].flat()]
}

/** Whether a missing field stands beside its own misspelling, which is reported already. */
function isTypo({ path }: Fault, unknown: ReadonlyMap<string, readonly Fault[]>, root: unknown): boolean {
  const name = path.at(-1)
  if (typeof name !== 'string' || valueAt(root, path) !== undefined) return false
  const beside = unknown.get(keyOf(path.slice(0, -1))) ?? []
  return beside.some(({ unknownField = '' }) => nearest(unknownField, [name]) === name)
}
