import { asArray, isObject, type JsonObject } from '../../domain/json.ts'
import type { RawFramework, RawItem } from './raw.ts'

const isA = (node: JsonObject, type: string) => asArray(node['@type']).includes(type)

/** The text of a language map in a language, or in a dialect of it, or in whatever language there is. */
function inLanguage(value: unknown, language: unknown): unknown {
  if (!isObject(value)) return asArray(value)[0]
  const tags = Object.keys(value)
  const wanted = typeof language === 'string' ? language : 'en'
  const base = wanted.split('-')[0]!
  const tag = tags.find((one) => one === wanted) ?? tags.find((one) => one.split('-')[0] === base) ?? tags[0]
  return tag === undefined ? undefined : asArray(value[tag])[0]
}

function rawItem(node: JsonObject, language: unknown): RawItem {
  const id = node['@id']
  return {
    where: typeof id === 'string' ? id.slice(0, 120) : 'a ceasn:Competency without an @id',
    code: inLanguage(node['ceasn:codedNotation'], language),
    name: inLanguage(node['ceasn:competencyLabel'], language),
    statement: inLanguage(node['ceasn:competencyText'], language),
    address: id,
  }
}

/** One framework of CTDL-ASN as JSON-LD, as the Credential Registry answers its graph; undefined when the JSON is none. */
export function ctdlAsn(json: unknown): RawFramework | undefined {
  if (!isObject(json)) return undefined
  const nodes = asArray(json['@graph']).filter(isObject)
  const [framework, another] = nodes.filter((node) => isA(node, 'ceasn:CompetencyFramework'))
  if (framework === undefined || another !== undefined) return undefined
  const language = asArray(framework['ceasn:inLanguage'])[0]
  const text = (name: string) => inLanguage(framework[name], language)
  return {
    form: 'CTDL-ASN',
    type: 'ceasn:Competency',
    name: text('ceasn:name'),
    addresses: [text('ceasn:source'), framework['@id']],
    publisher: text('ceasn:publisherName'),
    version: undefined,
    language,
    license: text('ceasn:license'),
    items: nodes.filter((node) => isA(node, 'ceasn:Competency')).map((node) => rawItem(node, language)),
  }
}
