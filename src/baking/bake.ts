import type { BakeOptions, Bakery, Extracted, ImageMediaType, PreparedImage } from './bakery.ts'
import { imageKind } from './image-kind.ts'
import type { BakePayloads } from './payload.ts'
import { pngBakery } from './png-bakery.ts'
import { svgBakery } from './svg-bakery.ts'
import { unzipped } from './svgz.ts'

export type { BakeOptions, BakePayloads, Extracted, ImageMediaType, PreparedImage }

const bakeries: Readonly<Record<ImageMediaType, Bakery>> = {
  'image/png': pngBakery,
  'image/svg+xml': svgBakery,
}

/**
 * Puts credentials into a PNG or SVG; all other bytes of the picture stay as they are.
 *
 * A PNG may carry one credential of every version, an SVG one in all. JSON may be written with other escapes, never with another value.
 *
 * @example
 * const baked = bake(image, { openBadges3: JSON.stringify(credential), openBadges2: JSON.stringify(assertion) })
 *
 * @throws {BakingError} whose `code` says what is wrong with the image or the text.
 */
export function bake(image: Uint8Array, payloads: BakePayloads, options: BakeOptions = {}): Uint8Array<ArrayBuffer> {
  return prepare(image, options).bake(payloads)
}

/**
 * Reads and checks an image once, to bake it for many awards: the cost of each is then that of copying the image.
 *
 * @example
 * const badge = prepare(image)
 * const baked = credentials.map((credential) => badge.bake({ openBadges3: JSON.stringify(credential) }))
 *
 * @throws {BakingError} for an image that is damaged, of another kind, or already baked.
 */
export function prepare(image: Uint8Array, options: BakeOptions = {}): PreparedImage {
  return bakeries[imageKind(image)].prepare(image, options)
}

/**
 * Takes the credentials out of a PNG or SVG; a version that the image does not carry is `undefined`.
 *
 * Nothing is verified here, and a text may be anything that somebody wrote into the image.
 *
 * Images of other bakers are read wherever it is clear what they carry: every kind of PNG text chunk, any prefix and place in
 * an SVG, a compressed SVG (SVGZ), damage outside the credential.
 *
 * @throws {BakingError} for an image that is damaged, dangerous or of another kind, or that carries two of one version.
 */
export async function extract(image: Uint8Array): Promise<Extracted> {
  const plain = await unzipped(image)
  return bakeries[imageKind(plain)].extract(plain)
}
