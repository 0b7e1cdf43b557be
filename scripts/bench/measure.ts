/** What one step took. */
export interface Measured {
  readonly seconds: number
  /** How many awards it was measured with, when not with those of the record. */
  readonly awards?: number
  /** Bytes that the step made or read. */
  readonly bytes: number
  /** Least that any program needs for the same result, by name, in seconds of the same run. */
  readonly floors: Readonly<Record<string, number>>
}

/** Seconds that something takes. */
export async function secondsOf(run: () => unknown): Promise<number> {
  const start = performance.now()
  await run()
  return (performance.now() - start) / 1000
}
