import type { JsonObject } from '../domain/json.ts'
import { type Controller, resolveController } from './controller.ts'
import { type Fetch, type Fetched, fetchObject } from './fetch.ts'

/** Work that many documents share, by name: its outcome, or its fault. */
export type Memory = Map<string, Promise<unknown>>

/**
 * The outside world of one document's verification. Sessions with one memory ask for the keys and status lists of an issuer
 * once, though a thousand credentials need them.
 */
export interface Session {
  readonly now: Date
  readonly fetch: Fetch
  controller(id: string): Promise<Controller>
  object(url: string): Promise<JsonObject>
  /** Remembers the outcome of work that many credentials share, by name. */
  once<T>(name: string, work: () => Promise<T>): Promise<T>
  /** Addresses that this document was the first to need, in order. */
  readonly requests: ReadonlySet<string>
}

/** Starts a session. The network and the clock are the caller's. */
export function startSession(fetch: Fetch, now: Date, memory: Memory): Session {
  const requests = new Set<string>()
  const once = <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const known = memory.get(name)
    if (known !== undefined) return known as Promise<T>
    const started = work()
    memory.set(name, started)
    return started
  }
  const recorded = async (url: string): Promise<Fetched> => {
    requests.add(url)
    return fetch(url)
  }
  return {
    now,
    fetch: recorded,
    once,
    controller: (id) => once(`controller ${id}`, () => resolveController(recorded, id)),
    object: (url) => once(`object ${url}`, () => fetchObject(recorded, url)),
    requests,
  }
}
