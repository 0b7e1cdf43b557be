import { globSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse, parseDocument, stringify } from 'yaml'
import { editYaml, type YamlEdit } from '../../src/authoring/edit-yaml.ts'
import { PublisherError } from '../../src/domain/publisher-error.ts'

const REVOKE = { change: 'revoke', on: '2026-03-01', reason: 'Awarded twice: see the other.' }
const revoke = (path: YamlEdit['path'] = ['status']): YamlEdit => ({ kind: 'append', path, value: REVOKE })
const set = (value: unknown, ...path: (string | number)[]): YamlEdit => ({ kind: 'set', path, value })
const remove = (...path: (string | number)[]): YamlEdit => ({ kind: 'remove', path })

/** Lines of text, as a reader sees them in a file. */
const lines = (...texts: string[]) => texts.map((text) => `${text}\n`).join('')

describe('an edit of one award', () => {
  const AWARD = lines(
    '# Why it was awarded late: see the minutes.',
    "badge:   'sql'  # two spaces",
    'recipient:',
    '    name: "Ada"',
    '',
    'expires: 2028-01-01 # for now',
    '# The end.',
  )

  it('makes a list that is not there, below the last field', () => {
    expect(editYaml(AWARD, [revoke()])).toBe(
      AWARD.replace(
        '# The end.\n',
        lines(
          'status:',
          '  - change: revoke',
          '    on: 2026-03-01',
          "    reason: 'Awarded twice: see the other.'",
          '# The end.',
        ),
      ),
    )
  })

  it('adds to a list in the way that its other items are written', () => {
    const block = 'badge: sql\nstatus:\n- change: suspend\n  on: 2026-02-01 # a day\n\n# After it.\nrole: x\n'
    expect(editYaml(block, [revoke()])).toBe(
      block.replace(
        '# a day\n',
        "# a day\n- change: revoke\n  on: 2026-03-01\n  reason: 'Awarded twice: see the other.'\n",
      ),
    )
    const oneLine = 'status:\n  - { change: suspend }\nbadge: sql\n'
    expect(editYaml(oneLine, [revoke()])).toBe(
      oneLine.replace(
        'badge:',
        "  - { change: revoke, on: 2026-03-01, reason: 'Awarded twice: see the other.' }\nbadge:",
      ),
    )
    for (const [before, after] of [
      [
        'status: [{ change: suspend }] # x\n',
        "status: [{ change: suspend }, { change: revoke, on: 1, reason: 'a, b' }] # x\n",
      ],
      [
        'status: [{ change: suspend },]\n',
        "status: [{ change: suspend }, { change: revoke, on: 1, reason: 'a, b' }]\n",
      ],
      ['status: []\n', "status: [{ change: revoke, on: 1, reason: 'a, b' }]\n"],
      ['{ badge: sql }', "{ badge: sql, status: [ { change: revoke, on: 1, reason: 'a, b' } ] }"],
    ] as const)
      expect(
        editYaml(before, [{ kind: 'append', path: ['status'], value: { change: 'revoke', on: 1, reason: 'a, b' } }]),
      ).toBe(after)
  })

  it('changes a scalar in its place and in its quotes', () => {
    expect(editYaml(AWARD, [set('2030-01-01', 'expires'), set('Grace: "H"', 'recipient', 'name')])).toBe(
      AWARD.replace('2028-01-01', '2030-01-01').replace('"Ada"', '"Grace: \\"H\\""'),
    )
    expect(editYaml("value: '81'\n", [set('82', 'value')])).toBe("value: '82'\n")
    expect(editYaml('value: 81\n', [set('82', 'value')])).toBe("value: '82'\n")
    expect(editYaml('value: 81\n', [set(82.5, 'value')])).toBe('value: 82.5\n')
    expect(editYaml('text: >-\n  Two\n  lines.\nb: 1\n', [set('One.', 'text')])).toBe('text: One.\nb: 1\n')
  })

  it('takes a field out with its lines, and leaves the comments around it', () => {
    expect(editYaml(AWARD, [remove('recipient')])).toBe(AWARD.replace('recipient:\n    name: "Ada"\n', ''))
    expect(editYaml(AWARD, [remove('nothing'), remove('a', 0, 'b')])).toBe(AWARD)
    expect(editYaml('- a: 1\n  b: 2\n', [remove(0, 'a')])).toBe('- b: 2\n')
    expect(editYaml('{ a: 1, b: 2, c: 3 }', [remove('a')])).toBe('{ b: 2, c: 3 }')
    expect(editYaml('{ a: 1, b: 2, c: 3 }', [remove('c')])).toBe('{ a: 1, b: 2 }')
    expect(parse(editYaml('a:\n  b: 1\n', [remove('a', 'b')]))).toEqual({ a: {} })
    expect(parse(editYaml('a: [1, 2]\n', [remove('a', 0)]))).toEqual({ a: [2] })
  })

  it('keeps Windows line ends, a byte order mark, and the lack of a last line break', () => {
    const windows = `\uFEFF${AWARD.replaceAll('\n', '\r\n')}`
    expect(editYaml(windows, [revoke(), set('2030-01-01', 'expires')])).toBe(
      `\uFEFF${editYaml(AWARD, [revoke(), set('2030-01-01', 'expires')]).replaceAll('\n', '\r\n')}`,
    )
    expect(editYaml('badge: sql', [set('x', 'role')])).toBe('badge: sql\nrole: x')
    expect(editYaml('text: |\n  a\n', [set('x', 'role')])).toBe('text: |\n  a\nrole: x\n')
    expect(parse(editYaml('text: |+\n  a\n\n\n', [set('x', 'role')]))).toEqual({ text: 'a\n\n\n', role: 'x' })
  })

  it('does several edits at one place in their order', () => {
    const edited = editYaml('badge: sql', [set('x', 'role'), revoke(['corrections']), revoke(), revoke()])
    expect(Object.entries(parse(edited))).toEqual([
      ['badge', 'sql'],
      ['role', 'x'],
      ['corrections', [REVOKE]],
      ['status', [REVOKE, REVOKE]],
    ])
  })
})

