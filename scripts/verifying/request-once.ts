import { type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'

/** How long all of an answer may take, and how large it may be, unpacked too. */
export interface Limits {
  readonly milliseconds: number
  readonly bytes: number
}

/** An answer before anything is made of it. */
export interface RawAnswer {
  readonly status: number
  /** Without parameters, in lower case. */
  readonly mediaType: string
  /** Where a redirect leads. */
  readonly location: string | undefined
  readonly bytes: Uint8Array
}

const HEADERS = {
  Accept:
    'application/json, application/ld+json, application/vc, text/plain, image/png, image/svg+xml, text/html;q=0.5',
  'Accept-Encoding': 'identity',
  'User-Agent': 'badgewright',
}

type Unpack = (bytes: Uint8Array, options: { maxOutputLength: number }) => Uint8Array

/** Hosts that pack what was asked for unpacked; a bomb ends at the limit. */
const UNPACK: Readonly<Record<string, Unpack>> = {
  '': (bytes) => bytes,
  identity: (bytes) => bytes,
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
}

/** Answers with addresses that were found and judged before, in the form that the caller of a lookup wants. */
function pinnedTo(ips: readonly string[]): LookupFunction {
  const all = ips.map((address) => ({ address, family: isIP(address) }))
  return (name, options, callback) => {
    const [first] = all
    if (first === undefined) callback(Object.assign(new Error(`${name} has no address`), { code: 'ENOTFOUND' }), '')
    else if (options.all === true) callback(null, all)
    else callback(null, first.address, first.family)
  }
}

function responseTo(url: URL, options: RequestOptions): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    // The listener stays: a connection may also break when the answer is here.
    request(url, options).on('response', resolve).on('error', reject).end()
  })
}

async function bodyOf(response: IncomingMessage, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of response as AsyncIterable<Uint8Array>) {
    length += part.length
    if (length > most) throw new Error('the answer is too large')
    parts.push(part)
  }
  if (!response.complete) throw new Error('the answer breaks off')
  return Buffer.concat(parts)
}

function unpacked(bytes: Uint8Array, encoding: string, most: number): Uint8Array {
  const unpack = Object.hasOwn(UNPACK, encoding) ? UNPACK[encoding] : undefined
  if (unpack === undefined) throw new Error(`the answer is packed as ${encoding}`)
  return new Uint8Array(bytes.length === 0 ? bytes : unpack(bytes, { maxOutputLength: most }))
}

const headerOf = (value: string | undefined) => (value ?? '').split(';')[0]!.trim().toLowerCase()

/**
 * Makes one GET request, without following where it redirects.
 *
 * @param ips - The addresses to connect to, whatever a name server says now.
 * @param most - Bytes that the answer may have.
 * @param signal - Ends everything, a body that drips included.
 */
export async function requestOnce(
  url: URL,
  ips: readonly string[],
  most: number,
  signal: AbortSignal,
): Promise<RawAnswer> {
  // A connection of its own: one that is kept might have been made to an address that was never looked at.
  const response = await responseTo(url, { headers: HEADERS, agent: false, lookup: pinnedTo(ips), signal })
  try {
    const { statusCode: status = 0, headers } = response
    const isRedirect = status >= 300 && status < 400
    const encoding = headerOf(headers['content-encoding'])
    return {
      status,
      mediaType: headerOf(headers['content-type']),
      location: headers.location,
      bytes: isRedirect ? new Uint8Array() : unpacked(await bodyOf(response, most), encoding, most),
    }
  } finally {
    response.destroy()
  }
}
