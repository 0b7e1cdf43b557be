import jsonld from 'jsonld'
import { isObject } from '../domain/json.ts'
import { loadDocument } from './document-loader.ts'
import { explainJsonLdError } from './json-ld-error.ts'
import { isOfLaterEdition, LATER_EDITION, withoutEmptyLater } from './later-terms.ts'

/** What of a document no context defines. */
export interface UndefinedTerms {
  /** Members, types and relative identifiers that JSON-LD would leave out, each once, in the order in which they appear. */
  readonly terms: readonly string[]
  /** Contexts that are not bundled, or not in the edition that the document needs. Without them nothing can be told. */
  readonly unknownContexts: readonly string[]
  /** Why it is no JSON-LD at all. */
  readonly invalid?: string
}

/** Events of the JSON-LD library that tell of something left out, and the detail that names it. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  'invalid property': 'property',
  'relative @type reference': 'type',
  'relative @id reference': 'id',
  'relative @vocab reference': 'vocab',
  'relative graph reference': 'graph',
  'relative subject reference': 'subject',
  'relative predicate reference': 'predicate',
  'relative object reference': 'object',
  'blank node predicate': 'property',
  'reserved term': 'term',
  'reserved @id value': 'id',
  'object with only @id': 'value',
  'free-floating scalar': 'value',
}

/** Events that tell of values left out that have no name of their own. */
const NAMELESS: ReadonlySet<string> = new Set([
  'empty object',
  'invalid @language value',
  'null @id value',
  'null @value value',
  'object with only @language',
  'object with only @list',
  'object with only @value',
  'reserved @reverse value',
])

interface Findings {
  readonly terms: Set<string>
  readonly unknown: Set<string>
  invalid?: string
}

function note(found: Findings, code: string, details: object): void {
  const member = LEFT_OUT[code]
  if (member !== undefined) {
    const value: unknown = Reflect.get(details, member)
    found.terms.add(typeof value === 'string' ? value : JSON.stringify(value ?? code))
  } else if (NAMELESS.has(code)) found.invalid ??= `JSON-LD would drop a part of it (${code}).`
}

/** Contexts that are asked for and not there are noted, and stand for empty ones, so that each is found. */
function loaderNoting(unknown: Set<string>): typeof loadDocument {
  return async (url) => {
    try {
      return await loadDocument(url)
    } catch {
      unknown.add(url)
      return { contextUrl: null, documentUrl: url, document: { '@context': {} } }
    }
  }
}

async function expressAsRdf(document: object, found: Findings): Promise<void> {
  try {
    await jsonld.toRDF(document, {
      base: null,
      safe: false,
      rdfDirection: 'i18n-datatype',
      documentLoader: loaderNoting(found.unknown),
      eventHandler: ({ event, next }) => {
        note(found, event.code, event.details)
        next()
      },
    })
  } catch (error) {
    found.invalid = explainJsonLdError(error).message
  }
}

/** JSON-LD libraries drop this member without a word, for it is no ordinary one in JavaScript. */
function hasProtoMember(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasProtoMember)
  return isObject(value) && (Object.hasOwn(value, '__proto__') || Object.values(value).some(hasProtoMember))
}

function inOrder(terms: ReadonlySet<string>, document: object): string[] {
  const text = JSON.stringify(document)
  const place = (term: string) => text.indexOf(JSON.stringify(term))
  return [...terms].sort((a, b) => place(a) - place(b)).map((term) => term.slice(0, 100))
}

/** Names every term of a document that no context defines. Never throws for what a document holds. */
export async function undefinedTerms(document: object): Promise<UndefinedTerms> {
  const found: Findings = { terms: new Set(hasProtoMember(document) ? ['__proto__'] : []), unknown: new Set() }
  await expressAsRdf(withoutEmptyLater(document), found)
  const { terms, unknown, invalid } = found
  if ([...terms].some((term) => isOfLaterEdition(document, term))) unknown.add(LATER_EDITION)
  if (unknown.size > 0) return { terms: [], unknownContexts: [...unknown] }
  return { terms: inOrder(terms, document), unknownContexts: [], ...(invalid === undefined ? {} : { invalid }) }
}
