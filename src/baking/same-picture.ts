import { concat, equalBytes } from './bytes.ts'
import { imageKind } from './image-kind.ts'
import { type Chunk, requireChecksum, splitPng } from './png.ts'
import { decodePixels, headerOf } from './png-pixels.ts'
import { unbaked } from './svg-bakery.ts'
import { scanSvg } from './svg-scan.ts'
import { unzipped } from './svgz.ts'

/** `unknown` wherever the two cannot be compared, not wherever they differ a little. */
export type Sameness = 'same' | 'different' | 'unknown'

const comparers: Readonly<
  Record<ReturnType<typeof imageKind>, (a: Uint8Array, b: Uint8Array) => Sameness | Promise<Sameness>>
> = {
  'image/png': comparePng,
  'image/svg+xml': compareSvg,
}

/**
 * Whether two images show the same picture, whatever credentials they carry. Never throws.
 *
 * A PNG may be compressed or written in another way. Other sizes and kinds, interlaced or very large pictures and damaged
 * files are not compared, nor SVG that are written differently: that would need drawing them.
 */
export async function samePicture(a: Uint8Array, b: Uint8Array): Promise<Sameness> {
  try {
    const [plainA, plainB] = [await unzipped(a), await unzipped(b)]
    const kind = imageKind(plainA)
    return kind === imageKind(plainB) ? await comparers[kind](plainA, plainB) : 'unknown'
  } catch {
    return 'unknown'
  }
}

function compareSvg(a: Uint8Array, b: Uint8Array): Sameness {
  const [textA, textB] = [a, b].map((image) => unbaked(scanSvg(image, { readOnly: true })))
  return textA === textB ? 'same' : 'unknown'
}

async function comparePng(a: Uint8Array, b: Uint8Array): Promise<Sameness> {
  const chunksA = pictureChunks(a)
  const chunksB = pictureChunks(b)
  if (sameChunks(chunksA, chunksB)) return 'same'
  if (!isComparable(chunksA, chunksB)) return 'unknown'
  const tolerance = reductionLoss(headerOf(chunksA).depth, headerOf(chunksB).depth)
  return samePixels(await decodePixels(chunksA), await decodePixels(chunksB), tolerance) ? 'same' : 'different'
}

/** The chunks that carry text, and with it the credentials (PNG, section 11.3.3). */
const textTypes: ReadonlySet<string> = new Set(['tEXt', 'zTXt', 'iTXt'])

/** All chunks but text. Their checksums count: decoders leave out, or not, a chunk whose sum is wrong. */
function pictureChunks(image: Uint8Array): Chunk[] {
  const chunks = splitPng(image).filter(({ type }) => !textTypes.has(type))
  chunks.forEach(requireChecksum)
  return chunks
}

function sameChunks(a: readonly Chunk[], b: readonly Chunk[]): boolean {
  return a.length === b.length && a.every((chunk, index) => equalBytes(chunk.bytes, b[index]!.bytes))
}

/** Whether equal pixels mean equal pictures here: the same size, no animation, and the same meaning of the numbers. */
function isComparable(a: readonly Chunk[], b: readonly Chunk[]): boolean {
  const [headerA, headerB] = [headerOf(a), headerOf(b)]
  if (headerA.width !== headerB.width || headerA.height !== headerB.height) return false
  if ([...a, ...b].some(({ type }) => type === 'acTL')) return false
  return equalBytes(colourSpace(a), colourSpace(b))
}

/**
 * The chunks that say what the numbers mean as colours, by their precedence (PNG, section 4.3); sRGB is also what is meant
 * where none does. With gAMA alone the same pixels can show another picture.
 */
const colourSpaces: readonly (readonly string[])[] = [['cICP'], ['iCCP'], ['sRGB'], ['gAMA', 'cHRM']]

function colourSpace(chunks: readonly Chunk[]): Uint8Array {
  const found = colourSpaces
    .map((types) => chunks.filter(({ type }) => types.includes(type)))
    .find(({ length }) => length > 0)
  const counting = found?.filter(({ type }) => type !== 'sRGB') ?? []
  return concat(counting.map(({ bytes }) => bytes))
}

/** What a sample can lose, of 16 bits, when one of two pictures was reduced from 16 bits to 8: the low byte. */
function reductionLoss(depthA: number, depthB: number): number {
  return (depthA === 16) === (depthB === 16) ? 0 : 0xff
}

/** Compares RGBA; the colours of clear pixels do not count, since nobody sees them and programs that save space clear them. */
function samePixels(a: Uint16Array, b: Uint16Array, tolerance: number): boolean {
  const isNear = (at: number) => Math.abs(a[at]! - b[at]!) <= tolerance
  for (let at = 0; at < a.length; at += 4) {
    if (!isNear(at + 3)) return false
    const isClear = a[at + 3]! <= tolerance && b[at + 3]! <= tolerance
    if (!isClear && !(isNear(at) && isNear(at + 1) && isNear(at + 2))) return false
  }
  return true
}
