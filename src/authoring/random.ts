import type { Identity } from '../domain/recipient.ts'
import { hashIdentity } from './identity.ts'

/** Makes that many random bytes. */
export type Random = (bytes: number) => Uint8Array

/** The letters of RFC 4648 base32, in lower case. */
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567'
/** Letters of an award’s id: 5 bits each, 80 in all. */
const ID_LENGTH = 16
const SALT_BYTES = 16

/** That many random letters and digits that nobody mistakes for each other. */
export function randomLetters(length: number, random: Random): string {
  return Array.from(random(length), (byte) => LETTERS[byte % LETTERS.length]).join('')
}

/** A new id of an award. */
export function randomId(random: Random): string {
  return randomLetters(ID_LENGTH, random)
}

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** The hashed identity of an e-mail address, with a new salt of 128 random bits. */
export function newIdentity(email: string, random: Random): Identity {
  const salt = hex(random(SALT_BYTES))
  return { type: 'emailAddress', hash: hashIdentity(email, salt), salt }
}
