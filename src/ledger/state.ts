import type { Correction, ErasedChange, StatusChange } from '../domain/award.ts'
import { sameJson } from '../domain/json.ts'
import { PublisherError } from '../domain/publisher-error.ts'
import { EMPTY, type Tip } from './append.ts'
import { ClrLog, type Clrs, type IssuedClr } from './clrs.ts'
import { impossible } from './damage.ts'
import {
  type ClrEntry,
  type ErasedLine,
  type EraseEntry,
  fileOf,
  type IssueEntry,
  type IssueStub,
  type Link,
  type OpenEntry,
  type RecordedChange,
  type StatusListEntry,
} from './entry.ts'
import { lineReader, readEntries } from './read.ts'
import { type Signing, signingOf } from './signing.ts'

/** What was signed. The heavy part of an entry, read from its file when it is needed. */
export type Secured = Pick<IssueEntry, 'credential' | 'jwt'>

/** One issued award as it stands now. */
export interface IssuedAward {
  /** The entry in force, the newest issue or reissue, without what it signed. */
  readonly entry: Link & Omit<IssueEntry, keyof Secured>
  /** Who signed what it says now: its issue or last correction, then each time that the same was signed again. */
  readonly signings: readonly Signing[]
  /** When it was first issued, in UTC. */
  readonly issuedAt: string
  /** When it was signed again because others may have had a key, in UTC. */
  readonly resignedAt: readonly string[]
  /** All corrections that credentials have taken in. */
  readonly corrections: readonly Correction[]
  /** All recorded changes of standing, oldest first. */
  readonly changes: readonly StatusChange[]
  /** Positions of all its entries, oldest first. */
  readonly seqs: readonly number[]
}

/** An erased award: that it was issued, and how it stands. */
export interface Erasure {
  /** What stays of the entry that was in force. */
  readonly entry: Link & Pick<IssueEntry, 'award' | 'badge' | 'status'>
  /** When it was erased, as content says. */
  readonly erasedOn: string
  readonly changes: readonly RecordedChange[]
}

/** How an award stands. */
export type Standing = 'valid' | 'suspended' | 'revoked'

/** What the ledger says after its last entry. */
export interface Ledger extends Clrs {
  readonly open: OpenEntry
  readonly tip: Tip
  /** By award id, in the order of first issue. */
  readonly awards: ReadonlyMap<string, IssuedAward>
  /** Awards that were issued and then erased, by id. None of them is in {@link awards}. */
  readonly erased: ReadonlyMap<string, Erasure>
  /** Lines that an interrupted erasure has still to replace. */
  readonly unfinished: readonly ErasedLine[]
  /** The status lists in force, by their credential's id. */
  readonly statusLists: ReadonlyMap<string, StatusListEntry>
  /** Reads what the entry in force of an award signed. In the order of {@link awards} each file is read once. */
  secured(award: IssuedAward): Secured
  /** Reads what a record in force holds, signed. */
  securedClr(clr: IssuedClr): ClrEntry['credential']
}

/** The standing that a list of changes leads to. */
export function standingOf({ changes }: { readonly changes: readonly Pick<ErasedChange, 'change'>[] }): Standing {
  const last = changes.at(-1)
  if (last === undefined || last.change === 'reinstate') return 'valid'
  return last.change === 'revoke' ? 'revoked' : 'suspended'
}

/** An award as far as the ledger was read: whole, or a stub of which a later entry says that it was erased. */
interface Traced {
  readonly entry: Link & (Omit<IssueEntry, keyof Secured> | IssueStub)
  readonly signings: readonly Signing[]
  /** Since when the version in force holds; of two versions the later counts. */
  readonly validFrom: string
  readonly issuedAt: string
  readonly resignedAt: readonly string[]
  readonly corrections: readonly Correction[]
  readonly changes: readonly RecordedChange[]
  readonly seqs: readonly number[]
  readonly erasedOn?: string
}

type Traces = Map<string, Traced>

function light(entry: Link & (IssueEntry | IssueStub)): Traced['entry'] {
  if ('erased' in entry) return entry
  const { credential: _credential, jwt: _jwt, ...rest } = entry
  return rest
}

function changeOf({ change, on, reason }: RecordedChange): RecordedChange {
  return reason === undefined ? { change, on } : { change, on, reason }
}

function issued(traces: Traces, entry: Link & (IssueEntry | IssueStub)): void {
  const before = traces.get(entry.award)
  if ((before === undefined) !== (entry.type === 'issue'))
    throw impossible(entry.seq, `issues ${entry.award} twice, or again what was never issued`)
  if (before?.erasedOn !== undefined) throw impossible(entry.seq, `issues ${entry.award}, which was erased`)
  if (before !== undefined && !sameJson(before.entry.status, entry.status))
    throw impossible(entry.seq, `moves the status position of ${entry.award}`)
  const whole = 'erased' in entry ? undefined : entry
  const resigns = whole?.compromised !== undefined
  const validFrom = String(whole?.credential.validFrom ?? before?.validFrom)
  if (before !== undefined && Date.parse(validFrom) < Date.parse(before.validFrom))
    throw impossible(entry.seq, `issues an older version of ${entry.award} again`)
  if (before === undefined && resigns) throw impossible(entry.seq, `signs ${entry.award} again, which was never issued`)
  traces.set(entry.award, {
    entry: light(entry),
    signings: [...(resigns ? before!.signings : []), ...(whole === undefined ? [] : [signingOf(whole)])],
    validFrom,
    issuedAt: before?.issuedAt ?? entry.at,
    resignedAt: [...(before?.resignedAt ?? []), ...(resigns ? [entry.at] : [])],
    corrections: [...(before?.corrections ?? []), ...(whole?.corrections ?? [])],
    changes: before?.changes ?? [],
    seqs: [...(before?.seqs ?? []), entry.seq],
  })
}

