import { deflateSync, crc32 as zlibCrc32 } from 'node:zlib'
import { PNG } from 'pngjs'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** One PNG chunk, with zlib's checksum unless told another. */
export function chunk(type: string, data: Uint8Array | string = '', checksum?: number): Buffer {
  const body = Buffer.concat([
    Buffer.from(type, 'latin1'),
    typeof data === 'string' ? Buffer.from(data, 'latin1') : data,
  ])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(body.length - 4)
  body.copy(framed, 4)
  framed.writeUInt32BE(checksum ?? zlibCrc32(body), body.length + 4)
  return framed
}

/** A PNG of these chunks. */
export function pngOf(...chunks: readonly Uint8Array[]): Buffer {
  return Buffer.concat([SIGNATURE, ...chunks])
}

/** Header of a picture, of 8-bit RGBA unless told otherwise. */
export function header(width = 4, height = 4, { depth = 8, colourType = 6, interlace = 0 } = {}): Buffer {
  const data = Buffer.alloc(13)
  data.writeUInt32BE(width)
  data.writeUInt32BE(height, 4)
  data.set([depth, colourType, 0, 0, interlace], 8)
  return chunk('IHDR', data)
}

/** Rows of filter 1 and ones. */
export const rows = (width = 4, height = 4) => Buffer.alloc((width * 4 + 1) * height, 1)
export const pixels = (width = 4, height = 4) => chunk('IDAT', deflateSync(rows(width, height)))
export const end = chunk('IEND')

/** A whole small picture, with other chunks between its header and its pixels. */
export function smallPng(...between: readonly Uint8Array[]): Buffer {
  return pngOf(header(), ...between, pixels(), end)
}

/** A picture of noise that another library wrote: filters, large IDAT, every channel in use. */
export function noisyPng(size = 96): Buffer {
  const png = new PNG({ width: size, height: size })
  let state = 1
  png.data.forEach((_, i) => {
    state = (state * 1103515245 + 12345) % 2147483648
    png.data[i] = state >> 16
  })
  return PNG.sync.write(png)
}

/** A small SVG with white space, comment and attributes that must stay as they are. */
export const SVG = `<?xml version="1.0" encoding="UTF-8"?>
<!-- drawn by hand -->
<svg  xmlns="http://www.w3.org/2000/svg" viewBox='0 0 10 10'
      width="10" height="10">
  <title>A &amp; B</title>
  <circle cx="5" cy="5" r="4"/>
</svg>
`

export const bytesOf = (text: string) => new TextEncoder().encode(text)
export const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
