import { AddressRefused, addressFault } from '../../verification/address.ts'
import type { Fetch, Fetched } from '../../verification/index.ts'
import { MOST_BYTES } from '../../verification/limits.ts'

/** How long an answer may take, in milliseconds. */
const PATIENCE = 10_000

/** Two names of one folder: the address that credentials state, and where this copy of the site is looked at. */
export interface Bases {
  readonly site: string
  readonly here: string
}

/** The two names, as an element of the page states them. */
export function basesOf({ site = '', home = '/' }: DOMStringMap): Bases {
  return { site, here: new URL(home, document.URL).href }
}

/** The bytes of an answer. One that is too long is had no further than the verifier needs to say so. */
async function bytesOf(response: Response): Promise<Uint8Array> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  let length = 0
  const reader = response.body?.getReader()
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    parts.push(part.value)
    length += part.value.length
    if (length > MOST_BYTES) {
      await reader?.cancel()
      break
    }
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer())
}

function refuseUnlessPublic(url: string): void {
  const fault = addressFault(url, { private: false })
  if (fault !== undefined) throw new AddressRefused(fault)
}

async function askBrowser(url: string): Promise<Omit<Fetched, 'url'> & { readonly url: string }> {
  const response = await fetch(url, {
    cache: 'no-cache',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.timeout(PATIENCE),
  })
  const mediaType = (response.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase()
  return { status: response.status, mediaType, bytes: await bytesOf(response), url: response.url || url }
}

/**
 * Asks addresses from a page: without cookies, without telling where the reader comes from, https alone, and not those of the
 * reader's own network. The site's own are asked of this copy of the site, so that a preview checks what it holds.
 */
export function browserNetwork({ site, here }: Bases): Fetch {
  return async (url) => {
    const isOwn = url.startsWith(site) || url.startsWith(here)
    if (isOwn) return { ...(await askBrowser(url.startsWith(site) ? here + url.slice(site.length) : url)), url }
    refuseUnlessPublic(url)
    const fetched = await askBrowser(url)
    refuseUnlessPublic(fetched.url)
    return fetched
  }
}
