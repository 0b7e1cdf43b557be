/** Codes of the faults of this room. Permanent: other rooms and tests compare them. */
export type ProofErrorCode =
  | 'ERR_CONTEXT_UNKNOWN'
  | 'ERR_TERM_UNDEFINED'
  | 'ERR_DOCUMENT_INVALID'
  | 'ERR_DOCUMENT_TOO_ALIKE'
  | 'ERR_CANONICAL_ORDER'
  | 'ERR_ALREADY_SECURED'
  | 'ERR_DATE_INVALID'
  | 'ERR_SUBJECT_ID_MISSING'
  | 'ERR_KEY_INVALID'
  | 'ERR_MULTIKEY_INVALID'
  | 'ERR_SIGNER_MISMATCH'
  | 'ERR_JWS_INVALID'

/** A document that cannot be secured, or a key that cannot be used. Never holds key material. */
export class ProofError extends Error {
  override readonly name = 'ProofError'
  readonly code: ProofErrorCode
  /** What to type or do. */
  readonly hint: string | undefined

  constructor(code: ProofErrorCode, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause })
    this.code = code
    this.hint = options.hint
  }
}

/** Finds a ProofError in an error, its `cause` or jsonld's `details.cause`, however deeply a library wrapped it. */
export function findProofError(error: unknown, depth = 0): ProofError | undefined {
  if (error instanceof ProofError) return error
  if (!(error instanceof Error) || depth > 8) return undefined
  const details = 'details' in error ? error.details : undefined
  const wrapped = typeof details === 'object' && details !== null && 'cause' in details ? details.cause : undefined
  return findProofError(error.cause, depth + 1) ?? findProofError(wrapped, depth + 1)
}
