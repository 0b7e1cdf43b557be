import fc from 'fast-check'
import { type SaxesAttributeNS, SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { svgProblems } from '../../src/intake/svg.ts'
import { svgTokens } from '../../src/intake/svg-scan.ts'
import { problemsOf } from '../helpers/content.ts'

const XMLNS = 'xmlns="http://www.w3.org/2000/svg"'
const drawing = (inside: string, more = '') => `<svg ${XMLNS} viewBox="0 0 10 10"${more}>${inside}</svg>`

/** Problems as `line:column rule: message`. */
const problems = (text: string) =>
  svgProblems('badge.svg', text).map(({ line, column, rule, message }) => `${line}:${column} ${rule}: ${message}`)

/** What an XML parser reads: names and attributes of elements, in order. */
function readBySaxes(text: string): unknown[] {
  const events: unknown[] = []
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const written = Object.values(attributes as Record<string, SaxesAttributeNS>)
    events.push(['open', name, written.map((one) => [one.name, one.value])])
  })
  parser.on('closetag', ({ name }) => events.push(['close', name]))
  parser.write(text).close()
  return events
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** An attribute's value as XML has it: references resolved, white space made plain. */
function attributeValue(written: string): string {
  return written
    .replace(/\r\n/g, '\n')
    .replace(/[\t\n\r]/g, ' ')
    .replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (_all, hex, decimal, name) =>
      name === undefined ? String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)) : ENTITIES[name]!,
    )
}

/** What our own tokens say. */
function readByUs(text: string): unknown[] {
  return [...svgTokens(text)].flatMap((token): unknown[] => {
    if (token.kind === 'close') return [['close', token.name]]
    if (token.kind !== 'open') return []
    const open = ['open', token.name, token.attributes.map(({ name, value }) => [name, attributeValue(value)])]
    return token.empty ? [open, ['close', token.name]] : [open]
  })
}

const TAKEN = [
  drawing(''),
  `<?xml version="1.0" encoding="UTF-8"?>\n<!-- drawn by hand -->\n${drawing('<g/>')}\n`,
  drawing('<title>A &amp; B &#233; &lt;</title><desc>Two circles.</desc><circle cx="5" cy="5" r="4"/>'),
  drawing('<path d="M1,1 L2-2.5e1 A3 3 0 0 1 5 5z" fill="none" stroke="#1a2b3c" stroke-width=".5"/>'),
  drawing(
    '<defs><linearGradient id="a"><stop offset="50%" stop-color="rgb(1, 2 3 / 50%)"/></linearGradient></defs><g fill="url(#a)"/>',
  ),
  drawing(
    '<clipPath id="c"><rect width="5" height="5"/></clipPath><g clip-path="url(#c)" transform="rotate(1) scale(2, 3)"/>',
  ),
  drawing("<polygon points='0,0 1,1 2 0'  />"),
  `<svg ${XMLNS} width="10" height="10" role="img" aria-label="A badge"></svg >`,
]

