import type { Readable, Writable } from 'node:stream'

/** Where text goes. */
export interface Writer {
  write(text: string): void
  /** Whether a person watches, so that progress may be drawn over itself. */
  readonly isTTY: boolean
}

/** A keyboard and a screen, and somebody before them. */
export interface Terminal {
  readonly input: Readable
  readonly output: Writable
}

/** All that a command may touch of the outside world; tests hand in their own. */
export interface Io {
  /** Repository root: the folder with `content/`. */
  readonly root: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stdout: Writer
  readonly stderr: Writer
  readonly now: () => Date
  /** Makes that many random bytes. */
  readonly random: (bytes: number) => Uint8Array
  /** Where questions can be asked; nothing in a pipe and on a build machine. */
  readonly terminal?: Terminal
}

/** Today in UTC as YYYY-MM-DD. */
export function today(io: Pick<Io, 'now'>): string {
  return io.now().toISOString().slice(0, 10)
}

/** Writes a line of result. */
export function say(io: Pick<Io, 'stdout'>, line: string): void {
  io.stdout.write(`${line}\n`)
}

/** Writes a line about what is going on, apart from the results. */
export function note(io: Pick<Io, 'stderr'>, line: string): void {
  io.stderr.write(`${line}\n`)
}

/** Variables of ours; some of them hold private keys. */
const OURS = /^BADGEWRIGHT_/i

/** What another program is given of the environment: nothing of ours, so no key. */
export function passedOn(env: Io['env']): Record<string, string> {
  const entries = Object.entries(env).filter(([name, value]) => value !== undefined && !OURS.test(name))
  return Object.fromEntries(entries) as Record<string, string>
}
