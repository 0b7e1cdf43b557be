import type { Problem } from '../domain/problem.ts'
import { ATTRIBUTES, ELEMENTS, localReference, TEXT_ELEMENTS } from './svg-allowed.ts'
import { isPlainText, type SvgAttribute, type SvgToken, svgTokens } from './svg-scan.ts'
import { placeInText } from './text.ts'
import { shown } from './wording.ts'

/** Levels of nesting that a drawing may have; renderers recurse. */
const DEEPEST = 64
/** Problems of one file that are worth reading. */
const MOST = 20

const HINT = 'export it as plain SVG with shapes, paths and gradients only, or use a .png'

/** Holds each tag of an SVG against the allow-list. What is not on the list is refused, whatever it may be for. */
class SvgCheck {
  readonly problems: Problem[] = []
  readonly #file: string
  readonly #text: string
  readonly #open: string[] = []
  readonly #ids = new Set<string>()
  readonly #references: SvgAttribute[] = []
  #root: readonly SvgAttribute[] | undefined

  constructor(file: string, text: string) {
    this.#file = file
    this.#text = text
  }

  run(): void {
    for (const token of svgTokens(this.#text)) {
      const fault = this.#token(token)
      if (fault !== undefined) {
        this.#report(token.at, fault)
        return
      }
    }
    this.#ended()
  }

  /** Takes in a tag or text, and tells what makes it senseless to read on. */
  #token(token: SvgToken): string | undefined {
    if (token.kind === 'fault') return `${token.message}.`
    if (token.kind === 'open') this.#opened(token)
    else if (token.kind === 'text') this.#characters(token.text, token.at)
    else if (this.#open.pop() !== token.name) return `</${token.name}> closes nothing here.`
    return this.#open.length > DEEPEST ? 'The drawing is nested too deeply.' : undefined
  }

  #report(at: number, message: string): void {
    if (this.problems.length < MOST)
      this.problems.push({ ...placeInText(this.#file, this.#text, at), rule: 'image-unsafe', message, hint: HINT })
  }

  #opened({ name, attributes, empty, at }: SvgToken & { readonly kind: 'open' }): void {
    if (!ELEMENTS.has(name)) this.#report(at, `The element <${name}> is not allowed.`)
    else if ((this.#open.length === 0) !== (name === 'svg'))
      this.#report(at, `The element <${name}> is not allowed here.`)
    else if (TEXT_ELEMENTS.has(this.#open.at(-1) ?? ''))
      this.#report(at, `The element <${name}> stands inside of a text.`)
    if (this.#open.length === 0) this.#begin(attributes, at)
    const names = new Set<string>()
    for (const attribute of attributes) {
      if (names.has(attribute.name)) this.#report(attribute.at, `The attribute ${attribute.name} stands twice.`)
      names.add(attribute.name)
      this.#attribute(attribute)
    }
    if (!empty) this.#open.push(name)
  }

  #begin(attributes: readonly SvgAttribute[], at: number): void {
    if (this.#root !== undefined) this.#report(at, 'A second drawing begins here.')
    this.#root ??= attributes
    if (!attributes.some(({ name }) => name === 'xmlns'))
      this.#report(at, 'The namespace is missing: xmlns="http://www.w3.org/2000/svg".')
  }

  #attribute(attribute: SvgAttribute): void {
    const { name, value, at } = attribute
    const pattern = ATTRIBUTES.get(name)
    if (pattern === undefined) this.#report(at, `The attribute ${name} is not allowed.`)
    else if (!pattern.test(value) || !isPlainText(value))
      this.#report(at, `The attribute ${name} has a value that is not allowed: ${shown(value)}.`)
    else if (name === 'id') this.#id(value, at)
    else if (localReference(value) !== undefined) this.#references.push(attribute)
  }

  #id(id: string, at: number): void {
    if (this.#ids.has(id)) this.#report(at, `The id ${shown(id)} stands twice.`)
    this.#ids.add(id)
  }

  #characters(text: string, at: number): void {
    const drawn = !TEXT_ELEMENTS.has(this.#open.at(-1) ?? '')
    if (drawn && text.trim() !== '') this.#report(at + text.search(/\S/), 'Text stands outside of <title> and <desc>.')
    if (!drawn && !isPlainText(text)) this.#report(at, 'This text holds an entity or a mark that is not allowed.')
  }

  #ended(): void {
    const end = this.#text.trimEnd().length
    if (this.#root === undefined) this.#report(end, 'There is no <svg> in this file.')
    else if (this.#open.length > 0) this.#report(end, `<${this.#open.at(-1)}> is never closed.`)
    for (const { value, at } of this.#references)
      if (!this.#ids.has(localReference(value) ?? ''))
        this.#report(at, `Nothing in this file has the id of ${shown(value)}.`)
    const fault = this.problems.length === 0 ? squareFault(this.#root ?? []) : undefined
    if (fault !== undefined) {
      const place = placeInText(this.#file, this.#text, this.#text.indexOf('<svg'))
      this.problems.push({ ...place, rule: 'image-dimensions', message: fault, hint: 'make the viewBox square' })
    }
  }
}

/** A drawing has no pixels, so only its shape counts: viewBox and, where both are given, width and height. */
function squareFault(attributes: readonly SvgAttribute[]): string | undefined {
  const value = (wanted: string) => attributes.find(({ name }) => name === wanted)?.value.trim()
  const [box, width, height] = [
    value('viewBox')
      ?.split(/[\s,]+/)
      .map(Number),
    value('width'),
    value('height'),
  ]
  if (box !== undefined && (box.length !== 4 || !box.every(Number.isFinite) || !(box[2]! > 0) || box[2] !== box[3]))
    return `The drawing’s viewBox is ${shown(value('viewBox'))}, and must be square, such as "0 0 512 512".`
  if (width !== undefined && height !== undefined && (Number.parseFloat(width) <= 0 || width !== height))
    return `The drawing is ${width} × ${height}, and must be square.`
  if (box === undefined && (width === undefined || height === undefined))
    return 'The drawing does not say its size: it has neither a viewBox nor width and height.'
  return undefined
}

/** Everything in an SVG that is not shapes, paths, gradients or a title; then whether it is square. */
export function svgProblems(file: string, text: string): Problem[] {
  const check = new SvgCheck(file, text)
  check.run()
  return check.problems
}
