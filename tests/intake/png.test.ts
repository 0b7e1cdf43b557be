import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { isPng, pngFault } from '../../src/intake/png.ts'
import { chunk, end, noisyPng, pngOf, smallPng } from '../baking/images.ts'
import { BADGE, problemsOf } from '../helpers/content.ts'

interface Kind {
  readonly width?: number
  readonly height?: number
  readonly depth?: number
  readonly type?: number
  readonly interlace?: number
}

function headerOf({ width = 96, height = width, depth = 8, type = 6, interlace = 0 }: Kind = {}): Buffer {
  const data = Buffer.alloc(13)
  data.writeUInt32BE(width)
  data.writeUInt32BE(height, 4)
  data.set([depth, type, 0, 0, interlace], 8)
  return chunk('IHDR', data)
}

/** Pixels of 96 × 96 RGBA, all transparent. */
const RAW = Buffer.alloc((96 * 4 + 1) * 96)
const pixels = (raw: Uint8Array = RAW) => chunk('IDAT', deflateSync(raw))
const whole = (...between: readonly Uint8Array[]) => pngOf(headerOf(), ...between, pixels(), end)

/** Whether another reader takes it, strictly. */
async function decodes(bytes: Uint8Array): Promise<boolean> {
  return sharp(bytes, { failOn: 'warning' })
    .raw()
    .toBuffer()
    .then(
      () => true,
      () => false,
    )
}

const message = (bytes: Uint8Array) => pngFault(bytes)?.message