describe('an edit of one recipient of a cohort', () => {
  const BLOCK = lines(
    'badge: sql',
    'recipients:',
    '  - id: one',
    '    recipient: { did: "did:key:a" }',
    '',
    '  # The second.',
    '  - id: two',
    '    recipient:',
    '      did: did:key:b',
  )

  it('touches no line of another recipient', () => {
    expect(editYaml(BLOCK, [revoke(['recipients', 0, 'status']), set('2030-01-01', 'recipients', 1, 'expires')])).toBe(
      BLOCK.replace(
        '\n\n',
        "\n    status:\n      - change: revoke\n        on: 2026-03-01\n        reason: 'Awarded twice: see the other.'\n\n",
      ).concat('    expires: 2030-01-01\n'),
    )
  })

  it('stays on the line of a recipient that is written on one', () => {
    const flow =
      'badge: sql\nrecipients:\n  - { id: one, recipient: { did: a } }\n  - { id: two, recipient: { did: b } } # 2\n'
    expect(editYaml(flow, [revoke(['recipients', 1, 'status'])])).toBe(
      flow.replace(
        '} } # 2',
        "}, status: [ { change: revoke, on: 2026-03-01, reason: 'Awarded twice: see the other.' } ] } # 2",
      ),
    )
  })
})

describe('edits of all recipients of a large cohort', () => {
  it('are made in one pass', () => {
    const ids = Array.from({ length: 3000 }, (_, i) => `id${i}`)
    const cohort = (more: string) => `badge: sql\nrecipients:\n${ids.map((id) => `  - id: ${id}\n${more}`).join('')}`
    const edits = ids.map((_, i) => set('2030-01-01', 'recipients', i, 'expires'))
    expect(editYaml(cohort(''), edits) === cohort('    expires: 2030-01-01\n')).toBe(true)
  }, 20_000)
})

