import { asArray, isObject, type JsonObject } from '../domain/json.ts'

/** The context that 1EdTech edits in place: it gained terms after the edition that is bundled (Open Badges 3.0, release 1.4.1 on). */
const EDITED = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'
const LATER: ReadonlySet<string> = new Set(['jti', 'endorsementJwt'])

const names = (document: object) => asArray('@context' in document ? document['@context'] : undefined)
const isEmpty = (value: unknown) =>
  value === undefined || value === null || (Array.isArray(value) && value.length === 0)

function stripped(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(stripped)
  if (!isObject(value)) return value
  const members = Object.entries(value as JsonObject).filter(([name, member]) => !LATER.has(name) || !isEmpty(member))
  return Object.fromEntries(members.map(([name, member]) => [name, stripped(member)]))
}

function mentionsLater(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(mentionsLater)
  return isObject(value) && Object.entries(value).some(([name, member]) => LATER.has(name) || mentionsLater(member))
}

/**
 * A document as the edition of its context that knew no later terms would have it: without those that are empty. JSON-LD drops
 * an empty member whatever its term means, so the statements are the same; issuers write many such members.
 */
export function withoutEmptyLater<Document extends object>(document: Document): Document {
  if (!names(document).includes(EDITED) || !mentionsLater(document)) return document
  return stripped(document) as Document
}

/** Whether what is undefined in a document may be defined by a later edition of its context. */
export function isOfLaterEdition(document: object, term: string): boolean {
  return LATER.has(term) && names(document).includes(EDITED)
}

/** How the later edition is named where a context is missing. */
export const LATER_EDITION = `a later edition of ${EDITED}`
