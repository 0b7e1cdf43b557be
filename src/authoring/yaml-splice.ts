import { isMap, isScalar, isSeq, type Node, type Pair, type ParsedNode, type YAMLMap, type YAMLSeq } from 'yaml'
import type { FieldPath } from '../domain/problem.ts'
import { betweenBrackets, blockLines, scalarText } from './yaml-pieces.ts'

/** A piece of text in the place of another. Offsets count UTF-16 code units. */
export interface Splice {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** YAML text with its tree. */
export interface Parsed {
  readonly text: string
  readonly root: ParsedNode | null
  /** How its lines end. */
  readonly lineEnd: '\n' | '\r\n'
}

type Collection = YAMLMap<unknown, unknown> | YAMLSeq

const isCollection = (node: unknown): node is Collection => isMap(node) || isSeq(node)
const startOf = (node: unknown) => (node as Node | null)?.range?.[0] ?? 0
const pairsOf = (map: YAMLMap<unknown, unknown>) => map.items as readonly Pair[]
const indexOf = (map: YAMLMap<unknown, unknown>, name: unknown) =>
  pairsOf(map).findIndex(({ key }) => isScalar(key) && String(key.value) === name)

/** Where a value ends, without the comments and blank lines that the parser counts to it. */
function endOf(node: unknown, before = 0): number {
  if (isMap(node) && node.flow !== true && node.items.length > 0) {
    const { key, value } = pairsOf(node).at(-1)!
    return endOf(value, endOf(key))
  }
  if (isSeq(node) && node.flow !== true && node.items.length > 0) return endOf(node.items.at(-1))
  return (node as Node | null)?.range?.[1] ?? before
}

const endOfPair = ({ key, value }: Pair) => endOf(value, endOf(key))
const endOfItem = (collection: Collection, item: unknown) => (isMap(collection) ? endOfPair(item as Pair) : endOf(item))

/** The start of the line that holds an offset. */
const lineStart = (text: string, offset: number) => text.lastIndexOf('\n', offset - 1) + 1

/** The start of the line after a value. What ends with its line break, as a block of text does, ends there. */
function nextLine(text: string, end: number): number {
  if (text[end - 1] === '\n') return end
  const at = text.indexOf('\n', end)
  return at < 0 ? text.length : at + 1
}

/** Lines at the start of a line, or after a last line that no line break ends. */
function insertLines({ text, lineEnd }: Parsed, at: number, lines: readonly string[]): Splice {
  const written = lines.join(lineEnd)
  const open = at === text.length && !text.endsWith('\n')
  return { from: at, to: at, text: open ? lineEnd + written : written + lineEnd }
}

/** A further item between the brackets of a list or map on one line. */
function insertBetween({ text }: Parsed, collection: Collection, added: string): Splice {
  const last = collection.items.at(-1)
  const close = endOf(collection) - 1
  if (last === undefined) {
    const padded = isMap(collection) ? ` ${added} ` : added
    return { from: close, to: close, text: padded }
  }
  const at = endOfItem(collection, last)
  // A comma that ends the last item already is put to use.
  const comma = /^\s*,/.exec(text.slice(at, close))
  return comma === null
    ? { from: at, to: at, text: `, ${added}` }
    : { from: at + comma[0].length, to: at + comma[0].length, text: ` ${added}` }
}

function insertInto(parsed: Parsed, collection: Collection, name: string | number, value: unknown): Splice {
  const added = isMap(collection) ? { [name]: value } : [value]
  if (collection.flow === true || collection.items.length === 0)
    return insertBetween(parsed, collection, betweenBrackets(added))
  const last = collection.items.at(-1)
  const indent = startOf(collection) - lineStart(parsed.text, startOf(collection))
  // The items of a list look alike: "- { … }" begets "- { … }".
  const oneLine = isSeq(collection) && isCollection(last) && last.flow === true
  const lines = oneLine ? [`${' '.repeat(indent)}- ${betweenBrackets(added)}`] : blockLines(added, indent)
  return insertLines(parsed, nextLine(parsed.text, endOfItem(collection, last)), lines)
}

/** Another list in the place of a list, written as that is. */
function replacedList({ lineEnd, text }: Parsed, list: YAMLSeq, value: readonly unknown[]): Splice {
  const [from, to] = [startOf(list), endOf(list)]
  if (list.flow === true || value.length === 0) return { from, to, text: `[${betweenBrackets(value)}]` }
  return {
    from,
    to,
    text: blockLines(value, from - lineStart(text, from))
      .join(lineEnd)
      .trimStart(),
  }
}

/** The value at the end of a path of which nothing is there. */
function nested(path: FieldPath, value: unknown): unknown {
  const [name, ...rest] = path
  if (name === undefined) return value
  return typeof name === 'number' ? [nested(rest, value)] : { [name]: nested(rest, value) }
}

/** What a step leads to: `undefined` when it is not there. */
function child(node: Collection, name: string | number): { readonly value: unknown } | undefined {
  if (isSeq(node)) {
    const value: unknown = node.items[Number(name)]
    return value === undefined ? undefined : { value }
  }
  return pairsOf(node)[indexOf(node, name)]
}

/**
 * The splice that makes a path lead to a value, or nothing when the text around it leaves no safe place for one. A list
 * grows by the step after its last.
 */
export function settingSplice(parsed: Parsed, path: FieldPath, value: unknown): Splice | undefined {
  let node: unknown = parsed.root
  let flow = false
  for (const [i, name] of path.entries()) {
    if (!isCollection(node)) return undefined
    flow ||= node.flow === true
    const next = child(node, name)
    if (next === undefined) return insertInto(parsed, node, name, nested(path.slice(i + 1), value))
    node = next.value
  }
  if (isSeq(node) && Array.isArray(value)) return replacedList(parsed, node, value)
  if (!isScalar(node) || node.range == null || (typeof value === 'object' && value !== null)) return undefined
  const [from, to] = node.range
  const written = scalarText(value, node, flow)
  const lineBreak = /\r?\n$/.exec(parsed.text.slice(from, to))?.[0] ?? ''
  return written.includes('\n') ? undefined : { from, to, text: written + lineBreak }
}

/** The splice that takes a field of a map out, with its lines; nothing when it cannot be made safely. */
export function removingSplice(parsed: Parsed, path: FieldPath): Splice | undefined {
  let map: unknown = parsed.root
  for (const name of path.slice(0, -1)) map = isCollection(map) ? child(map, name)?.value : undefined
  if (!isMap(map)) return undefined
  const at = indexOf(map, path.at(-1))
  const [before, pair, after] = [pairsOf(map)[at - 1], pairsOf(map)[at], pairsOf(map)[at + 1]]
  if (pair === undefined || (before === undefined && after === undefined)) return undefined
  const from = startOf(pair.key)
  const start = lineStart(parsed.text, from)
  const ownLine = parsed.text.slice(start, from).trim() === ''
  if (map.flow !== true && ownLine) return { from: start, to: nextLine(parsed.text, endOfPair(pair)), text: '' }
  if (after !== undefined) return { from, to: startOf(after.key), text: '' }
  return before && { from: endOfPair(before), to: endOfPair(pair), text: '' }
}
