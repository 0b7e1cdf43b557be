import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { run } from '../../scripts/cli.ts'
import type { Terminal } from '../../scripts/io.ts'
import type { CliRun } from '../helpers/run-cli.ts'

/** The moment at which commands run in these tests. */
export const NOW = new Date('2026-11-24T10:15:03Z')

/** What differs from a machine on which nobody watches and no key is. */
interface Circumstances {
  readonly isTTY?: boolean
  readonly env?: Readonly<Record<string, string>>
  readonly now?: Date
  readonly terminal?: Terminal
}

/** Runs the command line in this process, at a fixed moment. */
export function runHere(root: string, ...words: readonly string[]): Promise<CliRun> {
  return runWith({}, root, ...words)
}

/** The same in other circumstances. */
export async function runWith(
  { isTTY = false, env = {}, now = NOW, terminal }: Circumstances,
  root: string,
  ...words: readonly string[]
): Promise<CliRun> {
  const texts = { stdout: '', stderr: '' }
  const writer = (name: keyof typeof texts) => ({
    isTTY,
    write(text: string) {
      texts[name] += text
    },
  })
  const [stdout, stderr] = [writer('stdout'), writer('stderr')]
  const io = { root, env, stdout, stderr, now: () => now, random: randomBytes, terminal }
  return { code: await run(words, io), ...texts }
}

const CLI = join(import.meta.dirname, '../../scripts/cli.ts')

/** Runs the command line as a process of its own, with bytes on its standard input. */
export function runFed(root: string, input: Uint8Array, ...words: readonly string[]): CliRun {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...words], {
    cwd: root,
    input,
    encoding: 'utf8',
  })
  return { code: status, stdout, stderr }
}
