import type { Problem } from '../domain/problem.ts'
import { placeInText } from './text.ts'

/** A Markdown file in its two parts. */
export interface FrontMatter {
  /** The YAML between the two lines. */
  readonly yaml: string
  /** How many lines of the file stand before the YAML. */
  readonly linesBefore: number
  /** The Markdown, with `\n` line ends and without blank lines at its ends. */
  readonly body: string
  /** Line of the file that the Markdown begins on. */
  readonly bodyLine: number
}

export type Split =
  | { readonly ok: true; readonly parts: FrontMatter }
  | { readonly ok: false; readonly problem: Problem }

const OPENING = /^---\r?\n/
const CLOSING = /^---\r?$/m

function failed(problem: Problem): Split {
  return { ok: false, problem }
}

function badOpening(file: string, text: string): Split {
  const first = /^[^\r\n]*/.exec(text)?.[0] ?? ''
  const shown = first.length > 40 ? `${first.slice(0, 40)}…` : first
  return failed({
    file,
    line: 1,
    column: 1,
    rule: 'front-matter',
    message:
      text.trim() === ''
        ? 'This file is empty.'
        : `Line 1 is ${JSON.stringify(shown)}, and must be exactly "---" with nothing before or after it.`,
    hint: 'begin with a line "---", then the fields as YAML, then a line "---", then the text',
  })
}

function neverClosed(file: string): Split {
  return failed({
    file,
    line: 1,
    column: 1,
    rule: 'front-matter',
    message: 'The front matter that begins here never ends.',
    hint: 'write a line that is exactly "---" after the last field',
  })
}

/**
 * Splits a Markdown file into front matter and text. There is one language, YAML, and nothing that names another:
 * `---js` is a line that does not open front matter, not a request to run what follows.
 */
export function splitFrontMatter(file: string, text: string): Split {
  const opening = OPENING.exec(text)
  if (opening === null) return badOpening(file, text)
  const start = opening[0].length
  const closing = CLOSING.exec(text.slice(start))
  if (closing === null) return neverClosed(file)
  const end = start + closing.index
  const rest = text.slice(end + closing[0].length + 1).replaceAll('\r\n', '\n')
  const blank = /^(?:[ \t]*\n)*/.exec(rest)?.[0] ?? ''
  const body = rest.slice(blank.length).trimEnd()
  const skipped = body === '' ? 0 : blank.split('\n').length - 1
  const bodyLine = placeInText(file, text, end).line + 1 + skipped
  return { ok: true, parts: { yaml: text.slice(start, end), linesBefore: 1, body, bodyLine } }
}
