import { asArray, isObject, type JsonObject } from '../../domain/json.ts'
import { parseStrictJson } from '../../domain/strict-json.ts'
import { parse } from '../../proofs/verify-jwt.ts'
import { BUNDLE_TYPE } from '../bundle.ts'
import { documentOfPayload } from '../proof/token.ts'
import { isOutOfBounds } from './bounds.ts'
import { linkTarget } from './link.ts'
import { Unreadable } from './unreadable.ts'

/** A document taken out of whatever it came in, told by how its truth is proven. */
export type Document =
  /** A verifiable credential or presentation with embedded proofs. */
  | { readonly kind: 'embedded'; readonly content: JsonObject }
  /** The same as a compact JWS. */
  | { readonly kind: 'token'; readonly content: JsonObject; readonly jws: string }
  /** An Open Badges 2.0 document that its issuer hosts. */
  | { readonly kind: 'hosted'; readonly content: JsonObject }
  /** An Open Badges 2.0 assertion as a compact JWS. */
  | { readonly kind: 'signed'; readonly content: JsonObject; readonly jws: string }
  /** An assertion of Open Badges 1.1 or older. */
  | { readonly kind: 'older'; readonly content: JsonObject }
  /** A document with the answers that its verification needs. */
  | { readonly kind: 'bundle'; readonly content: JsonObject }
  /** Where the document is. */
  | { readonly kind: 'address'; readonly url: string }

/** A verifiable credential or presentation with its proofs. */
export type Secured = Extract<Document, { readonly kind: 'embedded' | 'token' }>

const JWS = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/
/** An unsigned token has an empty last part. It is read so that it can be refused by name. */
const UNSIGNED_JWS = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.$/

/** Whether a document has one of some types. */
export function hasType(content: JsonObject, ...names: readonly string[]): boolean {
  const types = asArray(content.type)
  return names.some((name) => types.includes(name))
}

/** Open Badges before 2.0 has no types: a `verify` object (1.0, 1.1), or the whole badge written out (0.5). */
function isOlder(content: JsonObject): boolean {
  const { verify, badge, recipient, verification } = content
  if (verification !== undefined || recipient === undefined) return false
  return isObject(verify) || (isObject(badge) && typeof badge.version === 'string')
}

/** Types of Open Badges 2.0 that are no award, in words. */
const PARTS_OF_2: Readonly<Record<string, string>> = {
  BadgeClass: 'the description of a badge, not an award of it',
  Issuer: 'the profile of an issuer, not an award',
  Profile: 'a profile, not an award',
  Achievement: 'the description of a badge, not an award of it',
  RevocationList: 'a revocation list, not an award',
  CryptographicKey: 'a key, not an award',
}

/** Enveloped documents (VC 2.0, section 4.13): a data URL that holds the secured form. */
function unwrapped(content: JsonObject): string | undefined {
  if (!hasType(content, 'EnvelopedVerifiableCredential', 'EnvelopedVerifiablePresentation')) return undefined
  const id = typeof content.id === 'string' ? content.id : ''
  return /^data:application\/(?:vc|vp)(?:\+ld)?\+jwt,(.+)$/s.exec(id)?.[1]
}

/** Tells the kind of a JSON object. */
export function documentOfObject(content: JsonObject): Document {
  if (isOutOfBounds(content))
    throw new Unreadable('too-large', 'This has more parts than any credential, so it is not read.')
  if (hasType(content, BUNDLE_TYPE)) return { kind: 'bundle', content }
  const inside = unwrapped(content)
  if (inside !== undefined) return documentOfToken(inside)
  if (hasType(content, 'VerifiableCredential', 'VerifiablePresentation')) return { kind: 'embedded', content }
  if (isOlder(content)) return { kind: 'older', content }
  if (hasType(content, 'Assertion', 'Endorsement') || (isObject(content.verification) && content.badge !== undefined))
    return { kind: 'hosted', content }
  const other = Object.entries(PARTS_OF_2).find(([type]) => hasType(content, type))
  throw new Unreadable(
    'unknown-kind',
    other === undefined
      ? 'This is JSON, but no Open Badge: neither a verifiable credential nor an Open Badges 2.0 assertion.'
      : `This is ${other[1]}.`,
  )
}

function documentOfToken(jws: string): Document {
  const parsed = parse(jws)
  if ('outcome' in parsed) throw new Unreadable('unreadable', parsed.message)
  const content = documentOfPayload(parsed.payload)
  if (isOutOfBounds(parsed.payload))
    throw new Unreadable('too-large', 'This has more parts than any credential, so it is not read.')
  if (hasType(content, 'VerifiableCredential', 'VerifiablePresentation')) return { kind: 'token', content, jws }
  if (isOlder(parsed.payload)) return { kind: 'older', content: parsed.payload }
  if (hasType(parsed.payload, 'Assertion') || parsed.payload.badge !== undefined)
    return { kind: 'signed', content: parsed.payload, jws }
  throw new Unreadable('unknown-kind', 'This is a signed token, but it holds no Open Badge.')
}

/**
 * Tells the kind of a text: JSON, a token, or the address of either.
 *
 * @throws Unreadable with the reason.
 */
export function documentOfText(text: string): Document {
  if (JWS.test(text)) return documentOfToken(text)
  if (UNSIGNED_JWS.test(text))
    throw new Unreadable('algorithm-refused', 'This token has no signature, so it proves nothing.')
  const target = linkTarget(text)
  if (target !== undefined) return target.kind === 'address' ? target : documentOfText(target.text)
  if (!text.startsWith('{') && !text.startsWith('['))
    throw new Unreadable('unreadable', 'This is neither JSON, nor a signed token (JWT), nor an https address.')
  const parsed = parseStrictJson(text)
  if ('problem' in parsed)
    throw new Unreadable(
      parsed.problem.includes('two ways') ? 'ambiguous' : 'unreadable',
      `Its text ${parsed.problem}.`,
    )
  if (!isObject(parsed.value)) throw new Unreadable('unknown-kind', 'This is a list of things, not one document.')
  return documentOfObject(parsed.value)
}
