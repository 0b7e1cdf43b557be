import { asArray, isObject, type JsonObject, without } from '../domain/json.ts'
import { encodeBase58 } from './base58.ts'
import { canonicalize } from './canonicalize.ts'
import { ProofError } from './proof-error.ts'
import type { Signer } from './signer-interface.ts'
import { hashOf, joined } from './web-crypto.ts'

/** A Data Integrity proof as it is stored: no `@context` of its own (VC Data Integrity, section 2.1). */
export type DataIntegrityProof = {
  type: 'DataIntegrityProof'
  cryptosuite: 'eddsa-rdfc-2022'
  /** Instant of signing, `2026-01-31T12:00:00Z`. */
  created: string
  verificationMethod: string
  proofPurpose: 'assertionMethod'
  /** `z` and the base58btc of 64 signature bytes. */
  proofValue: string
}

/** xsd:dateTimeStamp: date, time, optional fraction, mandatory zone. */
const dateTimeStamp = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/

/**
 * Secures a credential, or any other JSON-LD document, with an `eddsa-rdfc-2022` proof.
 *
 * Deterministic: the same document, key and `created` always give the same bytes. The document itself is not changed.
 *
 * Rejects with ERR_ALREADY_SECURED, ERR_SIGNER_MISMATCH (not an Ed25519 signer), ERR_DATE_INVALID, or what
 * {@link canonicalize} refuses.
 *
 * @param credential - Document with `@context` and without `proof`.
 * @param options - `created`: instant of signing with zone, `2026-01-31T12:00:00Z`.
 * @returns The document with `proof`, an array of one, as its last member.
 * @see https://www.w3.org/TR/vc-di-eddsa/#eddsa-rdfc-2022 section 3.2.1
 */
export async function secure<Credential extends object>(
  credential: Credential,
  signer: Signer,
  options: { created: string },
): Promise<Credential & { proof: [DataIntegrityProof] }> {
  assertSecurable(credential, signer, options.created)
  const config = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-rdfc-2022',
    created: options.created,
    verificationMethod: signer.verificationMethod,
    proofPurpose: 'assertionMethod',
  } as const
  const signature = await signer.sign(await dataToSign(credential, config))
  if (signature.length !== 64) {
    throw new ProofError(
      'ERR_SIGNER_MISMATCH',
      `The signer gave ${signature.length} bytes; Ed25519 signatures have 64.`,
    )
  }
  return { ...credential, proof: [{ ...config, proofValue: `z${encodeBase58(signature)}` }] }
}

/**
 * Computes the 64 bytes that are signed: SHA-256 of the canonical proof options, then SHA-256 of the canonical document
 * (VC DI EdDSA, section 3.2.4).
 *
 * @param document - The document without `proof`; its `@context` is that of the proof options too.
 * @param config - The proof without `proofValue`.
 */
export async function dataToSign(document: object, config: object): Promise<Uint8Array<ArrayBuffer>> {
  const context: unknown = '@context' in document ? document['@context'] : undefined
  const texts = await Promise.all([canonicalize({ '@context': context, ...config }), canonicalize(document)])
  return joined(...(await Promise.all(texts.map((text) => hashOf(text, 'SHA-256')))))
}

/** Gives the proofs of a document, whether `proof` holds one or an array, and the document without them. */
export function splitProofs(secured: object): { document: object; proofs: readonly JsonObject[] } {
  const proofs = 'proof' in secured ? asArray(secured.proof) : []
  return { document: without(secured, 'proof'), proofs: proofs.filter(isObject) }
}

function assertSecurable(credential: object, signer: Signer, created: string): void {
  if ('proof' in credential && credential.proof !== undefined) {
    throw new ProofError('ERR_ALREADY_SECURED', 'The document already has a proof.', {
      hint: 'secure the document without its "proof"',
    })
  }
  if (signer.alg !== 'Ed25519') {
    throw new ProofError('ERR_SIGNER_MISMATCH', `A Data Integrity proof needs an Ed25519 signer, not ${signer.alg}.`)
  }
  if (!dateTimeStamp.test(created) || Number.isNaN(Date.parse(created))) {
    throw new ProofError('ERR_DATE_INVALID', `"created" is ${JSON.stringify(created)}, which is not an instant.`, {
      hint: 'write it with a zone, such as 2026-01-31T12:00:00Z',
    })
  }
}
