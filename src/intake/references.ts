import { type Alignment, partsOf, type Resolved, resolveAlignments } from '../domain/alignment.ts'
import { alignmentTo, type Framework, itemAddress } from '../domain/framework.ts'
import { didYouMean } from '../domain/nearest.ts'
import { type FieldPath, type Problem, problemAt, type Sourced } from '../domain/problem.ts'
import type { Reader } from './reader.ts'

type Words = Required<Pick<Problem, 'message' | 'hint'>>
type Found = Alignment | Words | undefined

/** Puts items of frameworks in the place of short references, and reports those that name none. */
export class References {
  readonly #reader: Reader
  readonly #present: ReadonlySet<string>
  readonly #frameworks: ReadonlyMap<string, Framework>
  /** One mistake can stand in very many awards, and its hint costs a look at each item. */
  readonly #found = new Map<string, Found>()

  /**
   * @param frameworks - Those that parsed.
   * @param present - Names of all framework files: what is wrong with one is told there, and not again at each reference.
   */
  constructor(reader: Reader, frameworks: readonly Sourced<Framework>[], present: ReadonlySet<string>) {
    this.#reader = reader
    this.#present = present
    this.#frameworks = new Map(frameworks.map(({ value }) => [value.slug, value]))
  }

  /** The fields of a file, or a part of them at a path, with alignments in full. */
  resolved<T>(fields: T, sourced: Omit<Sourced<unknown>, 'value'>, path: FieldPath = []): Resolved<T> {
    return resolveAlignments(fields, (reference, at) => this.#alignment(reference, sourced, at), path)
  }

  #alignment(reference: string, sourced: Omit<Sourced<unknown>, 'value'>, path: FieldPath): Alignment | undefined {
    if (!this.#found.has(reference)) this.#found.set(reference, this.#find(reference))
    const found = this.#found.get(reference)
    if (found === undefined || 'url' in found) return found
    const { message, hint } = found
    this.#reader.report(problemAt({ ...sourced, value: undefined }, path, 'alignment-known', message, { hint }))
    return undefined
  }

  #find(reference: string): Found {
    const { framework: name, code } = partsOf(reference)
    const framework = this.#frameworks.get(name)
    if (framework !== undefined) return alignmentTo(framework, code) ?? unknownItem(framework, code)
    if (this.#present.has(name)) return undefined
    const fallback = `add content/frameworks/${name}.yaml, or write the alignment out with its name and url`
    return {
      message: `"${reference}" names the framework "${name}", and content/frameworks/ has no file ${name}.yaml.`,
      hint: didYouMean(name, this.#present, fallback),
    }
  }
}

function unknownItem(framework: Framework, code: string): Words | undefined {
  // An item without an address is reported where it stands.
  if (Object.hasOwn(framework.items, code) && itemAddress(framework, code) === undefined) return undefined
  const file = `content/frameworks/${framework.slug}.yaml`
  return {
    message: `The framework "${framework.slug}" has no item "${code}".`,
    hint: didYouMean(code, Object.keys(framework.items), `its codes stand in ${file}; add this one there`),
  }
}
