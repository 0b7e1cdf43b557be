import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml',
  '.txt': 'text/plain',
  '.jwt': 'text/plain',
}

/** A folder that is served as a static host serves it. */
export interface Served {
  /** Where the site is, with its sub-path and closing slash. */
  readonly url: string
  close(): Promise<void>
}

/** The file of a path: a folder's own page when the path ends with a slash; nothing outside the folder. */
function fileOf(folder: string, path: string): string | undefined {
  const inside = normalize(decodeURIComponent(path))
  if (inside.startsWith('..')) return undefined
  return join(folder, path === '' || path.endsWith('/') ? `${inside}/index.html` : inside)
}

function answer(folder: string, base: string, url: string): { status: number; file: string; bytes: Buffer } {
  const { pathname } = new URL(url, 'http://localhost')
  const file = pathname.startsWith(base) ? fileOf(folder, pathname.slice(base.length)) : undefined
  try {
    if (file === undefined) throw new Error('outside the site')
    return { status: 200, file, bytes: readFileSync(file) }
  } catch {
    return { status: 404, file: '404.html', bytes: readFileSync(join(folder, '404.html')) }
  }
}

/**
 * Serves a built site under its sub-path on a free port of this machine, with no headers but the media type.
 *
 * @param base - The sub-path with both slashes, such as `/open/`.
 */
export async function serve(folder: string, base: string): Promise<Served> {
  const server: Server = createServer((request, response) => {
    const { status, file, bytes } = answer(folder, base, request.url ?? '/')
    response.writeHead(status, { 'Content-Type': MEDIA_TYPES[extname(file)] ?? 'application/octet-stream' })
    response.end(bytes)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://localhost:${port}${base}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
