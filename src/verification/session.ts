import type { JsonObject } from '../domain/json.ts'
import { type Controller, resolveController } from './controller.ts'
import { type Fetch, type Fetched, fetchObject } from './fetch.ts'

/**
 * What one verifier remembers, so that a thousand credentials of one issuer ask for its keys and status lists once. Faults
 * are remembered too.
 */
export interface Session {
  readonly now: Date
  readonly fetch: Fetch
  controller(id: string): Promise<Controller>
  object(url: string): Promise<JsonObject>
  /** Remembers the outcome of work that many credentials share, by name. */
  once<T>(name: string, work: () => Promise<T>): Promise<T>
  /** Addresses that were asked for since the last call. */
  takeRequests(): string[]
}

/** Starts a session. The network and the clock are the caller's. */
export function startSession(fetch: Fetch, now: Date): Session {
  const remembered = new Map<string, Promise<unknown>>()
  const requests = new Set<string>()
  const once = <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const known = remembered.get(name)
    if (known !== undefined) return known as Promise<T>
    const started = work()
    remembered.set(name, started)
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
    takeRequests() {
      const taken = [...requests]
      requests.clear()
      return taken
    },
  }
}
