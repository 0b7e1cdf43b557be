import { extract } from '../../baking/bake.ts'
import { textOf } from '../fetch.ts'
import { MOST_BYTES } from '../limits.ts'
import { type Document, documentOfText } from './document.ts'
import { alternates, isPage } from './page.ts'
import { Unreadable } from './unreadable.ts'

/** What a file holds. */
export interface Content {
  readonly document: Document
  /** The Open Badges 2.0 assertion that a picture carries beside a newer credential. */
  readonly older?: Document
  /** The picture that carried it. */
  readonly picture?: Uint8Array
}

const isPng = (bytes: Uint8Array) => bytes[0] === 0x89 && bytes[1] === 0x50 && bytes[2] === 0x4e && bytes[3] === 0x47
const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b

async function extracted(bytes: Uint8Array) {
  try {
    return await extract(bytes)
  } catch (cause) {
    const why = cause instanceof Error ? ` ${cause.message}` : ''
    throw new Unreadable('unreadable', `No credential can be read from this picture.${why}`, { cause })
  }
}

async function readPicture(bytes: Uint8Array): Promise<Content> {
  const { openBadges3, openBadges2, clr } = await extracted(bytes)
  const [first, ...others] = [clr, openBadges3, openBadges2].filter((text) => text !== undefined)
  if (first === undefined)
    throw new Unreadable(
      'no-credential',
      'This picture carries no credential. Some programs remove it when they save or send a picture; ask for the file itself, or its address.',
    )
  const document = documentOfText(first)
  const picture = { document, picture: bytes }
  return openBadges2 === undefined || others.length === 0 ? picture : { ...picture, older: documentOfText(openBadges2) }
}

function readPage(html: string, address: string | undefined): Content {
  const [url] = alternates(html, address)
  if (url === undefined)
    throw new Unreadable(
      'no-credential',
      'This is a web page that names no credential as data. Look on it for a download, and verify that file.',
    )
  return { document: { kind: 'address', url } }
}

/**
 * Takes the document out of a file: JSON, compact JWS, an address, a web page that names one, a baked PNG or SVG; told apart
 * by their bytes. A picture that carries both versions of Open Badges gives the newer, and the older beside it.
 *
 * @param address - Where the bytes are from, for a page's links.
 * @throws Unreadable with the reason.
 */
export async function readInput(bytes: Uint8Array, address?: string): Promise<Content> {
  if (bytes.length > MOST_BYTES)
    throw new Unreadable('too-large', `This has ${bytes.length} bytes; no credential is larger than 5 MB.`)
  if (bytes.length === 0) throw new Unreadable('unreadable', 'This file is empty.')
  if (isPng(bytes) || isGzip(bytes)) return await readPicture(bytes)
  const text = textOf(bytes)
  if (text === undefined) return await readPicture(bytes)
  if (isPage(text)) return readPage(text, address)
  return text.startsWith('<') ? await readPicture(bytes) : { document: documentOfText(text) }
}
