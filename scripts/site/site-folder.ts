import { readFileSync } from 'node:fs'
import { join, normalize } from 'node:path'
import type { Fetch } from '../../src/verification/index.ts'

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  json: 'application/json',
  png: 'image/png',
  svg: 'image/svg+xml',
  jwt: 'text/plain',
  html: 'text/html',
}

/**
 * Answers a site's own addresses from a folder that holds it, as its host will; other addresses go to `elsewhere`.
 *
 * @param base - The site's base URL, with its closing slash.
 */
export function siteFolder(folder: string, base: string, elsewhere: Fetch): Fetch {
  return async (url) => {
    if (!url.startsWith(base)) return elsewhere(url)
    const asked = decodeURIComponent(url.slice(base.length).replace(/[?#].*$/, ''))
    const path = normalize(asked === '' || asked.endsWith('/') ? `${asked}index.html` : asked)
    if (path.startsWith('..')) return { status: 404, mediaType: '', bytes: new Uint8Array() }
    try {
      const bytes = new Uint8Array(readFileSync(join(folder, path)))
      return { status: 200, mediaType: MEDIA_TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream', bytes }
    } catch {
      return { status: 404, mediaType: '', bytes: new Uint8Array() }
    }
  }
}

/** A network that is not there. */
export const noNetwork: Fetch = async (url) => {
  throw new Error(`no network: ${url}`)
}
