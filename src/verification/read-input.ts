import { extract } from '../baking/bake.ts'
import { asArray, isObject, type JsonObject } from '../domain/json.ts'
import { parseObject } from './fetch.ts'

/** A document taken out of whatever it came in. */
export type Document =
  | { readonly kind: 'open-badge-3'; readonly credential: JsonObject }
  | { readonly kind: 'vc-jwt'; readonly jws: string }
  | { readonly kind: 'open-badge-2'; readonly assertion: JsonObject }

/** Why nothing could be read, in words for people. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
}

const JWS = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/

/** The first byte that is not white space or a byte order mark tells text formats apart. */
function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8')
    .decode(bytes)
    .replace(/^\uFEFF/, '')
    .trim()
}

const isPng = (bytes: Uint8Array) => bytes[0] === 0x89 && bytes[1] === 0x50 && bytes[2] === 0x4e && bytes[3] === 0x47

function documentOfObject(object: JsonObject): Document {
  const types = asArray(object.type)
  if (types.includes('VerifiableCredential')) return { kind: 'open-badge-3', credential: object }
  if (types.includes('Assertion') || isObject(object.verification)) return { kind: 'open-badge-2', assertion: object }
  throw new Unreadable('This is JSON, but neither an Open Badges 3.0 credential nor an Open Badges 2.0 assertion.')
}

function documentOfText(text: string): Document {
  if (JWS.test(text)) return { kind: 'vc-jwt', jws: text }
  const object = parseObject(new TextEncoder().encode(text))
  if (object === undefined) throw new Unreadable('This is neither JSON nor a signed token (JWT).')
  return documentOfObject(object)
}

/**
 * Takes the document out of a file: JSON, compact JWS, baked PNG or baked SVG, told apart by their bytes. A picture that
 * carries both versions of Open Badges gives the newer.
 *
 * @throws Unreadable with the reason.
 */
export async function readInput(bytes: Uint8Array): Promise<Document> {
  const text = isPng(bytes) ? '' : textOf(bytes)
  const isImage = isPng(bytes) || text.startsWith('<')
  if (!isImage) return documentOfText(text)
  const { openBadges3, openBadges2 } = await extracted(bytes)
  const payload = openBadges3 ?? openBadges2
  if (payload === undefined)
    throw new Unreadable(
      'This picture carries no credential. Some programs remove it when they save or send a picture.',
    )
  return documentOfText(payload)
}

async function extracted(bytes: Uint8Array): Promise<{ openBadges3?: string; openBadges2?: string }> {
  try {
    return await extract(bytes)
  } catch (cause) {
    throw new Unreadable('This picture is damaged or of a kind that carries no credentials.', { cause })
  }
}
