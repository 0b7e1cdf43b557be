import { encodeBase58 } from './base58.ts'
import { decodeBase64Url, encodeBase64Url } from './base64url.ts'
import { canonicalize } from './canonicalize.ts'
import { type Cbor, decodeCbor } from './cbor.ts'
import type { PublicJwk } from './jwk.ts'
import { ProofError } from './proof-error.ts'
import { type Failed, failed, type Unchecked } from './proof-outcome.ts'
import { jwkOfKey } from './verification-key.ts'
import { hashOf, joined, verifySignatures } from './web-crypto.ts'

type Bytes = Uint8Array<ArrayBuffer>
type Result = { outcome: 'passed' } | Failed | Unchecked

/** The parts of a derived proof (VC DI ECDSA, section 3.5.7). */
interface Derived {
  readonly baseSignature: Bytes
  /** Multikey of the key that signed each statement that need not be shown; made for this document alone. */
  readonly publicKey: Bytes
  readonly signatures: readonly Bytes[]
  /** Canonical names of blank nodes, and the names under which they were signed. */
  readonly labels: ReadonlyMap<string, string>
  readonly mandatory: ReadonlySet<number>
}

const DERIVED = [0xd9, 0x5d, 0x01]
const BASE = [0xd9, 0x5d, 0x00]
const LONGEST = 500_000
const SIGNATURE_BYTES = 64

const isBytes = (value: Cbor | undefined, length: number): value is Bytes =>
  value instanceof Uint8Array && value.length === length
const startsWith = (bytes: Bytes, prefix: readonly number[]) => prefix.every((byte, i) => bytes[i] === byte)

/** `c14n7` by its number, and `u` and the base64url of what it was signed as (section 3.5.6). */
function labelsOf(value: Cbor | undefined): ReadonlyMap<string, string> | undefined {
  if (!(value instanceof Map)) return undefined
  const entries = [...(value as ReadonlyMap<number, Cbor>)]
  if (!entries.every(([, label]) => isBytes(label, 32))) return undefined
  const labels = new Map(entries.map(([number, label]) => [`c14n${number}`, `u${encodeBase64Url(label as Bytes)}`]))
  // One name for two blank nodes would make two things of one that was signed.
  return new Set(labels.values()).size === labels.size ? labels : undefined
}

function partsOf(value: Cbor | undefined): Derived | undefined {
  if (!Array.isArray(value) || value.length !== 5) return undefined
  const [baseSignature, publicKey, signatures, map, indexes] = value as readonly Cbor[]
  const labels = labelsOf(map)
  if (!isBytes(baseSignature, SIGNATURE_BYTES) || !isBytes(publicKey, 35) || labels === undefined) return undefined
  if (!Array.isArray(signatures) || !signatures.every((each) => isBytes(each, SIGNATURE_BYTES))) return undefined
  if (!Array.isArray(indexes) || !indexes.every((each) => typeof each === 'number')) return undefined
  return { baseSignature, publicKey, signatures, labels, mandatory: new Set(indexes) }
}

function parse(proofValue: unknown): Derived | Failed {
  const isText = typeof proofValue === 'string' && proofValue.startsWith('u') && proofValue.length <= LONGEST
  const bytes = isText ? decodeBase64Url(proofValue.slice(1)) : undefined
  if (bytes === undefined) return failed('proof-value-encoding', 'The proofValue is not base64url with the prefix u.')
  if (startsWith(bytes, BASE))
    return failed(
      'proof-value-base',
      'The proof is one from which its holder makes proofs to show; it is not made to be shown itself.',
    )
  const parts = startsWith(bytes, DERIVED) ? partsOf(decodeCbor(bytes.slice(DERIVED.length))) : undefined
  return parts ?? failed('proof-value-length', 'The proofValue does not hold the parts of such a proof.')
}

/**
 * The places of blank nodes in a canonical N-Quad: its subject, its object, and its graph. Terms before the object hold no
 * space, and a literal ends in a quote, a datatype or a language; so text that looks like a blank node is not taken for one.
 */
const BLANK_NODES = /^_:(c14n\d+)(?= )|(?<=^\S+ \S+ )_:(c14n\d+)(?= )|(?<= )_:(c14n\d+)(?= \.$)/g

function relabelled(quad: string, labels: ReadonlyMap<string, string>): string {
  return quad.replace(BLANK_NODES, (_, ...names: readonly (string | undefined)[]) => {
    const label = labels.get(names.slice(0, 3).find((name) => name !== undefined)!)
    if (label === undefined) throw new ProofError('ERR_DOCUMENT_INVALID', 'The proof does not name every blank node.')
    return `_:${label}`
  })
}

/** The statements of a document as they were signed, in order (section 3.4.7). */
async function statementsOf(document: object, labels: ReadonlyMap<string, string>): Promise<string[]> {
  const quads = (await canonicalize(document)).split('\n').filter((line) => line !== '')
  return quads.map((quad) => `${relabelled(quad, labels)}\n`).sort()
}

/**
 * Verifies a derived proof of `ecdsa-sd-2023`: the issuer signed the statements that every holder must show, together with a
 * key of this document, and that key signed each statement that its holder chose to show.
 *
 * @param config - The proof without its value, with the context that it is read under.
 * @see https://www.w3.org/TR/vc-di-ecdsa/#ecdsa-sd-2023 section 3.6.7
 */
export async function verifySelective(
  document: object,
  config: object,
  proofValue: unknown,
  issuerKey: PublicJwk,
): Promise<Result> {
  const derived = parse(proofValue)
  if ('outcome' in derived) return derived
  const { baseSignature, publicKey, signatures, labels, mandatory } = derived
  const statements = await statementsOf(document, labels)
  const chosen = statements.filter((_, i) => !mandatory.has(i))
  if (chosen.length !== signatures.length || [...mandatory].some((index) => index >= statements.length))
    return failed('signature', 'The proof has not one signature for each statement that its holder chose to show.')
  const [configHash, mandatoryHash] = await Promise.all([
    hashOf(await canonicalize(config), 'SHA-256'),
    hashOf(statements.filter((_, i) => mandatory.has(i)).join(''), 'SHA-256'),
  ])
  const base = { signature: baseSignature, data: joined(configHash, publicKey, mandatoryHash) }
  const byIssuer = await verifySignatures(issuerKey, [base])
  if (byIssuer.outcome !== 'passed') return byIssuer
  const ownKey = jwkOfKey({ publicKeyMultibase: `z${encodeBase58(publicKey)}` })
  const encoder = new TextEncoder()
  return await verifySignatures(
    ownKey,
    chosen.map((statement, i) => ({ signature: signatures[i]!, data: encoder.encode(statement) })),
  )
}
