import { BakingError } from './baking-error.ts'
import { hasBytes } from './bytes.ts'
import { crc32 } from './crc32.ts'

/** One chunk of a PNG. */
export interface Chunk {
  /** Four letters, such as `IDAT`. */
  readonly type: string
  /** The chunk's data, a view into the image. */
  readonly data: Uint8Array
  /** The whole chunk, length and checksum included, a view into the image. */
  readonly bytes: Uint8Array
  /** Its place in the file, in bytes. */
  readonly offset: number
}

/** The eight bytes with which every PNG begins (PNG, section 5.2). */
export const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)

/** Bytes of a chunk besides its data: length, type and checksum, four each. */
const overhead = 12
/** Bytes of the data of IHDR. */
const headerLength = 13

/**
 * Splits a PNG into its chunks, in file order, and checks what a splice relies on: signature, lengths, checksums, IHDR
 * first, IDAT there, IEND last and nothing after it. Pixels are not decoded.
 *
 * @throws ERR_PNG_DAMAGED or ERR_PNG_CHECKSUM, naming the chunk and its offset in bytes.
 */
export function parsePng(image: Uint8Array): Chunk[] {
  const chunks = splitPng(image)
  chunks.forEach(requireChecksum)
  const { offset, bytes } = chunks.at(-1)!
  if (offset + bytes.length !== image.length) throw damaged('something follows its end (IEND)')
  return chunks
}

/**
 * The chunks of a PNG up to its end, for readers only. Wrong checksums and whatever follows IEND are let pass: viewers show
 * such images, and their credential can still be whole. What is read needs {@link requireChecksum}.
 *
 * @throws ERR_PNG_DAMAGED where lengths or order leave it unclear what the chunks are.
 */
export function splitPng(image: Uint8Array): Chunk[] {
  if (!hasBytes(image, signature)) throw damaged('its first eight bytes are not those of a PNG')
  const chunks: Chunk[] = []
  const view = new DataView(image.buffer, image.byteOffset, image.byteLength)
  for (let offset = signature.length; offset < image.length; ) {
    const chunk = readChunk(image, view, offset)
    chunks.push(chunk)
    if (chunk.type === 'IEND') break
    offset += chunk.bytes.length
  }
  checkOrder(chunks)
  return chunks
}

function readChunk(image: Uint8Array, view: DataView, offset: number): Chunk {
  const left = image.length - offset
  if (left < overhead) throw damaged(`${left} bytes at offset ${offset} are too few for a chunk`)
  const length = view.getUint32(offset)
  const type = String.fromCharCode(...image.subarray(offset + 4, offset + 8))
  if (!/^[A-Za-z]{4}$/.test(type)) throw damaged(`there is no chunk at offset ${offset}`)
  if (length > left - overhead) {
    throw damaged(`the ${type} chunk at offset ${offset} says it has ${length} bytes, and the file ends before that`)
  }
  const end = offset + overhead + length
  return { type, data: image.subarray(offset + 8, end - 4), bytes: image.subarray(offset, end), offset }
}

/**
 * Checks the sum over type and data (PNG, section 5.3).
 *
 * @throws ERR_PNG_CHECKSUM
 */
export function requireChecksum({ type, bytes, offset }: Chunk): void {
  const end = bytes.length - 4
  const stored = new DataView(bytes.buffer, bytes.byteOffset + end, 4).getUint32(0)
  if (crc32(bytes, 4, end) !== stored) throw wrongChecksum(type, offset)
}

function checkOrder(chunks: readonly Chunk[]): void {
  const places = (type: string) => chunks.flatMap((chunk, index) => (chunk.type === type ? [index] : []))
  const headers = places('IHDR')
  if (headers.length !== 1 || headers[0] !== 0 || chunks[0]?.data.length !== headerLength) {
    throw damaged('it does not begin with its one header (IHDR)')
  }
  if (places('IDAT').length === 0) throw damaged('it has no pixels (IDAT)')
  if (chunks.at(-1)?.type !== 'IEND') throw damaged('it has no end (IEND)')
  if (chunks.at(-1)?.data.length !== 0) throw damaged('its end (IEND) is not empty')
}

function damaged(why: string): BakingError {
  return new BakingError('ERR_PNG_DAMAGED', `The PNG is damaged: ${why}.`, {
    hint: 'save or download the image again; if it opens in an image editor, export it as PNG there',
  })
}

function wrongChecksum(type: string, offset: number): BakingError {
  return new BakingError(
    'ERR_PNG_CHECKSUM',
    `The PNG is damaged: the checksum of the ${type} chunk at offset ${offset} is wrong.`,
    { hint: 'save or download the image again' },
  )
}