/** Whether each line of the first text stands in the second, in order. */
function linesStay(before: string, after: string): boolean {
  const now = after.split('\n')
  let at = 0
  for (const line of before.split('\n')) {
    at = now.indexOf(line, at) + 1
    if (at === 0) return false
  }
  return true
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe('edits of any file', () => {
  it('add lines to each award file of the sample content and of the tests, and change none', () => {
    const files = globSync(['content/awards/**/*.yaml', 'tests/sites/{everything,standing}/content/awards/**/*.yaml'])
    expect(files.length).toBeGreaterThan(20)
    for (const file of files) {
      const text = readFileSync(file, 'utf8')
      const before: { recipients?: unknown[] } = parse(text)
      const path = before.recipients === undefined ? [] : ['recipients', before.recipients.length - 1]
      const after = editYaml(text, [revoke([...path, 'corrections']), revoke([...path, 'status'])])
      const blocks = !/\[\{|- \{/.test(text)
      expect({ file, stay: !blocks || linesStay(text, after) }).toEqual({ file, stay: true })
      expect(parse(after)).not.toEqual(before)
    }
  })

  const key = fc.stringMatching(/^[a-z]{1,6}$/)
  const scalar = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }).filter((text) => !/[\p{Cc}\uFEFF\u2028\u2029]/u.test(text)),
    fc.constantFrom(
      '- a',
      '# a',
      'a: b',
      'a #b',
      '2026-01-01',
      'null',
      '~',
      '1e3',
      'yes',
      "it's",
      '"',
      '{',
      '---',
      '...',
      'a\nb\n',
      '\n\n',
    ),
    fc.integer(),
    fc.boolean(),
  )
  const value = fc.letrec((tie) => ({
    node: fc.oneof({ maxDepth: 3 }, scalar, tie('list'), tie('map')),
    list: fc.array(tie('node'), { maxLength: 4 }),
    map: fc.dictionary(key, tie('node'), { maxKeys: 4, noNullPrototype: true }),
  })).map
  const writing = fc.record({
    indent: fc.constantFrom(2, 3, 4),
    indentSeq: fc.boolean(),
    collectionStyle: fc.constantFrom('any', 'flow', 'block' as const),
    lineWidth: fc.constantFrom(0, 30, 80),
    singleQuote: fc.constantFrom(true, false, null),
  })
  const ending = fc.constantFrom('', '\n', '\n\n# The end.\n', '  # Said.\n')

  /** Where an edit may go in a value: a path to what is there, and one step further. */
  function pathsOf(node: unknown, path: (string | number)[] = []): (string | number)[][] {
    if (typeof node !== 'object' || node === null) return [path]
    const inner = Object.entries(node).flatMap(([name, child]) =>
      pathsOf(child, [...path, Array.isArray(node) ? Number(name) : name]),
    )
    return [...(path.length > 0 ? [path] : []), [...path, Array.isArray(node) ? node.length : 'added'], ...inner]
  }

  function setIn(node: unknown, [name, ...rest]: readonly (string | number)[], to: unknown): unknown {
    if (name === undefined) return to
    const entries = Object.entries(node as object) as [string, unknown][]
    const inner = entries.find(([other]) => other === String(name))?.[1]
    const copy = new Map([...entries, [String(name), setIn(inner, rest, to)]])
    return Array.isArray(node) ? [...copy.values()] : Object.fromEntries(copy)
  }

  function attempt(edit: () => string): string | undefined {
    try {
      return edit()
    } catch (error) {
      if (error instanceof PublisherError) return undefined
      throw error
    }
  }

  it('say exactly what they must, whatever the file looks like, and leave the lines of others; else they are refused', () => {
    let refused = 0
    fc.assert(
      fc.property(value, writing, ending, fc.boolean(), fc.nat(), scalar, (map, style, end, windows, pick, to) => {
        const clean = plain(map)
        const unix = `# A file.\n${stringify(clean, style).trimEnd()}${end}`
        const text = windows ? unix.replaceAll('\n', '\r\n') : unix
        // The library that makes the texts writes some that nobody can read.
        const { errors } = parseDocument(text)
        fc.pre(errors.length === 0)
        const before: unknown = parse(text)
        const paths = pathsOf(before)
        const path = paths[pick % paths.length]!
        const after = attempt(() => editYaml(text, [set(to, ...path)]))
        if (after === undefined) {
          refused += 1
          return
        }
        expect(parse(after)).toEqual(setIn(before, path, to))
        const isNew = path.at(-1) === 'added' && typeof before === 'object'
        if (isNew && style.collectionStyle === 'block' && !/[{[]/.test(text) && end.startsWith('\n'))
          expect(linesStay(text, after)).toBe(true)
      }),
      { numRuns: 300 },
    )
    expect(refused).toBeLessThan(4)
  })
})
