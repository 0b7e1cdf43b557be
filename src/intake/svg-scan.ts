import { FORBIDDEN } from '../domain/patterns.ts'
import { ENTITIES } from './svg-allowed.ts'

/** An attribute as written, with the offset of its name. */
export interface SvgAttribute {
  readonly name: string
  readonly value: string
  readonly at: number
}

/** A piece of an SVG, with its offset. */
export type SvgToken =
  | {
      readonly kind: 'open'
      readonly name: string
      readonly attributes: readonly SvgAttribute[]
      readonly empty: boolean
      readonly at: number
    }
  | { readonly kind: 'close'; readonly name: string; readonly at: number }
  | { readonly kind: 'text'; readonly text: string; readonly at: number }
  | { readonly kind: 'fault'; readonly message: string; readonly at: number }

const DECLARATION =
  /^<\?xml version=(?:"1\.0"|'1\.0')(?: encoding=(?:"utf-8"|'utf-8'))?(?: standalone=(?:"(?:yes|no)"|'(?:yes|no)'))?\s*\?>/i
const OPEN = /<([A-Za-z][\w:.-]*)/y
const CLOSE = /<\/([A-Za-z][\w:.-]*)[ \t\r\n]*>/y
const ATTRIBUTE = /[ \t\r\n]+([A-Za-z_][\w:.-]*)[ \t\r\n]*=[ \t\r\n]*(?:"([^"<]*)"|'([^'<]*)')/y
const END = /[ \t\r\n]*(\/?)>/y
const TEXT = /[^<]+/y

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/**
 * Where the comment that begins at an offset ends, if it is one that XML allows. HTML ends a comment at `<!-->`: one that
 * begins so would be read further by a browser that takes the file as HTML.
 */
function commentEnd(text: string, at: number): number | undefined {
  if (!text.startsWith('<!--', at) || /^-?>/.test(text.slice(at + 4, at + 6))) return undefined
  const dashes = text.indexOf('--', at + 4)
  return dashes >= 0 && text[dashes + 2] === '>' ? dashes + 3 : undefined
}

/** Whether each `&` begins one of XML's five names or a number of a visible character, and there is no `]]>`. */
export function isPlainText(text: string): boolean {
  const rest = text.replace(/&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(\w+));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES.has(name) ? '' : whole
    const code = Number.parseInt(decimal ?? hex, decimal === undefined ? 16 : 10)
    return isVisible(code) ? '' : whole
  })
  return !rest.includes('&') && !text.includes(']]>')
}

/** Whether XML allows a character of this code point, and a reader can see it. */
function isVisible(code: number): boolean {
  if (code > 0x10_ffff || (code >= 0xd800 && code <= 0xdfff) || code === 0) return false
  return code === 13 || !FORBIDDEN.test(String.fromCodePoint(code))
}

/** What a construct that is not let in is called, by how it begins. */
const REFUSED: readonly (readonly [string, string])[] = [
  ['<!DOCTYPE', 'A document type stands here'],
  ['<![CDATA[', 'A CDATA section stands here'],
  ['<?', 'A processing instruction stands here'],
  ['<!--', 'A comment that XML does not allow stands here'],
]

function refusal(text: string, at: number): SvgToken {
  const upper = text.slice(at, at + 9).toUpperCase()
  const [, message = 'This is not written as plain XML'] = REFUSED.find(([start]) => upper.startsWith(start)) ?? []
  return { kind: 'fault', message, at }
}

function openTag(text: string, [whole, name = '']: RegExpExecArray, at: number): { token: SvgToken; end: number } {
  const attributes: SvgAttribute[] = []
  let end = at + whole.length
  for (let found = match(ATTRIBUTE, text, end); found !== null; found = match(ATTRIBUTE, text, end)) {
    const [all, attribute = '', double, single] = found
    attributes.push({ name: attribute, value: double ?? single ?? '', at: end + all.search(/[^ \t\r\n]/) })
    end += all.length
  }
  const close = match(END, text, end)
  if (close === null)
    return { token: { kind: 'fault', message: `The tag <${name}> is not written as plain XML`, at: end }, end }
  return { token: { kind: 'open', name, attributes, empty: close[1] === '/', at }, end: end + close[0].length }
}

/**
 * Cuts an SVG into tags and text. It knows a small part of XML and nothing of HTML's repairs: the first thing that it
 * does not know ends it with a fault, so that no browser can read more in a file than was checked.
 */
export function* svgTokens(text: string): Generator<SvgToken, void> {
  let at = DECLARATION.exec(text)?.[0].length ?? 0
  while (at < text.length) {
    const comment = commentEnd(text, at)
    const open = match(OPEN, text, at)
    const other = match(CLOSE, text, at) ?? match(TEXT, text, at)
    if (comment !== undefined) at = comment
    else if (open !== null) {
      const { token, end } = openTag(text, open, at)
      yield token
      if (token.kind === 'fault') return
      at = end
    } else if (other !== null) {
      yield other[1] === undefined ? { kind: 'text', text: other[0], at } : { kind: 'close', name: other[1], at }
      at += other[0].length
    } else {
      yield refusal(text, at)
      return
    }
  }
}
