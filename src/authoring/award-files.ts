import type { CohortRecipient } from '../domain/award.ts'
import { awardFilePath, awardFolder } from '../domain/award-paths.ts'
import type { Order, Recipient } from './order.ts'
import { newIdentity, type Random, randomId, randomLetters } from './random.ts'
import { type YamlValue, yamlText } from './yaml-text.ts'

/** An award as its sender knows it; only what {@link AwardsFile.text} says of it becomes public. */
export interface NewAward {
  readonly id: string
  readonly email: string
  readonly name?: string
  readonly awardedOn: string
  readonly expires?: string
  /** Line of the table that it came from. */
  readonly line: number
}

/** A content file of new awards. */
export interface AwardsFile {
  /** Path from the repository root: `content/awards/2026/03/<name>.yaml`. */
  readonly file: string
  readonly text: string
  readonly awards: readonly NewAward[]
}

/** The most recipients of one cohort (its schema), and the most bytes of its file (what intake opens). */
const MOST = { recipients: 5000, bytes: 1024 * 1024 }
/** Longest name of a cohort’s file, so that a number can follow. */
export const LONGEST_NAME = 55
const NAME_LETTERS = 6

type Fields = { readonly [name: string]: YamlValue | undefined }

/** One recipient with a new id and a new salt: what is written, and what the sender keeps. */
function newRecipient({ email, name, nameConsent, facts, ...one }: Recipient, order: Order, random: Random) {
  const id = randomId(random)
  const expires = facts.expires ?? order.shared.expires
  // Only a day of consent lets a name into what is published.
  const named = nameConsent === undefined ? {} : { name, nameConsent }
  const fields: CohortRecipient = { id, recipient: { identities: [newIdentity(email, random)], ...named }, ...facts }
  const award: NewAward = {
    id,
    email,
    ...(name === undefined ? {} : { name }),
    awardedOn: one.awardedOn,
    ...(expires === undefined ? {} : { expires }),
    line: one.line,
  }
  return { fields, award }
}

type NewRecipient = ReturnType<typeof newRecipient>

function single({ fields: { id, ...fields }, award }: NewRecipient, order: Order): AwardsFile {
  const { awardedOn } = award
  const text = yamlText({ badge: order.badge.slug, awardedOn, ...order.shared, ...fields } as Fields)
  return { file: awardFilePath(id, awardedOn), text, awards: [award] }
}

interface Part {
  readonly items: string[]
  readonly awards: NewAward[]
  bytes: number
}

/** Recipients in as many parts as files must be. */
function parted(recipients: readonly NewRecipient[], headBytes: number): Part[] {
  const parts: Part[] = []
  const encoder = new TextEncoder()
  for (const { fields, award } of recipients) {
    const item = yamlText([fields as Fields], '  ')
    const { length } = encoder.encode(item)
    let part = parts.at(-1)
    if (part === undefined || part.awards.length === MOST.recipients || part.bytes + length > MOST.bytes) {
      part = { items: [], awards: [], bytes: headBytes }
      parts.push(part)
    }
    part.items.push(item)
    part.awards.push(award)
    part.bytes += length
  }
  return parts
}

function cohort(recipients: readonly NewRecipient[], order: Order): Omit<AwardsFile, 'file'>[] {
  const awardedOn = recipients[0]!.award.awardedOn
  const head = `${yamlText({ badge: order.badge.slug, awardedOn, ...order.shared } as Fields)}recipients:\n`
  const parts = parted(recipients, new TextEncoder().encode(head).length)
  return parts.map(({ items, awards }) => ({ text: head + items.join(''), awards }))
}

/** The first name as it is, the next of the same folder with a number: what is not the first part says so. */
function named(parts: readonly Omit<AwardsFile, 'file'>[], name: string): AwardsFile[] {
  const used = new Map<string, number>()
  return parts.map((part) => {
    const folder = awardFolder(part.awards[0]!.awardedOn)
    const count = (used.get(folder) ?? 0) + 1
    used.set(folder, count)
    return { file: `${folder}/${name}${count === 1 ? '' : `-${count}`}.yaml`, ...part }
  })
}

/**
 * Writes award files: one learner’s award has a file of its own, more of one day are a cohort, in several files when one would
 * be too large. Addresses are in them only as hashes, each with a random salt of its own; names only with a day of consent.
 *
 * Pure but for `random`; writes nothing to a disk.
 *
 * @param recipients - At least one, from {@link readRecipients}, with which no fault is left.
 * @param name - Name of the cohort’s file (a slug); the badge class’s with some random letters unless given.
 */
export function awardFiles(
  recipients: readonly Recipient[],
  order: Order,
  { random, name }: { readonly random: Random; readonly name?: string | undefined },
): AwardsFile[] {
  const made = recipients.map((recipient) => newRecipient(recipient, order, random))
  const [first] = made
  if (first === undefined) return []
  if (made.length === 1 && name === undefined) return [single(first, order)]
  const fileName =
    name ?? `${order.badge.slug.slice(0, LONGEST_NAME - NAME_LETTERS)}-${randomLetters(NAME_LETTERS, random)}`
  const days = Map.groupBy(made, ({ award }) => award.awardedOn)
  return named(
    [...days.values()].flatMap((some) => cohort(some, order)),
    fileName,
  )
}
