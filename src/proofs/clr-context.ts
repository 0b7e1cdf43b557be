/** Vocabularies of CLR 2.0 and of what it builds on. */
const CLR = 'https://purl.imsglobal.org/spec/vc/clr/vocab.html#'
const OPEN_BADGES = 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#'
const CREDENTIALS = 'https://www.w3.org/2018/credentials#'

const keywords = { id: '@id', type: '@type' }
const setOf = (name: string, type: string) => ({ '@id': CLR + name, '@type': type, '@container': '@set' })
/** The published context names the datatype by a prefix that it does not define; signatures depend on it. */
const address = (name: string) => ({ '@id': CLR + name, '@type': 'xsd:anyURI' })

/**
 * The terms of CLR 2.0 (1EdTech, `context-2.0.1.json`), which no package holds: written from the specification’s data model,
 * and held to its published test vectors.
 */
export const clrContext = {
  '@context': {
    ...keywords,
    ClrCredential: { '@id': `${CLR}ClrCredential`, '@context': keywords },
    ClrSubject: {
      '@id': `${CLR}ClrSubject`,
      '@context': {
        ...keywords,
        achievement: setOf('achievement', `${OPEN_BADGES}Achievement`),
        association: setOf('association', `${CLR}Association`),
        verifiableCredential: setOf('verifiableCredential', `${CREDENTIALS}verifiableCredential`),
        identifier: setOf('identifier-1', `${OPEN_BADGES}Identifier`),
      },
    },
    Association: {
      '@id': `${CLR}Association`,
      '@context': {
        associationType: { '@id': `${CLR}AssociationType` },
        sourceId: address('sourceId'),
        targetId: address('targetId'),
      },
    },
  },
}
