import { deflateSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { PNG } from 'pngjs'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { bake } from '../../src/baking/bake.ts'
import { samePicture } from '../../src/baking/same-picture.ts'
import { bytesOf, chunk, end, header, noisyPng, pixels, pngOf, rows, SVG, smallPng } from './images.ts'
import { mutated } from './mutations.ts'

/** Bytes that look random and are the same each time. */
function noise(length: number, seed = 1): Buffer {
  let state = seed
  return Buffer.from(
    Array.from({ length }, () => {
      state = (state * 1103515245 + 12345) % 2147483648
      return state >> 16
    }),
  )
}

const width = 37
const height = 25
const samples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

/** Noise of any colour type and depth: every filter in turn, and any bytes after it are a valid row. */
function noiseOf(colourType: number, depth: number, ...between: readonly Uint8Array[]): Buffer {
  const length = Math.ceil((width * samples[colourType]! * depth) / 8)
  const filtered = Array.from({ length: height }, (_, row) => [Buffer.of(row % 5), noise(length, row + 7)]).flat()
  const palette = colourType === 3 ? [chunk('PLTE', noise(3 * 2 ** depth))] : []
  const data = deflateSync(Buffer.concat(filtered))
  return pngOf(
    header(width, height, { depth, colourType }),
    ...palette,
    ...between,
    chunk('IDAT', data.subarray(0, 50)),
    chunk('IDAT', data.subarray(50)),
    end,
  )
}

const kinds = [
  ...[1, 2, 4, 8, 16].map((depth) => ({ colourType: 0, depth })),
  ...[8, 16].map((depth) => ({ colourType: 2, depth })),
  ...[1, 2, 4, 8].map((depth) => ({ colourType: 3, depth })),
  ...[8, 16].map((depth) => ({ colourType: 4, depth })),
  ...[8, 16].map((depth) => ({ colourType: 6, depth })),
]

/** Another program's reading of a picture, as 8-bit RGBA, for writing it anew. */
const readers: Readonly<Record<string, (image: Uint8Array) => Promise<PNG>>> = {
  pngjs: async (image) => PNG.sync.read(Buffer.from(image)),
  libpng: async (image) => {
    const { data, info } = await sharp(image)
      .toColourspace('srgb')
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    return Object.assign(new PNG({ width: info.width, height: info.height }), { data })
  },
}

/** The picture with the red of its first visible pixel changed. */
function onePixelOff(png: PNG): PNG {
  const alpha = png.data.findIndex((value, at) => at % 4 === 3 && value > 1)
  png.data[alpha - 3]! ^= 0x02
  return png
}

describe('comparing two PNG', () => {
  it.each(kinds)(
    'reads colour type $colourType with $depth bits as other programs do',
    async ({ colourType, depth }) => {
      const image = noiseOf(colourType, depth)
      for (const [, read] of Object.entries(readers)) {
        expect(await samePicture(image, PNG.sync.write(await read(image)))).toBe('same')
        expect(await samePicture(image, PNG.sync.write(onePixelOff(await read(image))))).toBe('different')
      }
    },
  )

  it.each([
    ['grey of 1 bit', 0, 1, Buffer.of(0, 1)],
    ['grey of 4 bits, with bits too many', 0, 4, Buffer.of(0xff, 0xf3)],
    ['grey', 0, 8, Buffer.of(0, noise(1, 7)[0]!)],
    ['palette', 3, 4, noise(9)],
  ] as const)('reads a clear colour as other programs do: %s', async (_, colourType, depth, data) => {
    const image = noiseOf(colourType, depth, chunk('tRNS', data))
    expect(await samePicture(image, PNG.sync.write(await readers.libpng!(image)))).toBe('same')
    expect(await samePicture(image, noiseOf(colourType, depth))).toBe('different')
  })

  it.each([8, 16])('reads the clear colour of RGB with %i bits', async (depth) => {
    const row = Buffer.concat([Buffer.of(0), Buffer.alloc((3 * depth) / 8, 7), Buffer.alloc((3 * depth) / 8, 9)])
    const key = depth === 8 ? Buffer.of(0, 7, 0, 7, 0, 7) : Buffer.alloc(6, 7)
    const image = pngOf(
      header(2, 1, { depth, colourType: 2 }),
      chunk('tRNS', key),
      chunk('IDAT', deflateSync(row)),
      end,
    )
    const expected = Object.assign(new PNG({ width: 2, height: 1 }), { data: Buffer.of(1, 2, 3, 0, 9, 9, 9, 255) })
    expect(await samePicture(image, PNG.sync.write(expected))).toBe('same')
  })

  it('takes all 16 bits into account where both have them', async () => {
    const grey = (value: number) =>
      pngOf(header(1, 1, { depth: 16, colourType: 0 }), chunk('IDAT', deflateSync(Buffer.of(0, 80, value))), end)
    expect(await samePicture(grey(1), grey(1))).toBe('same')
    expect(await samePicture(grey(1), grey(2))).toBe('different')
  })

  it('finds a palette and full colour the same, and the same compressed or filtered in other ways', async () => {
    const few = await sharp(noisyPng()).png({ palette: true, colours: 16 }).toBuffer()
    expect([...few.subarray(24, 26)]).toEqual([4, 3])
    for (const options of [{ compressionLevel: 0 }, { adaptiveFiltering: true }])
      expect(await samePicture(few, await sharp(few).png(options).toBuffer())).toBe('same')
  })

  it('takes no account of credentials, other text or time', async () => {
    const image = noisyPng()
    const baked = Buffer.from(bake(image, { openBadges3: '{"a":1}', openBadges2: 'https://x.example/a' }))
    const dated = Buffer.concat([baked.subarray(0, -12), chunk('tIME', 'sevenby'), end])
    expect(await samePicture(image, baked)).toBe('same')
    expect(await samePicture(dated, image)).toBe('same')
    expect(await samePicture(Buffer.concat([baked, Buffer.from('trailer')]), image)).toBe('same')
  })

  it('takes no account of the colours of clear pixels', async () => {
    const clear = (red: number) =>
      PNG.sync.write(Object.assign(new PNG({ width: 1, height: 1 }), { data: Buffer.of(red, 0, 0, 0) }))
    expect(await samePicture(clear(1), clear(200))).toBe('same')
  })

  it('finds the same pictures the same even where it does not decode them', async () => {
    const interlaced = await sharp(noisyPng()).png({ progressive: true }).toBuffer()
    expect(await samePicture(interlaced, bake(interlaced, { openBadges3: '{"a":1}' }))).toBe('same')
  })

  const samePixels = chunk('IDAT', deflateSync(rows(), { level: 0 }))
  const gamma = (value: number) => chunk('gAMA', Buffer.of(0, 0, value, 0))
  it('finds standard colours the same, named or not', async () => {
    const named = smallPng(chunk('sRGB', '\0'), gamma(177))
    expect(await samePicture(named, smallPng())).toBe('same')
    expect(await samePicture(smallPng(gamma(177)), pngOf(header(), gamma(177), samePixels, end))).toBe('same')
  })

  const bomb = (side: number) => pngOf(header(side, side), chunk('IDAT', deflateSync(Buffer.alloc(100_000_000))), end)
  it.each([
    ['another size', noisyPng(96), noisyPng(48)],
    ['colours that mean something else', smallPng(gamma(177)), smallPng(gamma(1))],
    ['an animation', smallPng(chunk('acTL', '\0\0\0\x01\0\0\0\0')), smallPng()],
    ['interlacing', pngOf(header(4, 4, { interlace: 1 }), pixels(), end), smallPng()],
    ['two palettes', noiseOf(3, 8, chunk('PLTE', noise(768, 3))), noiseOf(3, 8)],
    ['opacity after the pixels', pngOf(header(), pixels(), chunk('tRNS', 'abc'), end), smallPng()],
    ['opacity where the pixels have it', smallPng(chunk('tRNS', '\0\0')), smallPng()],
    [
      'an index beyond the palette',
      pngOf(header(4, 4, { colourType: 3 }), chunk('PLTE', 'abc'), pixels(), end),
      smallPng(),
    ],
    ['a depth that does not exist', pngOf(header(4, 4, { depth: 3 }), pixels(), end), smallPng()],
    ['a colour type that does not exist', pngOf(header(4, 4, { colourType: 5 }), pixels(), end), smallPng()],
    ['an unknown critical chunk', smallPng(chunk('ABCD')), smallPng()],
    ['a wrong checksum', smallPng(chunk('tIME', 'x', 1)), smallPng()],
    ['too few pixels', pngOf(header(9, 9), pixels(4, 4), end), pngOf(header(9, 9), pixels(9, 9), end)],
    ['too many pixels', pngOf(header(4, 4), pixels(9, 9), end), smallPng()],
    ['no size', pngOf(header(0, 0), pixels(), end), pngOf(header(0, 0), samePixels, end)],
    ['a bomb of a small picture', bomb(4), smallPng()],
    ['a huge picture', bomb(60_000), pngOf(header(60_000, 60_000), pixels(), end)],
    ['pixels that are not compressed data', pngOf(header(), chunk('IDAT', 'nonsense'), end), smallPng()],
    ['no image', Buffer.from('hello'), Buffer.from('hello')],
    ['another kind', noisyPng(), bytesOf(SVG)],
    ['two JPEG, even the same', Buffer.from('ffd8ffe0', 'hex'), Buffer.from('ffd8ffe0', 'hex')],
    ['a damaged and a whole picture', noisyPng().subarray(0, -100), noisyPng()],
    ['a bomb of SVG', gzipSync(Buffer.alloc(100_000_000, ' ')), bytesOf(SVG)],
  ])('does not compare %s', async (_, a, b) => {
    expect(await samePicture(a, b)).toBe('unknown')
    expect(await samePicture(b, a)).toBe('unknown')
  })
})

describe('comparing two SVG', () => {
  const svg = bytesOf(SVG)
  it('takes no account of credentials', async () => {
    const one = bake(svg, { openBadges3: '{"a":1}' })
    const other = bake(svg, { openBadges2: 'https://x.example/a' })
    expect(await samePicture(svg, one)).toBe('same')
    expect(await samePicture(one, other)).toBe('same')
  })

  it('takes no account of compression, nor of where another baker puts its element and declaration', async () => {
    const other = SVG.replace('height="10">', `height="10"\txmlns:ob = 'http://openbadges.org'>`).replace(
      '</svg>',
      '<ob:assertion verify="aa.bb.cc"/></svg>',
    )
    expect(await samePicture(svg, bytesOf(other))).toBe('same')
    expect(await samePicture(gzipSync(SVG), bytesOf(other))).toBe('same')
  })

  it('does not say of another text that it is another picture', async () => {
    expect(await samePicture(svg, bytesOf(SVG.replace('r="4"', 'r="3"')))).toBe('unknown')
    expect(await samePicture(svg, bytesOf(SVG.replace("'0 0 10 10'", '"0 0 10 10"')))).toBe('unknown')
  })

  it.each([
    ['in its text', 'A &amp; B', ' xmlns:o="http://openbadges.org"'],
    ['within another attribute', "'0 0 10 10'", `'0 0 10 10 xmlns:o="http://openbadges.org"'`],
    ['of another namespace', ' viewBox=', ' xmlns:o="urn:else" viewBox='],
  ])('takes for the declaration of a credential nothing that is none: %s', async (_, before, after) => {
    const written = bytesOf(SVG.replace(before, after))
    expect(await samePicture(written, written)).toBe('same')
    expect(await samePicture(written, bytesOf(SVG.replace(before, before.includes('A') ? '' : before)))).toBe('unknown')
  })
})

describe('comparing hostile images', () => {
  const much = 1_000_000
  const svgOf = (rootEnd: string, body = '') =>
    bytesOf(`<svg xmlns="http://www.w3.org/2000/svg"${rootEnd}>${body}</svg>`)
  it.each([
    ['spaces in a tag', svgOf(' '.repeat(much)), 'same'],
    ['letters in an attribute', svgOf(` ${'a'.repeat(much)}="1"`), 'same'],
    ['spaces in an attribute', svgOf(` a${' '.repeat(much)}=${' '.repeat(much)}"${' '.repeat(much)}"`), 'same'],
    ['credentials', svgOf('', '<assertion xmlns="http://openbadges.org"/>'.repeat(much / 20)), 'same'],
    [
      'chunks',
      pngOf(header(), Buffer.concat(Array.from({ length: much / 5 }, () => chunk('tIME'))), pixels(), end),
      'same',
    ],
  ] as const)('comes to an end with a great many %s', async (_, image, result) => {
    const copy = image[0] === 0x89 ? smallPng() : image
    expect(await samePicture(image, copy)).toBe(result)
  })

  const seeds = [...kinds.map(({ colourType, depth }) => noiseOf(colourType, depth)), smallPng(), bytesOf(SVG)]
  it('always answers', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...seeds), mutated(seeds), async (image, changed) => {
        expect(['same', 'different', 'unknown']).toContain(await samePicture(image, changed))
      }),
      { numRuns: 500 },
    )
  })

  it('always answers for any compressed rows and any header', async () => {
    const made = fc
      .record({
        depth: fc.constantFrom(1, 2, 4, 8, 16),
        colourType: fc.nat(7),
        filtered: fc.uint8Array({ maxLength: 80 }),
      })
      .map(({ filtered, ...kind }) => pngOf(header(3, 3, kind), chunk('IDAT', deflateSync(filtered)), end))
    await fc.assert(
      fc.asyncProperty(made, made, async (a, b) => {
        expect(['same', 'different', 'unknown']).toContain(await samePicture(a, b))
      }),
      { numRuns: 500 },
    )
  })
})
