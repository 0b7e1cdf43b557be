import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** How a run of the command line ended. */
export interface CliRun {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

const CLI = join(import.meta.dirname, '../../scripts/cli.ts')

/** The environment of a machine on which nobody set up a key. */
const plainEnvironment = () =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(BADGEWRIGHT|VITEST|NODE)/.test(name)))

/** Runs the command line in a repository as a process of its own, as a person would. */
export function runCli(root: string, ...words: readonly string[]): Promise<CliRun> {
  return runCliWith({}, root, ...words)
}

/** The same with further environment variables. */
export function runCliWith(
  env: Readonly<Record<string, string>>,
  root: string,
  ...words: readonly string[]
): Promise<CliRun> {
  const child = spawn(process.execPath, [CLI, ...words], { cwd: root, env: { ...plainEnvironment(), ...env } })
  const texts = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (texts.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (texts.stderr += text))
  return new Promise((resolve, reject) => child.on('error', reject).on('close', (code) => resolve({ code, ...texts })))
}