describe('a PNG', () => {
  it('is taken when it is whole: every colour type, depth and interlacing that another library writes', async () => {
    const source = sharp({
      create: { width: 97, height: 97, channels: 4, background: { r: 9, g: 99, b: 9, alpha: 0.5 } },
    })
    for (const options of [
      {},
      { progressive: true },
      { palette: true },
      { palette: true, colours: 2 },
      { compressionLevel: 0 },
    ])
      expect(pngFault(await source.clone().png(options).toBuffer()), JSON.stringify(options)).toBeUndefined()
    for (const space of ['b-w', 'rgb16', 'grey16'] as const)
      expect(pngFault(await source.clone().toColourspace(space).png().toBuffer()), space).toBeUndefined()
    expect(pngFault(noisyPng(96))).toBeUndefined()
    expect(pngFault(whole())).toBeUndefined()
  })

  it('is taken when interlaced at sizes at which passes are ragged', async () => {
    for (const width of [90, 91, 93, 97, 127]) {
      const picture = sharp({ create: { width, height: width, channels: 3, background: 'red' } })
      expect(pngFault(await picture.png({ progressive: true }).toBuffer()), `${width}`).toBeUndefined()
    }
  })

  it('is refused when a byte is cut off or added at its end', () => {
    const png = whole()
    expect(message(png.subarray(0, -1))).toMatch(/^The PNG ends in the middle of a chunk, at byte \d+\.$/)
    expect(message(Buffer.concat([png, Buffer.from('PK\x03\x04')]))).toBe('4 bytes follow the end of the PNG.')
    expect(message(pngOf(headerOf(), pixels()))).toBe('The PNG has no end (IEND).')
    for (let length = 8; length < png.length; length += 7)
      expect(message(png.subarray(0, length)), `${length}`).toBeDefined()
  })

  it('is refused when any one bit is wrong', () => {
    const png = whole()
    for (let i = 0; i < png.length; i++) {
      const wrong = Buffer.from(png)
      wrong[i]! ^= 1 << (i % 8)
      expect(isPng(wrong) ? message(wrong) : 'no PNG', `byte ${i}`).toBeDefined()
    }
  })

  it('is refused with a wrong checksum, an unknown critical chunk, or a chunk longer than the file', () => {
    expect(message(pngOf(headerOf(), chunk('IDAT', deflateSync(RAW), 1), end))).toMatch(
      /^The checksum of the PNG's IDAT/,
    )
    expect(message(whole(chunk('ABCD', 'x')))).toMatch(/^The PNG has a chunk of no known kind at byte 33/)
    const long = chunk('tEXt', 'Title\0x')
    long.writeUInt32BE(0x7fffffff)
    expect(message(whole(long))).toMatch(/^The PNG ends in the middle of a chunk/)
  })

  it('is refused with a header that no PNG has, and with none', () => {
    for (const kind of [{ depth: 3 }, { type: 1 }, { type: 2, depth: 4 }, { interlace: 2 }])
      expect(message(pngOf(headerOf(kind), pixels(), end))).toBe('The PNG’s header (IHDR) has values that no PNG has.')
    expect(message(pngOf(pixels(), end))).toBe('The PNG does not begin with its header (IHDR).')
  })

  it.each([
    [89, 89],
    [2049, 2049],
    [0, 0],
    [96, 97],
    [0x7fffffff, 0x7fffffff],
  ])('is refused at %i × %i pixels, before anything is unpacked', (width, height) => {
    const bomb = chunk('IDAT', deflateSync(Buffer.alloc(1000)))
    expect(pngFault(pngOf(headerOf({ width, height }), bomb, end))).toEqual({
      rule: 'image-dimensions',
      message: `The image is ${width} × ${height} pixels, and must be square with a side from 90 to 2048.`,
      hint: 'crop or scale it; 600 × 600 is good',
    })
  })

  it('is taken at 90 and at 2048 pixels', () => {
    for (const width of [90, 2048]) {
      const raw = Buffer.alloc((width * 4 + 1) * width)
      expect(pngFault(pngOf(headerOf({ width }), pixels(raw), end))).toBeUndefined()
    }
  })

  it('is refused when it unpacks to more or less than its header says', () => {
    expect(message(pngOf(headerOf(), pixels(RAW.subarray(1)), end))).toBe('Pixels of the PNG are missing or damaged.')
    expect(message(pngOf(headerOf(), pixels(Buffer.alloc(40 * 1024 * 1024)), end))).toBe(
      'The pixels of the PNG cannot be unpacked.',
    )
    expect(message(pngOf(headerOf(), chunk('IDAT', 'no zlib'), end))).toBe('The pixels of the PNG cannot be unpacked.')
  })

  it('is refused when something else hides behind its pixels', () => {
    const packed = Buffer.concat([deflateSync(RAW), Buffer.from('<script>alert(1)</script>')])
    expect(message(pngOf(headerOf(), chunk('IDAT', packed), end))).toBe('Other data follow the pixels of the PNG.')
  })

  it('is refused with a filter that there is not', () => {
    const raw = Buffer.from(RAW)
    raw[(96 * 4 + 1) * 95] = 5
    expect(message(pngOf(headerOf(), pixels(raw), end))).toBe('Pixels of the PNG are missing or damaged.')
  })

  it('is refused with chunks in a wrong order', () => {
    const packed = deflateSync(RAW)
    const parts = [chunk('IDAT', packed.subarray(0, 20)), chunk('IDAT', packed.subarray(20))] as const
    expect(message(pngOf(headerOf(), ...parts, end))).toBeUndefined()
    for (const png of [
      pngOf(headerOf(), parts[0], chunk('tIME', Buffer.alloc(7)), parts[1], end),
      pngOf(headerOf(), headerOf(), pixels(), end),
      pngOf(headerOf(), end),
      pngOf(headerOf({ type: 3 }), pixels(Buffer.alloc(97 * 96)), end),
      pngOf(headerOf({ type: 3 }), pixels(Buffer.alloc(97 * 96)), chunk('PLTE', Buffer.alloc(3)), end),
    ])
      expect(message(png)).toBe('The parts of the PNG stand in an order that no PNG has.')
  })

  it('is refused when it is animated', () => {
    expect(message(whole(chunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]))))).toBe('The PNG is animated.')
  })

  it.each(['openbadges', 'openbadgecredential', 'OpenBadges'])(
    'is refused with a credential baked in as "%s"',
    (keyword) => {
      for (const kind of ['tEXt', 'zTXt', 'iTXt'])
        expect(pngFault(whole(chunk(kind, `${keyword}\0{}`)))).toEqual({
          rule: 'image-baked',
          message: `A credential is baked into this image already (keyword "${keyword}").`,
          hint: 'use the plain image, as the designer saved it',
        })
      expect(pngFault(whole(chunk('tEXt', 'Title\0openbadges')))).toBeUndefined()
    },
  )

  it('is refused and does not stop the check, whatever its texts hold', () => {
    expect(pngFault(whole(chunk('tEXt', 'x'.repeat(400_000))))).toBeUndefined()
    expect(pngFault(whole(chunk('tEXt', '')))).toBeUndefined()
  })

  it('is told apart by its bytes, whatever its name says', () => {
    expect(problemsOf({ 'badges/teamwork/badge.png': '<svg/>' })).toEqual([
      'badges/teamwork/badge.png:1:1 image-kind: This is not a PNG: its first bytes are others. [the ending of its name must tell what it is: .png or .svg]',
    ])
    expect(problemsOf({ 'badges/teamwork/badge.svg': whole() })[0]).toContain('This is a PNG, whatever its name says.')
    expect(problemsOf({ 'badges/teamwork/badge.png': '' })[0]).toContain('image-kind: This file is empty.')
    expect(problemsOf({ 'badges/teamwork/badge.svg': 'GIF89a' })[0]).toContain('image-kind: This is not an SVG')
    expect(problemsOf({ 'badges/teamwork/badge.png': whole() })).toEqual([])
    expect(problemsOf({ [BADGE]: undefined, 'badges/teamwork/badge.png': smallPng() })[0]).toContain('image-dimensions')
  })

  it('that is taken can be decoded by another library, whichever byte of it was changed', async () => {
    const picture = sharp(noisyPng(90))
    const sources = [
      await picture.clone().png({ palette: true }).toBuffer(),
      await picture.png({ progressive: true }).toBuffer(),
    ]
    let taken = 0
    for (const source of sources)
      for (const changed of mutations(source)) {
        if (pngFault(changed) !== undefined) continue
        taken++
        expect(await decodes(changed), changed.toString('hex').slice(0, 200)).toBe(true)
      }
    expect(taken).toBeGreaterThan(0)
  })
})

/** Copies of a PNG with one byte of one chunk changed and the checksum put right. */
function* mutations(source: Buffer): Generator<Buffer> {
  for (let at = 8; at < source.length; ) {
    const length = source.readUInt32BE(at)
    const name = source.toString('latin1', at + 4, at + 8)
    const step = Math.max(1, Math.floor(length / 12))
    for (let i = 0; i < length; i += step) {
      const data = Buffer.from(source.subarray(at + 8, at + 8 + length))
      data[i]! ^= 0x15
      yield Buffer.concat([source.subarray(0, at), chunk(name, data), source.subarray(at + 12 + length)])
    }
    yield Buffer.concat([source.subarray(0, at), source.subarray(at + 12 + length)])
    at += 12 + length
  }
}
