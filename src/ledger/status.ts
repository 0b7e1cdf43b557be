import { STATUS_LIST_LENGTH, type StatusPosition, type StatusPurpose } from '../domain/status-list.ts'
import { awardsWithStatus, type Erasure, type IssuedAward, type Ledger, standingOf } from './state.ts'

/** A list is closed when three quarters are taken, so that a random free position is found in a few tries. */
const CLOSED_AT = (STATUS_LIST_LENGTH / 4) * 3

/** Gives out status positions: random among the free ones, so that a position says nothing about order or number of awards. */
export interface StatusAllocator {
  next(): StatusPosition
}

/**
 * An allocator that knows every position that the ledger has given out.
 *
 * @param random - Makes that many random bytes.
 */
export function statusAllocator(ledger: Ledger | undefined, random: (bytes: number) => Uint8Array): StatusAllocator {
  const taken: Set<number>[] = []
  const take = ({ pair, index }: StatusPosition) => {
    while (taken.length <= pair) taken.push(new Set())
    taken[pair]!.add(index)
  }
  for (const { entry } of ledger === undefined ? [] : awardsWithStatus(ledger)) take(entry.status)
  const draw = () => new DataView(random(4).buffer.slice(0, 4)).getUint32(0) % STATUS_LIST_LENGTH

  return {
    next() {
      const open = taken.findIndex((set) => set.size < CLOSED_AT)
      const pair = open === -1 ? taken.length : open
      let index = draw()
      while (taken[pair]?.has(index)) index = draw()
      take({ pair, index })
      return { pair, index }
    },
  }
}

/** The positions that a list must have set, in rising order. */
export function setPositions(awards: Iterable<IssuedAward | Erasure>, pair: number, purpose: StatusPurpose): number[] {
  const standing = purpose === 'revocation' ? 'revoked' : 'suspended'
  const positions: number[] = []
  for (const award of awards) {
    if (award.entry.status.pair === pair && standingOf(award) === standing) positions.push(award.entry.status.index)
  }
  return positions.sort((a, b) => a - b)
}

/** How many pairs of lists the ledger's awards stand in. */
export function pairsOf(awards: Iterable<IssuedAward | Erasure>): number {
  let pairs = 0
  for (const { entry } of awards) pairs = Math.max(pairs, entry.status.pair + 1)
  return pairs
}
