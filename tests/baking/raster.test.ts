import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PNG } from 'pngjs'
import sharp from 'sharp'
import { describe, expect, it, onTestFinished } from 'vitest'
import { bake } from '../../src/baking/bake.ts'
import { rasterize } from '../../src/baking/raster.ts'
import { stripMetadata } from '../../src/baking/strip-metadata.ts'
import { bytesOf, chunk, end, header, noisyPng, pixels, pngOf, SVG } from './images.ts'

const drawing = (body: string, size = 'width="100" height="100"') =>
  bytesOf(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${size}>${body}</svg>`)
const pixelAt = ({ data, width }: PNG, x: number, y: number) => [
  ...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4),
]
const read = (image: Uint8Array) => PNG.sync.read(Buffer.from(image))

describe('drawing an SVG', () => {
  it('makes a square PNG of the size asked for', async () => {
    const { width, height } = read(await rasterize(bytesOf(SVG), 128))
    expect([width, height]).toEqual([128, 128])
  })

  it('draws what the SVG says', async () => {
    const image = read(await rasterize(drawing('<rect width="50" height="100" fill="#ff0000"/>'), 100))
    expect(pixelAt(image, 10, 50)).toEqual([255, 0, 0, 255])
    expect(pixelAt(image, 90, 50)[3]).toBe(0)
  })

  it('centres what is not square on clear ground', async () => {
    const image = read(
      await rasterize(drawing('<rect width="100" height="50" fill="#00ff00"/>', 'width="100" height="50"'), 100),
    )
    expect(pixelAt(image, 50, 50)).toEqual([0, 255, 0, 255])
    expect(pixelAt(image, 50, 5)[3]).toBe(0)
  })

  it('gives the same bytes each time', async () => {
    const svg = readFileSync('content/badges/sql-for-beginners/badge.svg')
    expect(await rasterize(svg)).toEqual(await rasterize(svg))
  })

  it('loads nothing from the network and no file of the machine', async () => {
    const asked: string[] = []
    const server = createServer(({ url }, response) => {
      asked.push(url ?? '')
      response.end()
    })
    await new Promise<void>((resolve) => server.listen(0, resolve))
    onTestFinished(() => void server.close())
    const { port } = server.address() as AddressInfo
    const hostile = ['/etc/passwd', 'file:///etc/passwd', `http://127.0.0.1:${port}/x.png`]
    for (const href of hostile)
      await rasterize(drawing(`<image xlink:href="${href}" width="9" height="9"/><use href="${href}#a"/>`)).catch(
        () => undefined,
      )
    expect(asked).toEqual([])
  })

  it.each([
    [
      'entities',
      bytesOf(
        '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg">&x;</svg>',
      ),
      'ERR_SVG_DOCTYPE',
    ],
    ['a drawing that claims to be huge', drawing('', 'width="60000" height="60000"'), 'ERR_RASTER_FAILED'],
    ['a drawing without a size', drawing('', 'width="0" height="0"'), 'ERR_RASTER_FAILED'],
  ])('refuses %s', async (_, svg, code) => {
    await expect(rasterize(svg)).rejects.toThrow(expect.objectContaining({ code }))
  })

  it('refuses a size that no badge has', async () => {
    for (const size of [0, 1.5, 4096, Number.NaN])
      await expect(rasterize(bytesOf(SVG), size)).rejects.toThrow(expect.objectContaining({ code: 'ERR_RASTER_SIZE' }))
  })
})

describe('stripping a PNG', () => {
  it('leaves nothing but what decides how it looks', async () => {
    const author = chunk('tEXt', 'Author\0Somebody')
    const place = chunk('eXIf', 'II*\0')
    const time = chunk('tIME', '\x07\xea\x01\x01\0\0\0')
    const image = pngOf(header(), author, pixels(), place, time, end)
    expect(Buffer.from(stripMetadata(image))).toEqual(pngOf(header(), pixels(), end))
  })

  it('takes out a credential', async () => {
    const image = noisyPng()
    expect(Buffer.from(stripMetadata(bake(image, { openBadges3: '{"a":1}' })))).toEqual(
      Buffer.from(stripMetadata(image)),
    )
  })

  it('changes no pixel, and nothing the second time', async () => {
    const photo = await sharp(noisyPng())
      .withExif({ IFD0: { Artist: 'Somebody' } })
      .png()
      .toBuffer()
    const stripped = stripMetadata(photo)
    expect(read(stripped).data).toEqual(read(photo).data)
    expect((await sharp(stripped).metadata()).exif).toBeUndefined()
    expect(stripMetadata(stripped)).toEqual(stripped)
  })
})
