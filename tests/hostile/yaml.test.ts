import { describe, expect, it } from 'vitest'
import { AWARD, award, BADGE, problemsOf, rulesBroken, SITE, yaml } from '../helpers/content.ts'

const COHORT = 'awards/2026/03/spring.yaml'
/** Nearly the largest cohort. */
const MB = 1_000_000
const repeat = (piece: string, bytes = MB) => piece.repeat(Math.floor(bytes / piece.length))

describe('hostile YAML', () => {
  it('cannot grow: a billion laughs are refused at their first anchor', () => {
    const laughs = ['a0: &a0 [lol]', ...Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`)]
    const lines = problemsOf({ [AWARD]: `${award()}${laughs.join('\n')}\n` })
    expect(lines[0]).toBe(
      `${AWARD}:4:9 yaml-alias: The anchor "&a0" stands before this. [write the value out where it is needed, as plain text]`,
    )
    expect(lines.length).toBeLessThanOrEqual(20)
  })

  it('cannot go in a circle', () => {
    expect(rulesBroken({ [AWARD]: `${award()}role: &a [*a]\n` })).toEqual(['yaml-alias'])
  })

  it('cannot bring in fields by a merge key', () => {
    const lines = problemsOf({ [AWARD]: `${award()}<<: { visibility: public }\n` })
    expect(lines.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([`${AWARD}:4:1 yaml-alias:`])
  })

  it.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])(
    'cannot reach JavaScript through a field called %s, alone or deeper',
    (name) => {
      const value = '{ polluted: yes, prototype: { polluted: yes } }'
      expect(problemsOf({ [AWARD]: `${award()}${name}: ${value}\n` })).toEqual([
        `${AWARD}:4:1 award-shape: An award has no field "${name}". [All fields: content/README.md#award]`,
      ])
      expect(rulesBroken({ [AWARD]: award().replace('"identities"', `"${name}": ${value}, "identities"`) })).toEqual([
        'award-shape',
      ])
      expect(rulesBroken({ 'site.yaml': `${yaml(SITE)}${name}: ${value}\n` })).toEqual(['site-shape'])
      expect(({} as Record<string, unknown>).polluted).toBeUndefined()
      expect((() => undefined as unknown as Record<string, unknown>).prototype).toBeUndefined()
    },
  )

  it.each([
    ['lists', '['.repeat(50_000)],
    ['closed lists', '['.repeat(50_000) + ']'.repeat(50_000)],
    ['maps', '{a: '.repeat(50_000) + '}'.repeat(50_000)],
    ['list items', '- '.repeat(50_000)],
    ['names', '? '.repeat(50_000)],
  ])('cannot overflow the stack with 50 000 levels of %s', (_what, value) => {
    expect(rulesBroken({ [COHORT]: `recipients:\n  ${value}\n` })).toContain('yaml-syntax')
  })

  it('cannot overflow the stack in front matter', () => {
    expect(rulesBroken({ [BADGE]: `---\nname: ${'['.repeat(30_000)}\n---\nx` })).toContain('yaml-syntax')
  })

  it.each([
    ['many names', Array.from({ length: 80_000 }, (_, i) => `k${i}: 1\n`).join('')],
    ['one name again and again', repeat('a: 1\n')],
    ['many anchors', `a: [${repeat('&a 1, ', 300_000)}]`],
    ['many aliases', `a: &a 1\nb: [${repeat('*a, ', 300_000)}]`],
    ['many documents', repeat('---\n')],
    ['many comments', repeat('#\n', 300_000)],
    ['many escapes', `a: "${repeat('\\x40')}"`],
    ['many wrong recipients', `recipients:\n${repeat('  - {idd: 1, recipiant: 2}\n')}`],
    ['many wrong recipients, few enough', `recipients:\n${'  - {idd: 1, recipiant: 2}\n'.repeat(4900)}`],
    ['spaces', `a: ${' '.repeat(MB)}b c: d`],
    ['"@"', `#${'@'.repeat(MB)}`],
    ['halves of addresses', `#${repeat('a@b.')}`],
    ['quotes and "@"', `#${repeat('"@')}`],
    ['letters that unfold', `#${repeat('\ufdfa@', 300_000)}`],
    ['percent signs', `#@${repeat('%25')}`],
    ['addresses', `#${repeat('a@b.cc ')}`],
  ])(
    'of nearly 1 MB is refused in a time that grows with its size alone, and with few words: %s',
    (_what, text) => {
      const lines = problemsOf({
        [COHORT]: `recipients: []\n${text}`.replace(/^recipients: \[\]\n(?=recipients:)/, ''),
      })
      expect(lines.length).toBeGreaterThan(0)
      expect(lines.length).toBeLessThanOrEqual(100)
    },
    30_000,
  )

  it('that is no text at all is refused with one problem', () => {
    for (const bytes of [[0], [0xff, 0xfe, 0x61, 0], [0x61, 0, 0x62], [0xc3, 0x28]])
      expect(rulesBroken({ [AWARD]: Uint8Array.from(bytes) })).toEqual(['file-encoding'])
  })
})
