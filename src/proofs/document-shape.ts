import { isBundled } from './document-loader.ts'

/** What two documents have in common when one template fits both. */
export interface Shape {
  /** Everything but the texts: members in order, array lengths, numbers, contexts, types, and which texts are equal. */
  readonly key: string
  /** The different texts, in the order in which they first occur. */
  readonly leaves: readonly string[]
}

/** Texts under these members decide how JSON-LD reads others, so they belong to the shape. */
const decisive: ReadonlySet<string> = new Set(['type', 'proofPurpose'])
/** No template for what is larger (UTF-16 units) or deeper; bounds the cache. */
const longestKey = 65_536
const deepest = 64
/** Begins the text that stands for a leaf while a template is compiled. */
export const holePrefix = 'urn:hole:'

interface Walk {
  key: string
  readonly leaves: Map<string, number>
}

/**
 * Takes the shape of a document, or gives undefined when it holds anything whose effect on the result is not certain:
 * contexts that are not bundled or stand in the document, keywords other than `@context`, values that are not JSON.
 */
export function shapeOf(document: object): Shape | undefined {
  const walk: Walk = { key: '', leaves: new Map() }
  if (!visit(walk, document, 0) || walk.key.length > longestKey || walk.key.includes(holePrefix)) return undefined
  return { key: walk.key, leaves: [...walk.leaves.keys()] }
}

function visit(walk: Walk, value: unknown, depth: number): boolean {
  if (typeof value === 'string') return visitLeaf(walk, value)
  if (value === null || value === undefined || typeof value === 'number' || typeof value === 'boolean') {
    walk.key += `${value};`
    return true
  }
  if (typeof value !== 'object' || depth > deepest || walk.key.length > longestKey) return false
  return Array.isArray(value) ? visitArray(walk, value, depth) : visitObject(walk, value, depth)
}

/** Equal texts get the same number: equal ids make one node of two, so which texts are equal is part of the shape. */
function visitLeaf(walk: Walk, value: string): boolean {
  let index = walk.leaves.get(value)
  if (index === undefined) {
    index = walk.leaves.size
    walk.leaves.set(value, index)
  }
  walk.key += `s${index};`
  return true
}

function visitArray(walk: Walk, values: readonly unknown[], depth: number): boolean {
  walk.key += '['
  for (const value of values) if (!visit(walk, value, depth + 1)) return false
  walk.key += ']'
  return true
}

function visitObject(walk: Walk, object: object, depth: number): boolean {
  const prototype: unknown = Object.getPrototypeOf(object)
  if (prototype !== Object.prototype && prototype !== null) return false
  walk.key += '{'
  for (const [name, value] of Object.entries(object)) {
    walk.key += JSON.stringify(name)
    const known = isKept(name) ? keep(walk, name, value) : visit(walk, value, depth + 1)
    if (!known) return false
  }
  walk.key += '}'
  return true
}

function isKept(name: string): boolean {
  return name.startsWith('@') || decisive.has(name)
}

/** Adds the value itself to the shape. */
function keep(walk: Walk, name: string, value: unknown): boolean {
  const texts = Array.isArray(value) ? value : [value]
  const allowed = name === '@context' ? isBundled : (text: unknown) => typeof text === 'string'
  if ((name.startsWith('@') && name !== '@context') || !texts.every(allowed)) return false
  walk.key += JSON.stringify(value)
  return true
}

/** Copies a document with every leaf renamed, in the order in which {@link shapeOf} meets them. */
export function renameLeaves(value: unknown, rename: (leaf: string) => string): unknown {
  if (typeof value === 'string') return rename(value)
  if (Array.isArray(value)) return value.map((item) => renameLeaves(item, rename))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  return Object.fromEntries(
    entries.map(([name, member]) => [name, isKept(name) ? member : renameLeaves(member, rename)]),
  )
}