const REFUSED: readonly (readonly [string, string, string])[] = [
  ['a script', drawing('<script>alert(1)</script>'), 'The element <script> is not allowed.'],
  ['a script in capitals', drawing('<SCRIPT/>'), 'The element <SCRIPT> is not allowed.'],
  ['a script with a prefix', drawing('<svg:script/>'), 'The element <svg:script> is not allowed.'],
  ['foreign content', drawing('<foreignObject><p/></foreignObject>'), 'The element <foreignObject> is not allowed.'],
  ['a style sheet', drawing('<style>*{}</style>'), 'The element <style> is not allowed.'],
  ['drawn text', drawing('<text>Hi</text>'), 'The element <text> is not allowed.'],
  ['a link', drawing('<a href="https://x.example/"/>'), 'The element <a> is not allowed.'],
  ['another picture', drawing('<image href="x.png"/>'), 'The element <image> is not allowed.'],
  ['use', drawing('<use href="#a"/>'), 'The element <use> is not allowed.'],
  ['an animation', drawing('<animate attributeName="x"/>'), 'The element <animate> is not allowed.'],
  ['set', drawing('<set attributeName="href" to="javascript:x"/>'), 'The element <set> is not allowed.'],
  ['a filter', drawing('<filter id="f"><feImage/></filter>'), 'The element <filter> is not allowed.'],
  ['a handler', drawing('<g onclick="alert(1)"/>'), 'The attribute onclick is not allowed.'],
  ['a handler of the drawing', drawing('', ' onload="alert(1)"'), 'The attribute onload is not allowed.'],
  ['a handler in capitals', drawing('<g ONLOAD="x"/>'), 'The attribute ONLOAD is not allowed.'],
  ['a style', drawing('<g style="fill:red"/>'), 'The attribute style is not allowed.'],
  ['a class', drawing('<g class="x"/>'), 'The attribute class is not allowed.'],
  ['a reference', drawing('<g href="#a"/>'), 'The attribute href is not allowed.'],
  ['an xlink reference', drawing('<g xlink:href="#a"/>'), 'The attribute xlink:href is not allowed.'],
  [
    'another namespace',
    drawing('<g xmlns:x="http://www.w3.org/1999/xhtml"/>'),
    'The attribute xmlns:x is not allowed.',
  ],
  ['a base', drawing('<g xml:base="https://x.example/"/>'), 'The attribute xml:base is not allowed.'],
  [
    'the namespace of HTML',
    drawing('<g xmlns="http://www.w3.org/1999/xhtml"/>'),
    'The attribute xmlns has a value that is not allowed: "http://www.w3.org/1999/xhtml".',
  ],
  [
    'an outside fill',
    drawing('<g fill="url(https://x.example/#a)"/>'),
    'The attribute fill has a value that is not allowed: "url(https://x.example/#a)".',
  ],
  [
    'an outside fill behind an entity',
    drawing('<g fill="url&#40;https://x.example&#41;"/>'),
    'The attribute fill has a value that is not allowed: "url&#40;https://x.example&#41;".',
  ],
  [
    'a reference to nothing',
    drawing('<g fill="url(#nothing)"/>'),
    'Nothing in this file has the id of "url(#nothing)".',
  ],
  ['a document type', `<!DOCTYPE svg>${drawing('')}`, 'A document type stands here.'],
  [
    'entities that grow',
    `<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${drawing('<title>&b;</title>')}`,
    'A document type stands here.',
  ],
  ['a document type in small letters', `<!doctype html>${drawing('')}`, 'A document type stands here.'],
  ['a CDATA section', drawing('<title><![CDATA[<script>]]></title>'), 'A CDATA section stands here.'],
  [
    'a style sheet by instruction',
    `<?xml-stylesheet href="x.css"?>${drawing('')}`,
    'A processing instruction stands here.',
  ],
  ['an instruction inside', drawing('<?php echo 1 ?>'), 'A processing instruction stands here.'],
  [
    'a declaration that is not the first thing',
    ` <?xml version="1.0"?>${drawing('')}`,
    'A processing instruction stands here.',
  ],
  ['another encoding', `<?xml version="1.0" encoding="utf-7"?>${drawing('')}`, 'A processing instruction stands here.'],
  ['a comment that HTML ends earlier', drawing('<!--><g/>-->'), 'A comment that XML does not allow stands here.'],
  ['a comment with two dashes', drawing('<!-- a -- b -->'), 'A comment that XML does not allow stands here.'],
  ['a comment without an end', drawing('<!-- a'), 'A comment that XML does not allow stands here.'],
  ['an unknown entity', drawing('<title>&nbsp;</title>'), 'This text holds an entity or a mark that is not allowed.'],
  [
    'a hidden character by number',
    drawing('<title>&#8238;</title>'),
    'This text holds an entity or a mark that is not allowed.',
  ],
  ['a bare ampersand', drawing('<title>A & B</title>'), 'This text holds an entity or a mark that is not allowed.'],
  ['loose text', drawing('hello'), 'Text stands outside of <title> and <desc>.'],
  ['text after the drawing', `${drawing('')}hello`, 'Text stands outside of <title> and <desc>.'],
  ['a drawing in a drawing', drawing(drawing('')), 'The element <svg> is not allowed here.'],
  ['two drawings', drawing('') + drawing(''), 'A second drawing begins here.'],
  ['HTML before the drawing', `<p>hi</p>${drawing('')}`, 'The element <p> is not allowed.'],
  ['shapes alone', '<circle r="1"/>', 'The element <circle> is not allowed here.'],
  ['no namespace', '<svg viewBox="0 0 1 1"/>', 'The namespace is missing: xmlns="http://www.w3.org/2000/svg".'],
  ['an element in a title', drawing('<title><g/></title>'), 'The element <g> stands inside of a text.'],
  ['tags that cross', drawing('<g><defs></g></defs>'), '</g> closes nothing here.'],
  ['a tag that is never closed', `<svg ${XMLNS} viewBox="0 0 1 1"><g>`, '<g> is never closed.'],
  ['an attribute without quotes', drawing('<g id=a/>'), 'The tag <g> is not written as plain XML.'],
  ['an attribute without a value', drawing('<g hidden/>'), 'The tag <g> is not written as plain XML.'],
  ['attributes without space', drawing('<g id="a"fill="red"/>'), 'The tag <g> is not written as plain XML.'],
  ['"<" in an attribute', drawing('<g id="<"/>'), 'The tag <g> is not written as plain XML.'],
  ['a slash for a space', drawing('<g/onload="x"/>'), 'The tag <g> is not written as plain XML.'],
  ['an attribute twice', drawing('<g id="a" id="b"/>'), 'The attribute id stands twice.'],
  ['an id twice', drawing('<g id="a"/><g id="a"/>'), 'The id "a" stands twice.'],
  ['deep nesting', drawing('<g>'.repeat(100) + '</g>'.repeat(100)), 'The drawing is nested too deeply.'],
  ['nothing but a comment', '<!-- nothing -->', 'There is no <svg> in this file.'],
]

