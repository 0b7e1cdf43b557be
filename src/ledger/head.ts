import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeDurably } from './write-durably.ts'

/**
 * `head.json`: how far the ledger reached when the last append ended. A chain alone cannot show that its end was cut off or
 * that its last line was edited; the head does.
 */
export interface Head {
  readonly entries: number
  /** Digest of the last entry's line. */
  readonly last: string
}

const FILE = 'head.json'

/** The recorded head, or undefined when none was written yet. */
export function readHead(ledger: string): Head | undefined {
  let text: string
  try {
    text = readFileSync(join(ledger, FILE), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  const head = parsed(text)
  return head
}

function parsed(text: string): Head {
  try {
    const { entries, last } = JSON.parse(text) as Partial<Head>
    if (Number.isSafeInteger(entries) && /^[0-9a-f]{64}$/.test(last ?? '')) return { entries: entries!, last: last! }
  } catch {
    // Falls through to the head that matches nothing, so that the reader names the damage.
  }
  return { entries: -1, last: '' }
}

export function writeHead(ledger: string, head: Head): void {
  writeDurably(join(ledger, FILE), `${JSON.stringify(head)}\n`)
}
