import { isObject } from '../domain/json.ts'
import { damaged } from './damage.ts'
import {
  type ClrStub,
  digestOf,
  type ErasedLine,
  type EraseEntry,
  type IssueStub,
  type LedgerEntry,
  type Link,
  type StatusStub,
} from './entry.ts'

/** Types of entries that speak of an award, and so are erased with it: a record with each that it holds. */
const ERASABLE: ReadonlySet<string> = new Set(['issue', 'reissue', 'status', 'clr'])

const isDigest = (value: unknown) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)

function isErasedLine(value: unknown): value is ErasedLine {
  const { seq, original, stub } = isObject(value) ? value : {}
  return Number.isSafeInteger(seq) && isDigest(original) && isDigest(stub)
}

/** Whether an entry that is a stub, or that erases others, has what the reader asks of it. */
export function hasShapeOfErasure(entry: LedgerEntry): boolean {
  if ('erased' in entry) return ERASABLE.has(entry.type) && isDigest(entry.erased)
  return entry.type !== 'erase' || (Array.isArray(entry.lines) && entry.lines.every(isErasedLine))
}

interface HeldStub {
  readonly type: string
  readonly award: string
  readonly original: string
  readonly stub: string
  readonly place: string
}

/** A stub of a record does not say what it held: any erasure may account for it, by its digests. */
const isOf = ({ type, award }: HeldStub, erasure: EraseEntry) => type === 'clr' || award === erasure.award

/** Whether a whole entry goes when an award is erased. */
function tellsOf(entry: LedgerEntry, award: string): boolean {
  if (entry.type === 'clr' && 'holds' in entry) return entry.holds.some((held) => held.award === award)
  return ERASABLE.has(entry.type) && 'award' in entry && entry.award === award
}

/** Stubs that were read and wait for the entry that accounts for them. */
export class Stubs {
  readonly #held = new Map<number, HeldStub>()
  readonly #lineAt: (seq: number) => { readonly line: string; readonly entry: LedgerEntry }

  /** @param lineAt - Reads a line of this ledger again. */
  constructor(lineAt: (seq: number) => { readonly line: string; readonly entry: LedgerEntry }) {
    this.#lineAt = lineAt
  }

  hold({ seq, type, award, erased }: Link & (IssueStub | StatusStub | ClrStub), stub: string, place: string): void {
    this.#held.set(seq, { type, award, original: erased, stub, place })
  }

  /** Holds each stub of an erasure to what the erasure says of it, and so each line that it did not come to replace. */
  account(erasure: Link & EraseEntry, place: string): void {
    for (const { seq, original, stub } of erasure.lines) {
      const held = this.#held.get(seq)
      if (held === undefined) this.#checkWhole(erasure, { seq, original }, place)
      else if (!isOf(held, erasure) || held.original !== original || held.stub !== stub)
        throw damaged(held.place, `was changed after it was erased: entry ${erasure.seq} names another digest`)
      this.#held.delete(seq)
    }
  }

  checkEnd(): void {
    for (const { place } of this.#held.values())
      throw damaged(place, 'was changed after it was written: it is a stub, and no entry says that it was erased')
  }

  /** A line that an interrupted erasure left as it was. */
  #checkWhole(erasure: Link & EraseEntry, { seq, original }: { seq: number; original: string }, place: string): void {
    const whole = seq >= 0 && seq < erasure.seq ? this.#lineAt(seq) : undefined
    const isItsOwn = whole !== undefined && tellsOf(whole.entry, erasure.award) && digestOf(whole.line) === original
    if (!isItsOwn) throw damaged(place, `erases entry ${seq} of ${erasure.award}, which is no such entry`)
  }
}