describe('an SVG', () => {
  it.each(TAKEN)('is taken with shapes, paths, gradients and titles: %s', (text) => {
    expect(problems(text)).toEqual([])
    expect(readByUs(text)).toEqual(readBySaxes(text))
  })

  it.each(REFUSED)('is refused with %s', (_what, text, message) => {
    expect(problems(text).map((line) => line.replace(/^\d+:\d+ image-unsafe: /, ''))).toContain(message)
  })

  it('is told where each fault stands, and what to do', () => {
    expect(problemsOf({ 'badges/teamwork/badge.svg': drawing('\n  <g\n    onclick="x"/><script/>') })).toEqual([
      'badges/teamwork/badge.svg:3:5 image-unsafe: The attribute onclick is not allowed. [export it as plain SVG with shapes, paths and gradients only, or use a .png]',
      'badges/teamwork/badge.svg:3:18 image-unsafe: The element <script> is not allowed. [export it as plain SVG with shapes, paths and gradients only, or use a .png]',
    ])
  })

  it('is told twenty faults at the most', () => {
    expect(problems(drawing('<script/>'.repeat(100)))).toHaveLength(20)
  })

  it.each([
    ['viewBox="0 0 10 20"', 'The drawing’s viewBox is "0 0 10 20", and must be square, such as "0 0 512 512".'],
    ['viewBox="0 0 0 0"', 'The drawing’s viewBox is "0 0 0 0", and must be square, such as "0 0 512 512".'],
    ['viewBox="0 0 10"', 'The drawing’s viewBox is "0 0 10", and must be square, such as "0 0 512 512".'],
    ['viewBox="0 0 -5 -5"', 'The drawing’s viewBox is "0 0 -5 -5", and must be square, such as "0 0 512 512".'],
    ['width="10" height="20"', 'The drawing is 10 × 20, and must be square.'],
    ['width="10"', 'The drawing does not say its size: it has neither a viewBox nor width and height.'],
  ])('is refused when it is not square: %s', (size, message) => {
    expect(problems(`<svg ${XMLNS} ${size}/>`)).toEqual([`1:1 image-dimensions: ${message}`])
  })

  it('is refused with a credential baked in', () => {
    const baked = `<svg ${XMLNS} xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0" viewBox="0 0 1 1"><openbadges:credential/></svg>`
    expect(problemsOf({ 'badges/teamwork/badge.svg': baked })).toEqual([
      'badges/teamwork/badge.svg:1:41 image-baked: A credential is baked into this image already (openbadges). [use the plain image, as the designer saved it]',
    ])
  })

  it('that is taken is read by an XML parser as the same elements, whatever it is made of', () => {
    const piece = fc.constantFrom(
      ...'<g>|</g>|<g/>|<g id="a">|<title>|</title>|<desc>x</desc>|<circle r="1"/>|<path d="M0 0"/>|<!-- c -->|<!---->|<!-->|--'.split(
        '|',
      ),
      ...' |\n|\t|\r\n|&amp;|&#65;|&#x41;|&lt;|&|]]>|<|>|"|\'|/|x|é|<?a?>|<![CDATA[|<!DOCTYPE|<script>|<svg'.split('|'),
      ...[
        ' fill="red"',
        " id='b'",
        ' xmlns="http://www.w3.org/2000/svg"',
        'aria-label="&quot;&#10;"',
        ' aria-label="a\tb"',
      ],
    )
    let taken = 0
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.array(piece, { maxLength: 2 }), (inside, after) => {
        const text = `${drawing(inside.join(''))}${after.join('')}`
        if (problems(text).length > 0) return
        taken++
        expect(readByUs(text)).toEqual(readBySaxes(text))
      }),
      { numRuns: 20_000, seed: 1 },
    )
    expect(taken).toBeGreaterThan(100)
  })

  it('is looked at in time that grows with its size alone: any of these would never end otherwise', () => {
    const long = 400_000
    const refused = [
      `<g transform="${'rotate(1)  '.repeat(40_000)}!"/>`,
      `<g x="${'1'.repeat(long)}!"/>`,
      `<title>${'&'.repeat(long)}</title>`,
      `<g ${' '.repeat(long)}`,
      `<path d="${'M0 0'.repeat(long / 4)}!"/>`,
      `<g viewBox="${' 0'.repeat(long / 2)}!"/>`,
      '<g id="'.repeat(long / 8),
      '<!--'.repeat(long / 4),
      '</g '.repeat(long / 4),
      '<g fill="url(#a"/>'.repeat(long / 20),
    ]
    for (const inside of refused) expect(problems(drawing(inside)), inside.slice(0, 30)).not.toEqual([])
    expect(problems(drawing(`<!--${'x'.repeat(long)}-->`))).toEqual([])
  })
})
