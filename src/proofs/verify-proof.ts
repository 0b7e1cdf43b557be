import { asArray, isObject, type JsonObject, sameJson, without } from '../domain/json.ts'
import { decodeBase58 } from './base58.ts'
import { dataToSign, splitProofs } from './data-integrity.ts'
import { decodeMultikey } from './multikey.ts'
import { findProofError, ProofError } from './proof-error.ts'
import { type Failed, failed, type Unchecked, unchecked } from './proof-outcome.ts'

/** Outcome of {@link verifyProof}. */
export type ProofResult = { outcome: 'passed' } | Failed | Unchecked

/**
 * Verifies one `eddsa-rdfc-2022` proof of a document against a public key.
 *
 * Tells only whether this key signed exactly this document and these proof options. Whose key it is, `expires`,
 * `created` and the dates of the credential are for the caller to judge. Never throws for what a document holds.
 *
 * @param secured - The document as published; `proof` may be one object or an array, and is left out of the check.
 * @param proof - The proof to check, one of the document's.
 * @param publicKeyMultibase - The issuer's key, `z6Mk…`.
 * @see https://www.w3.org/TR/vc-di-eddsa/#eddsa-rdfc-2022 section 3.2.2
 */
export async function verifyProof(secured: object, proof: unknown, publicKeyMultibase: string): Promise<ProofResult> {
  if (!isObject(proof)) return failed('proof-missing', 'The document has no proof.')
  const unsuitable = checkMembers(proof)
  if (unsuitable !== undefined) return unsuitable
  const signature = decodeSignature(proof.proofValue)
  if (!(signature instanceof Uint8Array)) return signature
  const { document } = splitProofs(secured)
  if (!contextFits(document, proof)) {
    return failed('proof-context', 'The proof has a "@context" that is not the beginning of the document’s.')
  }
  return await checkSignature({ document, proof, signature, publicKeyMultibase })
}

function checkMembers(proof: JsonObject): Failed | Unchecked | undefined {
  const { type, cryptosuite, proofPurpose } = proof
  if (type !== 'DataIntegrityProof')
    return failed('proof-type', `The proof is of type ${quote(type)}, not DataIntegrityProof.`)
  if (cryptosuite !== 'eddsa-rdfc-2022') {
    return failed(
      'proof-cryptosuite',
      `The proof uses ${quote(cryptosuite)}; only eddsa-rdfc-2022 can be checked here.`,
    )
  }
  if (proofPurpose !== 'assertionMethod') {
    return failed('proof-purpose', `The proof was made for ${quote(proofPurpose)}, not for assertionMethod.`)
  }
  if ('previousProof' in proof)
    return unchecked('proof-chain', 'The proof covers other proofs; chains cannot be checked here.')
  return undefined
}

/** Base58 takes time that grows with the square of the length, so the length comes first. */
function decodeSignature(value: unknown): Uint8Array<ArrayBuffer> | Failed {
  if (typeof value !== 'string' || !/^z[1-9A-HJ-NP-Za-km-z]+$/.test(value)) {
    return failed('proof-value-encoding', 'The proofValue is not base58btc with the prefix z.')
  }
  const bytes = value.length > 100 ? undefined : decodeBase58(value.slice(1))
  if (bytes?.length === 64) return bytes
  return failed('proof-value-length', 'The proofValue does not hold the 64 bytes of an Ed25519 signature.')
}

/** A proof may repeat the document's context, or the beginning of it (VC Data Integrity, section 4.3). */
function contextFits(document: object, proof: JsonObject): boolean {
  if (!('@context' in proof)) return true
  const ofDocument = asArray('@context' in document ? document['@context'] : undefined)
  return asArray(proof['@context']).every((context, i) => sameJson(context, ofDocument[i]))
}

interface Check {
  document: object
  proof: JsonObject
  signature: Uint8Array<ArrayBuffer>
  publicKeyMultibase: string
}

async function checkSignature({ document, proof, signature, publicKeyMultibase }: Check): Promise<ProofResult> {
  try {
    const key = decodeMultikey(publicKeyMultibase)
    const context = proof['@context']
    const signed = context === undefined ? document : { ...document, '@context': context }
    const data = await dataToSign(signed, without(proof, 'proofValue', '@context'))
    return await verifyEd25519(key, signature, data)
  } catch (error) {
    return explain(error)
  }
}

type Bytes = Uint8Array<ArrayBuffer>

async function verifyEd25519(publicKey: Bytes, signature: Bytes, data: Bytes): Promise<ProofResult> {
  const key = await importEd25519(publicKey)
  if (key === undefined) return unchecked('algorithm-unavailable', 'This browser cannot verify Ed25519 signatures.')
  if (await crypto.subtle.verify('Ed25519', key, signature, data)) return { outcome: 'passed' }
  return failed('signature', 'The signature does not fit: the document, the proof or the key is not what was signed.')
}

async function importEd25519(publicKey: Bytes): Promise<CryptoKey | undefined> {
  try {
    return await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify'])
  } catch (error) {
    if (error instanceof Error && error.name === 'NotSupportedError') return undefined
    throw new ProofError('ERR_MULTIKEY_INVALID', 'The 32 bytes are not an Ed25519 public key.', { cause: error })
  }
}

function explain(error: unknown): Failed | Unchecked {
  const known = findProofError(error)
  if (known === undefined) throw error
  switch (known.code) {
    case 'ERR_MULTIKEY_INVALID':
      return failed('key-invalid', known.message)
    case 'ERR_CONTEXT_UNKNOWN':
      return unchecked('context-unknown', known.message)
    case 'ERR_CANONICAL_ORDER':
    case 'ERR_DOCUMENT_TOO_ALIKE':
      return unchecked('canonical-order', known.message)
  }
  return failed('document-invalid', known.message)
}

function quote(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
