import type { FieldPath, Place, Problem, Source } from '../domain/problem.ts'
import type { Rule } from '../domain/rules.ts'

/** Findings of one file that are worth naming. */
const MOST = 20

/** One content file that speaks of recipients. */
export interface TextScan {
  /** The whole file, comments and all. */
  readonly text: string
  /** What it parsed to; undefined when it did not. */
  readonly value: unknown
  readonly source: Source
  /** The field that holds an organisation, whose own addresses and numbers may stand anywhere in the file. */
  readonly organisation: string
}

/** Something in a text that tells of a person. */
export interface Finding {
  /** In one way of writing, by which two findings are the same. */
  readonly text: string
  /** Where it begins and ends in the text as written. */
  readonly start: number
  readonly end: number
}

/** What must not stand in a file, and how it is found. */
export interface PrivateKind {
  readonly rule: Rule
  /** Whether a text can hold it at all: nearly none does, and this is asked of every file. */
  mayStandIn(text: string): boolean
  findIn(text: string): readonly Finding[]
  /** The field of an organisation that holds its own. */
  readonly field: string
  /** What is wrong with it, and how to mend that. */
  wordsFor(finding: Finding): Pick<Problem, 'message' | 'hint'>
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

/** What organisations gave as their own; it may stand anywhere in the file, as in a signed statement of theirs. */
function allowedIn(value: unknown, kind: PrivateKind, organisation: string): Set<string> {
  const allowed = [...textsIn(value, [])].filter(({ path }) => endsWith(path, [organisation, kind.field]))
  return new Set(allowed.flatMap(({ text }) => kind.findIn(text).map((found) => found.text)))
}

/** In a file that does not parse, a label must do to tell what is an organisation’s from what is a learner’s. */
const LONGEST_LABEL = 20

/** Whether a finding stands as the value of the field that content has for organisations alone. */
export function isLabelled({ field }: PrivateKind, text: string, { start }: Finding): boolean {
  return new RegExp(`\\b${field}["']?\\s*:\\s*["']?$`).test(text.slice(Math.max(start - LONGEST_LABEL, 0), start))
}

/** The problem of a finding, whose message shows too little of it to reach anybody. */
export function problemOf({ rule, wordsFor }: PrivateKind, place: Place, found: Finding): Problem {
  return { ...place, rule, ...wordsFor(found) }
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
 * Finds what tells of a person in a file of awards or endorsements: in any field, name of a field or comment, however it is
 * written. The text shows comments; the parsed value shows what escapes and folded lines of YAML hide from the text.
 */
export function scanText(kind: PrivateKind, { text, value, source, organisation }: TextScan): Problem[] {
  // Escapes of YAML are the one way to write it that the text itself does not show.
  if (!kind.mayStandIn(text) && !text.includes('\\')) return []
  const allowed = allowedIn(value, kind, organisation)
  const isForeign = (found: Finding) => !allowed.has(found.text)
  const isOwn = (found: Finding) => value === undefined && isLabelled(kind, text, found)
  const written = kind.findIn(text).filter((found) => isForeign(found) && !isOwn(found))
  const shown = new Set(written.map((found) => found.text))
  const placeOf = placesIn(source.file, text)
  const hidden = [...textsIn(value, [])].flatMap((one) =>
    kind
      .findIn(one.text)
      .filter((found) => isForeign(found) && !shown.has(found.text))
      .map((found) => ({ found, ...one })),
  )
  return [
    ...written.slice(0, MOST).map((found) => problemOf(kind, placeOf(found.start), found)),
    ...hidden
      .slice(0, MOST)
      .map(({ found, path, isName }) =>
        problemOf(kind, isName ? source.placeOfKey(path) : source.placeOf(path), found),
      ),
  ]
}
