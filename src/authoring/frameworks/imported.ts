import type { Framework, FrameworkItem } from '../../domain/framework.ts'
import { languageTag } from '../../domain/text.ts'
import { casePackage } from './case-package.ts'
import { ctdlAsn } from './ctdl-asn.ts'
import { FieldReader, shortened } from './field-reader.ts'
import type { RawFramework, RawItem } from './raw.ts'

/** A name that no map of content can have. */
const NO_CODE = '__proto__'
const LONGEST = { name: 200, code: 300, statement: 2000, version: 40 }

/** A framework that was read, but for the name of its file. */
export interface ImportedFramework extends Omit<Framework, 'slug' | 'items' | 'itemUrl'> {
  readonly items: ReadonlyMap<string, FrameworkItem>
}

export type Imported =
  | { readonly ok: true; readonly form: string; readonly framework: ImportedFramework }
  | { readonly ok: false; readonly faults: readonly string[] }

interface ReadItem {
  readonly where: string
  readonly code: string | undefined
  readonly item: FrameworkItem & { readonly url: string }
}

function readItem(reader: FieldReader, { where, code, name, statement, address }: RawItem): ReadItem {
  const whole = reader.needed(`The statement of ${where}`, statement)
  const short = shortened(reader.line(`The name of ${where}`, name) ?? whole, LONGEST.name)
  const url = reader.address(`The address of ${where}`, address)
  const description = short === whole ? {} : { description: shortened(whole, LONGEST.statement) }
  return { where, code: reader.line(`The code of ${where}`, code), item: { name: short, url, ...description } }
}

/** Items by their codes. One that has no code of its own, or shares it with another, goes by its address. */
function byCode(reader: FieldReader, items: readonly ReadItem[]): Map<string, FrameworkItem> {
  const having = Map.groupBy(items, ({ code }) => code)
  const all = new Map<string, FrameworkItem>()
  for (const { where, code = '', item } of items) {
    const fits = code !== '' && code.length <= LONGEST.code && code !== NO_CODE
    const own = fits && having.get(code)?.length === 1
    const key = own ? code : item.url
    if (key.length > LONGEST.code)
      reader.faults.push(`${where} has no code, and an address of more than ${LONGEST.code} characters`)
    if (all.has(key)) reader.faults.push(`${where} has the code or address of another: ${JSON.stringify(key)}`)
    all.set(key, item)
  }
  return all
}

function read({ form, type, items, ...raw }: RawFramework): Imported {
  const reader = new FieldReader()
  const optional = (what: string, value: unknown, longest: number) => {
    const line = reader.line(`The ${what} of the framework`, value)
    return line && shortened(line, longest)
  }
  const language = languageTag.safeParse(raw.language)
  const framework: ImportedFramework = {
    name: shortened(reader.needed('The name of the framework', raw.name), LONGEST.name),
    url: reader.address('The address of the framework', raw.addresses.find(Boolean)),
    publisher: optional('publisher', raw.publisher, LONGEST.name),
    version: optional('version', raw.version, LONGEST.version),
    language: language.success ? language.data : undefined,
    license: optional('licence', raw.license, LONGEST.name),
    type,
    items: byCode(
      reader,
      items.map((item) => readItem(reader, item)),
    ),
  }
  if (items.length === 0) reader.faults.push('It has no items')
  return reader.faults.length === 0 ? { ok: true, form, framework } : { ok: false, faults: reader.faults }
}

/**
 * Reads a framework of others: a CASE package or CTDL-ASN as JSON-LD. Nothing is fetched, and nothing but text and https
 * addresses is taken.
 *
 * @param json - JSON that was parsed, by anybody.
 */
export function importedFramework(json: unknown): Imported {
  const raw = casePackage(json) ?? ctdlAsn(json)
  if (raw !== undefined) return read(raw)
  const what =
    'neither a CASE package, with CFDocument and CFItems, nor CTDL-ASN with one ceasn:CompetencyFramework in @graph'
  return { ok: false, faults: [`It is ${what}`] }
}
