import { createHash } from 'node:crypto'
import type { Award } from '../domain/award.ts'

/** Somebody who wrote a commit, as the commit says: a claim, not a proof. */
export interface Author {
  readonly name: string
  readonly email: string
}

/** The salted hash of an identifier, as it stands in award files (Open Badges 3.0, IdentityObject). */
function hashOf(identifier: string, salt: string): string {
  return `sha256$${createHash('sha256').update(`${identifier}${salt}`, 'utf8').digest('hex')}`
}

/** An identifier as it is hashed: tools trim it and write it in lower case. */
const asHashed = (identifier: string) => identifier.trim().toLowerCase()

/**
 * Whether an award is to somebody who is known by an e-mail address or an account: the address is hashed with each salt of the
 * award and compared. Nobody else's address is learned from it.
 */
export function isAwardTo({ recipient }: Award, identifiers: readonly string[]): boolean {
  const known = [...new Set(identifiers.map(asHashed))].filter((identifier) => identifier !== '')
  return (recipient.identities ?? []).some(({ hash, salt }) => known.some((one) => hashOf(one, salt) === hash))
}

const asRead = (name: string) => name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()

/** Whether the published name of a recipient is that of one of some people. Namesakes have it too. */
export function isNamedLike({ recipient }: Award, authors: readonly Author[]): boolean {
  const { name } = recipient
  return name !== undefined && authors.some((author) => asRead(author.name) === asRead(name))
}
