import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { PublisherError } from '../domain/publisher-error.ts'
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

/** Where the ledger's files really end; `head.json` may lag behind after a killed run. */
function tipOnDisk(folder: string): Tip {
  const file = readdirSync(join(folder, 'entries')).sort().at(-1)
  if (file === undefined) return EMPTY
  const lines = readFileSync(join(folder, 'entries', file), 'utf8')
    .slice(0, -1)
    .split('\n')
  return { entries: Number.parseInt(file, 10) + lines.length, last: digestOf(lines.at(-1)!) }
}

function present(path: string, seq: number): string {
  return seq % ENTRIES_PER_FILE === 0 ? '' : readFileSync(path, 'utf8')
}

/**
 * Appends events to a ledger, file by file: a file is replaced whole, then the head follows. Killed at any point, the ledger
 * holds a beginning of the events, each once; running the step again plans the rest.
 *
 * @param tip - Where the ledger ended when it was read.
 * @param at - When, in UTC. The clock is the caller's.
 * @returns the new tip.
 * @throws PublisherError ERR_LEDGER_LOCKED when it ends elsewhere by now: the events were made for another ledger.
 */
export function append(folder: string, tip: Tip, events: readonly LedgerEvent[], at: string): Tip {
  let { entries, last } = tip
  mkdirSync(join(folder, 'entries'), { recursive: true })
  withoutScratch(join(folder, 'entries'))
  const { last: lastOnDisk } = tipOnDisk(folder)
  if (lastOnDisk !== last)
    throw new PublisherError('ERR_LEDGER_LOCKED', 'another step has written the ledger since it was read', {
      hint: 'run this again: it begins with what is there now, and issues nothing twice',
    })
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
