import type { Io } from '../io.ts'

/** Tells how far a long job is. */
export interface Progress {
  /**
   * Counts one thing done.
   *
   * @param of - How many there are, where that came out only since.
   */
  tick(of?: number): void
  /** Ends the display. */
  done(): void
}

const PATIENCE = 2000
const EVERY = 100
const WIDTH = 24

/**
 * Progress of a job of known length, on standard error: a bar on a terminal, a plain line every ten seconds elsewhere.
 * Nothing is shown in the first two seconds.
 */
export function progress(io: Pick<Io, 'stderr' | 'now'>, label: string, total: number): Progress {
  const start = io.now().getTime()
  const every = io.stderr.isTTY ? EVERY : 10_000
  let count = 0
  let shownAt = start + PATIENCE - every
  let shown = false

  const show = (all: number) => {
    const filled = Math.round((count / Math.max(1, all)) * WIDTH)
    const bar = `${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}`
    io.stderr.write(io.stderr.isTTY ? `\r${label} [${bar}] ${count}/${all}` : `${label}: ${count} of ${all}\n`)
    shown = true
  }
  return {
    tick(of = total) {
      count += 1
      const now = io.now().getTime()
      if (now - shownAt < every) return
      shownAt = now
      show(of)
    },
    done() {
      if (shown && io.stderr.isTTY) io.stderr.write('\r\x1b[K')
    },
  }
}
