import { asArray, isObject, type JsonObject } from '../../domain/json.ts'
import { parseStrictJson } from '../../domain/strict-json.ts'
import { decodeBase64Url } from '../../proofs/base64url.ts'
import type { VerificationKey } from '../../proofs/verification-key.ts'
import { idOf, Unreachable } from '../fetch.ts'
import type { Session } from '../session.ts'

/** A verification method of a controller document, with what the document allows it to do. */
export interface Method {
  readonly id: string
  readonly controller: string
  readonly key: VerificationKey
  /** From when proofs no longer count, as written. */
  readonly expires?: string | undefined
  readonly revoked?: string | undefined
  /** Whether it may sign credentials. */
  readonly assertion: boolean
  /** Whether its controller may show that it is present, as the holder of a presentation does. */
  readonly authentication: boolean
}

/** The methods that a DID or https controller document lists. */
export interface Controller {
  readonly id: string
  readonly methods: readonly Method[]
  /** Whether the document is a list of keys at all; a plain profile is not, and so lists none on purpose. */
  readonly listsKeys: boolean
  /** Since when it is known, when it comes from a bundle. */
  readonly asOf?: string | undefined
}

/** An identifier that this verifier cannot resolve, or that is damaged. */
export class UnknownIdentifier extends Error {
  override readonly name = 'UnknownIdentifier'
}

/** A document that says that it is another one's. */
export class WrongDocument extends Error {
  override readonly name = 'WrongDocument'
}

const DID_WEB = /^did:web:[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(%3A\d{1,5})?(:[A-Za-z0-9._~-]+)*$/i

/**
 * Where the document of a did:web identifier stands (did:web method, section 3.2). `did:web:h:a` is `https://h/a/did.json`,
 * `did:web:h` is under `.well-known`.
 *
 * @throws UnknownIdentifier when it is not written as one.
 */
export function didWebUrl(did: string): string {
  const parts = did.slice('did:web:'.length).split(':')
  if (!DID_WEB.test(did) || parts.includes('..') || parts.includes('.'))
    throw new UnknownIdentifier('the issuer’s did:web identifier is not written as the method says')
  const [host = '', ...path] = parts.map(decodeURIComponent)
  return path.length === 0 ? `https://${host}/.well-known/did.json` : `https://${host}/${path.join('/')}/did.json`
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

function keyOf(value: JsonObject): VerificationKey {
  const publicKeyMultibase = text(value.publicKeyMultibase)
  const publicKeyJwk = isObject(value.publicKeyJwk) ? value.publicKeyJwk : undefined
  return {
    ...(publicKeyMultibase === undefined ? {} : { publicKeyMultibase }),
    ...(publicKeyJwk === undefined ? {} : { publicKeyJwk }),
  }
}

/** Reads one verification method as a controller document, or its own address, holds it. */
export function methodOf(
  value: unknown,
  allowed: { readonly assertion: ReadonlySet<unknown>; readonly authentication: ReadonlySet<unknown> },
): Method | undefined {
  if (!isObject(value)) return undefined
  const id = text(value.id)
  const controller = text(value.controller)
  if (id === undefined || controller === undefined) return undefined
  return {
    id,
    controller,
    key: keyOf(value),
    expires: text(value.expires),
    revoked: text(value.revoked),
    assertion: allowed.assertion.has(id),
    authentication: allowed.authentication.has(id),
  }
}

/**
 * Reads a controller document (Controlled Identifiers 1.0). Its id must be the one that was asked for.
 *
 * @throws WrongDocument
 */
export function controllerOf(document: JsonObject, id: string, asOf?: string): Controller {
  const isList = 'verificationMethod' in document || 'assertionMethod' in document
  if (document.id !== id && (isList || id.startsWith('did:')))
    throw new WrongDocument(`the document of ${id} says that it is ${JSON.stringify(document.id)?.slice(0, 100)}`)
  const [assertion, authentication] = [asArray(document.assertionMethod), asArray(document.authentication)]
  const allowed = { assertion: new Set(assertion.map(idOf)), authentication: new Set(authentication.map(idOf)) }
  const listed = [...asArray(document.verificationMethod), ...assertion, ...authentication]
  const methods = listed.flatMap((value) => methodOf(value, allowed) ?? [])
  return { id, methods, listsKeys: isList || id.startsWith('did:'), asOf }
}

/** An identifier that is its own document: one key, which may do anything. */
function ownDocument(id: string, fragment: string, key: VerificationKey): Controller {
  const method = { id: `${id}#${fragment}`, controller: id, key, assertion: true, authentication: true }
  return { id, methods: [method], listsKeys: true }
}

/** did:jwk method: the identifier is the key, as base64url of its JSON. */
function didJwk(id: string): Controller {
  const bytes = decodeBase64Url(id.slice('did:jwk:'.length))
  const parsed = bytes === undefined ? { problem: '' } : parseStrictJson(new TextDecoder().decode(bytes))
  if ('problem' in parsed || !isObject(parsed.value)) throw new UnknownIdentifier('the issuer’s did:jwk holds no key')
  return ownDocument(id, '0', { publicKeyJwk: parsed.value })
}

function didKey(id: string): Controller {
  const publicKeyMultibase = id.slice('did:key:'.length)
  return ownDocument(id, publicKeyMultibase, { publicKeyMultibase })
}

async function fromAddress(session: Session, id: string, url: string): Promise<Controller> {
  const { object, asOf } = await session.object(url)
  return controllerOf(object, id, asOf)
}

/** Answers that tell for certain that there is no list of keys at an address. */
const NOTHING_THERE: readonly (number | undefined)[] = [200, 404, 406, 410]

/** An https issuer’s own page may be no document at all; then it lists no keys. */
async function fromHttps(session: Session, id: string): Promise<Controller> {
  try {
    return await fromAddress(session, id, id.split('#')[0]!)
  } catch (error) {
    if (error instanceof Unreachable && NOTHING_THERE.includes(error.status))
      return { id, methods: [], listsKeys: false }
    throw error
  }
}

/** How each kind of identifier is resolved, by how it begins. */
const METHODS: readonly (readonly [string, (session: Session, id: string) => Promise<Controller>])[] = [
  ['did:key:', async (_, id) => didKey(id)],
  ['did:jwk:', async (_, id) => didJwk(id)],
  ['did:web:', (session, id) => fromAddress(session, id, didWebUrl(id))],
  ['https://', fromHttps],
]

/**
 * Finds the controller document of an identifier.
 *
 * @throws Unreachable when it could not be had; UnknownIdentifier; WrongDocument.
 */
export async function resolveController(session: Session, id: string): Promise<Controller> {
  const method = METHODS.find(([prefix]) => id.startsWith(prefix))
  if (method !== undefined) return await method[1](session, id)
  const kind = id.startsWith('did:') ? id.split(':').slice(0, 2).join(':') : 'this'
  throw new UnknownIdentifier(`identifiers such as ${kind.slice(0, 40)} cannot be resolved by this verifier`)
}
