import type { Award } from '../domain/award.ts'
import type { Recipient } from '../domain/recipient.ts'
import type { Recognition } from '../domain/recognition.ts'
import type { Register } from '../domain/register.ts'
import { type Collection, keyOf } from './holdings.ts'

/** Awards and recognitions that belong to one person, and by what that is known. */
export interface LearnerRecord extends Collection {
  /** Pseudonyms on them. More than one is a contradiction that people have to settle. */
  readonly pseudonyms: readonly string[]
  /** Addresses of a list that their hashes are of. */
  readonly addresses: readonly string[]
  readonly dids: readonly string[]
}

/** Whose awards belong together. */
export interface Grouped {
  /** In the order of their first award or recognition. */
  readonly learners: readonly LearnerRecord[]
  /** How many awards and recognitions nothing links to a person. */
  readonly unlinked: number
}

/** How people are known beside pseudonyms and DIDs. */
export interface Linking {
  /** Addresses of a local list that a recipient’s hashes are of. Without a list none are known. */
  readonly addressesOf?: (recipient: Recipient) => readonly string[]
  /** Keys of the badges that are asked about; others matter only when they may link two awards. All unless given. */
  readonly keys?: ReadonlySet<string>
}

type Entry = { readonly award: Award } | { readonly recognition: Recognition }

/** What one award or recognition says of its learner. */
interface Links {
  readonly pseudonym: string | undefined
  readonly did: string | undefined
  readonly addresses: readonly string[]
}

/** Sets that become one as soon as two of their members are found to be of one person. */
class Persons {
  readonly #parents: number[] = []
  readonly #firstBy = {
    pseudonym: new Map<string, number>(),
    did: new Map<string, number>(),
    address: new Map<string, number>(),
  }

  /** The first member of the set that a member is in. */
  firstOf(member: number): number {
    let first = member
    while (this.#parents[first] !== first) first = this.#parents[first]!
    this.#parents[member] = first
    return first
  }

  /** Adds a member with what it is known by. */
  add(member: number, { pseudonym, did, addresses }: Links): void {
    this.#parents[member] = member
    if (pseudonym !== undefined) this.#mark(member, this.#firstBy.pseudonym, pseudonym)
    if (did !== undefined) this.#mark(member, this.#firstBy.did, did)
    for (const address of addresses) this.#mark(member, this.#firstBy.address, address)
  }

  /** The earlier of two sets takes the later one in, so that persons keep the order of their first member. */
  #mark(member: number, firstBy: Map<string, number>, mark: string): void {
    const other = firstBy.get(mark)
    if (other === undefined) firstBy.set(mark, member)
    else {
      const [a, b] = [this.firstOf(other), this.firstOf(member)]
      this.#parents[Math.max(a, b)] = Math.min(a, b)
    }
  }
}

/** Whether something is known of whose it is. */
const isLinked = ({ pseudonym, did, addresses }: Links) =>
  pseudonym !== undefined || did !== undefined || addresses.length > 0

const contentOf = (entry: Entry) => ('award' in entry ? entry.award : entry.recognition)
const each = (values: readonly (string | undefined)[]) => [...new Set(values.filter((value) => value !== undefined))]

const NONE: readonly string[] = []

function linksOf(entry: Entry, { addressesOf, keys }: Linking): Links | undefined {
  const { learner: pseudonym, recipient } = contentOf(entry)
  const key = 'award' in entry ? entry.award.badge : keyOf(entry.recognition)
  const isAsked = keys === undefined || keys.has(key)
  if (!isAsked && pseudonym === undefined && recipient.did === undefined) return undefined
  return { pseudonym, did: recipient.did, addresses: addressesOf?.(recipient) ?? NONE }
}

function recordOf(members: readonly { readonly entry: Entry; readonly links: Links }[]): LearnerRecord {
  return {
    awards: members.flatMap(({ entry }) => ('award' in entry ? [entry.award] : [])),
    recognitions: members.flatMap(({ entry }) => ('recognition' in entry ? [entry.recognition] : [])),
    pseudonyms: each(members.map(({ links }) => links.pseudonym)),
    addresses: each(members.flatMap(({ links }) => links.addresses)),
    dids: each(members.map(({ links }) => links.did)),
  }
}

/**
 * Puts together what belongs to one person: what has the same pseudonym, the same DID, or an address of the list in common, also
 * by way of a third. What has none of these is of somebody, but nobody can say of whom.
 */
export function learnersOf({ awards, recognitions }: Pick<Register, 'awards' | 'recognitions'>, linking: Linking = {}) {
  const entries: Entry[] = [
    ...[...awards.values()].map((award) => ({ award })),
    ...[...recognitions.values()].map((recognition) => ({ recognition })),
  ]
  const persons = new Persons()
  const linked: { readonly at: number; readonly entry: Entry; readonly links: Links }[] = []
  let unlinked = 0
  for (const [at, entry] of entries.entries()) {
    const links = linksOf(entry, linking)
    if (links === undefined) continue
    if (!isLinked(links)) {
      unlinked++
      continue
    }
    persons.add(at, links)
    linked.push({ at, entry, links })
  }
  const groups = Map.groupBy(linked, ({ at }) => persons.firstOf(at))
  return { learners: [...groups.values()].map(recordOf), unlinked } satisfies Grouped
}

/** Why it is not clear that all of a record is of one person, or who that is; nothing when it is. */
export type Conflict = 'pseudonyms' | 'addresses'

/**
 * What contradicts itself in a learner’s record: it is told, and nobody guesses which half is right. Several wallets (DIDs)
 * are no contradiction.
 */
export function conflictsOf({ pseudonyms, addresses }: LearnerRecord): readonly Conflict[] {
  return [
    ...(pseudonyms.length > 1 ? (['pseudonyms'] as const) : []),
    ...(addresses.length > 1 ? (['addresses'] as const) : []),
  ]
}
