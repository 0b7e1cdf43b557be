import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { bake, extract, prepare } from '../../src/baking/bake.ts'
import { bytesOf, SVG, textOf } from './images.ts'

const OB3 = 'https://purl.imsglobal.org/ob/v3p0'
const OB2 = 'http://openbadges.org'
const credential = { id: 'https://x.example/c.json', note: 'a ]]> b <i>&amp;</i> \u2028 “日本 🎓” :}' }
const svg = bytesOf(SVG)
const bakeText = (text: string, openBadges3 = '{"a":1}') => textOf(bake(bytesOf(text), { openBadges3 }))

/** The first credential element, as a parser of XML that knows nothing of badges reads it. */
function readAsXml(text: string): {
  uri: string
  local: string
  verify: string | undefined
  body: string
  place: number
} {
  const parser = new SaxesParser({ xmlns: true })
  let found: { uri: string; local: string; verify: string | undefined; body: string; place: number } | undefined
  let elements = 0
  parser.on('opentag', ({ uri, local, attributes }) => {
    if (uri.includes('openbadges') || uri.includes('imsglobal'))
      found = { uri, local, verify: attributes.verify?.value, body: '', place: elements }
    elements += 1
  })
  parser.on('cdata', (cdata) => {
    if (found !== undefined) found.body += cdata
  })
  parser.write(text).close()
  if (found === undefined) throw new Error('no credential')
  return found
}

describe('baking an SVG', () => {
  it('carries a credential as the first child of the root, as character data', () => {
    const found = readAsXml(textOf(bake(svg, { openBadges3: JSON.stringify(credential) })))
    expect(found).toMatchObject({ uri: OB3, local: 'credential', verify: undefined, place: 1 })
    expect(JSON.parse(found.body)).toEqual(credential)
  })

  it('carries a token as an attribute, with nothing in the element', () => {
    expect(readAsXml(bakeText(SVG, 'aa.bb.cc'))).toMatchObject({ local: 'credential', verify: 'aa.bb.cc', body: '' })
  })

  it('carries an Open Badges 2.0 assertion with its address beside it', () => {
    const assertion = { id: 'https://x.example/a.json?b=1&c=2', type: 'Assertion' }
    const found = readAsXml(textOf(bake(svg, { openBadges2: JSON.stringify(assertion) })))
    expect(found).toMatchObject({ uri: OB2, local: 'assertion', verify: assertion.id })
    expect(JSON.parse(found.body)).toEqual(assertion)
  })

  it('leaves every other byte as it was', () => {
    const baked = bakeText(SVG)
    const element = '<openbadges:credential><![CDATA[{"a":1}]]></openbadges:credential>'
    expect(baked.replace(element, '').replace(` xmlns:openbadges="${OB3}"`, '')).toBe(SVG)
  })

  it('keeps a byte order mark', async () => {
    const baked = bake(bytesOf(`\ufeff${SVG}`), { openBadges3: '{"a":1}' })
    expect([...baked.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect((await extract(baked)).openBadges3).toBe('{"a":1}')
  })

  it('bakes into a root that closes itself, and into one with a prefix', async () => {
    for (const text of [
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      '<s:svg xmlns:s="http://www.w3.org/2000/svg"></s:svg>',
    ])
      expect((await extract(bytesOf(bakeText(text)))).openBadges3).toBe('{"a":1}')
  })

  it('declares the prefix on its element where the root means something else by it', async () => {
    const text = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="urn:else"><openbadges:x/></svg>'
    const baked = bakeText(text)
    expect(baked).toContain(`<openbadges:credential xmlns:openbadges="${OB3}">`)
    expect((await extract(bytesOf(baked))).openBadges3).toBe('{"a":1}')
  })

  it('gives any JSON back with the same value', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        const baked = bake(svg, { openBadges3: JSON.stringify({ value }) })
        expect(JSON.parse((await extract(baked)).openBadges3!)).toEqual(JSON.parse(JSON.stringify({ value })))
        expect(JSON.parse(readAsXml(textOf(baked)).body)).toEqual(JSON.parse(JSON.stringify({ value })))
      }),
    )
  })

  it('gives the same bytes from one prepared image', () => {
    const prepared = prepare(svg)
    expect(prepared.bake({ openBadges3: '{"a":1}' })).toEqual(bytesOf(bakeText(SVG)))
  })

  it('refuses both versions at once, for readers disagree on which counts', () => {
    expect(() => bake(svg, { openBadges3: '{}', openBadges2: '{"id":"https://x.example/a"}' })).toThrow(
      expect.objectContaining({ code: 'ERR_SVG_ONE_VERSION' }),
    )
  })

  it('carries a learner record', async () => {
    const record = textOf(bake(svg, { clr: '{"a":1}' }))
    expect(readAsXml(record)).toMatchObject({ uri: 'https://purl.imsglobal.org/clr/v2p0', local: 'credential' })
    expect(await extract(bytesOf(record))).toEqual({ mediaType: 'image/svg+xml', clr: '{"a":1}' })
    expect(readAsXml(textOf(bake(svg, { clr: 'aa.bb.cc' })))).toMatchObject({ verify: 'aa.bb.cc', body: '' })
  })

  it('refuses an assertion without an address', () => {
    expect(() => bake(svg, { openBadges2: '{"a":1}' })).toThrow(
      expect.objectContaining({ code: 'ERR_PAYLOAD_INVALID' }),
    )
  })

  it('refuses an image that carries a credential already, and replaces it when asked', async () => {
    const baked = bytesOf(bakeText(SVG))
    expect(() => bake(baked, { openBadges3: '{}' })).toThrow(
      expect.objectContaining({ code: 'ERR_IMAGE_ALREADY_BAKED' }),
    )
    const again = bake(baked, { openBadges3: '{"b":2}' }, { replace: true })
    expect((await extract(again)).openBadges3).toBe('{"b":2}')
    expect(textOf(again)).not.toContain('{"a":1}')
  })
})

