import { asArray, isObject, type JsonObject, sameJson, without } from '../domain/json.ts'
import { decodeBase58 } from './base58.ts'
import { canonicalize, canonicalizeWithLibrary, type Hash } from './canonicalize.ts'
import { splitProofs } from './data-integrity.ts'
import { canonicalJson } from './jcs.ts'
import type { PublicJwk } from './jwk.ts'
import { isOfLaterEdition, LATER_EDITION, withoutEmptyLater } from './later-terms.ts'
import { findProofError } from './proof-error.ts'
import { type Failed, failed, quote, type Unchecked, unchecked } from './proof-outcome.ts'
import { CRYPTOSUITES, KEY_FACTS, kindOfKey, PROOF_TYPES, type Suite } from './suites.ts'
import { jwkOfKey, type VerificationKey } from './verification-key.ts'
import { hashOf, joined, verifySignatures } from './web-crypto.ts'

/** Outcome of {@link verifyProof}. */
export type ProofResult = { outcome: 'passed' } | Failed | Unchecked

/** What a proof was made for (VC Data Integrity, section 2.1). */
export interface ProofOptions {
  readonly purpose?: 'assertionMethod' | 'authentication'
}

/**
 * Verifies one embedded proof of a document against a public key: Data Integrity of the suites in {@link CRYPTOSUITES}, and
 * Ed25519Signature2020.
 *
 * Tells only whether this key signed exactly this document and these proof options, and, in a chain, the proofs before
 * it as they are. Whose key it is, whether those hold, `expires`, `created` and the dates of the credential are for the
 * caller to judge. Never throws for what a document holds.
 *
 * @param secured - The document as published; `proof` may be one object or an array, and is left out of the check.
 * @param proof - The proof to check, one of the document's.
 * @see https://www.w3.org/TR/vc-di-eddsa/ section 3, https://www.w3.org/TR/vc-di-ecdsa/ section 3
 */
export async function verifyProof(
  secured: object,
  proof: unknown,
  key: VerificationKey,
  { purpose = 'assertionMethod' }: ProofOptions = {},
): Promise<ProofResult> {
  if (!isObject(proof)) return failed('proof-missing', 'The document has no proof.')
  const suite = suiteOf(proof)
  if ('outcome' in suite) return suite
  if (proof.proofPurpose !== purpose)
    return failed('proof-purpose', `The proof was made for ${quote(proof.proofPurpose)}, not for ${purpose}.`)
  const document = coveredBy(proof, secured)
  if (document === undefined) return failed('proof-chain', 'The proof covers another proof, which the document lacks.')
  if (!suite.ownContext && !contextFits(document, proof))
    return failed('proof-context', 'The proof has a "@context" that is not the beginning of the document’s.')
  try {
    const jwk = jwkOfKey(key)
    const kind = kindOfKey(jwk)
    if (!suite.keys.includes(kind))
      return failed('key-algorithm', `The proof needs a key of ${suite.keys.join(' or ')}, and the key is of ${kind}.`)
    return await checkSignature({ document, proof, jwk, suite })
  } catch (error) {
    return explain(error, document)
  }
}

function suiteOf({ type, cryptosuite }: JsonObject): Suite | Unchecked {
  const [table, name] = type === 'DataIntegrityProof' ? [CRYPTOSUITES, cryptosuite] : [PROOF_TYPES, type]
  const suite = typeof name === 'string' && Object.hasOwn(table, name) ? table[name] : undefined
  return (
    suite ?? unchecked('proof-suite-unknown', `The proof is of the kind ${quote(name)}, which cannot be checked here.`)
  )
}

/**
 * The document as a proof covers it: without proofs, or with those that it names as made before it (VC Data Integrity,
 * section 4.4). Whether these hold is for whoever verifies them.
 *
 * @returns undefined when the document has not exactly one proof of such an id.
 */
function coveredBy({ previousProof }: JsonObject, secured: object): object | undefined {
  const { document, proofs } = splitProofs(secured)
  if (previousProof === undefined) return document
  const named = asArray(previousProof).map((id) => proofs.filter((each) => typeof id === 'string' && each.id === id))
  const isComplete = named.length > 0 && named.every(({ length }) => length === 1)
  return isComplete ? { ...document, proof: named.flat() } : undefined
}

