import { type Document, parseDocument } from 'yaml'
import { isObject, sameJson, without } from '../domain/json.ts'
import type { FieldPath } from '../domain/problem.ts'
import { PublisherError } from '../domain/publisher-error.ts'
import { type Parsed, removingSplice, type Splice, settingSplice } from './yaml-splice.ts'

/** A change of what a YAML text says. */
export type YamlEdit =
  /** Makes a field be a value; lists and maps on the way are made where they are not there. */
  | { readonly kind: 'set'; readonly path: FieldPath; readonly value: unknown }
  /** Adds an item to the end of a list, which is made when it is not there. */
  | { readonly kind: 'append'; readonly path: FieldPath; readonly value: unknown }
  /** Takes a field of a map, or an item of a list, out; one that is not there is out already. */
  | { readonly kind: 'remove'; readonly path: FieldPath }

/** An edit with the place of each new item counted out. */
type Step = Exclude<YamlEdit, { kind: 'append' }>

/** The most edits that are made one at a time: each of them parses the text anew. */
const MOST_ONE_BY_ONE = 100

const BYTE_ORDER_MARK = '\uFEFF'

/** As intake parses content: what is not plain YAML never gets here, since content is checked first. */
function parsed(text: string): Document.Parsed {
  return parseDocument(text, { schema: 'core', version: '1.2', merge: false, uniqueKeys: false, logLevel: 'error' })
}

function valueAt(value: unknown, path: FieldPath): unknown {
  return path.reduce<unknown>((at, name) => {
    if (Array.isArray(at)) return at[Number(name)] as unknown
    return isObject(at) && Object.hasOwn(at, name) ? at[name] : undefined
  }, value)
}

function stepOf(value: unknown, edit: YamlEdit): Step {
  if (edit.kind !== 'append') return edit
  const list = valueAt(value, edit.path)
  return { kind: 'set', path: [...edit.path, Array.isArray(list) ? list.length : 0], value: edit.value }
}

/** The value that a text must have after a step. */
function after(value: unknown, step: Step, depth = 0): unknown {
  const name = step.path[depth]
  if (name === undefined) return step.kind === 'set' ? step.value : value
  const inner = valueAt(value, [name])
  if (step.kind === 'remove' && inner === undefined) return value
  const out = step.kind === 'remove' && depth === step.path.length - 1
  if (typeof name === 'number') {
    const list: readonly unknown[] = Array.isArray(value) ? value : []
    return out ? list.toSpliced(name, 1) : list.toSpliced(name, 1, after(inner, step, depth + 1))
  }
  const map = isObject(value) ? value : {}
  return out ? without(map, name) : { ...map, [name]: after(inner, step, depth + 1) }
}

/** Whether a text parses and says what it must. */
function says(text: string, expected: unknown): boolean {
  const document = parsed(text)
  return document.errors.length === 0 && sameJson(document.toJS(), expected)
}

/** The text with all splices made. Two at one place keep their order; of two that overlap, the check that follows tells. */
function spliced(text: string, splices: readonly Splice[]): string {
  const pieces: string[] = []
  let at = 0
  for (const { from, to, text: piece } of splices.toSorted((a, b) => a.from - b.from)) {
    pieces.push(text.slice(at, from), piece)
    at = to
  }
  return pieces.join('') + text.slice(at)
}

function bySplices(text: string, steps: readonly Step[], expected: unknown): string | undefined {
  const whole: Parsed = { text, root: parsed(text).contents, lineEnd: text.includes('\r\n') ? '\r\n' : '\n' }
  const splices: Splice[] = []
  for (const step of steps) {
    const splice = step.kind === 'set' ? settingSplice(whole, step.path, step.value) : removingSplice(whole, step.path)
    if (splice === undefined) return undefined
    splices.push(splice)
  }
  const edited = spliced(text, splices)
  return says(edited, expected) ? edited : undefined
}

/** The parser's own way: it keeps comments and order, though not each space. */
function byDocument(text: string, steps: readonly Step[], expected: unknown): string | undefined {
  const document = parsed(text)
  for (const step of steps) {
    if (step.kind === 'set') document.setIn(step.path, document.createNode(step.value))
    else document.deleteIn(step.path)
  }
  const written = document.toString({ lineWidth: 0, singleQuote: true })
  const edited = text.includes('\r\n') ? written.replaceAll('\n', '\r\n') : written
  return says(edited, expected) ? edited : undefined
}

function changes(value: unknown, step: Step): boolean {
  const now = valueAt(value, step.path)
  return step.kind === 'set' ? !sameJson(now, step.value) : now !== undefined
}

function edited(text: string, edits: readonly YamlEdit[]): string | undefined {
  let expected: unknown = parsed(text).toJS()
  const steps: Step[] = []
  for (const edit of edits) {
    const step = stepOf(expected, edit)
    if (!changes(expected, step)) continue
    expected = after(expected, step)
    steps.push(step)
  }
  const quick = bySplices(text, steps, expected)
  if (quick !== undefined) return quick
  // Where one edit builds on another, or one of them has no safe splice: one at a time, unless that would take too long.
  return steps.length > MOST_ONE_BY_ONE ? byDocument(text, steps, expected) : oneByOne(text, steps)
}

function oneByOne(text: string, steps: readonly Step[]): string | undefined {
  return steps.reduce<string | undefined>((now, step) => {
    if (now === undefined) return undefined
    const value = after(parsed(now).toJS(), step)
    return bySplices(now, [step], value) ?? byDocument(now, [step], value)
  }, text)
}

/**
 * Edits YAML text and leaves all else as it stands, byte for byte: comments, order, quotes, indentation, line ends. The
 * result is parsed again and held against what it must say; where pieces of text cannot be put in safely, the parser writes
 * the document, which keeps comments and order.
 *
 * @param text - YAML of one document that content may hold: no aliases, no tags.
 * @example
 * editYaml('badge: sql\n', [{ kind: 'append', path: ['status'], value: { change: 'revoke', on: '2026-03-01', reason: 'Why.' } }])
 * @throws PublisherError ERR_INPUT_UNREADABLE when neither way says what it must; nothing is ever written that says something else.
 */
export function editYaml(text: string, edits: readonly YamlEdit[]): string {
  const mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : ''
  const now = edited(text.slice(mark.length), edits)
  if (now !== undefined) return mark + now
  throw new PublisherError('ERR_INPUT_UNREADABLE', 'this YAML cannot be edited without changing something else in it', {
    hint: 'edit the file by hand',
  })
}
