import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, Scalar, type YAMLMap } from 'yaml'
import { FORBIDDEN } from '../domain/patterns.ts'
import type { Problem } from '../domain/problem.ts'
import type { Rule } from '../domain/rules.ts'
import { codePointName } from './text.ts'
import type { YamlDocument } from './yaml.ts'

/** Levels of nesting: the deepest field of any schema has nine. */
const DEEPEST = 24
/** Problems of one file that are worth reading. */
const MOST = 20

/** A parsed YAML document as plain values. */
export interface PlainValue {
  readonly value: unknown
  readonly problems: readonly Problem[]
}

const NO_REFERENCES = 'write the value out where it is needed, as plain text'

/** The name of a field as it is written: the code `1.10` of a framework is not the number 1.1. */
export function nameOf({ value, source }: Scalar): string {
  return typeof value === 'string' ? value : (source ?? String(value))
}

/** Turns nodes into values by hand, so that nothing that could stand for something else gets through unseen. */
class Reader {
  readonly problems: Problem[] = []
  readonly #yaml: YamlDocument

  constructor(yaml: YamlDocument) {
    this.#yaml = yaml
  }

  read(node: unknown, depth: number): unknown {
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) {
      if (isAlias(node)) this.#report(node, 'yaml-alias', `The alias "*${node.source}" stands here.`, NO_REFERENCES)
      return null
    }
    this.#checkProperties(node)
    if (isScalar(node)) return this.#scalar(node)
    if (depth > DEEPEST) {
      this.#report(node, 'yaml-syntax', 'The YAML is nested too deeply.', 'no field needs more than a few levels')
      return null
    }
    return isMap(node) ? this.#map(node, depth) : node.items.map((item) => this.read(item, depth + 1))
  }

  #report(node: Node | undefined, rule: Rule, message: string, hint: string): void {
    if (this.problems.length < MOST)
      this.problems.push({ ...this.#yaml.placeAt(node?.range?.[0] ?? 0), rule, message, hint })
  }

  #checkProperties(node: Node & { anchor?: string; tag?: string }): void {
    if (node.anchor !== undefined)
      this.#report(node, 'yaml-alias', `The anchor "&${node.anchor}" stands before this.`, NO_REFERENCES)
    if (node.tag !== undefined)
      this.#report(
        node,
        'yaml-alias',
        `The tag "${node.tag}" stands before this.`,
        'take the tag out; text goes in quotes',
      )
  }

  #scalar(node: Scalar): unknown {
    const { value } = node
    // Only an escape in double quotes can bring in what the text of the file does not show.
    const hidden =
      typeof value === 'string' && node.type === Scalar.QUOTE_DOUBLE ? FORBIDDEN.exec(value)?.[0] : undefined
    if (hidden !== undefined)
      this.#report(
        node,
        'file-encoding',
        `This text holds the character ${codePointName(hidden)}, written as an escape.`,
        'take it out',
      )
    return value
  }

  /** A map without a prototype: `__proto__` and `constructor` are names like any other, and no schema has them. */
  #map(node: YAMLMap, depth: number): Record<string, unknown> {
    const map: Record<string, unknown> = Object.create(null)
    for (const pair of node.items as Pair[]) {
      const key = this.#key(pair, node)
      const value = this.read(pair.value, depth + 1)
      if (key === undefined) continue
      if (key in map) this.#repeated(pair.key as Node)
      map[key] = value
    }
    return map
  }

  #repeated(key: Node): void {
    this.#report(key, 'yaml-syntax', 'This field stands twice in one map.', 'keep one of them')
  }

  #key(pair: Pair, map: YAMLMap): string | undefined {
    const { key } = pair
    if (!isScalar(key) || key.value === null) {
      const place = isMap(key) || isSeq(key) || isAlias(key) || isScalar(key) ? key : map
      this.#report(place, 'yaml-syntax', 'The name of a field is not plain text.', 'write it as "name: value"')
      return undefined
    }
    this.#checkProperties(key)
    this.#scalar(key)
    const name = nameOf(key)
    if (name === '<<') this.#report(key, 'yaml-alias', 'The merge key "<<" stands here.', NO_REFERENCES)
    return name
  }
}

/** Reads a document as plain values; the value counts only when there is no problem. */
export function plainValue(yaml: YamlDocument): PlainValue {
  const reader = new Reader(yaml)
  const value = reader.read(yaml.document.contents, 0)
  return { value, problems: reader.problems }
}
