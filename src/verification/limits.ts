/** Bytes that an answer, or a file, may have: no credential is larger. */
export const MOST_BYTES = 5_000_000
