import type { Alignment } from '../domain/alignment.ts'
import type { Framework } from '../domain/framework.ts'
import { plainName } from '../domain/programme.ts'

/** An item of a framework, whoever refers to it. */
export interface Standard {
  /** The same for all that refer to this item. */
  readonly key: string
  /** The same for all items of this framework. */
  readonly frameworkKey: string
  readonly framework: string
  readonly code?: string
  readonly name: string
}

const standard = (framework: string, name: string, code?: string): Standard => {
  const frameworkKey = plainName(framework)
  // A code is told from a name: a framework may have both a code "1" and an item called "1".
  const item = code === undefined ? `name ${plainName(name)}` : `code ${code.toLowerCase()}`
  return { key: `${frameworkKey}\n${item}`, frameworkKey, framework, name, ...(code === undefined ? {} : { code }) }
}

/** Tells which item an alignment means: by its code, or by its name when the framework’s file knows the name alone. */
export class Standards {
  readonly #byName = new Map<string, Standard>()
  readonly #ofFiles: readonly Standard[]

  constructor(frameworks: Iterable<Framework>) {
    this.#ofFiles = [...frameworks].flatMap(({ name: framework, items }) =>
      Object.entries(items).map(([code, { name }]) => standard(framework, name, code)),
    )
    for (const one of this.#ofFiles) this.#byName.set(standard(one.framework, one.name).key, one)
  }

  /** Every item of the framework files, in their order. */
  get ofFiles(): readonly Standard[] {
    return this.#ofFiles
  }

  /** The item that an alignment refers to; a framework without a name goes by its host. */
  of({ framework, name, code, url }: Alignment): Standard {
    const of = framework ?? new URL(url).host
    if (code !== undefined) return standard(of, name, code)
    const unnamed = standard(of, name)
    return this.#byName.get(unnamed.key) ?? unnamed
  }
}
