import type { JsonObject } from '../domain/json.ts'
import type { Request } from '../domain/report.ts'
import { AddressRefused } from './address.ts'
import type { Bundled } from './bundle.ts'
import { type Answer, ask, type Fetch, parseObject, Unreachable } from './fetch.ts'
import { type Controller, resolveController } from './issuer/controller.ts'
import type { TrustList } from './issuer/trust.ts'

/** Work that many documents share, by name: its outcome, or its fault. */
export type Memory = Map<string, Promise<unknown>>

/** Somebody to compare the recipient with. */
export interface Known {
  /** An e-mail address, a DID, a telephone number, a name, ... */
  readonly value: string
  /** Identity type of Open Badges 3.0, such as `emailAddress`; any when left out. */
  readonly type?: string
}

/** The outside world of a verification, and what its reader knows already. */
export interface Options {
  readonly fetch: Fetch
  readonly now: Date
  readonly recipient?: Known | undefined
  readonly trust?: TrustList | undefined
}

/** A JSON object from the network, or from a bundle as of a day. */
export interface Found {
  readonly object: JsonObject
  readonly asOf: string | undefined
}

/**
 * The outside world of one document's verification. Sessions with one memory ask for the keys and status lists of an issuer
 * once, though a thousand credentials need them.
 */
export interface Session extends Options {
  /** An answer of the network, or of the bundle when the network gives none. */
  answer(url: string): Promise<Answer>
  /** The same, remembered for every document. */
  kept(url: string): Promise<Answer>
  object(url: string): Promise<Found>
  controller(id: string): Promise<Controller>
  /** What a bundle holds for an address, whatever the network says. */
  bundled(url: string): Bundled | undefined
  /** Remembers the outcome of work that many credentials share, by name. */
  once<T>(name: string, work: () => Promise<T>): Promise<T>
  /** The same world with the answers of a bundle at hand, which no other document sees. */
  withBundle(answers: ReadonlyMap<string, Bundled>): Session
  /** Requests that this document was the first to need, in order. */
  readonly requests: readonly Request[]
}

/** A document may not make its reader ask more than this many addresses. */
const MOST_REQUESTS = 60

/** It is one document's fault, so no other document may remember it. */
class TooManyRequests extends AddressRefused {}
const isOwnFault = (error: unknown) => error instanceof Error && error.cause instanceof TooManyRequests

function startWith(
  options: Options,
  memory: Memory,
  bundle: ReadonlyMap<string, Bundled>,
  requests: Request[],
): Session {
  const once = <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const known = memory.get(name)
    if (known !== undefined) return known as Promise<T>
    const started = work()
    memory.set(name, started)
    started.catch((error: unknown) => {
      if (isOwnFault(error)) memory.delete(name)
    })
    return started
  }
  const live = async (url: string, request: { answer: string }): Promise<Answer> => {
    try {
      const fetched = await options.fetch(url)
      request.answer = String(fetched.status)
      return fetched
    } catch (error) {
      if (error instanceof AddressRefused) request.answer = 'refused'
      throw error
    }
  }
  const answer = async (url: string): Promise<Answer> => {
    const request = { url, answer: 'no answer' }
    if (requests.length < MOST_REQUESTS) requests.push(request)
    else throw new TooManyRequests('it names more addresses than are asked for one document')
    try {
      return await live(url, request)
    } catch (error) {
      const kept = bundle.get(url)
      if (kept === undefined || error instanceof AddressRefused) throw error
      request.answer = 'from the bundle'
      return { status: 200, mediaType: kept.mediaType, bytes: kept.bytes, asOf: kept.asOf }
    }
  }
  const object = async (url: string): Promise<Found> => {
    const { bytes, asOf } = await ask(answer, url)
    const parsed = parseObject(bytes)
    if ('problem' in parsed) throw new Unreachable(`what ${url} answered ${parsed.problem}`, { status: 200 })
    return { object: parsed.object, asOf }
  }
  const session: Session = {
    ...options,
    answer,
    kept: (url) => once(`answer ${url}`, () => answer(url)),
    once,
    object: (url) => once(`object ${url}`, () => object(url)),
    controller: (id) => once(`controller ${id}`, () => resolveController(session, id)),
    bundled: (url) => bundle.get(url),
    withBundle: (answers) => startWith(options, new Map(), answers, requests),
    requests,
  }
  return session
}

/** Starts a session. The network and the clock are the caller's. */
export function startSession(options: Options, memory: Memory): Session {
  return startWith(options, memory, new Map(), [])
}
