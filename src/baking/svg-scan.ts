import { SaxesParser, type SaxesTagNS } from 'saxes'
import { BakingError } from './baking-error.ts'
import { type Version, versionNames, versions } from './versions.ts'

/** The prefix that readers of baked badges expect; some compare it literally. */
export const prefix = 'openbadges'

/** Places in the text of an image, in UTF-16 code units. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** An element that carries a credential. */
export interface CredentialElement extends Span {
  readonly version: Version
  /** Its body, or the attribute `verify` where the body is blank. */
  readonly text: string
}

/** The start tag of the root; `end` is after its `>`. */
export interface RootTag extends Span {
  readonly name: string
  readonly isSelfClosing: boolean
  /** The namespace bound to {@link prefix} here, if any. */
  readonly namespace: string | undefined
}

export interface ScanOptions {
  /**
   * Let pass what old drawing programs wrote and what is harmless in reading alone. A DOCTYPE that defines nothing itself:
   * nothing is ever loaded here, but another program may load what it names. Another encoding, where each byte means the same
   * in UTF-8; text baked into it would be misread.
   */
  readonly readOnly?: boolean
}

export interface SvgScan {
  /** The whole image, a byte order mark included, so that encoding it gives the same bytes again. */
  readonly text: string
  readonly root: RootTag
  readonly credentials: readonly CredentialElement[]
}

const svgNamespace = 'http://www.w3.org/2000/svg'
/** Elements within each other; drawings stay below 30, and the parser's work grows with the square of it. */
const depthLimit = 256
/** Begins the definitions inside a DOCTYPE (XML 1.0, section 2.8). */
const subsetStart = '['
const encodings: ReadonlySet<string> = new Set(['utf-8', 'us-ascii'])
/** Encodings of old drawing programs that agree with UTF-8 on {@link ascii}. */
const asciiLike: ReadonlySet<string> = new Set(['iso-8859-1', 'iso-8859-15', 'windows-1252'])
const ascii = /^\p{ASCII}*$/u

/** An element that carries a credential and is not closed yet. */
interface OpenElement {
  readonly version: Version
  readonly start: number
  readonly depth: number
  readonly verify: string
  body: string
}

/**
 * Parses a whole SVG and finds where its root begins and which credentials it carries, at any depth.
 *
 * @throws ERR_SVG_DOCTYPE, ERR_SVG_ENCODING, ERR_SVG_MALFORMED or ERR_SVG_TOO_DEEP.
 */
export function scanSvg(image: Uint8Array, { readOnly = false }: ScanOptions = {}): SvgScan {
  const text = decode(image)
  const parser = new SaxesParser({ xmlns: true })
  const credentials: CredentialElement[] = []
  let root: RootTag | undefined
  let open: OpenElement | undefined
  let depth = 0
  /** The `<` of the tag that the parser has just read; none can stand inside a tag. */
  const tagStart = () => text.lastIndexOf('<', parser.position - 1)
  const addText = (content: string) => {
    if (open !== undefined) open.body += content
  }

  parser.on('error', (cause) => {
    throw malformed(`line ${parser.line}: ${cause.message.replace(/^\d+:\d+: /, '')}`, cause)
  })
  parser.on('doctype', (content) => {
    if (!readOnly || content.includes(subsetStart)) throw doctype()
  })
  parser.on('xmldecl', ({ encoding }) => checkEncoding(encoding, readOnly && ascii.test(text)))
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('opentag', (tag) => {
    depth += 1
    if (depth > depthLimit) throw tooDeep()
    if (open !== undefined) throw malformed(`line ${parser.line}: a credential holds an element, <${tag.name}>`)
    root ??= rootTag(tag, tagStart(), parser.position)
    const version = versionOf(tag)
    if (version === undefined) return
    open = { version, start: tagStart(), depth, verify: tag.attributes.verify?.value ?? '', body: '' }
  })
  parser.on('closetag', () => {
    if (open?.depth === depth) {
      credentials.push(closed(open, parser.position))
      open = undefined
    }
    depth -= 1
  })
  parser.write(text).close()
  if (root === undefined) throw malformed('there is no element')
  return { text, root, credentials }
}

function decode(image: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(image)
  } catch (cause) {
    throw new BakingError('ERR_SVG_ENCODING', 'The SVG is not UTF-8.', { hint: 'save the SVG as UTF-8', cause })
  }
}

function rootTag(tag: SaxesTagNS, start: number, end: number): RootTag {
  if (tag.local !== 'svg' || tag.uri !== svgNamespace) {
    throw malformed(`its first element is <${tag.name}>, not <svg xmlns="${svgNamespace}">`)
  }
  return { name: tag.name, start, end, isSelfClosing: tag.isSelfClosing, namespace: tag.ns[prefix] }
}

function versionOf(tag: SaxesTagNS): Version | undefined {
  return versionNames.find(
    (version) => versions[version].element === tag.local && versions[version].namespace === tag.uri,
  )
}

function closed({ version, start, verify, body }: OpenElement, end: number): CredentialElement {
  return { version, start, end, text: body.trim() === '' ? verify : body }
}

function checkEncoding(encoding = 'utf-8', isReadableAscii: boolean): void {
  const name = encoding.toLowerCase()
  if (encodings.has(name) || (isReadableAscii && asciiLike.has(name))) return
  throw new BakingError('ERR_SVG_ENCODING', `The SVG says that its encoding is ${encoding}.`, {
    hint: 'save the SVG as UTF-8',
  })
}

function doctype(): BakingError {
  return new BakingError('ERR_SVG_DOCTYPE', 'The SVG has a DOCTYPE, which can define entities or load other files.', {
    hint: 'remove the line <!DOCTYPE …>; no SVG needs one',
  })
}

function malformed(why: string, cause?: unknown): BakingError {
  return new BakingError('ERR_SVG_MALFORMED', `The image is not a well-formed SVG: ${why}.`, {
    hint: 'open the image in a drawing program and save it as SVG again',
    cause,
  })
}

function tooDeep(): BakingError {
  return new BakingError('ERR_SVG_TOO_DEEP', `The SVG has more than ${depthLimit} elements within each other.`, {
    hint: 'ungroup what is grouped needlessly',
  })
}
