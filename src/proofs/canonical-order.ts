import { ProofError } from './proof-error.ts'

/** Compares strings by Unicode code point, as RDFC-1.0 sorts; JavaScript's own order is by UTF-16 code unit. */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const left = a.charCodeAt(i)
    const right = b.charCodeAt(i)
    if (left !== right) return rank(left) - rank(right)
  }
  return a.length - b.length
}

/** Moves the surrogates, which stand for code points above U+FFFF, behind U+E000 to U+FFFF. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800
}

const orderSensitive = /[\ud800-\udbff]/
const privateUseAndAbove = /[\ue000-\uffff]/
const label = /_:c14n\d+/g

/**
 * Refuses canonical N-Quads that implementations compute differently: libraries that sort by UTF-16 code unit (jsonld)
 * and those that sort by code point (RDFC-1.0 section 4.4.3) must agree on the order of the lines, both with their
 * blank node labels and without them, which is how the lines were sorted while the labels were found.
 *
 * @throws ERR_CANONICAL_ORDER when the orders differ, ERR_DOCUMENT_INVALID for a lone surrogate.
 */
export function assertInteroperable(nquads: string): void {
  if (!nquads.isWellFormed()) {
    throw new ProofError('ERR_DOCUMENT_INVALID', 'A text of the document holds half of a surrogate pair.', {
      hint: 'remove the broken character; it has no UTF-8 form, so nobody can verify it',
    })
  }
  if (!orderSensitive.test(nquads) || !privateUseAndAbove.test(nquads)) return
  const lines = nquads.split('\n')
  const unlabelled = lines.map((line) => line.replace(label, '_:z'))
  if (sameOrder(lines) && sameOrder(unlabelled)) return
  throw new ProofError('ERR_CANONICAL_ORDER', 'Verifiers would sort two texts of this document differently.', {
    hint: 'an emoji and a full-width or private-use character stand where two values first differ; change one of them',
  })
}

function sameOrder(lines: readonly string[]): boolean {
  const byUnit = [...lines].sort()
  const byPoint = [...lines].sort(compareCodePoints)
  return byUnit.every((line, i) => line === byPoint[i])
}
