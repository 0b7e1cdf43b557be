import type { RdfQuad, RdfTerm } from 'jsonld'
import { holePrefix } from './document-shape.ts'

/** A place in a line: fixed text, a leaf of the document as literal or IRI, or a blank node by its number. */
export type Part = string | { literal: number } | { iri: number } | { blank: number }

/** One N-Quad with holes. */
export type LineTemplate = readonly Part[]

/** The N-Quads of every document of one shape. */
export interface QuadTemplate {
  readonly lines: readonly LineTemplate[]
  /** For each blank node, the numbers of the lines in which it occurs, each once. */
  readonly blanks: readonly (readonly number[])[]
}

const rdfLangString = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString'
const xsdString = 'http://www.w3.org/2001/XMLSchema#string'
const hole = /^urn:hole:(\d+):end$/
/** Characters of an IRI that N-Quads would escape, and white space of any kind. */
export const unsafeInIri = /[\s\p{Cc}<>"{}|^`\\]/u

/** The text that stands for leaf `index` while a template is compiled. */
export function marker(index: number): string {
  return `${holePrefix}${index}:end`
}

/**
 * Makes a template from the quads of a document whose leaves are {@link marker}s, or gives undefined when a marker
 * stands where leaves are not copied verbatim: in a predicate, a datatype, or as a part of a longer term.
 */
export function templateOf(quads: readonly RdfQuad[]): QuadTemplate | undefined {
  const numbers = new Map<string, number>()
  const lines = quads.map((quad) => lineOf(quad, numbers))
  if (!lines.every((line) => line !== undefined)) return undefined
  const blanks = [...numbers.values()].map((blank) => [...lines.keys()].filter((i) => mentions(lines[i] ?? [], blank)))
  return { lines, blanks }
}

/** The leaves that a template uses. */
export function holesOf(template: QuadTemplate): Set<number> {
  const holes = new Set<number>()
  for (const part of template.lines.flat()) {
    if (typeof part === 'string') continue
    if ('literal' in part) holes.add(part.literal)
    if ('iri' in part) holes.add(part.iri)
  }
  return holes
}

function mentions(line: LineTemplate, blank: number): boolean {
  return line.some((part) => typeof part !== 'string' && 'blank' in part && part.blank === blank)
}

function lineOf(quad: RdfQuad, numbers: Map<string, number>): LineTemplate | undefined {
  if (quad.predicate.termType !== 'NamedNode' || quad.predicate.value.includes(holePrefix)) return undefined
  const terms = [
    quad.subject,
    quad.predicate,
    quad.object,
    ...(quad.graph.termType === 'DefaultGraph' ? [] : [quad.graph]),
  ]
  const line: Part[] = []
  for (const term of terms) {
    const parts = term.termType === 'Literal' ? literalParts(term) : nodeParts(term, numbers)
    if (parts === undefined) return undefined
    line.push(...parts, ' ')
  }
  return joined([...line, '.\n'])
}

function nodeParts(term: RdfTerm, numbers: Map<string, number>): Part[] | undefined {
  if (term.termType === 'BlankNode') {
    const blank = numbers.get(term.value) ?? numbers.size
    numbers.set(term.value, blank)
    return [{ blank }]
  }
  const index = holeIndex(term.value)
  if (index !== undefined) return ['<', { iri: index }, '>']
  return isPlain(term.value) && !unsafeInIri.test(term.value) ? [`<${term.value}>`] : undefined
}

function literalParts(term: RdfTerm): Part[] | undefined {
  const datatype = term.datatype?.value ?? xsdString
  if (term.language !== undefined || datatype === rdfLangString) return undefined
  if (!isPlain(datatype) || unsafeInIri.test(datatype)) return undefined
  const end = datatype === xsdString ? '"' : `"^^<${datatype}>`
  const index = holeIndex(term.value)
  if (index !== undefined) return ['"', { literal: index }, end]
  return isPlain(term.value) ? [`"${escapeLiteral(term.value)}${end}`] : undefined
}

function holeIndex(value: string): number | undefined {
  const index = hole.exec(value)?.[1]
  return index === undefined ? undefined : Number(index)
}

function isPlain(value: string): boolean {
  return !value.includes(holePrefix)
}

/** Joins neighbouring pieces of fixed text. */
function joined(parts: readonly Part[]): Part[] {
  const result: Part[] = []
  for (const part of parts) {
    const last = result.at(-1)
    if (typeof part === 'string' && typeof last === 'string') result[result.length - 1] = last + part
    else result.push(part)
  }
  return result
}

const special = /[\p{Cc}"\\]/u
const escapes: Record<string, string> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
}

/** Escapes a text for a literal of canonical N-Quads: U+0000 to U+001F, U+007F, quote and backslash (RDFC-1.0, section A). */
export function escapeLiteral(text: string): string {
  if (!special.test(text)) return text
  let escaped = ''
  for (const character of text) {
    const code = character.charCodeAt(0)
    const control = code < 0x20 || code === 0x7f
    escaped += escapes[character] ?? (control ? `\\u${code.toString(16).toUpperCase().padStart(4, '0')}` : character)
  }
  return escaped
}
