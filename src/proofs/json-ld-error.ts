import { isObject } from '../domain/json.ts'
import { findProofError, ProofError } from './proof-error.ts'

/** What safe mode of the JSON-LD library refuses, by its event code: message with the offending value, and hint. */
const refusals: Record<string, (value: string) => [message: string, hint: string]> = {
  'invalid property': (value) => [
    `No context of the document defines the property ${value}, so it would not be signed.`,
    'remove the property, or add the missing "type" to the object that holds it',
  ],
  'relative @type reference': (value) => [
    `No context of the document defines the type ${value}, so it would not be signed.`,
    'use a type of Open Badges 3.0, or add https://purl.imsglobal.org/spec/ob/v3p0/extensions.json to "@context"',
  ],
  'relative @id reference': (value) => [`The id ${value} is not an absolute URL.`, 'write the id in full: https://…'],
  'relative object reference': (value) => [`${value} is not an absolute URL.`, 'write the URL in full: https://…'],
}

/** Turns an error of the JSON-LD library into a ProofError that names the term and where it stands. */
export function explainJsonLdError(error: unknown): ProofError {
  const own = findProofError(error)
  if (own !== undefined) return own
  const event = eventOf(error)
  if (event !== undefined) return refused(event, error)
  const text = error instanceof Error ? error.message : String(error)
  if (text.startsWith('Maximum deep iterations exceeded')) {
    return new ProofError(
      'ERR_DOCUMENT_TOO_ALIKE',
      'Parts of the document without an id are too much alike to order.',
      {
        hint: 'give the parts that are equal an id each, or remove the repetition',
        cause: error,
      },
    )
  }
  return new ProofError('ERR_DOCUMENT_INVALID', `The document is not valid JSON-LD: ${text}${codeOf(error)}`, {
    cause: error,
  })
}

function refused(event: Record<string, unknown>, cause: unknown): ProofError {
  const code = String(event.code)
  const value = describe(event.details)
  const [message, hint] = refusals[code]?.(value) ?? [
    `JSON-LD would drop a part of the document (${code}): ${value}.`,
    undefined,
  ]
  const undefinedTerm = code === 'invalid property' || code === 'relative @type reference'
  return new ProofError(undefinedTerm ? 'ERR_TERM_UNDEFINED' : 'ERR_DOCUMENT_INVALID', message, {
    ...(hint === undefined ? {} : { hint }),
    cause,
  })
}

function eventOf(error: unknown): Record<string, unknown> | undefined {
  const details = detailsOf(error)
  return isObject(details?.event) ? details.event : undefined
}

function codeOf(error: unknown): string {
  const details = detailsOf(error)
  const term = typeof details?.term === 'string' ? `, term "${details.term}"` : ''
  return typeof details?.code === 'string' ? ` (${details.code}${term})` : ''
}

function detailsOf(error: unknown): Record<string, unknown> | undefined {
  return error instanceof Error && 'details' in error && isObject(error.details) ? error.details : undefined
}

/** The first text among an event's details, quoted; else all of them, shortened. */
function describe(details: unknown): string {
  if (!isObject(details)) return 'unknown'
  const text = ['property', 'type', 'id', 'object', 'subject', 'predicate', 'language'].map((name) => details[name])
  const first = text.find((value) => typeof value === 'string')
  const json = first === undefined ? JSON.stringify(details) : JSON.stringify(first)
  return json.length > 200 ? `${json.slice(0, 200)}…` : json
}
