import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ErasedAward } from '../domain/award.ts'
import { append, type Tip } from './append.ts'
import { damaged } from './damage.ts'
import {
  type ClrStub,
  digestOf,
  ENTRIES_PER_FILE,
  type ErasedLine,
  type EraseEntry,
  fileOf,
  type IssueStub,
  type LedgerEntry,
  type StatusStub,
} from './entry.ts'
import { lineReader } from './read.ts'
import type { Ledger } from './state.ts'
import { writeDurably } from './write-durably.ts'

/** What stays of an entry: nothing that tells of a person, and all that later entries and the status lists rest on. */
function stubOf(entry: LedgerEntry, erased: string): IssueStub | StatusStub | ClrStub {
  switch (entry.type) {
    case 'issue':
    case 'reissue': {
      const { type, award, badge, status } = entry
      return { type, award, badge, status, erased }
    }
    case 'status': {
      const { type, award, change, on } = entry
      return { type, award, change, on, erased }
    }
    case 'clr': {
      const { type, award } = entry
      return { type, award, erased }
    }
    default:
      throw new Error(`entry ${entry.seq} is not of an award`)
  }
}

function stubLine(line: string): string {
  const entry = JSON.parse(line) as LedgerEntry
  const { seq, prev, at } = entry
  return JSON.stringify({ seq, prev, at, ...stubOf(entry, digestOf(line)) })
}

/** Replaces lines by their stubs, file by file. Those that are stubs already stay as they are. */
function writeStubs(folder: string, erased: readonly ErasedLine[]): void {
  for (const [file, some] of Map.groupBy(erased, ({ seq }) => fileOf(seq))) {
    const path = join(folder, file)
    const lines = readFileSync(path, 'utf8').split('\n')
    for (const { seq, original, stub } of some) {
      const i = seq % ENTRIES_PER_FILE
      const line = lines[i] ?? ''
      if (digestOf(line) !== original) throw damaged(`${path}:${i + 1}`, 'is not the line that is to be erased')
      lines[i] = stubLine(line)
      if (digestOf(lines[i]!) !== stub) throw damaged(`${path}:${i + 1}`, 'leaves another stub than was recorded')
    }
    writeDurably(path, lines.join('\n'))
  }
}

/** Positions of the lines that tell of an award, but for records that another award of this run takes with it. */
function linesOf(id: string, ledger: Ledger, taken: Set<number>): number[] {
  const records = [...(ledger.clrsHolding.get(id) ?? [])].filter((seq) => !taken.has(seq))
  for (const seq of records) taken.add(seq)
  return [...ledger.awards.get(id)!.seqs, ...records].sort((a, b) => a - b)
}

/**
 * Erases awards: an entry that says so is appended, and then each line that told of them is replaced by a stub. The chain
 * holds before, between and after. Killed in between, the next run finds the lines that are left in `ledger.unfinished`, and
 * this function, called with nothing new to erase, replaces them.
 *
 * Only the files of this folder change. What Git keeps of their earlier state is a matter of its history.
 *
 * @param ledger - The ledger as it was read; it has each of the awards.
 * @param at - When, in UTC.
 * @returns the new tip.
 */
export function eraseAwards(
  folder: string,
  ledger: Ledger,
  awards: readonly Pick<ErasedAward, 'id' | 'erasedOn'>[],
  at: string,
): Tip {
  const lineAt = lineReader(folder)
  const taken = new Set<number>()
  const events = awards.map(({ id, erasedOn }): EraseEntry => {
    const lines = linesOf(id, ledger, taken).map((seq): ErasedLine => {
      const { line } = lineAt(seq)
      return { seq, original: digestOf(line), stub: digestOf(stubLine(line)) }
    })
    return { type: 'erase', award: id, on: erasedOn, lines }
  })
  const tip = append(folder, ledger.tip, events, at)
  writeStubs(folder, [...ledger.unfinished, ...events.flatMap(({ lines }) => lines)])
  return tip
}
