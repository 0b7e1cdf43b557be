/** Faults that are not in the content, with what to do about each. Codes are permanent. */
export type PublisherErrorCode =
  | 'ERR_USAGE'
  | 'ERR_INPUT_UNREADABLE'
  | 'ERR_SIGNING_KEY_MISSING'
  | 'ERR_SIGNING_KEY_INVALID'
  | 'ERR_SIGNING_KEY_UNKNOWN'
  | 'ERR_SIGNING_KEY_AMBIGUOUS'
  | 'ERR_SIGNER_FAILED'
  | 'ERR_KEYS_EXIST'
  | 'ERR_LEDGER_DAMAGED'
  | 'ERR_LEDGER_FOREIGN'
  | 'ERR_LEDGER_LOCKED'
  | 'ERR_LEDGER_MISSING'
  | 'ERR_CREDENTIAL_INVALID'
  | 'ERR_SITE_NOT_VERIFIED'
  | 'ERR_CHILD_PROCESS'
  | 'ERR_GIT'
  | 'ERR_NO_ANSWER'

/** A fault outside the content: no signing key, a damaged ledger, a wrong argument. Never holds key material. */
export class PublisherError extends Error {
  override readonly name = 'PublisherError'
  readonly code: PublisherErrorCode
  /** What to type or do. */
  readonly hint: string | undefined

  constructor(code: PublisherErrorCode, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause })
    this.code = code
    this.hint = options.hint
  }
}
