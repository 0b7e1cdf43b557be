import { createHash } from 'node:crypto'
import type { Identity } from '../domain/recipient.ts'

/**
 * The hash of an identifier (Open Badges 3.0, IdentityObject): `sha256$` and the hex of SHA-256 over identifier and salt.
 * Nothing is normalised here; see {@link hashedEmail}.
 */
export function identityHash(identifier: string, salt: string): string {
  return `sha256$${createHash('sha256')
    .update(identifier + salt, 'utf8')
    .digest('hex')}`
}

/** An e-mail address as a hashed identity. It is trimmed and lower-cased first, since people type it as they like. */
export function hashedEmail(address: string, salt: string): Identity {
  return { type: 'emailAddress', hash: identityHash(address.trim().toLowerCase(), salt), salt }
}
