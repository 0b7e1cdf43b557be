import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { awardIdSchema } from '../domain/award.ts'
import { PublisherError } from '../domain/publisher-error.ts'
import { slug } from '../domain/text.ts'
import { hasShapeOfAutomatic } from './automatic.ts'
import { hasShapeOfClr } from './clrs.ts'
import { damaged } from './damage.ts'
import { digestOf, ENTRIES_PER_FILE, fileOf, type LedgerEntry, NOTHING_BEFORE } from './entry.ts'
import { readHead } from './head.ts'
import { hasShapeOfErasure, Stubs } from './stubs.ts'

/**
 * Whether a folder holds a ledger.
 *
 * @throws PublisherError ERR_LEDGER_DAMAGED when only parts are there: taking that for no ledger would sign everything anew.
 */
export function ledgerExists(folder: string): boolean {
  if (existsSync(join(folder, fileOf(0)))) return true
  const entries = join(folder, 'entries')
  const left = existsSync(entries) ? readdirSync(entries).filter((name) => !name.endsWith('.tmp')) : []
  if (left.length > 0 || existsSync(join(folder, 'head.json')))
    throw damaged(`${folder}/${fileOf(0)}`, 'is missing, and other parts of the ledger are there')
  return false
}

/** The ledger's files in order. Any other file is damage: somebody else wrote here. */
function entryFiles(folder: string): string[] {
  const names = readdirSync(join(folder, 'entries')).sort()
  const files = names.filter((name) => !name.endsWith('.tmp')).map((name) => `entries/${name}`)
  files.forEach((file, i) => {
    const expected = fileOf(i * ENTRIES_PER_FILE)
    if (file !== expected) throw damaged(`${folder}/${file}`, `found where ${expected} should be`)
  })
  return files
}

/** Types of entries, to recognise a line of another origin. */
const TYPES: ReadonlySet<string> = new Set(['open', 'issue', 'reissue', 'status', 'status-list', 'clr', 'erase'])

/** Whether the names that become parts of paths are such names: whoever writes others wants a file elsewhere. */
function hasPlainNames(entry: LedgerEntry): boolean {
  return (
    (!('award' in entry) || awardIdSchema.safeParse(entry.award).success) &&
    (!('badge' in entry) || slug.safeParse(entry.badge).success) &&
    (!('list' in entry) || (Number.isSafeInteger(entry.list) && entry.list > 0))
  )
}

function parseLine(line: string, place: string): LedgerEntry {
  let entry: LedgerEntry
  try {
    entry = JSON.parse(line) as LedgerEntry
  } catch (cause) {
    throw new PublisherError('ERR_LEDGER_DAMAGED', `${place}: is not JSON`, { cause })
  }
  if (!TYPES.has(entry.type)) throw damaged(place, `has the unknown type ${JSON.stringify(entry.type)}`)
  if (!hasPlainNames(entry)) throw damaged(place, 'names an award, a badge class or a list as none can be named')
  if (!hasShapeOfAutomatic(entry)) throw damaged(place, 'holds what no award can say')
  if (!hasShapeOfClr(entry)) throw damaged(place, 'holds what no record can hold')
  if (!hasShapeOfErasure(entry)) throw damaged(place, 'erases in a way in which nothing is erased')
  if ((entry.seq === 0) !== (entry.type === 'open')) throw damaged(place, 'a ledger opens with one "open" entry')
  return entry
}

/** An entry with the digest of its line. */
export interface ReadEntry {
  readonly entry: LedgerEntry
  readonly digest: string
}

function* linesOf(folder: string, file: string, isLast: boolean): Generator<{ line: string; place: string }> {
  const text = readFileSync(join(folder, file), 'utf8')
  const place = (i: number) => `${folder}/${file}:${i + 1}`
  if (!text.endsWith('\n')) throw damaged(place(text.split('\n').length - 1), 'the last line has no end')
  const lines = text.slice(0, -1).split('\n')
  if (lines.length > ENTRIES_PER_FILE || (!isLast && lines.length < ENTRIES_PER_FILE)) {
    throw damaged(
      `${folder}/${file}`,
      `has ${lines.length} entries; a file has ${ENTRIES_PER_FILE}, the last one perhaps fewer`,
    )
  }
  for (const [i, line] of lines.entries()) yield { line, place: place(i) }
}

/**
 * Reads the entries of a ledger in order and holds each against the chain. A stub stands in the chain for the line that it
 * replaces, as far as an entry after it says so.
 *
 * @throws PublisherError ERR_LEDGER_DAMAGED with file and line: a line that is edited, missing, moved or not JSON, a stub
 * that no erasure accounts for, a cut-off end, a foreign file.
 */
export function* readEntries(folder: string): Generator<ReadEntry> {
  const files = entryFiles(folder)
  const head = readHead(folder)
  const stubs = new Stubs(lineReader(folder))
  let seq = 0
  let prev = NOTHING_BEFORE
  for (const [f, file] of files.entries()) {
    for (const { line, place } of linesOf(folder, file, f === files.length - 1)) {
      const entry = parseLine(line, place)
      if (entry.seq !== seq) throw damaged(place, `says it is entry ${entry.seq}, but stands where ${seq} should`)
      if (entry.prev !== prev)
        throw damaged(
          seq === 0 ? place : previousPlace(folder, seq),
          'was changed after it was written: the next entry names another digest',
        )
      const written = digestOf(line)
      const digest = 'erased' in entry ? entry.erased : written
      if (head?.entries === seq + 1 && head.last !== digest)
        throw damaged(place, 'was changed after it was written: head.json names another digest')
      if ('erased' in entry) stubs.hold(entry, written, place)
      if (entry.type === 'erase') stubs.account(entry, place)
      yield { entry, digest }
      prev = digest
      seq += 1
    }
  }
  stubs.checkEnd()
  checkEnd(folder, seq, head?.entries)
}

/** A single line of a ledger, and what it holds. */
export interface ReadLine {
  readonly line: string
  readonly entry: LedgerEntry
}

/**
 * Reads single lines of a ledger whose chain is held elsewhere. It remembers the file that it read last, so that lines in
 * their order cost one reading of each file.
 */
export function lineReader(folder: string): (seq: number) => ReadLine {
  let file = ''
  let lines: readonly string[] = []
  return (seq) => {
    const wanted = fileOf(seq)
    if (wanted !== file) lines = readFileSync(join(folder, wanted), 'utf8').split('\n')
    file = wanted
    const place = `${folder}/${wanted}:${(seq % ENTRIES_PER_FILE) + 1}`
    const line = lines[seq % ENTRIES_PER_FILE] ?? ''
    const entry = parseLine(line, place)
    if (entry.seq !== seq) throw damaged(place, `says it is entry ${entry.seq}, but stands where ${seq} should`)
    return { line, entry }
  }
}

function previousPlace(folder: string, seq: number): string {
  return `${folder}/${fileOf(seq - 1)}:${((seq - 1) % ENTRIES_PER_FILE) + 1}`
}

/** The head may lag behind by the one file that a killed append had already written, never lead. */
function checkEnd(folder: string, entries: number, recorded: number | undefined): void {
  const head = `${folder}/head.json`
  if (recorded === undefined) {
    if (entries > 1) throw damaged(head, `is missing, and the ledger has ${entries} entries`)
    return
  }
  if (recorded < 0) throw damaged(head, 'is not a head')
  if (recorded > entries)
    throw damaged(head, `says ${recorded} entries, but the ledger ends after ${entries}: its end was cut off`)
  if (entries - recorded > ENTRIES_PER_FILE)
    throw damaged(head, `says ${recorded} entries, but the ledger has ${entries}`)
}
