import type { ImageMediaType } from './bakery.ts'
import { BakingError } from './baking-error.ts'
import { hasBytes } from './bytes.ts'

/** First bytes of the files that people take for a badge image, for the message. */
const foreignKinds: readonly { readonly title: string; readonly magic: readonly number[]; readonly hint?: string }[] = [
  { title: 'a JPEG image', magic: [0xff, 0xd8, 0xff] },
  { title: 'a GIF image', magic: [0x47, 0x49, 0x46, 0x38] },
  { title: 'a RIFF file, such as a WebP image', magic: [0x52, 0x49, 0x46, 0x46] },
  {
    title: 'a file compressed with gzip, such as an SVGZ image',
    magic: [0x1f, 0x8b],
    hint: 'decompress it, or save it as plain SVG (.svg)',
  },
  { title: 'a PDF document', magic: [0x25, 0x50, 0x44, 0x46] },
]

/** Four bytes are enough: parsing the PNG tells what is wrong with the next four. */
const pngMagic = [0x89, 0x50, 0x4e, 0x47]
const utf8Mark = [0xef, 0xbb, 0xbf]
const utf16Marks = [
  [0xff, 0xfe],
  [0xfe, 0xff],
]
const whiteSpace: ReadonlySet<number | undefined> = new Set([0x09, 0x0a, 0x0d, 0x20])
const lessThan = 0x3c

/**
 * Tells what kind of image the bytes are, by the bytes alone; a file name can say anything.
 *
 * @throws ERR_IMAGE_KIND_UNKNOWN for anything but PNG and XML; ERR_SVG_ENCODING for XML in UTF-16.
 */
export function imageKind(image: Uint8Array): ImageMediaType {
  if (hasBytes(image, pngMagic)) return 'image/png'
  if (utf16Marks.some((mark) => hasBytes(image, mark))) {
    throw new BakingError('ERR_SVG_ENCODING', 'The image is text in UTF-16.', { hint: 'save the SVG as UTF-8' })
  }
  if (firstByteOfText(image) === lessThan) return 'image/svg+xml'
  const foreign = foreignKinds.find(({ magic }) => hasBytes(image, magic))
  throw new BakingError('ERR_IMAGE_KIND_UNKNOWN', `This is ${foreign?.title ?? 'not an image'}, not a PNG or SVG.`, {
    hint: foreign?.hint ?? 'convert the image to PNG or SVG',
  })
}

function firstByteOfText(bytes: Uint8Array): number | undefined {
  let at = hasBytes(bytes, utf8Mark) ? utf8Mark.length : 0
  while (whiteSpace.has(bytes[at])) at += 1
  return bytes[at]
}
