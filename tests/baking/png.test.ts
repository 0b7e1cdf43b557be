import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { PNG } from 'pngjs'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { bake, extract, prepare } from '../../src/baking/bake.ts'
import { chunk, end, header, noisyPng, pixels, pngOf, smallPng } from './images.ts'

const credential = {
  id: 'https://x.example/awards/a/credential.json',
  name: 'Ends with :} and “日本 🎓”',
  note: '{{ ]]> \\" }',
}
const assertion = { id: 'https://x.example/awards/a/assertion.json', type: 'Assertion' }
const payloads = { openBadges3: JSON.stringify(credential), openBadges2: JSON.stringify(assertion) }

/** Text chunks as libpng reads them, which sharp is built on. */
async function commentsOf(image: Uint8Array): Promise<Record<string, string>> {
  const { comments } = await sharp(image).metadata()
  return Object.fromEntries((comments ?? []).map(({ keyword, text }) => [keyword, text]))
}

/** The published verifier's way of reading a PNG: as text, from the keyword to where braces balance. */
function readByCountingBraces(image: Uint8Array): unknown {
  const text = new TextDecoder().decode(image)
  const start = text.indexOf('{', text.indexOf('openbadgecredential'))
  let depth = 0
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1
    if (text[at] === '}') depth -= 1
    if (depth === 0) return JSON.parse(text.slice(start, at + 1))
  }
  throw new Error('the braces do not balance')
}

describe('baking a PNG', () => {
  it('carries both versions, and gives each back as it was', async () => {
    const extracted = await extract(bake(noisyPng(), payloads))
    expect(extracted.mediaType).toBe('image/png')
    expect(JSON.parse(extracted.openBadges3!)).toEqual(credential)
    expect(JSON.parse(extracted.openBadges2!)).toEqual(assertion)
  })

  it('is read by another library, under the keywords of the specification', async () => {
    const comments = await commentsOf(bake(noisyPng(), payloads))
    expect(Object.keys(comments)).toEqual(['openbadgecredential', 'openbadges'])
    expect(JSON.parse(comments.openbadgecredential!)).toEqual(credential)
    expect(JSON.parse(comments.openbadges!)).toEqual(assertion)
  })

  it('is read by a reader that counts braces without regard to strings', () => {
    expect(readByCountingBraces(bake(noisyPng(), payloads))).toEqual(credential)
  })

  it('changes no pixel and no other byte', () => {
    const image = noisyPng()
    const baked = bake(image, payloads)
    expect(PNG.sync.read(Buffer.from(baked)).data).toEqual(PNG.sync.read(image).data)
    const afterHeader = 8 + header().length
    const added = baked.length - image.length
    expect(Buffer.concat([baked.slice(0, afterHeader), baked.slice(afterHeader + added)])).toEqual(image)
  })

  it('writes an uncompressed iTXt chunk right after the header, before the pixels', () => {
    const baked = Buffer.from(bake(smallPng(), { openBadges3: '{"a":1}' }))
    const text = Buffer.from('openbadgecredential\0\0\0\0\0{"a":1}', 'latin1')
    expect(baked).toEqual(pngOf(header(), chunk('iTXt', text), pixels(), end))
  })

  it('gives the same bytes each time, and from one prepared image for many awards', () => {
    const prepared = prepare(smallPng())
    expect(prepared.bake(payloads)).toEqual(bake(smallPng(), payloads))
    expect(prepared.bake(payloads)).toEqual(prepared.bake(payloads))
  })

  it('carries a learner record, alone or beside the badges', async () => {
    const clr = JSON.stringify({ type: ['VerifiableCredential', 'ClrCredential'], note: ':}' })
    const baked = bake(noisyPng(), { clr, ...payloads })
    expect(Object.keys(await commentsOf(baked))).toEqual(['openbadgecredential', 'openbadges', 'clrcredential'])
    expect(JSON.parse((await extract(baked)).clr!)).toEqual(JSON.parse(clr))
    expect(await extract(bake(smallPng(), { clr: 'aa.bb.cc' }))).toEqual({ mediaType: 'image/png', clr: 'aa.bb.cc' })
    expect(() => bake(smallPng(), { clr: 'https://x.example/clr' })).toThrow(
      expect.objectContaining({ code: 'ERR_PAYLOAD_INVALID' }),
    )
  })

  it('keeps a token as it is', async () => {
    expect((await extract(bake(smallPng(), { openBadges3: 'aa.bb.c-_' }))).openBadges3).toBe('aa.bb.c-_')
  })

  it('gives any JSON back with the same value', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        const baked = bake(smallPng(), { openBadges3: JSON.stringify({ value }) })
        expect(JSON.parse((await extract(baked)).openBadges3!)).toEqual(JSON.parse(JSON.stringify({ value })))
        expect(readByCountingBraces(baked)).toEqual(JSON.parse(JSON.stringify({ value })))
      }),
    )
  })

  it('refuses an image that carries a credential already', () => {
    const baked = bake(smallPng(), { openBadges2: JSON.stringify(assertion) })
    expect(() => bake(baked, payloads)).toThrow(expect.objectContaining({ code: 'ERR_IMAGE_ALREADY_BAKED' }))
  })

  it('replaces the credentials of both versions when asked, so that no image speaks of two awards', async () => {
    const baked = bake(smallPng(), payloads)
    const again = await extract(bake(baked, { openBadges3: '{"new":1}' }, { replace: true }))
    expect(again).toEqual({ mediaType: 'image/png', openBadges3: '{"new":1}', openBadges2: undefined })
  })

  it.each([
    ['nothing at all', {}, 'ERR_PAYLOAD_MISSING'],
    ['an empty text', { openBadges3: '' }, 'ERR_PAYLOAD_INVALID'],
    ['half a JSON text', { openBadges3: '{"a":' }, 'ERR_PAYLOAD_INVALID'],
    ['HTML', { openBadges3: '<html>' }, 'ERR_PAYLOAD_INVALID'],
    ['a URL in place of an Open Badges 3.0 credential', { openBadges3: 'https://x.example/a' }, 'ERR_PAYLOAD_INVALID'],
    ['a URL of another scheme', { openBadges2: 'javascript:alert(1)' }, 'ERR_PAYLOAD_INVALID'],
  ])('refuses to bake %s', (_, wrong, code) => {
    expect(() => bake(smallPng(), wrong)).toThrow(expect.objectContaining({ code }))
  })
})

