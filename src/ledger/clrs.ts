import { awardIdSchema } from '../domain/award.ts'
import { isObject } from '../domain/json.ts'
import { impossible } from './damage.ts'
import type { ClrEntry, ClrStub, EraseEntry, HeldCredential, LedgerEntry, Link } from './entry.ts'
import { proofSigningOf, type Signing } from './signing.ts'

/** A record of an award and its parts as it was signed last, without what was signed. */
export interface IssuedClr {
  readonly entry: Link & Omit<ClrEntry, 'credential'>
  readonly signing: Signing
}

/** What the ledger says of records. */
export interface Clrs {
  /** The records in force, by the id of the award that they are of. */
  readonly clrs: ReadonlyMap<string, IssuedClr>
  /** Awards whose last record went when one that it held was erased, and was not made again since. */
  readonly erasedClrs: ReadonlySet<string>
  /** Positions of the records that hold a credential of an award, its own among them, by its id. Stubs hold none. */
  readonly clrsHolding: ReadonlyMap<string, ReadonlySet<number>>
}

function isHeld(value: unknown): value is HeldCredential {
  const { award, seq } = isObject(value) ? value : {}
  return awardIdSchema.safeParse(award).success && Number.isSafeInteger(seq)
}

/** Whether an entry, when it is a record, has what the reader asks of it. */
export function hasShapeOfClr(entry: LedgerEntry): boolean {
  if (entry.type !== 'clr' || 'erased' in entry) return true
  return Array.isArray(entry.holds) && entry.holds.every(isHeld) && entry.holds.at(-1)?.award === entry.award
}

/** Follows the records of a ledger entry by entry. */
export class ClrLog implements Clrs {
  readonly clrs = new Map<string, IssuedClr>()
  readonly erasedClrs = new Set<string>()
  readonly clrsHolding = new Map<string, Set<number>>()
  readonly #whole = new Map<number, IssuedClr>()
  readonly #stubs = new Set<number>()

  /** @param issuedAs - Positions at which the credentials of an award stand; undefined when it was never issued. */
  add(entry: Link & (ClrEntry | ClrStub), issuedAs: (award: string) => readonly number[] | undefined): void {
    this.clrs.delete(entry.award)
    if ('erased' in entry) {
      this.#stubs.add(entry.seq)
      this.erasedClrs.add(entry.award)
      return
    }
    for (const { award, seq } of entry.holds) {
      if (issuedAs(award)?.includes(seq) !== true)
        throw impossible(entry.seq, `holds entry ${seq} as a credential of ${award}, which it is not`)
      if (!this.clrsHolding.has(award)) this.clrsHolding.set(award, new Set())
      this.clrsHolding.get(award)!.add(entry.seq)
    }
    const { credential, ...rest } = entry
    const clr = { entry: rest, signing: proofSigningOf(entry, credential) }
    this.erasedClrs.delete(entry.award)
    this.clrs.set(entry.award, clr)
    this.#whole.set(entry.seq, clr)
  }

  /**
   * Takes away the records that an erasure names, and holds it to naming each that holds a credential of the award. A stub
   * does not say what it held; whether the erasure may name it, its digests tell.
   */
  erase({ seq, award, lines }: Link & EraseEntry, own: readonly number[]): void {
    const holding = this.clrsHolding.get(award) ?? new Set<number>()
    const named = lines.map((line) => line.seq)
    const others = named.filter((line) => !own.includes(line))
    const isWhole =
      named.every((line, i) => i === 0 || line > named[i - 1]!) &&
      named.length === own.length + others.length &&
      others.every((line) => holding.has(line) || this.#stubs.has(line)) &&
      [...holding].every((line) => others.includes(line))
    if (!isWhole) throw impossible(seq, `erases other entries than those of ${award}`)
    for (const line of others) this.#forget(line)
  }

  #forget(seq: number): void {
    const clr = this.#whole.get(seq)
    if (clr === undefined) return
    const { award, holds } = clr.entry
    for (const held of holds) this.clrsHolding.get(held.award)?.delete(seq)
    this.#whole.delete(seq)
    if (this.clrs.get(award) !== clr) return
    this.clrs.delete(award)
    this.erasedClrs.add(award)
  }
}
