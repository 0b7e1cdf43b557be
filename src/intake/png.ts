import { crc32, inflateSync } from 'node:zlib'

/** What is wrong with the bytes of an image, in a sentence. */
export interface ImageFault {
  readonly rule: 'image-kind' | 'image-dimensions' | 'image-baked'
  readonly message: string
  readonly hint?: string
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
export const SMALLEST = 90
export const LARGEST = 2048
/** Critical chunks (PNG specification, 4.1); any other whose name begins with a capital is unknown to every reader. */
const CRITICAL = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND'])
const TEXT_CHUNKS = new Set(['tEXt', 'zTXt', 'iTXt'])
const LAST_FILTER = 4
/** Bytes of the longest keyword that a text chunk may have (PNG specification, 11.3.3.2). */
const LONGEST_KEYWORD = 79
/** Keywords under which Open Badges 3.0 and 2.0 are baked. */
const BAKED = new Set(['openbadgecredential', 'openbadges'])
/** Samples of a pixel by colour type, with the bit depths it may have (PNG specification, table 11.1). */
const COLOURS: Readonly<Record<number, { readonly samples: number; readonly depths: readonly number[] }>> = {
  0: { samples: 1, depths: [1, 2, 4, 8, 16] },
  2: { samples: 3, depths: [8, 16] },
  3: { samples: 1, depths: [1, 2, 4, 8] },
  4: { samples: 2, depths: [8, 16] },
  6: { samples: 4, depths: [8, 16] },
}
/** Start and step of the seven passes of an interlaced image, across and down. */
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

interface Chunk {
  readonly name: string
  readonly data: Uint8Array
}

interface Header {
  readonly width: number
  readonly height: number
  readonly bitsPerPixel: number
  readonly interlaced: boolean
  readonly palette: boolean
}

function broken(message: string): ImageFault {
  return { rule: 'image-kind', message, hint: 'export the image as PNG again' }
}

export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, i) => bytes[i] === byte)
}

/** The chunks up to and with IEND, or what is wrong with them. */
function chunksOf(bytes: Uint8Array): readonly Chunk[] | ImageFault {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const chunks: Chunk[] = []
  for (let at = SIGNATURE.length; at < bytes.length; ) {
    const length = at + 12 <= bytes.length ? view.getUint32(at) : Number.POSITIVE_INFINITY
    if (length > bytes.length - at - 12) return broken(`The PNG ends in the middle of a chunk, at byte ${at}.`)
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (!/^[A-Za-z]{4}$/.test(name) || (/^[A-Z]/.test(name) && !CRITICAL.has(name)))
      return broken(`The PNG has a chunk of no known kind at byte ${at}.`)
    if (crc32(bytes.subarray(at + 4, at + 8 + length)) !== view.getUint32(at + 8 + length))
      return broken(`The checksum of the PNG's ${name} chunk at byte ${at} is wrong.`)
    chunks.push({ name, data: bytes.subarray(at + 8, at + 8 + length) })
    at += 12 + length
    if (name === 'IEND')
      return at === bytes.length ? chunks : broken(`${bytes.length - at} bytes follow the end of the PNG.`)
  }
  return broken('The PNG has no end (IEND).')
}

function headerOf(chunk: Chunk | undefined): Header | ImageFault {
  if (chunk?.name !== 'IHDR' || chunk.data.length !== 13)
    return broken('The PNG does not begin with its header (IHDR).')
  const view = new DataView(chunk.data.buffer, chunk.data.byteOffset, 13)
  const [depth, type, compression, filter, interlace] = chunk.data.subarray(8)
  const colour = COLOURS[type ?? -1]
  const sound = colour?.depths.includes(depth ?? 0) && compression === 0 && filter === 0 && (interlace ?? 2) < 2
  if (colour === undefined || !sound) return broken('The PNG’s header (IHDR) has values that no PNG has.')
  const bitsPerPixel = colour.samples * (depth ?? 0)
  return {
    width: view.getUint32(0),
    height: view.getUint32(4),
    bitsPerPixel,
    interlaced: interlace === 1,
    palette: type === 3,
  }
}

function sizeFault({ width, height }: Header): ImageFault | undefined {
  const fits = width === height && width >= SMALLEST && width <= LARGEST
  const message = `The image is ${width} × ${height} pixels, and must be square with a side from ${SMALLEST} to ${LARGEST}.`
  return fits ? undefined : { rule: 'image-dimensions', message, hint: 'crop or scale it; 600 × 600 is good' }
}