describe('extracting from a PNG', () => {
  it('finds nothing in an image that carries nothing', async () => {
    expect(await extract(noisyPng())).toEqual({
      mediaType: 'image/png',
      openBadges3: undefined,
      openBadges2: undefined,
    })
  })

  /** A text chunk of each kind: what stands between its keyword and its text, and how the text is written. */
  const textKinds: Readonly<
    Record<string, (text: Buffer) => readonly [type: string, middle: string, written: Buffer]>
  > = {
    tEXt: (text) => ['tEXt', '\0', text],
    zTXt: (text) => ['zTXt', '\0\0', deflateSync(text)],
    iTXt: (text) => ['iTXt', '\0\0\0\0\0', text],
    'compressed iTXt': (text) => ['iTXt', '\0\x01\0\0\0', deflateSync(text)],
    'iTXt with a language': (text) => ['iTXt', '\0\0\0en\0Abzeichen\0', text],
  }
  const textChunk = (kind: string, text: string | Buffer, keyword = 'openbadges') => {
    const [type, middle, written] = textKinds[kind]!(Buffer.from(text))
    return chunk(type, Buffer.concat([Buffer.from(keyword), Buffer.from(middle), written]))
  }
  const allKinds = Object.keys(textKinds)

  const written = [
    ['an address', 'https://x.example/a?b=1&c=é'],
    ['JSON', '{"uid":"1","name":"é “日本”","recipient":"sha256$c0de"}'],
    ['a token', 'eyJhbGciOiJSUzI1NiJ9.eyJ1aWQiOiIxIn0.c2ln-_'],
  ] as const
  it.each(allKinds.flatMap((kind) => written.map(([form, text]) => [form, kind, text] as const)))(
    'reads what older bakers wrote: %s in %s',
    async (_, kind, text) => {
      expect(await extract(smallPng(textChunk(kind, text)))).toEqual({ mediaType: 'image/png', openBadges2: text })
    },
  )

  it('reads Latin-1 in the chunks that are Latin-1', async () => {
    for (const kind of ['tEXt', 'zTXt'])
      expect((await extract(smallPng(textChunk(kind, Buffer.from('{"a":"é"}', 'latin1'))))).openBadges2).toBe(
        '{"a":"é"}',
      )
  })

  it('reads a credential that stands after the pixels', async () => {
    const text = chunk('iTXt', 'openbadgecredential\0\0\0\0\0 {"a":1}\n')
    expect((await extract(pngOf(header(), pixels(), text, end))).openBadges3).toBe('{"a":1}')
  })

  it.each(allKinds)('reads each version, and a learner record, from %s', async (kind) => {
    const chunks = Object.entries({ openbadgecredential: '{"v":3}', openbadges: '{"v":2}', clrcredential: '{"clr":2}' })
    expect(await extract(smallPng(...chunks.map(([keyword, text]) => textChunk(kind, text, keyword))))).toEqual({
      mediaType: 'image/png',
      openBadges3: '{"v":3}',
      openBadges2: '{"v":2}',
      clr: '{"clr":2}',
    })
  })

  it('reads a picture of any size without room for its pixels', async () => {
    const image = pngOf(header(100_000, 100_000), textChunk('iTXt', 'aa.bb.cc'), pixels(), end)
    expect((await extract(image)).openBadges2).toBe('aa.bb.cc')
  })

  it.each([
    ['bytes after the end', (baked: Buffer) => Buffer.concat([baked, Buffer.from('<script>')]), 'ERR_PNG_DAMAGED'],
    ['a second image after the end', (baked: Buffer) => Buffer.concat([baked, baked]), 'ERR_PNG_DAMAGED'],
    [
      'a wrong checksum of another chunk',
      (baked: Buffer) => Buffer.concat([baked.subarray(0, -12), chunk('tIME', 'x', 1), end]),
      'ERR_PNG_CHECKSUM',
    ],
  ])('reads a credential in spite of %s, though such an image is not baked', async (_, damage, code) => {
    const image = damage(Buffer.from(bake(smallPng(), { openBadges3: '{"a":1}' })))
    expect((await extract(image)).openBadges3).toBe('{"a":1}')
    expect(() => bake(image, payloads, { replace: true })).toThrow(expect.objectContaining({ code }))
  })

  const plain = (text: string) => chunk('iTXt', `openbadgecredential\0\0\0\0\0${text}`)
  it.each([
    ['a file cut off within a chunk', smallPng().subarray(0, -20), 'ERR_PNG_DAMAGED'],
    ['a file cut off between chunks', smallPng().subarray(0, -12), 'ERR_PNG_DAMAGED'],
    ['no pixels', pngOf(header(), end), 'ERR_PNG_DAMAGED'],
    ['pixels before the header', pngOf(pixels(), header(), end), 'ERR_PNG_DAMAGED'],
    ['two headers', pngOf(header(), header(), pixels(), end), 'ERR_PNG_DAMAGED'],
    [
      'a chunk whose length is beyond the file',
      pngOf(header(), Buffer.from('ffffffff49444154', 'hex'), end),
      'ERR_PNG_DAMAGED',
    ],
    ['a type that is not four letters', pngOf(header(), chunk('ID\0T'), pixels(), end), 'ERR_PNG_DAMAGED'],
    ['a credential whose checksum is wrong', smallPng(chunk('tEXt', 'openbadges\0{}', 1)), 'ERR_PNG_CHECKSUM'],
    ['two credentials of one version', smallPng(plain('{"a":1}'), plain('{"a":2}')), 'ERR_CREDENTIAL_REPEATED'],
    [
      'two credentials, one in an older chunk',
      smallPng(chunk('tEXt', 'openbadgecredential\0{}'), plain('{}')),
      'ERR_CREDENTIAL_REPEATED',
    ],
    ['an empty credential', smallPng(plain(' ')), 'ERR_CREDENTIAL_EMPTY'],
    ['a text that is not UTF-8', smallPng(plain('\xff\xfe')), 'ERR_PNG_TEXT_DAMAGED'],
    ['a text chunk that ends too early', smallPng(chunk('iTXt', 'openbadges\0\0\0')), 'ERR_PNG_TEXT_DAMAGED'],
    ['compressed text that is not', smallPng(chunk('zTXt', 'openbadges\0\0nonsense')), 'ERR_PNG_TEXT_DAMAGED'],
    ['a bomb in zTXt', smallPng(textChunk('zTXt', Buffer.alloc(200_000_000))), 'ERR_PNG_TEXT_TOO_LARGE'],
    ['a bomb in iTXt', smallPng(textChunk('compressed iTXt', Buffer.alloc(200_000_000))), 'ERR_PNG_TEXT_TOO_LARGE'],
  ])('refuses %s', async (_, image, code) => {
    await expect(extract(image)).rejects.toThrow(expect.objectContaining({ code }))
  })

  it.each([
    ['a JPEG', Buffer.from('ffd8ffe0', 'hex')],
    ['a GIF', Buffer.from('GIF89a')],
    ['a PDF', Buffer.from('%PDF-1.7')],
    ['an empty file', Buffer.alloc(0)],
    ['text', Buffer.from('hello')],
  ])('says what it was given instead: %s', async (_, image) => {
    await expect(extract(image)).rejects.toThrow(expect.objectContaining({ code: 'ERR_IMAGE_KIND_UNKNOWN' }))
  })
})
