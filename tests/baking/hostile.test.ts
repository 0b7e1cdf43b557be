import { deflateSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bake, extract } from '../../src/baking/bake.ts'
import { BakingError } from '../../src/baking/baking-error.ts'
import { bytesOf, chunk, end, header, pixels, pngOf, SVG, smallPng } from './images.ts'
import { mutated } from './mutations.ts'

const openBadges3 = JSON.stringify({ id: 'https://x.example/c.json', note: 'a ]]> b <i>&amp;</i> “日本 🎓” :}' })
const compressed = Buffer.concat([Buffer.from('openbadges\0\x01\0en\0x\0'), deflateSync('{"a":"é"}')])

/** What came out, or the fault; anything but a {@link BakingError} fails the test. */
async function outcome(image: Uint8Array) {
  try {
    const { mediaType, ...texts } = await extract(image)
    for (const text of Object.values(texts)) expect(['string', 'undefined']).toContain(typeof text)
    return mediaType
  } catch (error) {
    if (error instanceof BakingError) return error.code
    throw error
  }
}

const baked = [
  bake(smallPng(), { openBadges3, openBadges2: 'https://x.example/a' }),
  smallPng(chunk('iTXt', compressed)),
  bake(bytesOf(SVG), { openBadges3 }),
  bake(bytesOf(SVG), { clr: openBadges3 }),
  gzipSync(bake(bytesOf(SVG), { openBadges3 }), { level: 0 }),
  bytesOf(`<!DOCTYPE svg PUBLIC "a" "b">
<svg xmlns="http://www.w3.org/2000/svg" xmlns:o="http://openbadges.org"><g/><o:assertion verify="aa.bb.cc"/></svg>`),
]

const hasOutcome = async (image: Uint8Array) => typeof (await outcome(image)) === 'string'

describe('extracting from a hostile image', () => {
  it('gives a credential, nothing, or a fault, whatever was done to a baked image', async () => {
    await fc.assert(fc.asyncProperty(mutated(baked), hasOutcome), { numRuns: 3000 })
  })

  it('does so for any text chunk whose checksum is right', async () => {
    const type = fc.constantFrom('tEXt', 'zTXt', 'iTXt')
    await fc.assert(
      fc.asyncProperty(type, mutated([compressed]), (name, data) => hasOutcome(smallPng(chunk(name, data)))),
      { numRuns: 1000 },
    )
  })

  it('does so for any bytes', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array(), hasOutcome), { numRuns: 1000 })
  })

  it('does so for names that mean something to JavaScript', async () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      const body = `<${name}:a xmlns:${name}="http://openbadges.org" ${name}="1">&${name};</${name}:a>`
      await outcome(bytesOf(`<svg xmlns="http://www.w3.org/2000/svg">${body}</svg>`))
      await outcome(smallPng(chunk('iTXt', `${name}\0\0\0\0\0{}`), chunk('tEXt', `${name}\0{}`)))
    }
  })

  const svgOf = (rootEnd: string, body = '') =>
    bytesOf(`<svg xmlns="http://www.w3.org/2000/svg"${rootEnd}>${body}</svg>`)
  const much = 200_000
  const many = (one: Buffer) => Buffer.concat(Array.from({ length: much }, () => one))
  it.each([
    ['chunks', pngOf(header(), many(chunk('tEXt')), pixels(), end), 'image/png'],
    ['credentials', pngOf(header(), many(chunk('tEXt', 'openbadges\0{}')), pixels(), end), 'ERR_CREDENTIAL_REPEATED'],
    ['spaces in a tag', svgOf(' '.repeat(much * 20)), 'image/svg+xml'],
    ['attributes', svgOf(Array.from({ length: much }, (_, i) => ` a${i}=""`).join('')), 'image/svg+xml'],
    ['elements', svgOf('', '<g/>'.repeat(much)), 'image/svg+xml'],
    ['references', svgOf('', '&amp;'.repeat(much)), 'image/svg+xml'],
    ['open brackets', svgOf('', '<![CDATA['.repeat(much)), 'ERR_SVG_MALFORMED'],
    ['open tags', svgOf('', '<g>'.repeat(much)), 'ERR_SVG_TOO_DEEP'],
    ['letters in one name', svgOf('', `<${'a'.repeat(much * 20)}/>`), 'image/svg+xml'],
  ])('comes to an end with a great many %s', async (_, image, result) => {
    expect(await outcome(image)).toBe(result)
  })
})