function bakedFault(chunks: readonly Chunk[]): ImageFault | undefined {
  const keywords = chunks
    .filter(({ name }) => TEXT_CHUNKS.has(name))
    .map(({ data }) => String.fromCharCode(...data.subarray(0, LONGEST_KEYWORD)).split('\0', 1)[0] ?? '')
  const baked = keywords.find((keyword) => BAKED.has(keyword.toLowerCase()))
  if (baked === undefined) return undefined
  const message = `A credential is baked into this image already (keyword "${baked}").`
  return { rule: 'image-baked', message, hint: 'use the plain image, as the designer saved it' }
}

/** Only the first picture of an animation would survive being scaled, and no verifier expects one. */
function animatedFault(chunks: readonly Chunk[]): ImageFault | undefined {
  return chunks.some(({ name }) => name === 'acTL') ? broken('The PNG is animated.') : undefined
}

/** Rows of each pass before compression, each a filter byte and the packed pixels. */
function rowsOf({
  width,
  height,
  bitsPerPixel,
  interlaced,
}: Header): { readonly count: number; readonly bytes: number }[] {
  const passes = interlaced ? ADAM7 : [[0, 0, 1, 1] as const]
  return passes
    .map(([x, y, dx, dy]) => ({ across: Math.ceil((width - x) / dx), count: Math.ceil((height - y) / dy) }))
    .filter(({ across }) => across > 0)
    .map(({ across, count }) => ({ count: Math.max(count, 0), bytes: 1 + Math.ceil((across * bitsPerPixel) / 8) }))
}

/** Whether each row begins with a filter that there is (PNG specification, 9.2). */
function filtersHold(raw: Uint8Array, rows: ReturnType<typeof rowsOf>): boolean {
  let at = 0
  for (const { count, bytes } of rows)
    for (let row = 0; row < count; row++, at += bytes) if ((raw[at] ?? 0) > LAST_FILTER) return false
  return true
}

/** What zlib gives when asked to tell how much of its input it read; its types do not know of it. */
interface Inflated {
  readonly buffer: Uint8Array
  readonly engine: { readonly bytesWritten: number }
}

function inflate(packed: Uint8Array, size: number): Inflated {
  const inflated: unknown = inflateSync(packed, { maxOutputLength: size, info: true })
  return inflated as Inflated
}

/** Whether the pixels are all there and nothing else is: unpacked into no more room than the header calls for. */
function pixelFault(header: Header, chunks: readonly Chunk[]): ImageFault | undefined {
  const packed = Buffer.concat(chunks.filter(({ name }) => name === 'IDAT').map(({ data }) => data))
  const rows = rowsOf(header)
  const size = rows.reduce((sum, { count, bytes }) => sum + count * bytes, 0)
  try {
    const { buffer: raw, engine } = inflate(packed, size)
    if (raw.length !== size || !filtersHold(raw, rows)) return broken('Pixels of the PNG are missing or damaged.')
    return engine.bytesWritten === packed.length ? undefined : broken('Other data follow the pixels of the PNG.')
  } catch {
    return broken('The pixels of the PNG cannot be unpacked.')
  }
}

/** Whether the chunks stand as often and in such an order as they must (PNG specification, table 5.3). */
function orderFault(header: Header, chunks: readonly Chunk[]): ImageFault | undefined {
  const names = chunks.map(({ name }) => name)
  const count = (wanted: string) => names.filter((name) => name === wanted).length
  const [first, last, palette] = [names.indexOf('IDAT'), names.lastIndexOf('IDAT'), names.indexOf('PLTE')]
  const coloured = header.palette ? palette > 0 && palette < first : palette < first
  const sound = first > 0 && last - first + 1 === count('IDAT') && count('IHDR') === 1 && count('PLTE') < 2 && coloured
  return sound ? undefined : broken('The parts of the PNG stand in an order that no PNG has.')
}

/** The first thing that is wrong with a PNG: broken, of a wrong size, or baked already. Size is checked before unpacking. */
export function pngFault(bytes: Uint8Array): ImageFault | undefined {
  const chunks = chunksOf(bytes)
  if ('rule' in chunks) return chunks
  const header = headerOf(chunks[0])
  if ('rule' in header) return header
  return (
    sizeFault(header) ??
    animatedFault(chunks) ??
    bakedFault(chunks) ??
    orderFault(header, chunks) ??
    pixelFault(header, chunks)
  )
}
