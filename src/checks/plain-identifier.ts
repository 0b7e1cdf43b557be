import type { FieldPath, Place, Problem, Source } from '../domain/problem.ts'
import { mayHoldAddress } from './address-reading.ts'
import { type Address, addressesIn, masked } from './addresses.ts'

/** Addresses of one file that are worth naming. */
const MOST = 20

/** One content file that speaks of recipients. */
export interface IdentifierScan {
  /** The whole file, comments and all. */
  readonly text: string
  /** What it parsed to; undefined when it did not. */
  readonly value: unknown
  readonly source: Source
  /** Ends of paths to fields that hold the address of an organisation: `['source', 'email']`. */
  readonly exempt: readonly FieldPath[]
}

/** A text in a value, or the name of a field. */
interface Text {
  readonly text: string
  readonly path: FieldPath
  readonly isName: boolean
}

/** Every text in a value, names of fields included. */
function* textsIn(value: unknown, path: FieldPath): Generator<Text, void> {
  if (typeof value === 'string') yield { text: value, path, isName: false }
  if (typeof value !== 'object' || value === null) return
  for (const [name, child] of Object.entries(value)) {
    const below = [...path, Array.isArray(value) ? Number(name) : name]
    if (!Array.isArray(value)) yield { text: name, path: below, isName: true }
    yield* textsIn(child, below)
  }
}

function endsWith(path: FieldPath, end: FieldPath): boolean {
  return end.every((name, i) => path[path.length - end.length + i] === name)
}

/** Addresses that organisations gave as their own; they may stand anywhere in the file, as in a signed statement of theirs. */
function allowedAddresses(value: unknown, exempt: readonly FieldPath[]): Set<string> {
  const allowed = [...textsIn(value, [])].filter(({ path }) => exempt.some((end) => endsWith(path, end)))
  return new Set(allowed.flatMap(({ text }) => addressesIn(text).map((address) => address.text)))
}

/** In a file that does not parse, a label must do to tell the address of an organisation from that of a learner. */
const LONGEST_LABEL = 20
const LABEL = /\bemail["']?\s*:\s*["']?$/

/** Whether an address stands as the value of a field named `email`, which content has for organisations alone. */
export function isLabelledEmail(text: string, { start }: Address): boolean {
  return LABEL.test(text.slice(Math.max(start - LONGEST_LABEL, 0), start))
}

/** The problem of an address, which the message shows too little of to write to. */
export function identifierProblem(place: Place, { text }: Address): Problem {
  return {
    ...place,
    rule: 'plain-identifier',
    message: `An e-mail address stands here: "${masked(text)}". Whatever this file says becomes public.`,
    hint: 'take it out; a recipient is identified by a salted hash. If it was pushed, it stays public until the history of Git is rewritten',
  }
}

/** Places of rising offsets in a text, found in one pass. */
export function placesIn(file: string, text: string): (offset: number) => Place {
  let line = 1
  let start = 0
  return (offset) => {
    for (let next = text.indexOf('\n', start); next >= 0 && next < offset; next = text.indexOf('\n', start)) {
      line++
      start = next + 1
    }
    return { file, line, column: offset - start + 1 }
  }
}

/**
 * Finds e-mail addresses in a file of awards or endorsements: in any field, name of a field or comment, however they are
 * written. The text shows comments; the parsed value shows what escapes and folded lines of YAML hide from the text.
 */
export function checkIdentifiers({ text, value, source, exempt }: IdentifierScan): Problem[] {
  // Escapes of YAML are the one way to write an address that the text itself does not show.
  if (!mayHoldAddress(text) && !text.includes('\\')) return []
  const allowed = allowedAddresses(value, exempt)
  const isForeign = (address: Address) => !allowed.has(address.text)
  const isLabelled = (address: Address) => value === undefined && isLabelledEmail(text, address)
  const written = addressesIn(text).filter((address) => isForeign(address) && !isLabelled(address))
  const shown = new Set(written.map((address) => address.text))
  const placeOf = placesIn(source.file, text)
  const hidden = [...textsIn(value, [])].flatMap((one) =>
    addressesIn(one.text)
      .filter((address) => isForeign(address) && !shown.has(address.text))
      .map((address) => ({ address, ...one })),
  )
  return [
    ...written.slice(0, MOST).map((address) => identifierProblem(placeOf(address.start), address)),
    ...hidden
      .slice(0, MOST)
      .map(({ address, path, isName }) =>
        identifierProblem(isName ? source.placeOfKey(path) : source.placeOf(path), address),
      ),
  ]
}
