import { asArray, isObject } from '../domain/json.ts'
import { ProofError } from './proof-error.ts'

/** Keywords of JSON-LD that say how one text is written, beside the text itself. */
const OF_TEXT: ReadonlySet<string> = new Set(['@value', '@language', '@direction', '@type'])

/**
 * Refuses what JSON-LD and a reader of plain JSON understand differently, so that what was signed is what is read.
 *
 * A signature over N-Quads covers statements, not the names under which they are written: whoever writes `credentialStatus`
 * as its full address, or under an alias that the document defines by itself, keeps the signature and hides that it was
 * revoked. So documents must be in compacted form, as Verifiable Credentials asks for (VC 2.0, section 6.1): every name
 * a term of a context that is known.
 *
 * @throws ERR_CONTEXT_UNKNOWN for terms that the document defines by itself, ERR_TERM_UNDEFINED for a name that is no term,
 * ERR_DOCUMENT_INVALID for arrays of arrays, which JSON-LD flattens.
 */
export function assertCompacted(value: unknown): void {
  if (Array.isArray(value)) {
    if (value.some(Array.isArray))
      throw new ProofError('ERR_DOCUMENT_INVALID', 'The document has an array in an array.')
    for (const item of value) assertCompacted(item)
  } else if (isObject(value)) {
    for (const [name, member] of Object.entries(value)) assertMember(name, member, '@value' in value)
  }
}

function assertMember(name: string, value: unknown, isText: boolean): void {
  if (name === '@context') assertNamed(value)
  else if (isPlain(name) || (isText && OF_TEXT.has(name))) assertCompacted(value)
  else {
    throw new ProofError(
      'ERR_TERM_UNDEFINED',
      `No context of the document defines the property ${JSON.stringify(name.slice(0, 200))}, which is no term.`,
      { hint: 'write the property by the term that a context defines for it' },
    )
  }
}

/** JSON-LD drops a member `__proto__`; keywords and addresses say the same as a term, without its name. */
function isPlain(name: string): boolean {
  return name !== '__proto__' && !name.startsWith('@') && !name.includes(':')
}

function assertNamed(context: unknown): void {
  if (asArray(context).every((each) => typeof each === 'string')) return
  throw new ProofError(
    'ERR_CONTEXT_UNKNOWN',
    'The document defines terms by itself, by which it could say one thing to a program and another to a reader.',
    { hint: 'publish the terms as a context, and name its address in "@context"' },
  )
}