function changed(traces: Traces, seq: number, id: string, change: RecordedChange): void {
  const before = traces.get(id)
  if (before === undefined) throw impossible(seq, `changes the standing of ${id}, which was never issued`)
  if (standingOf(before) === 'revoked')
    throw impossible(seq, `changes the standing of ${id}, which is revoked for good`)
  traces.set(id, { ...before, changes: [...before.changes, change], seqs: [...before.seqs, seq] })
}

function erased(traces: Traces, clrs: ClrLog, entry: Link & EraseEntry): void {
  const { seq, award, on } = entry
  const before = traces.get(award)
  if (before === undefined) throw impossible(seq, `erases ${award}, which was never issued`)
  if (before.erasedOn !== undefined) throw impossible(seq, `erases ${award} twice`)
  clrs.erase(entry, before.seqs)
  traces.set(award, { ...before, erasedOn: on })
}

/** Parts awards that stand from erased ones, each in the order of first issue. */
function parted(traces: Traces): Pick<Ledger, 'awards' | 'erased'> {
  const awards = new Map<string, IssuedAward>()
  const gone = new Map<string, Erasure>()
  for (const [id, { entry, erasedOn, ...award }] of traces) {
    // The reader takes a stub only of an award that a later entry erases, so what is not erased is whole.
    if (erasedOn === undefined) awards.set(id, { entry, ...award } as IssuedAward)
    else gone.set(id, { entry, erasedOn, changes: award.changes })
  }
  return { awards, erased: gone }
}

/** Every award that has a place in the status lists, erased or not. */
export function* awardsWithStatus({ awards, erased }: Ledger): Generator<IssuedAward | Erasure> {
  yield* awards.values()
  yield* erased.values()
}

function goneMeanwhile(seq: number): PublisherError {
  return new PublisherError('ERR_LEDGER_DAMAGED', `${fileOf(seq)}: entry ${seq} was erased after it was read`, {
    hint: 'run this again, when the issuing step has ended',
  })
}

/** Reads the heavy parts of entries. Records have a reader of their own, since they stand elsewhere than what they hold. */
function readers(folder: string): Pick<Ledger, 'secured' | 'securedClr'> {
  const [lineAt, clrAt] = [lineReader(folder), lineReader(folder)]
  return {
    secured({ entry: { seq } }) {
      const { entry } = lineAt(seq)
      if ((entry.type === 'issue' || entry.type === 'reissue') && !('erased' in entry)) return entry
      throw goneMeanwhile(seq)
    },
    securedClr({ entry: { seq } }) {
      const { entry } = clrAt(seq)
      if (entry.type === 'clr' && !('erased' in entry)) return entry.credential
      throw goneMeanwhile(seq)
    },
  }
}

/**
 * Reads a ledger into what it says now. Nothing that the chain does not hold together is returned.
 *
 * @throws PublisherError ERR_LEDGER_DAMAGED, see {@link readEntries}.
 */
export function readLedger(folder: string): Ledger {
  const traces: Traces = new Map()
  const clrs = new ClrLog()
  const statusLists = new Map<string, StatusListEntry>()
  const stubs = new Set<number>()
  const unfinished: ErasedLine[] = []
  let open: OpenEntry | undefined
  let tip: Tip = EMPTY
  for (const { entry, digest } of readEntries(folder)) {
    tip = { entries: entry.seq + 1, last: digest }
    if ('erased' in entry) stubs.add(entry.seq)
    switch (entry.type) {
      case 'open':
        if (entry.version !== 1) throw impossible(entry.seq, 'is of a format that this version does not know')
        open = entry
        break
      case 'issue':
      case 'reissue':
        issued(traces, entry)
        break
      case 'status':
        changed(traces, entry.seq, entry.award, changeOf(entry))
        break
      case 'clr':
        clrs.add(entry, (award) => traces.get(award)?.seqs)
        break
      case 'status-list':
        statusLists.set(entry.credential.id, entry)
        break
      case 'erase':
        erased(traces, clrs, entry)
        unfinished.push(...entry.lines.filter(({ seq }) => !stubs.has(seq)))
        break
    }
  }
  if (open === undefined) throw new PublisherError('ERR_LEDGER_MISSING', `${folder} holds no ledger`)
  return { open, tip, ...parted(traces), ...clrs, unfinished, statusLists, ...readers(folder) }
}