/** A proof may repeat the document's context, or the beginning of it (VC Data Integrity, section 4.3). */
function contextFits(document: object, proof: JsonObject): boolean {
  if (!('@context' in proof)) return true
  const ofDocument = asArray('@context' in document ? document['@context'] : undefined)
  return asArray(proof['@context']).every((context, i) => sameJson(context, ofDocument[i]))
}

interface Check {
  readonly document: object
  readonly proof: JsonObject
  readonly jwk: PublicJwk
  readonly suite: Suite
}

async function checkSignature(check: Check): Promise<ProofResult> {
  const { proof, jwk, suite } = check
  if (suite.transform === 'selective') {
    const { verifySelective } = await import('./ecdsa-sd-2023.ts')
    return await verifySelective(signedDocument(check), configOf(check), proof.proofValue, jwk)
  }
  const { hash, signature: length } = KEY_FACTS[kindOfKey(jwk) as keyof typeof KEY_FACTS]
  const signature = decodeSignature(proof.proofValue, length)
  if (!(signature instanceof Uint8Array)) return signature
  const transform = transformOf(suite, hash)
  const [config, document] = await Promise.all([transform(configOf(check)), transform(signedDocument(check))])
  const data = joined(await hashOf(config, hash), await hashOf(document, hash))
  return await verifySignatures(jwk, [{ signature, data }])
}

/** How a document becomes text. Blank nodes are told apart by the hash of the signature; the usual one has a shortcut. */
function transformOf(suite: Suite, hash: Hash): (value: object) => Promise<string> {
  if (suite.transform === 'jcs') return async (value) => canonicalJson(value)
  return hash === 'SHA-256' ? canonicalize : (value) => canonicalizeWithLibrary(value, hash)
}

/** What was signed of the document. JSON is signed with the context that its proof repeats, N-Quads with its own. */
function signedDocument({ document, proof, suite }: Check): object {
  if (suite.transform !== 'jcs') return withoutEmptyLater(document)
  const context = proof['@context']
  return context === undefined ? document : { ...document, '@context': context }
}

/** The proof without its value. As N-Quads it is read under the document's context; as JSON it is what it is. */
function configOf({ document, proof, suite }: Check): object {
  const config = without(proof, 'proofValue')
  if (suite.transform === 'jcs' || (suite.ownContext && '@context' in config)) return config
  return { ...config, '@context': '@context' in document ? document['@context'] : undefined }
}

/** Base58 takes time that grows with the square of the length, so the length comes first. */
function decodeSignature(value: unknown, length: number): Uint8Array<ArrayBuffer> | Failed {
  if (typeof value !== 'string' || !/^z[1-9A-HJ-NP-Za-km-z]+$/.test(value))
    return failed('proof-value-encoding', 'The proofValue is not base58btc with the prefix z.')
  const bytes = value.length > 150 ? undefined : decodeBase58(value.slice(1))
  if (bytes?.length === length) return bytes
  return failed('proof-value-length', `The proofValue does not hold the ${length} bytes of such a signature.`)
}

/** Which of the terms that contexts gained later a message says is undefined, if any. */
const undefinedIn = (message: string) => /the property "(\w+)"/.exec(message)?.[1] ?? ''

function explain(error: unknown, document: object): Failed | Unchecked {
  const known = findProofError(error)
  if (known === undefined) throw error
  switch (known.code) {
    case 'ERR_MULTIKEY_INVALID':
    case 'ERR_KEY_INVALID':
      return failed('key-invalid', known.message)
    case 'ERR_CONTEXT_UNKNOWN':
      return unchecked('context-unknown', known.message)
    case 'ERR_TERM_UNDEFINED':
      return isOfLaterEdition(document, undefinedIn(known.message))
        ? unchecked('context-unknown', `The document needs ${LATER_EDITION}, which is not bundled.`)
        : failed('terms-undefined', known.message)
    case 'ERR_CANONICAL_ORDER':
    case 'ERR_DOCUMENT_TOO_ALIKE':
      return unchecked('canonical-order', known.message)
  }
  return failed('document-invalid', known.message)
}
