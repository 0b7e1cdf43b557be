import type { FieldChange, LinesChange } from '../domain/review.ts'

/** Every value inside a value by where it stands: `results[0].value`. */
function leavesOf(value: unknown, at = '', leaves = new Map<string, string>()): Map<string, string> {
  if (Array.isArray(value)) for (const [i, item] of value.entries()) leavesOf(item, `${at}[${i}]`, leaves)
  else if (typeof value === 'object' && value !== null)
    for (const [name, member] of Object.entries(value)) leavesOf(member, at === '' ? name : `${at}.${name}`, leaves)
  else if (value !== undefined) leaves.set(at, String(value))
  return leaves
}

/** The fields in which two objects of content differ, in the order of the new one; what is gone comes last. */
export function fieldChanges(before: object, after: object): FieldChange[] {
  const [was, is] = [leavesOf(before), leavesOf(after)]
  const fields = [...is.keys(), ...[...was.keys()].filter((field) => !is.has(field))]
  return fields
    .filter((field) => was.get(field) !== is.get(field))
    .map((field) => ({ field, before: was.get(field), after: is.get(field) }))
}

/** Pairs of lines that are compared one by one; beyond, a text counts as replaced whole, so that no text takes long. */
const MOST_PAIRS = 4_000_000

/** Lengths of the longest common subsequences of the rests of two lists, row by row. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint32Array[] {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      rows[i]![j] = a[i] === b[j] ? rows[i + 1]![j + 1]! + 1 : Math.max(rows[i + 1]![j]!, rows[i]![j + 1]!)
  return rows
}

/** The replaced runs of two lists that have neither beginning nor end in common. */
function runsOf(a: readonly string[], b: readonly string[], line: number): LinesChange[] {
  if (a.length * b.length > MOST_PAIRS) return [{ line, removed: [...a], added: [...b] }]
  const common = commonLengths(a, b)
  const runs: { line: number; removed: string[]; added: string[] }[] = []
  let open: (typeof runs)[number] | undefined
  const run = (j: number) => {
    if (open === undefined) {
      open = { line: line + j, removed: [], added: [] }
      runs.push(open)
    }
    return open
  }
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      open = undefined
      i++
      j++
    } else if (j >= b.length || (i < a.length && common[i + 1]![j]! >= common[i]![j + 1]!)) run(j).removed.push(a[i++]!)
    else run(j).added.push(b[j++]!)
  }
  return runs
}

const linesOf = (text: string) => (text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/))

/** The lines in which two texts differ. */
export function lineChanges(before: string, after: string): LinesChange[] {
  const [a, b] = [linesOf(before), linesOf(after)]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++
  return runsOf(a.slice(start, a.length - end), b.slice(start, b.length - end), start + 1)
}
