import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { AddressRefused, addressFault, isPublicIp } from '../../src/verification/address.ts'
import type { Fetch, Fetched } from '../../src/verification/fetch.ts'
import { MOST_BYTES } from '../../src/verification/limits.ts'
import { type Limits, type RawAnswer, requestOnce } from './request-once.ts'

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])
const MOST_REDIRECTS = 3
const LIMITS: Limits = { milliseconds: 10_000, bytes: MOST_BYTES }

/** Whom a network may ask, and for how much. */
export interface Network {
  /** Why an address must not be asked, in words; undefined when it may be. */
  faultOf(url: string): string | undefined
  /** Whether a connection may be made to an IP address. */
  mayConnect(ip: string): boolean
  /** Every IP address of a host name. */
  resolve(name: string): Promise<readonly string[]>
  readonly limits: Limits
}

async function byNameServer(name: string): Promise<string[]> {
  return (await lookup(name, { all: true })).map(({ address }) => address)
}

/** The IP addresses of a URL's host. One that must not be connected to refuses them all: somebody chose to mix them. */
async function addressesOf({ hostname }: URL, network: Network): Promise<readonly string[]> {
  const name = hostname.replace(/^\[|\]$/g, '')
  const ips = isIP(name) === 0 ? await network.resolve(name) : [name]
  const refused = ips.find((ip) => !network.mayConnect(ip))
  if (refused !== undefined)
    throw new AddressRefused(`${name} leads to ${refused}, which is not on the public internet, so it was not asked`)
  return ips
}

/** Rejects when the signal says so: finding a name’s addresses cannot be aborted. */
function orAborted<Given>(work: Promise<Given>, signal: AbortSignal): Promise<Given> {
  const aborted = new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }),
  )
  return Promise.race([work, aborted])
}

async function hop(url: string, network: Network, signal: AbortSignal): Promise<RawAnswer> {
  signal.throwIfAborted()
  const fault = network.faultOf(url)
  if (fault !== undefined) throw new AddressRefused(fault)
  const parsed = new URL(url)
  const ips = await orAborted(addressesOf(parsed, network), signal)
  return await requestOnce(parsed, ips, network.limits.bytes, signal)
}

/**
 * Asks through a network: GET without cookies or referrer, few redirects, each of them held to the same rules, and an end to
 * patience for all of it together. The connection goes to the very addresses that were looked at, so a name that changes
 * its address in between (DNS rebinding) gains nothing.
 */
export function fetchThrough(network: Network): Fetch {
  return async (url): Promise<Fetched> => {
    const signal = AbortSignal.timeout(network.limits.milliseconds)
    let address = url
    for (let redirects = 0; ; redirects += 1) {
      const { status, mediaType, bytes, location } = await hop(address, network, signal)
      if (!REDIRECTS.has(status) || location === undefined) return { status, mediaType, bytes, url: address }
      if (redirects === MOST_REDIRECTS) throw new Error(`${url} redirects more than ${MOST_REDIRECTS} times`)
      if (!URL.canParse(location, address)) throw new Error(`${address} redirects to what is no address`)
      address = new URL(location, address).href
    }
  }
}

/** The internet: https, and public hosts alone unless others are allowed. */
export function publicFetch(
  { allowPrivate }: { readonly allowPrivate: boolean },
  changes: Partial<Network> = {},
): Fetch {
  return fetchThrough({
    faultOf: (url) => addressFault(url, { private: allowPrivate }),
    mayConnect: (ip) => allowPrivate || isPublicIp(ip),
    resolve: byNameServer,
    limits: LIMITS,
    ...changes,
  })
}
