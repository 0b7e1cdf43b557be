import { markdownFaults } from '../checks/markdown-unsafe.ts'
import type { Problem, Sourced } from '../domain/problem.ts'
import { Documents } from './documents.ts'
import type { Files } from './files.ts'
import { type FrontMatter, splitFrontMatter } from './front-matter.ts'
import { type Shape, shapeOf } from './shape.ts'
import { decodeText, placeInText } from './text.ts'
import type { ContentFile } from './tree.ts'
import { parseYaml } from './yaml.ts'

/** A Markdown file: what its front matter parsed to, and its text. */
export interface Markdown<T> {
  readonly fields: Sourced<T>
  readonly parts: FrontMatter
}

/** Reads content files one after the other and gathers every problem; what has one is `undefined`. */
export class Reader {
  readonly problems: Problem[] = []
  readonly documents: Documents
  readonly #files: Files

  constructor(files: Files) {
    this.#files = files
    this.documents = new Documents(files)
  }

  report(...problems: readonly Problem[]): void {
    for (const problem of problems) this.problems.push(problem)
  }

  bytes({ file, readable }: ContentFile): Uint8Array | undefined {
    return readable ? this.#files.bytes(file) : undefined
  }

  text(file: ContentFile): string | undefined {
    const bytes = this.bytes(file)
    if (bytes === undefined) return undefined
    const decoded = decodeText(file.file, bytes)
    if (decoded.ok) return decoded.text
    this.report(decoded.problem)
    return undefined
  }

  /** Parses YAML text to plain values that no schema has seen yet. */
  plain(file: ContentFile, text: string, linesBefore = 0): { readonly value: unknown } | undefined {
    const parsed = parseYaml({ file: file.file, text, linesBefore })
    if (!parsed.ok) {
      this.report(...parsed.problems)
      return undefined
    }
    this.documents.remember(file.file, parsed.yaml)
    return { value: parsed.value }
  }

  /** Holds plain values against the shape of their kind. */
  shaped<T>(file: ContentFile, shape: Shape<T>, value: unknown): Sourced<T> | undefined {
    const source = this.documents.sourceOf(file.file)
    const shaped = shapeOf(shape, value, source)
    if (shaped.ok) return { value: shaped.value, source, path: [] }
    this.report(...shaped.problems)
    return undefined
  }

  yaml<T>(file: ContentFile, shape: Shape<T>): Sourced<T> | undefined {
    const text = this.text(file)
    const plain = text === undefined ? undefined : this.plain(file, text)
    return plain && this.shaped(file, shape, plain.value)
  }

  markdown<T>(file: ContentFile, shape: Shape<T>): Markdown<T> | undefined {
    const text = this.text(file)
    const split = text === undefined ? undefined : splitFrontMatter(file.file, text)
    if (split?.ok === false) this.report(split.problem)
    if (split?.ok !== true) return undefined
    this.#checkBody(file, split.parts)
    const plain = this.plain(file, split.parts.yaml, split.parts.linesBefore)
    const fields = plain && this.shaped(file, shape, plain.value)
    return fields && { fields, parts: split.parts }
  }

  #checkBody({ file }: ContentFile, { body, bodyLine }: FrontMatter): void {
    for (const { offset, message, hint } of markdownFaults(body)) {
      const { line, column } = placeInText(file, body, offset)
      this.report({ file, line: line + bodyLine - 1, column, rule: 'markdown-unsafe', message, hint })
    }
  }
}
