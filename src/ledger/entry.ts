import { createHash } from 'node:crypto'
import type { Correction, EarnedFields, ErasedChange } from '../domain/award.ts'
import type { JsonObject } from '../domain/json.ts'
import type { StatusPosition, StatusPurpose } from '../domain/status-list.ts'

/** The first entry: whose ledger this is. */
export interface OpenEntry {
  readonly type: 'open'
  /** Version of this file format. */
  readonly version: 1
  /** The site's base URL, which every credential in the ledger names. */
  readonly site: string
  /** The issuer's DID. */
  readonly issuer: string
  /** Whether it is a throw-away ledger, signed with a key that everybody has. */
  readonly development: boolean
}

/**
 * An award that the issuing step made by itself: no content file has it, so the ledger keeps what one would say. Not whose
 * learner it is by pseudonym: its parts say that, as long as they do.
 */
export interface AutomaticFields {
  /** File name of the pathway that was met. */
  readonly pathway: string
  readonly award: EarnedFields
}

/** A credential was signed: for the first time (`issue`), or again after a correction (`reissue`). */
export interface IssueEntry {
  readonly type: 'issue' | 'reissue'
  /** Id of the award. */
  readonly award: string
  /** Folder name of its badge class. */
  readonly badge: string
  /** Content file that it was read from; of an award that the issuing step made by itself, the one that it gets when it changes. */
  readonly file: string
  /** Of an award that the issuing step made by itself, until it is corrected: then content has it. */
  readonly automatic?: AutomaticFields
  /** SHA-256 in hex of what the award states, by which a later edit is seen. */
  readonly facts: string
  readonly status: StatusPosition
  /** Corrections that this credential takes in, beyond those of earlier entries. */
  readonly corrections?: readonly Correction[]
  /**
   * Keys that others may have, by the names under which they signed the entry before. This one says the same, signed with
   * good keys: nothing of the award was corrected.
   */
  readonly compromised?: readonly string[]
  /** The credential with its embedded proof, exactly as published. */
  readonly credential: JsonObject & { readonly id: string }
  /** The same as a JWS in its detached form (RFC 7515, appendix F): the payload is made from `credential`. */
  readonly jwt: string
}

/** A change of standing as the ledger tells it: of an erased award without its reason. */
export interface RecordedChange extends ErasedChange {
  readonly reason?: string
}

/** An award was revoked, suspended or reinstated. */
export interface StatusEntry extends RecordedChange {
  readonly type: 'status'
  readonly award: string
}

/** An entry whose line was replaced, by its digests. */
export interface ErasedLine {
  readonly seq: number
  /** Digest of the line as it was written, which the next entry and the stub name. */
  readonly original: string
  /** Digest of the stub that stands there now, so that what it keeps cannot be edited either. */
  readonly stub: string
}

/** An award was erased: all its entries are from now on stubs, or become so when the erasure is taken up again. */
export interface EraseEntry {
  readonly type: 'erase'
  readonly award: string
  readonly on: string
  /** Every entry of the award so far, and every record that holds a credential of it and is not erased yet, in order. */
  readonly lines: readonly ErasedLine[]
}

/** Digest of the line that a stub replaces. The chain goes on from it as if the line were still there. */
interface Erased {
  readonly erased: string
}

/** What stays of an issue or reissue of an erased award. */
export type IssueStub = Pick<IssueEntry, 'type' | 'award' | 'badge' | 'status'> & Erased

/** What stays of a change of standing of an erased award. */
export type StatusStub = Omit<StatusEntry, 'reason'> & Erased

/** A status list was signed. The newest of each list is the one in force; the older ones are its history. */
export interface StatusListEntry {
  readonly type: 'status-list'
  /** Number of the list, and so of its file: `status/<list>.json`. */
  readonly list: number
  readonly purpose: StatusPurpose
  readonly credential: JsonObject & { readonly id: string }
}

/** A signed credential by its place: the entry of an award that signed it. */
export interface HeldCredential {
  readonly award: string
  readonly seq: number
}

/**
 * An award and its parts were signed together, as one record (CLR 2.0). The newest record of an award is the one in force.
 * It holds copies of what other entries signed, so it is erased with each of them.
 */
export interface ClrEntry {
  readonly type: 'clr'
  /** Id of the award that is made of the others. */
  readonly award: string
  /** Whose credentials are in it: of the parts in their order, and last of the award. */
  readonly holds: readonly HeldCredential[]
  readonly credential: JsonObject & { readonly id: string }
}

/** What stays of a record that held a credential of an erased award. */
export type ClrStub = Pick<ClrEntry, 'type' | 'award'> & Erased

/** What happened, before it has a place in the chain. */
export type LedgerEvent = OpenEntry | IssueEntry | StatusEntry | ClrEntry | StatusListEntry | EraseEntry

/** A place in the chain. */
export interface Link {
  /** Position in the ledger, from 0. */
  readonly seq: number
  /** SHA-256 in hex of the line before, without its line break; 64 zeros for the first. */
  readonly prev: string
  /** When it was written, in UTC. */
  readonly at: string
}

/** An event with its place in the chain, or what stays of it: one line of the ledger. */
export type LedgerEntry = Link & (LedgerEvent | IssueStub | StatusStub | ClrStub)

/** `prev` of the first entry. */
export const NOTHING_BEFORE = '0'.repeat(64)

/** Entries of one file. A power of two, so that a Merkle tree over them falls into whole tiles. */
export const ENTRIES_PER_FILE = 256

/** An entry as its line, without the line break. */
export function lineOf(link: Link, event: LedgerEvent): string {
  const { seq, prev, at } = link
  return JSON.stringify({ seq, prev, at, ...event })
}

/** The digest by which the next entry names this line. */
export function digestOf(line: string): string {
  return createHash('sha256').update(line, 'utf8').digest('hex')
}

/** The file that an entry stands in, under the ledger's folder: `entries/000000256.jsonl` holds 256 to 511. */
export function fileOf(seq: number): string {
  const first = seq - (seq % ENTRIES_PER_FILE)
  return `entries/${String(first).padStart(9, '0')}.jsonl`
}
