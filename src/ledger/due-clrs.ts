import type { Award } from '../domain/award.ts'
import { sameJson } from '../domain/json.ts'
import type { Register } from '../domain/register.ts'
import type { HeldCredential } from './entry.ts'
import type { LedgerKey } from './keys.ts'
import { type Ledger, standingOf } from './state.ts'

type Awards = Register['awards']

/** What the record of an award is to hold: its parts of our own that are not erased, in their order, then itself. */
function toHold({ id, parts = [] }: Award, awards: Awards, seqOf: (award: string) => number): HeldCredential[] {
  const own = [...new Set(parts)].filter((part) => awards.has(part))
  return own.length === 0 ? [] : [...own, id].map((award) => ({ award, seq: seqOf(award) }))
}

/** A record that is to be signed. */
export interface DueClr {
  readonly award: string
  readonly holds: readonly HeldCredential[]
}

/** Not yet in the ledger. */
const NOWHERE = -1

/**
 * The records that are to be signed, in order of award ids: of each award with parts of our own, unless the record in force
 * holds just what is in force of all of them, under a good key. So a part that is corrected, signed again or erased has the
 * record made again, and whatever part of this a killed run did not come to is found by the next. Of an award that is
 * revoked for good no record is signed any more; the last one stays, and says so by its status.
 *
 * @param pending - Awards that are about to be signed.
 */
export function dueClrs(
  awards: Awards,
  ledger: Ledger | undefined,
  keys: readonly LedgerKey[],
  pending: ReadonlySet<string> = new Set(),
): DueClr[] {
  const compromised = new Set(keys.filter(({ key }) => key.compromisedOn !== undefined).map(({ name }) => name))
  const seqOf = (id: string) => (pending.has(id) ? NOWHERE : (ledger?.awards.get(id)?.entry.seq ?? NOWHERE))
  const due: DueClr[] = []
  for (const award of awards.values()) {
    if (award.parts === undefined || standingOf({ changes: award.status ?? [] }) === 'revoked') continue
    const holds = toHold(award, awards, seqOf)
    const inForce = ledger?.clrs.get(award.id)
    const isGood = inForce?.signing.keys.some((key) => compromised.has(key)) === false
    if (holds.length > 0 && !(isGood && sameJson(inForce.entry.holds, holds))) due.push({ award: award.id, holds })
  }
  return due.sort((a, b) => (a.award < b.award ? -1 : 1))
}
