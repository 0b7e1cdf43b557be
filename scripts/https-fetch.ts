import type { Fetch } from '../src/verification/index.ts'

const SECONDS = 10
const MOST_BYTES = 5_000_000

/** Asks an https address, without cookies or redirects, for ten seconds and 5 MB at the most. */
export const httpsFetch: Fetch = async (url) => {
  const response = await fetch(url, {
    redirect: 'error',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.timeout(SECONDS * 1000),
  })
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of response.body ?? []) {
    length += part.length
    if (length > MOST_BYTES) throw new Error(`${url} is larger than 5 MB`)
    parts.push(part)
  }
  const mediaType = (response.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase()
  return { status: response.status, mediaType, bytes: new Uint8Array(Buffer.concat(parts)) }
}
