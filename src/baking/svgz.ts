import { BakingError } from './baking-error.ts'
import { hasBytes } from './bytes.ts'
import { inflateUpTo } from './inflate.ts'

const gzipMagic = [0x1f, 0x8b]
/** Bytes that a compressed image may grow to; a larger SVG is no badge. */
const unzippedLimit = 5_000_000

/**
 * What a compressed image (SVGZ; SVG 1.1, section 1.2) holds; the bytes of any other are given back as they are.
 *
 * Decompression stops as soon as there are more than 5 MB. What comes out is again anything, even compressed once more.
 *
 * @throws ERR_SVGZ_DAMAGED or ERR_SVGZ_TOO_LARGE.
 */
export async function unzipped(image: Uint8Array): Promise<Uint8Array> {
  if (!hasBytes(image, gzipMagic)) return image
  const plain = await inflateUpTo(unzippedLimit, image, 'gzip').catch((cause: unknown) => {
    throw new BakingError('ERR_SVGZ_DAMAGED', 'The compressed image cannot be decompressed.', {
      hint: 'save or download the image again',
      cause,
    })
  })
  if (plain !== undefined) return plain
  throw new BakingError('ERR_SVGZ_TOO_LARGE', `The compressed image grows beyond ${unzippedLimit} bytes.`, {
    hint: 'no badge is that large; ask the issuer for another image',
  })
}
