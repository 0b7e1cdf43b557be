import { isObject } from '../domain/json.ts'
import { ProofError } from './proof-error.ts'

/**
 * Writes JSON in its canonical form (RFC 8785): no spaces, members sorted by UTF-16 units, numbers and texts as ECMAScript
 * writes them, which is what the RFC asks for.
 *
 * @throws ERR_DOCUMENT_INVALID for text that is no Unicode, and numbers beyond what ECMAScript holds: both have no such form.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (isObject(value)) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined)
    const sorted = members.sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${sorted.map(([name, member]) => `${text(name)}:${canonicalJson(member)}`).join(',')}}`
  }
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new ProofError('ERR_DOCUMENT_INVALID', 'A number of the document is too large to be read exactly.')
  return typeof value === 'string' ? text(value) : JSON.stringify(value)
}

function text(value: string): string {
  if (value.isWellFormed()) return JSON.stringify(value)
  throw new ProofError('ERR_DOCUMENT_INVALID', 'A text of the document is no Unicode: half of a character is missing.')
}
