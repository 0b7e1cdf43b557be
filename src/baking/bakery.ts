import { BakingError } from './baking-error.ts'
import type { BakePayloads } from './payload.ts'
import { type Version, versions } from './versions.ts'

/** The kinds of image that can carry a credential. */
export type ImageMediaType = 'image/png' | 'image/svg+xml'

export interface BakeOptions {
  /**
   * Take out whatever credential the image carries, of any version, so that it never holds those of two awards.
   * Without it such an image is refused.
   */
  readonly replace?: boolean
}

/** An image that was read and checked once, to be baked for many awards. */
export interface PreparedImage {
  readonly mediaType: ImageMediaType
  /**
   * @throws ERR_PAYLOAD_MISSING, ERR_PAYLOAD_INVALID, or ERR_SVG_ONE_VERSION for more than one version in an SVG.
   */
  bake(payloads: BakePayloads): Uint8Array<ArrayBuffer>
}

/** What an image carries. A text is as it was baked, without outer white space; as JSON, its value is what counts. */
export interface Extracted extends BakePayloads {
  /** For a compressed image, the kind of what it holds. */
  readonly mediaType: ImageMediaType
}

/** All that one kind of image needs. */
export interface Bakery {
  prepare(image: Uint8Array, options: BakeOptions): PreparedImage
  extract(image: Uint8Array): Promise<Extracted>
}

export function alreadyBaked(version: Version): BakingError {
  return new BakingError(
    'ERR_IMAGE_ALREADY_BAKED',
    `The image already carries a credential of ${versions[version].title}.`,
    { hint: 'use the image without a credential, or ask for the credential to be replaced' },
  )
}

/** Two credentials of one version: different readers would believe different ones. */
export function repeated(version: Version): BakingError {
  return new BakingError(
    'ERR_CREDENTIAL_REPEATED',
    `The image carries more than one credential of ${versions[version].title}, so it is not clear which one counts.`,
    { hint: 'ask the issuer for the image again' },
  )
}

/**
 * The text without outer white space.
 *
 * @throws ERR_CREDENTIAL_EMPTY when nothing is left.
 */
export function requireText(version: Version, text: string): string {
  const trimmed = text.trim()
  if (trimmed !== '') return trimmed
  throw new BakingError(
    'ERR_CREDENTIAL_EMPTY',
    `The image has a place for a credential of ${versions[version].title}, and nothing in it.`,
    { hint: 'ask the issuer for the image again' },
  )
}
