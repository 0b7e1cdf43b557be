import { concat } from './bytes.ts'
import { inflateUpTo } from './inflate.ts'
import type { Chunk } from './png.ts'

/** What the header (IHDR) says (PNG, section 11.2.1). */
export interface Header {
  readonly width: number
  readonly height: number
  /** Bits of a sample, or of a palette index. */
  readonly depth: number
  readonly colourType: number
  readonly isInterlaced: boolean
}

/** Pixels to decode at most: badges have a tenth of them, and two such pictures fit into a phone's memory. */
export const pixelLimit = 4_000_000

/** A pixel's channels, and all that comes out, are 16 bits wide: every lesser depth scales to that exactly. */
const full = 0xffff

/** Samples of one pixel: where red, green, blue and opacity stand in it, and the depths allowed (PNG, table 8). */
interface ColourType {
  readonly samples: number
  readonly depths: readonly number[]
  readonly rgb: readonly [number, number, number]
  readonly alpha?: number
}

const palette = 3
const colourTypes: Readonly<Record<number, ColourType>> = {
  0: { samples: 1, depths: [1, 2, 4, 8, 16], rgb: [0, 0, 0] },
  2: { samples: 3, depths: [8, 16], rgb: [0, 1, 2] },
  [palette]: { samples: 1, depths: [1, 2, 4, 8], rgb: [0, 0, 0] },
  4: { samples: 2, depths: [8, 16], rgb: [0, 0, 0], alpha: 1 },
  6: { samples: 4, depths: [8, 16], rgb: [0, 1, 2], alpha: 3 },
}

const ancillary = '(?:(?!tRNS)[a-z]\\w{3} )*'
/** The order of chunks that all decoders read alike (PNG, section 5.6); they differ on repeated or misplaced ones. */
const order = new RegExp(`^IHDR ${ancillary}(?:PLTE ${ancillary})?(?:tRNS ${ancillary})?(?:IDAT )+${ancillary}IEND $`)

/** Thrown for what cannot be decoded; nothing is told to anybody, so it needs no code. */
class Undecodable extends Error {}

function demand(condition: boolean): asserts condition {
  if (!condition) throw new Undecodable()
}

/**
 * @param chunks - From {@link splitPng}, which makes sure that the header comes first and has its length.
 */
export function headerOf([first]: readonly Chunk[]): Header {
  const { data } = first!
  const view = new DataView(data.buffer, data.byteOffset, data.length)
  return {
    width: view.getUint32(0),
    height: view.getUint32(4),
    depth: data[8]!,
    colourType: data[9]!,
    isInterlaced: data[12] !== 0,
  }
}

/**
 * Decodes the pixels of a PNG to straight RGBA of 16 bits each, from whatever colour type and depth.
 *
 * Anything that decoders could take in different ways is refused, and so are interlaced pictures and those beyond
 * {@link pixelLimit}. Decompression stops at the size that the header promises.
 *
 * @throws where the pixels are not decoded.
 */
export async function decodePixels(chunks: readonly Chunk[]): Promise<Uint16Array> {
  const header = headerOf(chunks)
  const type = requireDecodable(chunks, header)
  const step = Math.max(1, (type.samples * header.depth) / 8)
  const rowLength = 1 + Math.ceil((header.width * type.samples * header.depth) / 8)
  const expected = rowLength * header.height
  const rows = await inflateUpTo(expected, concat(dataOf(chunks, 'IDAT')), 'deflate')
  demand(rows?.length === expected)
  unfilter(rows, rowLength, step)
  return header.colourType === palette
    ? fromPalette(rows, rowLength, header, chunks)
    : fromSamples(rows, rowLength, header, chunks)
}

function requireDecodable(chunks: readonly Chunk[], header: Header): ColourType {
  const { width, height, depth, colourType, isInterlaced } = header
  const [compression, filter] = chunks[0]!.data.subarray(10, 12)
  demand(compression === 0 && filter === 0 && !isInterlaced)
  demand(width > 0 && height > 0 && width * height <= pixelLimit)
  demand(order.test(chunks.map(({ type }) => `${type} `).join('')))
  const type = colourTypes[colourType]
  demand(type?.depths.includes(depth) === true)
  return type
}

function dataOf(chunks: readonly Chunk[], type: string): Uint8Array[] {
  return chunks.filter((chunk) => chunk.type === type).map(({ data }) => data)
}

type Predictor = (left: number, up: number, upLeft: number) => number

