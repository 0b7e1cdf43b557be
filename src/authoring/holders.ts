import type { Award } from '../domain/award.ts'
import { hashIdentity, type Sha256 } from './identity.ts'
import type { Recipient } from './order.ts'

/** A recipient who has an award of the badge class already. */
export interface Holder {
  readonly recipient: Recipient
  readonly award: Award
}

/** Awards that count as held: what was withdrawn for good may be awarded anew. */
const isHeld = ({ status = [] }: Award) => status.at(-1)?.change !== 'revoke'

/**
 * Finds recipients who have an award of a badge class already: each address is hashed with the salt of each award, so time
 * grows with both numbers.
 *
 * @param sha256 - A faster hash than ours, where there is one.
 */
export function holdersAmong(
  recipients: readonly Recipient[],
  awards: Iterable<Award>,
  { badge, sha256 }: { readonly badge: string; readonly sha256?: Sha256 },
): Holder[] {
  const held = [...awards].filter((award) => award.badge === badge && isHeld(award))
  const identities = held.flatMap((award) =>
    (award.recipient.identities ?? [])
      .filter(({ type }) => type === 'emailAddress')
      .map(({ hash, salt }) => ({ award, hash, salt })),
  )
  return recipients.flatMap((recipient) => {
    const found = identities.find(({ hash, salt }) => hash === hashIdentity(recipient.email, salt, sha256))
    return found === undefined ? [] : [{ recipient, award: found.award }]
  })
}
