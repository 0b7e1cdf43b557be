import jsonld from 'jsonld'
import { isObject } from '../domain/json.ts'
import { loadDocument } from './document-loader.ts'
import { explainJsonLdError } from './json-ld-error.ts'

/** What of a document no context defines. */
export interface UndefinedTerms {
  /** Members, types and relative identifiers that JSON-LD would leave out, each once, in the order in which they are met. */
  readonly terms: readonly string[]
  /** Contexts that are not bundled. Without them nothing can be told. */
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
  'reserved term': 'term',
  'reserved @id value': 'id',
  'object with only @id': 'value',
  'free-floating scalar': 'value',
}

function nameIn(code: string, details: object): string | undefined {
  const member = LEFT_OUT[code]
  if (member === undefined) return undefined
  const value: unknown = (details as Record<string, unknown>)[member]
  return typeof value === 'string' ? value : JSON.stringify(value ?? code)
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

/** Names every term of a document that no context defines. Never throws for what a document holds. */
export async function undefinedTerms(document: object): Promise<UndefinedTerms> {
  const terms = new Set<string>()
  const unknown = new Set<string>()
  try {
    await jsonld.expand(document, {
      base: null,
      documentLoader: loaderNoting(unknown),
      eventHandler: ({ event, next }) => {
        const name = isObject(event.details) ? nameIn(event.code, event.details) : undefined
        if (name !== undefined) terms.add(name.slice(0, 100))
        next()
      },
    })
  } catch (error) {
    return { terms: [...terms], unknownContexts: [...unknown], invalid: explainJsonLdError(error).message }
  }
  return { terms: unknown.size === 0 ? [...terms] : [], unknownContexts: [...unknown] }
}
