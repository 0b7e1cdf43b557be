import { concat } from './bytes.ts'
import { parsePng, signature } from './png.ts'

/** The chunks that decide what a PNG looks like (PNG, sections 11.2 and 11.3.1 to 11.3.4). */
const visible: ReadonlySet<string> = new Set([
  'IHDR',
  'PLTE',
  'tRNS',
  'IDAT',
  'IEND',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'sBIT',
  'bKGD',
  'pHYs',
])

/**
 * Keeps of a PNG only what decides how it looks: no EXIF, place, date, author, text, credential or animation is left.
 *
 * Pixels stay bit for bit, so the same image always gives the same bytes, and a second pass changes nothing.
 *
 * @throws ERR_PNG_DAMAGED or ERR_PNG_CHECKSUM; see {@link parsePng}.
 */
export function stripMetadata(image: Uint8Array): Uint8Array<ArrayBuffer> {
  const kept = parsePng(image).filter((chunk) => visible.has(chunk.type))
  return concat([signature, ...kept.map((chunk) => chunk.bytes)])
}
