/**
 * Why a proof did not pass. Permanent names: the verifier and tests compare them. Those marked * are of what could not be
 * checked; the others are of proofs that do not hold.
 */
export type ProofReason =
  /** What was given as proof is none. */
  | 'proof-missing'
  /** * The suite, or the type of proof, is none that is known here. */
  | 'proof-suite-unknown'
  /** It was made for another purpose. */
  | 'proof-purpose'
  /** The proofValue is not written as its suite says. */
  | 'proof-value-encoding'
  /** The proofValue has not the length or the parts of such a signature. */
  | 'proof-value-length'
  /** A proof of `ecdsa-sd-2023` from which its holder derives others, shown as it is. */
  | 'proof-value-base'
  /** The proof repeats a context that is not the beginning of the document’s. */
  | 'proof-context'
  /** The proof covers another proof, of which the document has not exactly one. */
  | 'proof-chain'
  /** The key is private, damaged, of a wrong length, off its curve, or too short. */
  | 'key-invalid'
  /** The key is of another kind than the suite or the algorithm needs, or for another use. */
  | 'key-algorithm'
  /** The document is no JSON-LD, or no text. */
  | 'document-invalid'
  /** A member or type that no context defines, so that it is not signed; or one under another name than a context gives it. */
  | 'terms-undefined'
  /** * A context, or an edition of it, that is not bundled; or terms that the document defines by itself. */
  | 'context-unknown'
  /** * Implementations would order its statements differently, or take too long to. */
  | 'canonical-order'
  /** The signature does not fit. */
  | 'signature'
  /** * WebCrypto here lacks the algorithm. */
  | 'algorithm-unavailable'
  /** No compact JWS, or a header that is no JSON object of unique names. */
  | 'jws-malformed'
  /** A header that changes how the token is to be read, or carries a private key. */
  | 'jws-header'
  /** An algorithm by which anybody can sign, or whoever can verify. */
  | 'jws-algorithm-refused'
  /** * An algorithm that is none of those known here. */
  | 'jws-algorithm-unknown'
  /** A payload that is no JSON object of unique names. */
  | 'jws-payload'

/** The proof does not hold. */
export type Failed = { outcome: 'failed'; reason: ProofReason; message: string }

/** Nobody can tell here whether the proof holds; never to be shown as a pass. */
export type Unchecked = { outcome: 'unchecked'; reason: ProofReason; message: string }

/** Makes a failure. */
export function failed(reason: ProofReason, message: string): Failed {
  return { outcome: 'failed', reason, message }
}

/** Makes a result for what could not be checked. */
export function unchecked(reason: ProofReason, message: string): Unchecked {
  return { outcome: 'unchecked', reason, message }
}

/** A value of a document in a message, shortened. */
export function quote(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
