import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { digestOf, ENTRIES_PER_FILE, fileOf, type LedgerEvent, lineOf, NOTHING_BEFORE } from './entry.ts'
import { writeHead } from './head.ts'
import { writeDurably } from './write-durably.ts'

/** Where the next entry goes. */
export interface Tip {
  /** Number of entries so far. */
  readonly entries: number
  /** Digest of the last entry's line; 64 zeros when there is none. */
  readonly last: string
}

/** The tip of a ledger that has nothing in it. */
export const EMPTY: Tip = { entries: 0, last: NOTHING_BEFORE }

function withoutScratch(folder: string): void {
  for (const name of readdirSync(folder)) if (name.endsWith('.tmp')) rmSync(join(folder, name))
}

function present(path: string, seq: number): string {
  return seq % ENTRIES_PER_FILE === 0 ? '' : readFileSync(path, 'utf8')
}

/**
 * Appends events to a ledger, file by file: a file is replaced whole, then the head follows. Killed at any point, the ledger
 * holds a beginning of the events, each once; running the step again plans the rest.
 *
 * @param at - When, in UTC. The clock is the caller's.
 * @returns the new tip.
 */
export function append(folder: string, tip: Tip, events: readonly LedgerEvent[], at: string): Tip {
  let { entries, last } = tip
  mkdirSync(join(folder, 'entries'), { recursive: true })
  withoutScratch(join(folder, 'entries'))
  for (let done = 0; done < events.length; ) {
    const path = join(folder, fileOf(entries))
    const room = ENTRIES_PER_FILE - (entries % ENTRIES_PER_FILE)
    let text = present(path, entries)
    for (const event of events.slice(done, done + room)) {
      const line = lineOf({ seq: entries, prev: last, at }, event)
      text += `${line}\n`
      last = digestOf(line)
      entries += 1
      done += 1
    }
    writeDurably(path, text)
    writeHead(folder, { entries, last })
  }
  return { entries, last }
}