describe('extracting from an SVG', () => {
  it('finds nothing in an image that carries nothing', async () => {
    expect(await extract(svg)).toEqual({ mediaType: 'image/svg+xml', openBadges3: undefined, openBadges2: undefined })
  })

  it('reads a credential at any depth and under any prefix', async () => {
    const text = `<svg xmlns="http://www.w3.org/2000/svg"><g><b:assertion xmlns:b="${OB2}" verify="https://x.example/a"/></g></svg>`
    expect((await extract(bytesOf(text))).openBadges2).toBe('https://x.example/a')
  })

  const svgOf = (body: string) => bytesOf(`<svg xmlns="http://www.w3.org/2000/svg">${body}</svg>`)
  it.each([
    ['without a prefix', `<assertion xmlns="${OB2}">{"a":1}</assertion>`, '{"a":1}'],
    [
      'after the picture',
      `<g/><x:assertion xmlns:x="${OB2}" verify="https://x.example/a"><![CDATA[{"a":1}]]></x:assertion>`,
      '{"a":1}',
    ],
    ['a token as an attribute', `<x:assertion xmlns:x="${OB2}" verify="aa.bb.cc">\n</x:assertion>`, 'aa.bb.cc'],
    [
      'an address as an attribute',
      `<metadata/><openbadges:assertion xmlns:openbadges="${OB2}" verify="https://x.example/a?b&amp;c"/>`,
      'https://x.example/a?b&c',
    ],
    [
      'an address as its body',
      `<o:assertion xmlns:o="${OB2}">https://x.example/a</o:assertion>`,
      'https://x.example/a',
    ],
    ['with references for its quotes', `<a:assertion xmlns:a="${OB2}">{&quot;a&quot;:&#49;}</a:assertion>`, '{"a":1}'],
    [
      'beside a script, which is only text',
      `<script><![CDATA[<o:assertion>{"b":2}</o:assertion>]]></script><a:assertion xmlns:a="${OB2}">{"a":1}</a:assertion>`,
      '{"a":1}',
    ],
  ])('reads what other bakers wrote: %s', async (_, body, text) => {
    expect((await extract(svgOf(body))).openBadges2).toBe(text)
  })

  it('reads a learner record', async () => {
    const record = svgOf('<clr:credential xmlns:clr="https://purl.imsglobal.org/clr/v2p0">{"a":1}</clr:credential>')
    expect(await extract(record)).toEqual({ mediaType: 'image/svg+xml', clr: '{"a":1}' })
    expect(() => bake(record, { openBadges3: '{}' })).toThrow(
      expect.objectContaining({ code: 'ERR_IMAGE_ALREADY_BAKED' }),
    )
  })

  it.each([
    'svg',
    'svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"',
    'svg SYSTEM "file:///etc/passwd"',
  ])('lets a document type pass that defines nothing, though it is not baked: %s', async (name) => {
    const text = `<!DOCTYPE ${name}>${bakeText(SVG.slice(SVG.indexOf('<svg')))}`
    expect((await extract(bytesOf(text))).openBadges3).toBe('{"a":1}')
    expect(() => bake(bytesOf(text), { openBadges3: '{}' }, { replace: true })).toThrow(
      expect.objectContaining({ code: 'ERR_SVG_DOCTYPE' }),
    )
  })

  it('reads an encoding of old drawing programs where it makes no difference, though it is not baked', async () => {
    const old = (text: string) => bytesOf(SVG.replace('UTF-8', 'iso-8859-1').replace('</svg>', `${text}</svg>`))
    const element = (text: string) => `<o:assertion xmlns:o="${OB2}">${text}</o:assertion>`
    expect((await extract(old(element('aa.bb.cc')))).openBadges2).toBe('aa.bb.cc')
    const refusal = expect.objectContaining({ code: 'ERR_SVG_ENCODING' })
    await expect(extract(old(element('{"a":"é"}')))).rejects.toThrow(refusal)
    expect(() => bake(old(''), { openBadges3: '{}' })).toThrow(refusal)
  })

  it('reads a compressed SVG, though it is not baked', async () => {
    const zipped = gzipSync(bakeText(SVG))
    expect(await extract(zipped)).toEqual({ mediaType: 'image/svg+xml', openBadges3: '{"a":1}' })
    expect(() => bake(zipped, { openBadges3: '{}' })).toThrow(
      expect.objectContaining({
        code: 'ERR_IMAGE_KIND_UNKNOWN',
        message: expect.stringContaining('SVGZ'),
        hint: expect.stringContaining('.svg'),
      }),
    )
  })

  it.each([
    ['a bomb', gzipSync(Buffer.alloc(200_000_000, ' ')), 'ERR_SVGZ_TOO_LARGE'],
    ['one cut off', gzipSync(SVG).subarray(0, -9), 'ERR_SVGZ_DAMAGED'],
    ['one with something after it', Buffer.concat([gzipSync(SVG), Buffer.from('x')]), 'ERR_SVGZ_DAMAGED'],
    ['no compressed data', Buffer.from('1f8b6e6f6e73656e7365', 'hex'), 'ERR_SVGZ_DAMAGED'],
    ['one within another', gzipSync(gzipSync(SVG)), 'ERR_IMAGE_KIND_UNKNOWN'],
    ['something else', gzipSync('hello'), 'ERR_IMAGE_KIND_UNKNOWN'],
  ])('refuses as a compressed SVG: %s', async (_, image, code) => {
    await expect(extract(image)).rejects.toThrow(expect.objectContaining({ code }))
  })

  it('goes by the namespace and not by the prefix', async () => {
    const text =
      '<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="urn:x"><openbadges:credential>{}</openbadges:credential></svg>'
    expect((await extract(bytesOf(text))).openBadges3).toBeUndefined()
  })

  const withElements = (body: string) => `<svg xmlns="http://www.w3.org/2000/svg" xmlns:o="${OB3}">${body}</svg>`
  it.each([
    ['a document type with definitions', `<!DOCTYPE svg [<!ENTITY a "aaaa">]>${withElements('')}`, 'ERR_SVG_DOCTYPE'],
    ['a document type with nothing in its brackets', `<!DOCTYPE svg []>${withElements('')}`, 'ERR_SVG_DOCTYPE'],
    ['an entity of a file elsewhere', `<!DOCTYPE svg SYSTEM "x.dtd">${withElements('&x;')}`, 'ERR_SVG_MALFORMED'],
    ['another encoding', `<?xml version="1.0" encoding="Shift_JIS"?>${withElements('')}`, 'ERR_SVG_ENCODING'],
    ['another root', '<html xmlns="http://www.w3.org/1999/xhtml"/>', 'ERR_SVG_MALFORMED'],
    ['a root of another namespace', '<svg/>', 'ERR_SVG_MALFORMED'],
    ['a tag that is not closed', withElements('<g>'), 'ERR_SVG_MALFORMED'],
    ['an entity that nothing defines', withElements('&lol;'), 'ERR_SVG_MALFORMED'],
    ['an element within the credential', withElements('<o:credential>{}<g/></o:credential>'), 'ERR_SVG_MALFORMED'],
    [
      'two credentials',
      withElements('<o:credential>{}</o:credential><o:credential>{}</o:credential>'),
      'ERR_CREDENTIAL_REPEATED',
    ],
    ['an empty credential', withElements('<o:credential> </o:credential>'), 'ERR_CREDENTIAL_EMPTY'],
    ['ten thousand levels', withElements('<g>'.repeat(10_000)), 'ERR_SVG_TOO_DEEP'],
  ])('refuses %s', async (_, text, code) => {
    await expect(extract(bytesOf(text))).rejects.toThrow(expect.objectContaining({ code }))
  })

  it('refuses bytes that are not UTF-8', async () => {
    for (const bytes of [Buffer.from([0x3c, 0xff]), Buffer.from(`\ufeff${SVG}`, 'utf16le')])
      await expect(extract(bytes)).rejects.toThrow(expect.objectContaining({ code: 'ERR_SVG_ENCODING' }))
  })

  it('never fails in any other way, whatever the text', async () => {
    const letters = fc.string({
      unit: fc.constantFrom('<', '>', '/', '"', '&', ']]>', '<![CDATA[', '<!--', 'svg', ' xmlns:o=', OB3, 'é'),
    })
    await fc.assert(
      fc.asyncProperty(letters, async (text) => {
        const result = await extract(bytesOf(withElements(text))).catch((error: Error) => error.name)
        expect(typeof result === 'object' || result === 'BakingError').toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
