import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type YamlValue, yamlText } from '../../src/authoring/yaml-text.ts'
import { FORBIDDEN } from '../../src/domain/patterns.ts'
import { parseYaml } from '../../src/intake/yaml.ts'

/** Texts that some reader of YAML takes for something else than text. */
const AWKWARD = [
  ...[
    '',
    ' ',
    '~',
    'null',
    'true',
    'No',
    'on',
    '88',
    '1e3',
    '0x1f',
    '0o7',
    '.5',
    '-1',
    '+1',
    '1_000',
    '12:30',
    '.inf',
    '.nan',
  ],
  ...[
    'a: b',
    'a #b',
    '#b',
    'a:',
    '- a',
    '? a',
    '[a]',
    '{a}',
    '*a',
    '&a',
    '!a',
    '|',
    '>',
    '%a',
    '@a',
    '`a`',
    "'a'",
    '"a"',
  ],
  ...['---', '...', '<<', '2026-03-01', '2026-02-30', '2026-03-01T14:00:00+01:00', 'sha256$ab', '12345678e90123456789'],
  ...[
    'a\nb',
    'a\n\n  b\n c',
    ' a\nb',
    'a\nb\n',
    'a\tb',
    '\ta',
    'a\u0085b',
    'a\u2028b',
    '\ufeffa',
    '\u0000',
    '\u007f',
    'a\\b',
  ],
  ...['😀', 'é', 'ليلى', 'a,b', "it's", 'https://x.example/a?b=c#d', 'a\r\nb', 'x: |\n y', '\ud800', 'a - b', 'a ? b'],
]

const text = fc.oneof(fc.constantFrom(...AWKWARD), fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }))
const name = fc.constantFrom('badge', 'narrative', 'evidence', 'recipient', 'name')
const { value } = fc.letrec<{ value: YamlValue; map: YamlValue; list: YamlValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true, min: 0.01, max: 999 }),
    tie('map'),
    tie('list'),
  ),
  map: fc.dictionary(name, tie('value'), { minKeys: 1, maxKeys: 4 }),
  list: fc.array(tie('value'), { minLength: 1, maxLength: 3 }),
}))
const document = fc.dictionary(name, value, { minKeys: 1, noNullPrototype: true })

describe('YAML that we write', () => {
  it('says the same to the yaml package, in each of its versions, whatever is in it', () => {
    fc.assert(
      fc.property(document, (fields) => {
        const written = yamlText(fields)
        expect(parse(written, { schema: 'core' })).toEqual(fields)
      }),
      { numRuns: 500 },
    )
  })

  it.each(AWKWARD)('says %j as text', (awkward) => {
    const written = yamlText({ a: awkward, b: [awkward, { c: awkward }] })
    const expected = { a: awkward, b: [awkward, { c: awkward }] }
    expect(parse(written)).toEqual(expected)
    if (!/^\d{4}-/.test(awkward)) expect(parse(written, { version: '1.1' })).toEqual(expected)
  })

  it('says the same to our own intake, which knows no anchor, alias or tag', () => {
    const safe = AWKWARD.filter((one) => one.isWellFormed() && !FORBIDDEN.test(one) && !one.includes('\r'))
    const read = parseYaml({ file: 'a.yaml', text: yamlText({ texts: safe }), linesBefore: 0 })
    expect(read.ok && { ...(read.value as object) }).toEqual({ texts: safe })
  })

  it('looks as a person would write it', () => {
    expect(
      yamlText({
        badge: 'sql-for-beginners',
        awardedOn: '2026-03-01',
        left: undefined,
        narrative: 'First line: so.\n\n- A list.',
        creditsEarned: 2.5,
        evidence: [{ url: 'https://x.example/#a', name: "Kim's work: part 2" }, { narrative: 'Also.' }],
        results: [{ result: 'exam', value: '88' }],
      }),
    ).toBe(`badge: sql-for-beginners
awardedOn: 2026-03-01
narrative: |-
  First line: so.

  - A list.
creditsEarned: 2.5
evidence:
  - url: https://x.example/#a
    name: 'Kim''s work: part 2'
  - narrative: Also.
results:
  - result: exam
    value: '88'
`)
  })
})
