import { alreadyBaked, type Bakery, repeated, requireText } from './bakery.ts'
import { BakingError } from './baking-error.ts'
import { concat } from './bytes.ts'
import { cdataSafe } from './json-text.ts'
import { type Payload, parsePayloads } from './payload.ts'
import { type CredentialElement, prefix, type RootTag, type SvgScan, scanSvg } from './svg-scan.ts'
import { type Version, versionNames, versions } from './versions.ts'

const encoder = new TextEncoder()

/**
 * Bakes SVG by splicing: one element as the first child of the root, the declaration of its prefix in the root's start tag,
 * and every other byte as it was. Where the root binds the prefix to something else, the element declares it for itself.
 */
export const svgBakery: Bakery = {
  prepare(image, { replace }) {
    const { text, root, credentials } = scanSvg(image)
    if (credentials[0] !== undefined && !replace) throw alreadyBaked(credentials[0].version)
    const before = text.slice(0, root.start)
    const startTag = text.slice(root.start, root.end)
    const tail = encoder.encode(textAfterRootTag(text, root, credentials))
    return {
      mediaType: 'image/svg+xml',
      bake(payloads) {
        const payload = onlyOne(parsePayloads(payloads))
        return concat([encoder.encode(before + withElement(root, startTag, payload)), tail])
      },
    }
  },

  async extract(image) {
    const { credentials } = scanSvg(image, { readOnly: true })
    const read = (version: Version) => textOf(version, credentials)
    return {
      mediaType: 'image/svg+xml',
      openBadges3: read('openBadges3'),
      openBadges2: read('openBadges2'),
      clr: read('clr'),
    }
  },
}

/**
 * An attribute, with one white space before it: its name, and its value in one of the two groups after that. Matching all of
 * them, one after the other, never takes for an attribute what stands within the value of one.
 */
const attributePattern = /\s([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const namespaces: ReadonlySet<string | undefined> = new Set(versionNames.map((version) => versions[version].namespace))

/** The text of an SVG without its credentials and without what its root declares for them: as before baking. */
export function unbaked({ text, root, credentials }: SvgScan): string {
  const startTag = text
    .slice(root.start, root.end)
    .replace(attributePattern, (found: string, name: string, double?: string, single?: string) =>
      name.startsWith('xmlns:') && namespaces.has(double ?? single) ? '' : found,
    )
  return text.slice(0, root.start) + startTag + textAfterRootTag(text, root, credentials)
}

function textAfterRootTag(text: string, root: RootTag, removed: readonly CredentialElement[]): string {
  const starts = [root.end, ...removed.map(({ end }) => end)]
  return starts.map((start, index) => text.slice(start, removed[index]?.start)).join('')
}

function onlyOne([payload, another]: readonly Payload[]): Payload {
  if (another === undefined) return payload!
  throw new BakingError('ERR_SVG_ONE_VERSION', 'An SVG carries one credential, and more were given.', {
    hint: 'bake an image for each, or a PNG, which carries one of every version',
  })
}

/** The root's start tag with the prefix declared, and the credential after it. */
function withElement(root: RootTag, startTag: string, payload: Payload): string {
  const { namespace } = versions[payload.version]
  const declaration = ` xmlns:${prefix}="${namespace}"`
  const nameEnd = 1 + root.name.length
  const inRoot = root.namespace === undefined ? declaration : ''
  const inElement = root.namespace === undefined || root.namespace === namespace ? '' : declaration
  const attributes = startTag.slice(nameEnd, root.isSelfClosing ? -2 : -1)
  const closing = root.isSelfClosing ? `</${root.name}>` : ''
  return `<${root.name}${inRoot}${attributes}>${element(payload, inElement)}${closing}`
}

function element(payload: Payload, declaration: string): string {
  const name = `${prefix}:${versions[payload.version].element}`
  if (payload.form !== 'json') return `<${name}${declaration}${verify(payload.text)}></${name}>`
  const address = payload.version === 'openBadges2' ? verify(requireUrl(payload.url)) : ''
  return `<${name}${declaration}${address}><![CDATA[${cdataSafe(payload.text)}]]></${name}>`
}

/** A JWS or an http(s) URL; of XML's own characters these can hold only the ampersand (and in an URL the apostrophe). */
function verify(text: string): string {
  return ` verify="${text.replaceAll('&', '&amp;')}"`
}

/** Open Badges 2.0 puts the address of the hosted assertion beside its text. */
function requireUrl(url: string | undefined): string {
  if (url !== undefined) return url
  throw new BakingError('ERR_PAYLOAD_INVALID', 'The Open Badges 2.0 assertion has no http(s) URL as its "id".', {
    hint: 'give the assertion the address it is published at',
  })
}

function textOf(version: Version, credentials: readonly CredentialElement[]): string | undefined {
  const [found, another] = credentials.filter((credential) => credential.version === version)
  if (another !== undefined) throw repeated(version)
  return found === undefined ? undefined : requireText(version, found.text)
}
