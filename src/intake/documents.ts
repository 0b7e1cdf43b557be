import { isMap, isScalar, isSeq, type Node, type Pair } from 'yaml'
import type { FieldPath, Place, Source } from '../domain/problem.ts'
import type { Files } from './files.ts'
import { splitFrontMatter } from './front-matter.ts'
import { nameOf } from './plain-value.ts'
import { decodeText } from './text.ts'
import { parseYamlDocument, type YamlDocument, type YamlText } from './yaml.ts'

/** The pair of a map, or the item of a list, that one step of a path leads to. */
function step(node: unknown, name: string | number): { readonly key?: unknown; readonly value: unknown } | undefined {
  if (isSeq(node) && typeof name === 'number') {
    const value = node.items[name]
    return value === undefined ? undefined : { value }
  }
  if (!isMap(node)) return undefined
  return (node.items as Pair[]).find(({ key }) => isScalar(key) && nameOf(key) === name)
}

function offsetOf(node: unknown): number | undefined {
  return (node as Node | null)?.range?.[0]
}

/** Where a path leads: the offset of the value, or of the nearest parent's, and of the name that leads to it. */
function follow(
  root: unknown,
  path: FieldPath,
): { readonly value: number; readonly key: number; readonly whole: boolean } {
  let value = offsetOf(root) ?? 0
  let key = value
  let node = root
  for (const name of path) {
    const next = step(node, name)
    if (next === undefined) return { value, key: value, whole: false }
    key = offsetOf(next.key) ?? offsetOf(next.value) ?? value
    value = offsetOf(next.value) ?? key
    node = next.value
  }
  return { value, key, whole: true }
}

/** The part of a file's text that is YAML. */
function yamlOf(file: string, text: string): YamlText | undefined {
  if (!file.endsWith('.md')) return { file, text, linesBefore: 0 }
  const split = splitFrontMatter(file, text)
  return split.ok ? { file, text: split.parts.yaml, linesBefore: split.parts.linesBefore } : undefined
}

/**
 * Finds places in content files. Parsed documents are large and places are asked for only when something is wrong, so
 * it keeps one document, the last, and parses a file again when it has to.
 */
export class Documents {
  readonly #files: Files
  #last: { readonly file: string; readonly yaml: YamlDocument } | undefined

  constructor(files: Files) {
    this.#files = files
  }

  /** Keeps a document that was parsed just now. */
  remember(file: string, yaml: YamlDocument): void {
    this.#last = { file, yaml }
  }

  sourceOf(file: string): Source {
    return new FileSource(this, file)
  }

  placeOf(file: string, path: FieldPath, what: 'value' | 'key'): Place {
    const yaml = this.#open(file)
    if (yaml === undefined) return { file, line: 1, column: 1 }
    const root = yaml.document.contents
    const found = follow(root, path)
    if (!found.whole && path[0] === 'recipients' && path.length > 2 && !follow(root, path.slice(0, 3)).whole) {
      // What a recipient of a cohort does not say itself, the cohort says for all.
      const shared = follow(root, path.slice(2))
      if (shared.whole) return yaml.placeAt(shared[what])
    }
    return yaml.placeAt(found[what])
  }

  placeOfBody(file: string): Place {
    const decoded = decodeText(file, this.#files.bytes(file))
    const split = decoded.ok ? splitFrontMatter(file, decoded.text) : undefined
    return { file, line: split?.ok === true ? split.parts.bodyLine : 1, column: 1 }
  }

  #open(file: string): YamlDocument | undefined {
    if (this.#last?.file === file) return this.#last.yaml
    const decoded = decodeText(file, this.#files.bytes(file))
    const text = decoded.ok ? yamlOf(file, decoded.text) : undefined
    if (text === undefined) return undefined
    this.#last = { file, yaml: parseYamlDocument(text) }
    return this.#last.yaml
  }
}

/** A file's name and the way to its places: small, since there is one for each award. */
class FileSource implements Source {
  readonly #documents: Documents
  readonly file: string

  constructor(documents: Documents, file: string) {
    this.#documents = documents
    this.file = file
  }

  placeOf(path: FieldPath): Place {
    return this.#documents.placeOf(this.file, path, 'value')
  }

  placeOfKey(path: FieldPath): Place {
    return this.#documents.placeOf(this.file, path, 'key')
  }

  placeOfBody(): Place {
    return this.#documents.placeOfBody(this.file)
  }
}
