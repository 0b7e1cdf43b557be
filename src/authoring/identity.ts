import type { Identity } from '../domain/recipient.ts'
import { sha256Hex } from '../proofs/sha256.ts'

/** Hashes the UTF-8 form of a text; 64 lower-case hexadecimal digits. */
export type Sha256 = (text: string) => string

/** An e-mail address as it is hashed and compared: trimmed, in lower case. */
export function plainAddress(email: string): string {
  return email.trim().toLowerCase()
}

/**
 * Hashes an e-mail address: trimmed and in lower case, followed by its salt (Open Badges 3.0, IdentityObject).
 *
 * @param salt - Lower-case hexadecimal digits; it is appended as text.
 */
export function hashIdentity(email: string, salt: string, sha256: Sha256 = sha256Hex): string {
  return `sha256$${sha256(plainAddress(email) + salt)}`
}

/** Whether a stored identity is that of an e-mail address. */
export function isIdentity({ type, hash, salt }: Identity, email: string, sha256: Sha256 = sha256Hex): boolean {
  return type === 'emailAddress' && hash === hashIdentity(email, salt, sha256)
}
