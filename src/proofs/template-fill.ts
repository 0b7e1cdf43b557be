import { escapeLiteral, type LineTemplate, type QuadTemplate, unsafeInIri } from './quad-template.ts'
import { sha256Hex } from './sha256.ts'

/** IRIs that every JSON-LD context leaves as they are: schemes that no bundled context defines as a prefix. */
const plainIri = /^(?:https?|did|urn|data|mailto):/

/** A line in which only blank nodes are open, by number. */
type OpenLine = readonly (string | number)[]

/**
 * Fills the leaves of a document into the template of its shape: RDFC-1.0 for the case in which the first-degree hash
 * of every blank node is different (section 4.4.3, steps 3 to 5 and 7).
 *
 * @returns Canonical N-Quads, or undefined in any other case: an unusual IRI, blank nodes alike, or equal lines.
 */
export function fill(template: QuadTemplate, leaves: readonly string[]): string | undefined {
  const texts = leaves.map(escapeLiteral)
  const lines: OpenLine[] = []
  for (const line of template.lines) {
    const open = openLine(line, leaves, texts)
    if (open === undefined) return undefined
    lines.push(open)
  }
  const labels = labelsOf(template, lines)
  if (labels === undefined) return undefined
  const sorted = lines.map((line) => close(line, (blank) => labels[blank] ?? '')).sort()
  return sorted.some((line, i) => line === sorted[i + 1]) ? undefined : sorted.join('')
}

function openLine(line: LineTemplate, leaves: readonly string[], texts: readonly string[]): OpenLine | undefined {
  const open: (string | number)[] = []
  for (const part of line) {
    if (typeof part === 'string') open.push(part)
    else if ('blank' in part) open.push(part.blank)
    else if ('literal' in part) open.push(texts[part.literal] ?? '')
    else {
      const iri = leaves[part.iri] ?? ''
      if (!plainIri.test(iri) || unsafeInIri.test(iri)) return undefined
      open.push(iri)
    }
  }
  return open
}

function close(line: OpenLine, labelOf: (blank: number) => string): string {
  let text = ''
  for (const piece of line) text += typeof piece === 'string' ? piece : labelOf(piece)
  return text
}

/** Labels the blank nodes in the order of their first-degree hashes, or gives undefined when two hashes are equal. */
function labelsOf(template: QuadTemplate, lines: readonly OpenLine[]): string[] | undefined {
  const hashes = template.blanks.map((indices, blank) => firstDegreeHash(indices, blank, lines))
  const order = [...hashes.keys()].sort((a, b) => ((hashes[a] ?? '') < (hashes[b] ?? '') ? -1 : 1))
  if (new Set(hashes).size < hashes.length) return undefined
  const labels: string[] = []
  for (const [position, blank] of order.entries()) labels[blank] = `_:c14n${position}`
  return labels
}

/** Hash First Degree Quads (RDFC-1.0, section 4.6). */
function firstDegreeHash(indices: readonly number[], blank: number, lines: readonly OpenLine[]): string {
  const nquads = indices.map((i) => close(lines[i] ?? [], (other) => (other === blank ? '_:a' : '_:z')))
  return sha256Hex(nquads.sort().join(''))
}
