import { FORBIDDEN } from '../domain/patterns.ts'
import type { Place, Problem } from '../domain/problem.ts'

/** The place of a UTF-16 offset in a text. */
export function placeInText(file: string, text: string, offset: number): Place {
  const before = text.slice(0, offset)
  const start = before.lastIndexOf('\n') + 1
  let line = 1
  for (let i = before.indexOf('\n'); i >= 0; i = before.indexOf('\n', i + 1)) line++
  return { file, line, column: offset - start + 1 }
}

/** How a forbidden character is named in a message: `U+202E`. */
export function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

function forbiddenProblem(file: string, text: string, offset: number): Problem {
  return {
    ...placeInText(file, text, offset),
    rule: 'file-encoding',
    message: `The character ${codePointName(text.slice(offset, offset + 1))} stands here, which cannot be seen and can hide what a text says.`,
    hint: 'take it out; an editor that shows invisible characters helps',
  }
}

/** Where bytes stop being UTF-8: what a lenient reader gives, encoded again, first differs from them there. */
function malformedProblem(file: string, bytes: Uint8Array): Problem {
  const lenient = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const again = new TextEncoder().encode(lenient)
  const at = again.findIndex((byte, i) => byte !== bytes[i])
  const before = new TextDecoder('utf-8').decode(bytes.subarray(0, at < 0 ? bytes.length : at))
  return {
    ...placeInText(file, before, before.length),
    rule: 'file-encoding',
    message: 'This is not UTF-8.',
    hint: 'save the file as UTF-8',
  }
}

export type Decoded = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: Problem }

/** Reads bytes as UTF-8 without hidden characters. A byte order mark at the very start, as some editors write, is dropped. */
export function decodeText(file: string, bytes: Uint8Array): Decoded {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return { ok: false, problem: malformedProblem(file, bytes) }
  }
  const offset = text.search(FORBIDDEN)
  return offset < 0 ? { ok: true, text } : { ok: false, problem: forbiddenProblem(file, text, offset) }
}