/** The filters of a row, by number (PNG, section 9.2). */
const predictors: readonly Predictor[] = [() => 0, (left) => left, (_, up) => up, (left, up) => (left + up) >> 1, paeth]

function paeth(left: number, up: number, upLeft: number): number {
  const toLeft = Math.abs(up - upLeft)
  const toUp = Math.abs(left - upLeft)
  const toUpLeft = Math.abs(left + up - 2 * upLeft)
  if (toLeft <= toUp && toLeft <= toUpLeft) return left
  return toUp <= toUpLeft ? up : upLeft
}

/** Undoes the filters in place; each row begins with the number of its filter. */
function unfilter(rows: Uint8Array, rowLength: number, step: number): void {
  const above = (at: number) => (at < rowLength ? 0 : rows[at - rowLength]!)
  for (let start = 0; start < rows.length; start += rowLength) {
    const predict = predictors[rows[start]!]
    demand(predict !== undefined)
    for (let at = start + 1; at < start + rowLength; at += 1) {
      const hasLeft = at - step > start
      const left = hasLeft ? rows[at - step]! : 0
      rows[at] = rows[at]! + predict(left, above(at), hasLeft ? above(at - step) : 0)
    }
  }
}

/** Reads one sample of a row whose bytes begin at `start`; lesser depths are packed from the high bits down. */
function sampleAt(rows: Uint8Array, start: number, index: number, depth: number): number {
  if (depth === 8) return rows[start + index]!
  if (depth === 16) return (rows[start + index * 2]! << 8) | rows[start + index * 2 + 1]!
  const bit = index * depth
  return (rows[start + (bit >> 3)]! >> (8 - depth - (bit & 7))) & ((1 << depth) - 1)
}

function fromSamples(rows: Uint8Array, rowLength: number, header: Header, chunks: readonly Chunk[]): Uint16Array {
  const { width, height, depth, colourType } = header
  const { samples, rgb, alpha } = colourTypes[colourType]!
  const scale = full / (2 ** depth - 1)
  const clear = clearColour(chunks, header)
  const pixels = new Uint16Array(width * height * 4)
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const start = Math.floor(pixel / width) * rowLength + 1
    const first = (pixel % width) * samples
    const read = (sample: number) => sampleAt(rows, start, first + sample, depth)
    const isClear = clear?.every((value, sample) => read(sample) === value) === true
    const opacity = alpha === undefined ? full : read(alpha) * scale
    pixels[pixel * 4] = read(rgb[0]) * scale
    pixels[pixel * 4 + 1] = read(rgb[1]) * scale
    pixels[pixel * 4 + 2] = read(rgb[2]) * scale
    pixels[pixel * 4 + 3] = isClear ? 0 : opacity
  }
  return pixels
}

/** The one colour that tRNS makes clear, sample by sample, in the bits that the depth has (PNG, section 11.3.1.1). */
function clearColour(chunks: readonly Chunk[], { depth, colourType }: Header): number[] | undefined {
  const [data] = dataOf(chunks, 'tRNS')
  if (data === undefined) return undefined
  const { samples, alpha } = colourTypes[colourType]!
  demand(alpha === undefined && data.length === samples * 2)
  return Array.from({ length: samples }, (_, sample) => sampleAt(data, 0, sample, 16) & (2 ** depth - 1))
}

function fromPalette(rows: Uint8Array, rowLength: number, header: Header, chunks: readonly Chunk[]): Uint16Array {
  const { width, height, depth } = header
  const colours = paletteOf(chunks)
  const pixels = new Uint16Array(width * height * 4)
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const start = Math.floor(pixel / width) * rowLength + 1
    const colour = colours[sampleAt(rows, start, pixel % width, depth)]
    demand(colour !== undefined)
    pixels.set(colour, pixel * 4)
  }
  return pixels
}

/** The colours of PLTE, with the opacities of tRNS for the first of them. */
function paletteOf(chunks: readonly Chunk[]): number[][] {
  const [colours = new Uint8Array()] = dataOf(chunks, 'PLTE')
  const [opacities = new Uint8Array()] = dataOf(chunks, 'tRNS')
  const count = colours.length / 3
  demand(Number.isInteger(count) && count <= 256 && opacities.length <= count)
  return Array.from({ length: count }, (_, index) =>
    [...colours.subarray(index * 3, index * 3 + 3), opacities[index] ?? 255].map((sample) => sample * 257),
  )
}
