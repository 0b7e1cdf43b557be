import type { RdfQuad } from 'jsonld'
import { renameLeaves, type Shape, shapeOf } from './document-shape.ts'
import { holesOf, marker, type QuadTemplate, templateOf } from './quad-template.ts'
import { fill } from './template-fill.ts'

/** The JSON-LD library, which compiles templates and takes over whatever they cannot do. */
export interface Library {
  toRdf(document: object): Promise<readonly RdfQuad[]>
  canonize(document: object): Promise<string>
}

/**
 * What is known of a shape: met once; compiled, and whether a filling was equal to the library's; or that it takes the
 * library.
 */
type Knowledge = 'met' | { template: QuadTemplate; proven: boolean } | 'library'

/** Shapes that are remembered; the one longest unused is forgotten first. */
const capacity = 256
const shapes = new Map<string, Knowledge>()

/**
 * Canonicalises a document by the compiled template of its shape: 20 to 40 times sooner than the library, and exact.
 *
 * The library does the first document of a shape, so that a single document costs nothing more. With the second a
 * template is compiled; its first filling is compared with the library's result and thrown away for good if they differ.
 * {@link fill} hands back every document in which it is not certain of the result.
 */
export async function canonicalizeWithTemplate(document: object, library: Library): Promise<string> {
  const shape = shapeOf(document)
  const knowledge = shape && (await advance(shape, document, library))
  if (shape === undefined || knowledge === undefined || typeof knowledge === 'string')
    return await library.canonize(document)
  const nquads = fill(knowledge.template, shape.leaves)
  if (nquads !== undefined && knowledge.proven) return nquads
  const expected = await library.canonize(document)
  if (nquads !== undefined) remember(shape.key, nquads === expected ? { ...knowledge, proven: true } : 'library')
  return expected
}

/** Learns one thing more about a shape, and gives what is known now. */
async function advance(shape: Shape, document: object, library: Library): Promise<Knowledge> {
  const known = shapes.get(shape.key)
  if (known === undefined) return remember(shape.key, 'met')
  if (known !== 'met') return remember(shape.key, known)
  const template = await compile(shape, document, library)
  return remember(shape.key, template === undefined ? 'library' : { template, proven: false })
}

function remember<Known extends Knowledge>(key: string, knowledge: Known): Known {
  shapes.delete(key)
  shapes.set(key, knowledge)
  for (const oldest of shapes.keys()) {
    if (shapes.size <= capacity) break
    shapes.delete(oldest)
  }
  return knowledge
}

/** Compiles a template, or gives undefined when the library refuses the document or does not copy each leaf verbatim. */
async function compile(shape: Shape, document: object, library: Library): Promise<QuadTemplate | undefined> {
  if (!(await copiesEveryLeaf(document, library))) return undefined
  const numbers = new Map(shape.leaves.map((leaf, index) => [leaf, index]))
  return await templateFor(document, (leaf) => marker(numbers.get(leaf) ?? 0), library)
}

/** Tells whether each occurrence of a leaf, marked by a number of its own, comes out whole. */
async function copiesEveryLeaf(document: object, library: Library): Promise<boolean> {
  let occurrences = 0
  const template = await templateFor(document, () => marker(occurrences++), library)
  return template !== undefined && holesOf(template).size === occurrences
}

async function templateFor(
  document: object,
  rename: (leaf: string) => string,
  library: Library,
): Promise<QuadTemplate | undefined> {
  try {
    return templateOf(await library.toRdf(renameLeaves(document, rename) as object))
  } catch {
    return undefined
  }
}
