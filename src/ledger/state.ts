import type { Correction, StatusChange } from '../domain/award.ts'
import { sameJson } from '../domain/json.ts'
import { PublisherError } from '../domain/publisher-error.ts'
import { EMPTY, type Tip } from './append.ts'
import { fileOf, type IssueEntry, type LedgerEntry, type Link, type OpenEntry, type StatusListEntry } from './entry.ts'
import { entryReader, readEntries } from './read.ts'
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
}

/** How an award stands. */
export type Standing = 'valid' | 'suspended' | 'revoked'

/** What the ledger says after its last entry. */
export interface Ledger {
  readonly open: OpenEntry
  readonly tip: Tip
  /** By award id, in the order of first issue. */
  readonly awards: ReadonlyMap<string, IssuedAward>
  /** The status lists in force, by their credential's id. */
  readonly statusLists: ReadonlyMap<string, StatusListEntry>
  /** Reads what the entry in force of an award signed. In the order of {@link awards} each file is read once. */
  secured(award: IssuedAward): Secured
}

/** The standing that a list of changes leads to. */
export function standingOf({ changes }: Pick<IssuedAward, 'changes'>): Standing {
  const last = changes.at(-1)
  if (last === undefined || last.change === 'reinstate') return 'valid'
  return last.change === 'revoke' ? 'revoked' : 'suspended'
}

function impossible(seq: number, what: string): PublisherError {
  return new PublisherError('ERR_LEDGER_DAMAGED', `${fileOf(seq)}: entry ${seq} ${what}`, {
    hint: 'the issuing step never writes this; restore the ledger from its branch',
  })
}

function issued(awards: Map<string, IssuedAward>, entry: LedgerEntry & IssueEntry): void {
  const before = awards.get(entry.award)
  if ((before === undefined) !== (entry.type === 'issue'))
    throw impossible(entry.seq, `issues ${entry.award} twice, or again what was never issued`)
  if (before !== undefined && !sameJson(before.entry.status, entry.status))
    throw impossible(entry.seq, `moves the status position of ${entry.award}`)
  if (before === undefined && entry.compromised !== undefined)
    throw impossible(entry.seq, `signs ${entry.award} again, which was never issued`)
  const { credential: _credential, jwt: _jwt, ...light } = entry
  awards.set(entry.award, {
    entry: light,
    signings: [...(entry.compromised === undefined ? [] : before!.signings), signingOf(entry)],
    issuedAt: before?.issuedAt ?? entry.at,
    resignedAt: [...(before?.resignedAt ?? []), ...(entry.compromised === undefined ? [] : [entry.at])],
    corrections: [...(before?.corrections ?? []), ...(entry.corrections ?? [])],
    changes: before?.changes ?? [],
  })
}

function changed(awards: Map<string, IssuedAward>, seq: number, id: string, change: StatusChange): void {
  const before = awards.get(id)
  if (before === undefined) throw impossible(seq, `changes the standing of ${id}, which was never issued`)
  if (standingOf(before) === 'revoked')
    throw impossible(seq, `changes the standing of ${id}, which is revoked for good`)
  awards.set(id, { ...before, changes: [...before.changes, change] })
}

/**
 * Reads a ledger into what it says now. Nothing that the chain does not hold together is returned.
 *
 * @throws PublisherError ERR_LEDGER_DAMAGED, see {@link readEntries}.
 */
export function readLedger(folder: string): Ledger {
  const awards = new Map<string, IssuedAward>()
  const statusLists = new Map<string, StatusListEntry>()
  let open: OpenEntry | undefined
  let tip: Tip = EMPTY
  for (const { entry, digest } of readEntries(folder)) {
    tip = { entries: entry.seq + 1, last: digest }
    switch (entry.type) {
      case 'open':
        if (entry.version !== 1) throw impossible(entry.seq, 'is of a format that this version does not know')
        open = entry
        break
      case 'issue':
      case 'reissue':
        issued(awards, entry)
        break
      case 'status':
        changed(awards, entry.seq, entry.award, { change: entry.change, on: entry.on, reason: entry.reason })
        break
      case 'status-list':
        statusLists.set(entry.credential.id, entry)
        break
    }
  }
  if (open === undefined) throw new PublisherError('ERR_LEDGER_MISSING', `${folder} holds no ledger`)
  const entryAt = entryReader(folder)
  return { open, tip, awards, statusLists, secured: ({ entry }) => entryAt(entry.seq) as LedgerEntry & IssueEntry }
}
