import jsonld, { type RdfOptions } from 'jsonld'
import { assertInteroperable } from './canonical-order.ts'
import { canonicalizeWithTemplate } from './canonical-template.ts'
import { assertCompacted } from './compacted.ts'
import { loadDocument } from './document-loader.ts'
import { explainJsonLdError } from './json-ld-error.ts'

/** Hashes of RDFC-1.0. */
export type Hash = 'SHA-256' | 'SHA-384'

/** How every document is turned into RDF: nothing dropped silently, no base, bundled contexts only. */
const rdfOptions: RdfOptions = { base: null, safe: true, rdfDirection: 'i18n-datatype', documentLoader: loadDocument }

/**
 * Expresses a JSON-LD document as canonical N-Quads (RDFC-1.0), the text whose hash is signed.
 *
 * The same text as {@link canonicalizeWithLibrary}, usually much sooner: a document whose shape was met twice before is
 * filled into a compiled template.
 *
 * Refuses, beside what JSON-LD cannot express, what it would read differently than a reader of JSON: see
 * {@link assertCompacted}.
 *
 * Rejects with a ProofError: ERR_CONTEXT_UNKNOWN, ERR_TERM_UNDEFINED, ERR_DOCUMENT_INVALID, ERR_DOCUMENT_TOO_ALIKE,
 * ERR_CANONICAL_ORDER.
 *
 * @param document - A JSON object with `@context`; not changed.
 * @see https://www.w3.org/TR/rdf-canon/ RDFC-1.0
 */
export async function canonicalize(document: object): Promise<string> {
  assertCompacted(document)
  const nquads = await canonicalizeWithTemplate(document, { toRdf, canonize })
  assertInteroperable(nquads)
  return nquads
}

/**
 * Does the same as {@link canonicalize} by the JSON-LD library alone.
 *
 * @param hash - The hash by which blank nodes are told apart: that of the signature (VC DI ECDSA, section 3.2.3).
 */
export async function canonicalizeWithLibrary(document: object, hash: Hash = 'SHA-256'): Promise<string> {
  assertCompacted(document)
  const nquads = await canonize(document, hash)
  assertInteroperable(nquads)
  return nquads
}

async function canonize(document: object, messageDigestAlgorithm: Hash = 'SHA-256'): Promise<string> {
  try {
    return await jsonld.canonize(document, {
      ...rdfOptions,
      canonizeOptions: { algorithm: 'RDFC-1.0', format: 'application/n-quads', messageDigestAlgorithm },
    })
  } catch (error) {
    throw explainJsonLdError(error)
  }
}

async function toRdf(document: object) {
  return await jsonld.toRDF(document, rdfOptions)
}
