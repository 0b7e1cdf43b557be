import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { PublisherError } from '../domain/publisher-error.ts'

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Takes the lock by creating its file, which only one process can do. A lock of a process that is gone is taken over. */
function take(path: string): void {
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const file = openSync(path, 'wx')
      writeSync(file, String(process.pid))
      closeSync(file)
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const owner = Number(readFileSync(path, 'utf8'))
    if (owner !== process.pid && owner > 0 && isRunning(owner)) {
      throw new PublisherError('ERR_LEDGER_LOCKED', `another issuing step (process ${owner}) is writing the ledger`, {
        hint: 'wait until it ends, then run this again',
      })
    }
    rmSync(path, { force: true })
  }
  throw new PublisherError('ERR_LEDGER_LOCKED', 'another issuing step took the ledger’s lock first', {
    hint: 'run this again when it has ended',
  })
}

/**
 * Runs a step as the ledger's only writer on this machine. A ledger has one writer; the workflow's concurrency group sees to
 * that across machines.
 */
export async function withLock<T>(ledger: string, step: () => Promise<T>): Promise<T> {
  mkdirSync(ledger, { recursive: true })
  const path = join(ledger, '.lock')
  take(path)
  try {
    return await step()
  } finally {
    rmSync(path, { force: true })
  }
}
