/** One line of a comparison: of both texts, of the old one, or of the new one. */
interface Line {
  readonly mark: ' ' | '-' | '+'
  readonly text: string
}

/** How many lines around a change are shown. */
const CONTEXT = 3

/** The most differences that are looked for between two anchors: time and memory grow with their square. */
const MOST_DIFFERENCES = 500

/** Lines with their line ends, so that a changed line end is a changed line. */
const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

const marked = (mark: Line['mark'], lines: readonly string[]) => lines.map((text): Line => ({ mark, text }))

/** Furthest line of the old text on each diagonal. */
type Reach = ReadonlyMap<number, number>

/** The diagonal from which the furthest way comes to diagonal `k` with `d` differences. */
function origin(reach: Reach, k: number, d: number): number {
  const reached = (diagonal: number) => reach.get(diagonal) ?? 0
  return k === -d || (k !== d && reached(k - 1) < reached(k + 1)) ? k + 1 : k - 1
}

/** What is reached before each further difference (Myers, “An O(ND) difference algorithm and its variations”). */
function reaches(before: readonly string[], after: readonly string[]): Reach[] | undefined {
  const steps: Reach[] = []
  const reach = new Map([[1, 0]])
  for (let d = 0; d <= MOST_DIFFERENCES; d++) {
    steps.push(new Map(reach))
    for (let k = -d; k <= d; k += 2) {
      const from = origin(reach, k, d)
      let x = (reach.get(from) ?? 0) + (from < k ? 1 : 0)
      while (x < before.length && x - k < after.length && before[x] === after[x - k]) x++
      reach.set(k, x)
      if (x >= before.length && x - k >= after.length) return steps
    }
  }
  return undefined
}

/** The fewest lines taken out and put in; all of them when there are too many to look for. */
function compareSome(before: readonly string[], after: readonly string[]): Line[] {
  const steps = reaches(before, after)
  if (steps === undefined) return [...marked('-', before), ...marked('+', after)]
  const lines: Line[] = []
  let [x, y] = [before.length, after.length]
  for (const [d, reach] of [...steps.entries()].reverse()) {
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

/** Where each line stands that stands there once. */
function once(lines: readonly string[]): Map<string, number> {
  const places = new Map<string, number>()
  for (const [i, line] of lines.entries()) places.set(line, places.has(line) ? -1 : i)
  return new Map([...places].filter(([, i]) => i >= 0))
}

/** Lines that stand once in both texts and in the same order: a file of many like parts is compared part by part. */
function anchors(before: readonly string[], after: readonly string[]): [x: number, y: number][] {
  const inAfter = once(after)
  const found: [x: number, y: number][] = []
  for (const [line, x] of once(before)) {
    const y = inAfter.get(line)
    if (y !== undefined && y > (found.at(-1)?.[1] ?? -1)) found.push([x, y])
  }
  return found
}

function compare(before: readonly string[], after: readonly string[]): Line[] {
  const parts: Line[][] = []
  let [x, y] = [0, 0]
  for (const [nextX, nextY] of [...anchors(before, after), [before.length, after.length] as const]) {
    parts.push(compareSome(before.slice(x, nextX), after.slice(y, nextY)))
    parts.push(marked(' ', before.slice(nextX, nextX + 1)))
    x = nextX + 1
    y = nextY + 1
  }
  return parts.flat()
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

/** Hunks as text; each begins on the lines of both texts that those before it have counted to. */
function hunksText(lines: readonly Line[]): string {
  const texts: string[] = []
  let [oldLine, newLine, at] = [0, 0, 0]
  const count = (some: readonly Line[]) => {
    oldLine += some.filter(({ mark }) => mark !== '+').length
    newLine += some.filter(({ mark }) => mark !== '-').length
  }
  for (const [from, to] of hunks(lines)) {
    count(lines.slice(at, from))
    const [oldStart, newStart] = [oldLine, newLine]
    const shown = lines.slice(from, to)
    count(shown)
    at = to
    const range = (start: number, end: number) => `${end === start ? start : start + 1},${end - start}`
    texts.push(`@@ -${range(oldStart, oldLine)} +${range(newStart, newLine)} @@\n`)
    for (const { mark, text } of shown)
      texts.push(mark, text.endsWith('\n') ? text : `${text}\n\\ No newline at end of file\n`)
  }
  return texts.join('')
}

/**
 * The difference between two texts of a file, as `git diff` shows it and `git apply` takes it.
 *
 * @param before - Nothing when the file is new.
 */
export function unifiedDiff(file: string, before: string | undefined, after: string): string {
  if (before === after) return ''
  const lines = before === undefined ? marked('+', linesOf(after)) : compare(linesOf(before), linesOf(after))
  return `--- ${before === undefined ? '/dev/null' : `a/${file}`}\n+++ b/${file}\n${hunksText(lines)}`
}
