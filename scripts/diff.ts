/** One line of a comparison: of both texts, of the old one, or of the new one. */
interface Line {
  readonly mark: ' ' | '-' | '+'
  readonly text: string
}

/** How many lines around a change are shown. */
const CONTEXT = 3

/** Lines with their line ends, so that a changed line end is a changed line. */
const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

/** Furthest line of the old text on each diagonal. */
type Reach = ReadonlyMap<number, number>

/** The diagonal from which the furthest way comes to diagonal `k` with `d` differences. */
function origin(reach: Reach, k: number, d: number): number {
  const reached = (diagonal: number) => reach.get(diagonal) ?? 0
  return k === -d || (k !== d && reached(k - 1) < reached(k + 1)) ? k + 1 : k - 1
}

/** What is reached before each further difference (Myers, “An O(ND) difference algorithm and its variations”). */
function reaches(before: readonly string[], after: readonly string[]): Reach[] {
  const steps: Reach[] = []
  const reach = new Map([[1, 0]])
  for (let d = 0; ; d++) {
    steps.push(new Map(reach))
    for (let k = -d; k <= d; k += 2) {
      const from = origin(reach, k, d)
      let x = (reach.get(from) ?? 0) + (from < k ? 1 : 0)
      while (x < before.length && x - k < after.length && before[x] === after[x - k]) x++
      reach.set(k, x)
      if (x >= before.length && x - k >= after.length) return steps
    }
  }
}

function compare(before: readonly string[], after: readonly string[]): Line[] {
  const lines: Line[] = []
  let [x, y] = [before.length, after.length]
  for (const [d, reach] of [...reaches(before, after).entries()].reverse()) {
    const from = origin(reach, x - y, d)
    const fromX = reach.get(from) ?? 0
    const fromY = fromX - from
    while (x > fromX && y > fromY) {
      lines.push({ mark: ' ', text: before[x - 1]! })
      x--
      y--
    }
    if (d > 0) lines.push(x === fromX ? { mark: '+', text: after[y - 1]! } : { mark: '-', text: before[x - 1]! })
    x = fromX
    y = fromY
  }
  return lines.reverse()
}

/** Ranges of lines that changed, with what stands around them. Ranges that touch are one. */
function hunks(lines: readonly Line[]): [from: number, to: number][] {
  const found: [from: number, to: number][] = []
  for (const [i, { mark }] of lines.entries()) {
    if (mark === ' ') continue
    const last = found.at(-1)
    if (last !== undefined && i - CONTEXT <= last[1]) last[1] = i + CONTEXT + 1
    else found.push([Math.max(i - CONTEXT, 0), i + CONTEXT + 1])
  }
  return found
}

function hunkText(lines: readonly Line[], [from, to]: readonly [number, number]): string {
  const shown = lines.slice(from, to)
  const side = (other: '-' | '+') => {
    const start = lines.slice(0, from).filter(({ mark }) => mark !== other).length
    const count = shown.filter(({ mark }) => mark !== other).length
    return `${count === 0 ? start : start + 1},${count}`
  }
  const written = shown.map(
    ({ mark, text }) => mark + (text.endsWith('\n') ? text : `${text}\n\\ No newline at end of file\n`),
  )
  return `@@ -${side('+')} +${side('-')} @@\n${written.join('')}`
}

/**
 * The difference between two texts of a file, as `git diff` shows it and `git apply` takes it.
 *
 * @param before - Nothing when the file is new.
 */
export function unifiedDiff(file: string, before: string | undefined, after: string): string {
  if (before === after) return ''
  const lines =
    before === undefined
      ? linesOf(after).map((text): Line => ({ mark: '+', text }))
      : compare(linesOf(before), linesOf(after))
  const head = `--- ${before === undefined ? '/dev/null' : `a/${file}`}\n+++ b/${file}\n`
  return (
    head +
    hunks(lines)
      .map((hunk) => hunkText(lines, hunk))
      .join('')
  )
}
