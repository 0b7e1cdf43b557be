/** Codes of the faults of this room. Permanent: other rooms and tests compare them. */
export type BakingErrorCode =
  | 'ERR_IMAGE_KIND_UNKNOWN'
  | 'ERR_IMAGE_ALREADY_BAKED'
  | 'ERR_PAYLOAD_MISSING'
  | 'ERR_PAYLOAD_INVALID'
  | 'ERR_CREDENTIAL_EMPTY'
  | 'ERR_CREDENTIAL_REPEATED'
  | 'ERR_PNG_DAMAGED'
  | 'ERR_PNG_CHECKSUM'
  | 'ERR_PNG_TEXT_DAMAGED'
  | 'ERR_PNG_TEXT_TOO_LARGE'
  | 'ERR_SVG_DOCTYPE'
  | 'ERR_SVG_ENCODING'
  | 'ERR_SVG_MALFORMED'
  | 'ERR_SVG_ONE_VERSION'
  | 'ERR_SVG_TOO_DEEP'
  | 'ERR_SVGZ_DAMAGED'
  | 'ERR_SVGZ_TOO_LARGE'
  | 'ERR_RASTER_FAILED'
  | 'ERR_RASTER_SIZE'

/** An image that cannot be read, or text that cannot be put into it. Nothing half-done comes with it. */
export class BakingError extends Error {
  override readonly name = 'BakingError'
  readonly code: BakingErrorCode
  /** What to type or do. */
  readonly hint: string | undefined

  constructor(code: BakingErrorCode, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause })
    this.code = code
    this.hint = options.hint
  }
}
