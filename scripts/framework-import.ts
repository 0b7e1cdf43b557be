import { newFrameworkFile, updatedFrameworkFile } from '../src/authoring/frameworks/framework-file.ts'
import { type ImportedFramework, importedFramework } from '../src/authoring/frameworks/imported.ts'
import type { Framework } from '../src/domain/framework.ts'
import { didYouMean } from '../src/domain/nearest.ts'
import { PublisherError } from '../src/domain/publisher-error.ts'
import { slugOf } from '../src/domain/slug.ts'
import { parseStrictJson } from '../src/domain/strict-json.ts'
import { slug as slugSchema } from '../src/domain/text.ts'
import { FRAMEWORK_LIMIT } from '../src/intake/tree.ts'
import { usageError } from './command.ts'
import { contentText, type Delivery } from './delivery/deliver.ts'
import type { Io } from './io.ts'
import { many } from './print/many.ts'
import { plainText } from './print/plain-text.ts'
import { type InputKind, readInputFile, wordKind } from './verifying/inputs.ts'

/** Frameworks of a whole country's schools have some 20 MB. */
const FRAMEWORK_INPUT: InputKind = { mostMegabytes: 32, tooLarge: 'export a smaller part of the framework' }
/** Faults that somebody will read. */
const MOST_FAULTS = 10
const LONGEST_FAULT = 400

function unreadable(file: string, message: string, hint: string): PublisherError {
  return new PublisherError('ERR_INPUT_UNREADABLE', `${plainText(file, 300)} ${message}`, { hint })
}

function utf8(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw unreadable(file, 'is not UTF-8', 'save it as UTF-8')
  }
}

/**
 * Reads a framework from a file of this machine.
 *
 * @throws PublisherError ERR_INPUT_UNREADABLE with all that is wrong with it.
 */
export async function readFrameworkFile(file: string, io: Pick<Io, 'root'>): Promise<ImportedFramework> {
  if (wordKind(file) === 'address')
    throw usageError('frameworks import reads files of this machine', 'download the file first, and look at it')
  const bytes = await readInputFile(file, io, FRAMEWORK_INPUT)
  const json = parseStrictJson(utf8(bytes, file))
  if ('problem' in json) throw unreadable(file, json.problem, 'name a CASE package or CTDL-ASN, as JSON')
  const imported = importedFramework(json.value)
  if (imported.ok) return imported.framework
  const { faults } = imported
  const told = faults.slice(0, MOST_FAULTS).map((fault) => `\n  ${plainText(fault, LONGEST_FAULT)}.`)
  const more = faults.length > MOST_FAULTS ? `\n  and ${many(faults.length - MOST_FAULTS, 'more fault')}.` : ''
  throw unreadable(file, `cannot be imported:${told.join('')}${more}`, 'mend the file, or ask its publisher')
}

/** The items that were asked for; all of them unless some were. */
export function chosenItems(framework: ImportedFramework, only: readonly string[] | undefined): ImportedFramework {
  if (only === undefined) return framework
  const { items } = framework
  // A code can have a comma in it.
  const codes = only.flatMap((one) => (items.has(one) ? [one] : one.split(',').map((code) => code.trim())))
  const unknown = codes.filter((code) => !items.has(code))
  if (unknown.length > 0)
    throw usageError(
      `the file has no item ${unknown.map((code) => JSON.stringify(plainText(code, 80))).join(', ')}`,
      plainText(
        didYouMean(unknown[0]!, items.keys(), 'an item is named by its code, or by its address'),
        LONGEST_FAULT,
      ),
    )
  return { ...framework, items: new Map([...items].filter(([code]) => codes.includes(code))) }
}

function slugFor({ name }: ImportedFramework, typed: string | undefined): string {
  const slug = typed ?? slugOf(name)
  const fault = slugSchema.safeParse(slug).error?.issues[0]?.message
  if (fault === undefined) return slug
  throw usageError(`the name of the file ${fault}`, 'name it with --as, such as --as nace')
}

/**
 * The file to write: a new one, or the one that is there with what the import says anew.
 *
 * @param before - The frameworks of content.
 */
export function frameworkDelivery(
  framework: ImportedFramework,
  before: ReadonlyMap<string, Framework>,
  { as, root }: { readonly as: string | undefined; readonly root: string },
): Delivery {
  const slug = slugFor(framework, as)
  const file = `content/frameworks/${slug}.yaml`
  const existing = before.get(slug)
  if (existing !== undefined && existing.url !== framework.url)
    throw usageError(`${file} is another framework, of ${existing.url}`, 'name the new one with --as')
  const text =
    existing === undefined
      ? newFrameworkFile(framework)
      : updatedFrameworkFile(contentText(root, file) ?? '', existing, framework)
  const size = Buffer.byteLength(text)
  if (size > FRAMEWORK_LIMIT)
    throw usageError(
      `${many(framework.items.size, 'item')} make a file of ${size} bytes, and a framework may have ${FRAMEWORK_LIMIT}`,
      'choose the items that you refer to: --only CODE,CODE',
    )
  return {
    changes: [{ file, text }],
    subject: `Import ${many(framework.items.size, 'item')} of ${plainText(framework.name, 60)}`,
  }
}
