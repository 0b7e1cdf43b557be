import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { writeContent } from './bench/content.ts'
import type { Measured } from './bench/measure.ts'
import { watchMemory } from './bench/peak-memory.ts'
import { STEPS, siteOf } from './bench/steps.ts'
import { measureVerdict } from './bench/verdict.ts'
import { browserPath } from './ensure-browser.ts'

const HELP = `Measures award, check, completion, issue, bake and render on generated content, each in a process of its own.

Usage: npm run bench -- [--awards 1000,10000]

Each step is compared with the least that any program needs for it, in the same run. Machines are noisy: trust the ratios.
Then how long a reader waits for a verdict in Chromium, on the page of the smallest of these sites.
Ends with 1 when an award among many costs more than 1.5 times what it costs among few.
`
/** How much more an award may cost among the most than among the fewest. Noise alone reaches 1.3. */
const MOST_GROWTH = 1.5

/** What a step took for so many awards. */
interface Row extends Measured {
  readonly step: string
  readonly awards: number
  readonly peak: number
}

async function runStep(step: string, awards: number, root: string): Promise<Row> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'bench/run-step.ts'), step, root], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const peakOf = watchMemory(child.pid!)
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  const code = await new Promise((resolve) => child.on('close', resolve))
  if (code !== 0) throw new Error(`the step ${step} ended with ${code}`)
  return { step, awards, peak: peakOf(), ...(JSON.parse(output) as Measured) }
}

const milliseconds = (value: number) => `${value.toFixed(1)} ms`

/** Time to a verdict in a browser, when there is one. */
async function verdictLine(dist: string, site: string): Promise<string> {
  if (browserPath() === undefined) return 'There is no Chrome or Chromium here, so no verdict was timed.'
  const { first, next, floor } = await measureVerdict(dist, site)
  const ratio = (next / floor).toFixed(1)
  return `Verdict on a local credential in Chromium: the first ${milliseconds(first)} after opening the page, each further one ${milliseconds(next)}, ${ratio} x asking the same addresses and one signature (${milliseconds(floor)})`
}

async function measure(awards: number, isFirst: boolean): Promise<Row[]> {
  const root = mkdtempSync(join(tmpdir(), 'badgewright-bench-'))
  try {
    writeContent(root, awards)
    const rows: Row[] = []
    for (const step of Object.keys(STEPS)) {
      const row = await runStep(step, awards, root)
      console.log(lineOf(row))
      rows.push(row)
    }
    if (isFirst) console.log(await verdictLine(join(root, 'dist'), siteOf(root)))
    return rows
  } finally {
    rmSync(root, { recursive: true })
  }
}

const HEADINGS = ['step', 'awards', 'seconds', 'ms/award', 'MiB peak', 'bytes/award', '  times its floor']
const WIDTHS = [11, 8, 9, 10, 10, 13, 0]
const columns = (cells: readonly string[]) =>
  cells.map((cell, i) => (i === 0 ? cell.padEnd(WIDTHS[i]!) : cell.padStart(WIDTHS[i]!))).join('')

function lineOf({ step, awards, seconds, peak, bytes, floors }: Row): string {
  const ratios = Object.entries(floors).map(([name, floor]) => `${(seconds / floor).toFixed(1)} x ${name}`)
  return columns([
    step,
    String(awards),
    seconds.toFixed(2),
    ((1000 * seconds) / awards).toFixed(3),
    peak.toFixed(0),
    (bytes / awards).toFixed(0),
    `  ${ratios.join(', ')}`,
  ])
}

/** How much more one award costs in the last measurement than in the first. */
function growthOf(step: string, rows: readonly Row[]): number {
  const costs = rows.filter((row) => row.step === step).map(({ seconds, awards }) => seconds / awards)
  return costs.at(-1)! / costs[0]!
}

const { values } = parseArgs({
  options: { awards: { type: 'string', default: '1000,10000' }, help: { type: 'boolean' } },
})
if (values.help) {
  console.log(HELP)
} else {
  console.log(columns(HEADINGS))
  const rows: Row[] = []
  for (const [i, awards] of values.awards.split(',').map(Number).entries())
    rows.push(...(await measure(awards, i === 0)))
  const growth = Object.keys(STEPS).map((step) => ({ step, times: growthOf(step, rows) }))
  console.log(`\nCost of an award among the most to that among the fewest, at most ${MOST_GROWTH}:`)
  for (const { step, times } of growth) console.log(`${step.padEnd(11)}${times.toFixed(2).padStart(8)}`)
  if (growth.some(({ times }) => times > MOST_GROWTH)) process.exitCode = 1
}
