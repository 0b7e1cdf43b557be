import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { PublisherError } from '../domain/publisher-error.ts'

/** A writer's flag: an empty folder `.lock-<process>-<six letters>`, whose name nobody else ever has. */
const FLAG = /^\.lock-(\d+)-/

/** Ledgers that this process is writing: its own number says nothing when the flag of a dead one bears it too. */
const written = new Set<string>()

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const remove = (flag: string) => rmSync(flag, { recursive: true, force: true })

const locked = (pid: number) =>
  new PublisherError('ERR_LEDGER_LOCKED', `another issuing step (process ${pid}) is writing the ledger`, {
    hint: 'wait until it ends, then run this again',
  })

/** The other flags, with the processes that showed them. */
function others(ledger: string, own: string): { readonly flag: string; readonly pid: number }[] {
  return readdirSync(ledger)
    .map((name) => ({ flag: join(ledger, name), pid: Number(FLAG.exec(name)?.[1]) }))
    .filter(({ flag, pid }) => flag !== own && !Number.isNaN(pid))
}

/**
 * Shows a flag first and looks for others then, so that of two that come at once at least one sees the other and goes. The
 * flag of a process that is gone hinders nobody. Nothing is ever taken over, which could not be done at one stroke.
 */
function show(ledger: string): string {
  const own = mkdtempSync(join(ledger, `.lock-${process.pid}-`))
  const flags = others(ledger, own)
  const alive = flags.find(({ pid }) => pid !== process.pid && isRunning(pid))
  for (const { flag, pid } of flags) if (pid === process.pid || !isRunning(pid)) remove(flag)
  if (alive === undefined) return own
  remove(own)
  throw locked(alive.pid)
}

/**
 * Runs a step as the ledger's only writer on this machine. A ledger has one writer; the workflow's concurrency group sees to
 * that across machines, and so does the push, which takes no ledger that does not follow the one that is there.
 *
 * @throws PublisherError ERR_LEDGER_LOCKED
 */
export async function withLock<T>(ledger: string, step: () => Promise<T>): Promise<T> {
  mkdirSync(ledger, { recursive: true })
  const place = resolve(ledger)
  if (written.has(place)) throw locked(process.pid)
  written.add(place)
  try {
    const flag = show(ledger)
    try {
      return await step()
    } finally {
      remove(flag)
    }
  } finally {
    written.delete(place)
  }
}
