import { createHash } from 'node:crypto'
import type { IssuerKey, PublicJwk } from '../domain/issuer-key.ts'
import { sortedJson } from '../domain/json.ts'
import type { Sourced } from '../domain/problem.ts'
import type { Reader } from './reader.ts'
import { SHAPES } from './shapes.ts'
import { placeInText } from './text.ts'
import type { ContentFile } from './tree.ts'

/** RFC 7638 thumbprint: our schemas keep exactly the members that it hashes. */
function thumbprint(jwk: PublicJwk): string {
  return createHash('sha256').update(sortedJson(jwk)).digest('base64url')
}

/** Where text stops being JSON, as far as the parser tells. Its own message quotes the text, which may hold a private key. */
function jsonFault(error: unknown, text: string): { readonly offset: number; readonly message: string } {
  const position = /at position (\d+)/.exec(String(error))?.[1]
  if (position !== undefined) return { offset: Number(position), message: 'This is not JSON from here on.' }
  return /end of JSON/.test(String(error))
    ? { offset: text.length, message: 'The JSON ends too early.' }
    : { offset: 0, message: 'This is not JSON.' }
}

/** JSON is YAML, which tells places; but not all YAML is JSON, and other tools read these files too. */
function checkJson(reader: Reader, file: ContentFile, text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch (error) {
    const { offset, message } = jsonFault(error, text)
    const place = placeInText(file.file, text, offset)
    reader.report({ ...place, rule: 'yaml-syntax', message, hint: 'compare it with another key file' })
    return false
  }
}

function checkName(reader: Reader, file: ContentFile, key: Sourced<{ readonly publicJwk: PublicJwk }>): void {
  const kid = thumbprint(key.value.publicJwk)
  if (kid === file.name) return
  reader.report({
    ...key.source.placeOf(['publicJwk']),
    rule: 'key-shape',
    message: `This file is named "${file.name}", and the thumbprint of its key is "${kid}".`,
    hint: `rename the file to ${kid}.json, or restore the key`,
  })
}

export function readKey(reader: Reader, file: ContentFile): Sourced<IssuerKey> | undefined {
  const text = reader.text(file)
  if (text === undefined || !checkJson(reader, file, text)) return undefined
  const plain = reader.plain(file, text)
  const key = plain && reader.shaped(file, SHAPES.key, plain.value)
  if (key === undefined) return undefined
  checkName(reader, file, key)
  return { ...key, value: { ...key.value, kid: file.name } }
}
