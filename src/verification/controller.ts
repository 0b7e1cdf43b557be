import { asArray, isObject, type JsonObject } from '../domain/json.ts'
import { type Fetch, fetchObject, idOf } from './fetch.ts'

/** A verification method of a controller document, with what the document allows it to do. */
export interface Method {
  readonly id: string
  readonly controller: string
  readonly publicKeyMultibase?: string
  readonly publicKeyJwk?: JsonObject
  /** From when proofs no longer count, as written. */
  readonly expires?: string
  readonly revoked?: string
  /** Whether it may sign credentials. */
  readonly assertion: boolean
}

/** The methods that a DID or https controller document lists. */
export interface Controller {
  readonly id: string
  readonly methods: readonly Method[]
}

/**
 * Where the document of a did:web identifier stands (did:web method, section 3.2). `did:web:h:a` is `https://h/a/did.json`,
 * `did:web:h` is under `.well-known`.
 */
export function didWebUrl(did: string): string {
  const [host = '', ...path] = did.slice('did:web:'.length).split(':').map(decodeURIComponent)
  return path.length === 0 ? `https://${host}/.well-known/did.json` : `https://${host}/${path.join('/')}/did.json`
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

function methodOf(value: unknown, assertionIds: ReadonlySet<unknown>): Method[] {
  if (!isObject(value)) return []
  const id = text(value.id)
  const controller = text(value.controller)
  if (id === undefined || controller === undefined) return []
  return [
    {
      id,
      controller,
      publicKeyMultibase: text(value.publicKeyMultibase),
      publicKeyJwk: isObject(value.publicKeyJwk) ? value.publicKeyJwk : undefined,
      expires: text(value.expires),
      revoked: text(value.revoked),
      assertion: assertionIds.has(id),
    },
  ]
}

/** Reads a controller document (Controlled Identifiers 1.0). Its id must be the one that was asked for. */
export function controllerOf(document: JsonObject, id: string): Controller {
  if (document.id !== id) throw new Error(`the document of ${id} says that it is ${JSON.stringify(document.id)}`)
  const allowed = asArray(document.assertionMethod)
  const assertionIds = new Set(allowed.map(idOf))
  const listed = [...asArray(document.verificationMethod), ...allowed.filter(isObject)]
  return { id, methods: listed.flatMap((method) => methodOf(method, assertionIds)) }
}

/** A did:key identifier is its own document: one key, which may assert. */
function didKeyController(did: string): Controller {
  const publicKeyMultibase = did.slice('did:key:'.length)
  return {
    id: did,
    methods: [{ id: `${did}#${publicKeyMultibase}`, controller: did, publicKeyMultibase, assertion: true }],
  }
}

/**
 * Finds the controller document of an identifier.
 *
 * @throws Unreachable when it could not be had; Error when it is not what it should be.
 */
export async function resolveController(fetch: Fetch, id: string): Promise<Controller> {
  if (id.startsWith('did:key:')) return didKeyController(id)
  if (id.startsWith('did:web:')) return controllerOf(await fetchObject(fetch, didWebUrl(id)), id)
  if (id.startsWith('https://')) return controllerOf(await fetchObject(fetch, id), id)
  throw new Error(`identifiers such as ${id.split(':').slice(0, 2).join(':')} are not known to this verifier`)
}
