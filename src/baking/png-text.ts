import { BakingError } from './baking-error.ts'
import { crc32 } from './crc32.ts'
import { inflate } from './inflate.ts'
import type { Chunk } from './png.ts'

/** Bytes that a keyword may have (PNG, section 11.3.3.2). */
const keywordLimit = 79
/** After the keyword in iTXt: its end, not compressed, method 0, no language tag, no translated keyword. */
const plainHeader = Uint8Array.of(0, 0, 0, 0, 0)
const encoder = new TextEncoder()

/** Where a text begins in the data of its chunk, and how it is written. */
interface Encoding {
  readonly start: number
  readonly compressed: boolean
  readonly decode: (bytes: Uint8Array) => string
}

/** The text chunks (PNG, section 11.3.3) and what follows their keyword; `end` is the place of the byte 0 after it. */
const textChunks: Readonly<Record<string, (data: Uint8Array, end: number) => Encoding>> = {
  iTXt: internationalText,
  tEXt: (_, end) => ({ start: end + 1, compressed: false, decode: latin1OrUtf8 }),
  zTXt: (data, end) => {
    checkMethod(data[end + 1])
    return { start: end + 2, compressed: true, decode: latin1OrUtf8 }
  },
}

/** Writes one whole iTXt chunk, uncompressed, which every reader of baked badges understands. */
export function encodeText(keyword: string, text: string): Uint8Array {
  const name = encoder.encode(keyword)
  const body = encoder.encode(text)
  const length = name.length + plainHeader.length + body.length
  const chunk = new Uint8Array(length + 12)
  const view = new DataView(chunk.buffer)
  view.setUint32(0, length)
  chunk.set(encoder.encode('iTXt'), 4)
  chunk.set(name, 8)
  chunk.set(plainHeader, 8 + name.length)
  chunk.set(body, 8 + name.length + plainHeader.length)
  view.setUint32(length + 8, crc32(chunk, 4, length + 8))
  return chunk
}

/** The keyword of a text chunk; `undefined` for every other chunk, and for a text chunk that has none. */
export function keywordOf(chunk: Chunk): string | undefined {
  if (!Object.hasOwn(textChunks, chunk.type)) return undefined
  const end = chunk.data.subarray(0, keywordLimit + 1).indexOf(0)
  return end < 1 ? undefined : latin1(chunk.data.subarray(0, end))
}

/**
 * Reads the text of a chunk that has a keyword.
 *
 * @throws ERR_PNG_TEXT_DAMAGED or ERR_PNG_TEXT_TOO_LARGE.
 */
export async function readText(chunk: Chunk): Promise<string> {
  const locate = textChunks[chunk.type]
  if (locate === undefined) throw textDamaged(`${chunk.type} is not a text chunk`)
  const { start, compressed, decode } = locate(chunk.data, chunk.data.indexOf(0))
  const stored = chunk.data.subarray(start)
  return decode(compressed ? await inflate(stored) : stored)
}

function internationalText(data: Uint8Array, end: number): Encoding {
  const flag = data[end + 1]
  if (flag !== 0 && flag !== 1) throw textDamaged('its compression flag is neither 0 nor 1')
  if (flag === 1) checkMethod(data[end + 2])
  const language = data.indexOf(0, end + 3)
  const translated = language < 0 ? -1 : data.indexOf(0, language + 1)
  if (translated < 0) throw textDamaged('it ends before its text')
  return { start: translated + 1, compressed: flag === 1, decode: utf8 }
}

function checkMethod(method: number | undefined): void {
  if (method !== 0) throw textDamaged('its compression method is unknown')
}

function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw textDamaged('it is not UTF-8', cause)
  }
}

/**
 * tEXt and zTXt are Latin-1, but bakers wrote JSON into them as UTF-8, and read as Latin-1 its signature would be wrong.
 * Latin-1 that happens to be UTF-8 as well, such as "Ã©", is no text that anybody writes.
 */
function latin1OrUtf8(bytes: Uint8Array): string {
  try {
    return utf8(bytes)
  } catch {
    return latin1(bytes)
  }
}

/** `TextDecoder` has no true Latin-1: its label means Windows-1252. */
function latin1(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 4096) parts.push(String.fromCharCode(...bytes.subarray(at, at + 4096)))
  return parts.join('')
}

function textDamaged(why: string, cause?: unknown): BakingError {
  return new BakingError('ERR_PNG_TEXT_DAMAGED', `A text chunk of the PNG is damaged: ${why}.`, { cause })
}
