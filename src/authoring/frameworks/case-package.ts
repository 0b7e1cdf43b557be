import { asArray, isObject, type JsonObject } from '../../domain/json.ts'
import type { RawFramework, RawItem } from './raw.ts'

function rawItem(item: unknown, i: number): RawItem {
  const fields: JsonObject = isObject(item) ? item : {}
  return {
    where: `CFItems[${i}]`,
    code: fields.humanCodingScheme,
    name: fields.abbreviatedStatement,
    statement: fields.fullStatement,
    address: fields.uri,
  }
}

/** A CFPackage of 1EdTech CASE 1.0 or 1.1, as its servers answer it; undefined when the JSON is none. */
export function casePackage(json: unknown): RawFramework | undefined {
  const pack = isObject(json) && isObject(json.CFPackage) ? json.CFPackage : json
  if (!isObject(pack) || !isObject(pack.CFDocument) || !Array.isArray(pack.CFItems)) return undefined
  const { title, officialSourceURL, uri, publisher, creator, version, language, licenseURI } = pack.CFDocument
  return {
    form: 'CASE',
    type: 'CFItem',
    name: title,
    addresses: [officialSourceURL, uri],
    publisher: publisher ?? creator,
    version,
    language,
    license: isObject(licenseURI) ? licenseURI.title : undefined,
    items: asArray(pack.CFItems).map(rawItem),
  }
}
