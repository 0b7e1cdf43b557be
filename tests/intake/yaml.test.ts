import { describe, expect, it } from 'vitest'
import { parseYaml } from '../../src/intake/yaml.ts'

const parse = (text: string) => parseYaml({ file: 'a.yaml', text, linesBefore: 0 })

/** Problems as `line:column rule: message`. */
function problems(text: string): string[] {
  const parsed = parse(text)
  if (parsed.ok) return []
  return parsed.problems.map(({ line, column, rule, message }) => `${line}:${column} ${rule}: ${message}`)
}

function value(text: string): unknown {
  const parsed = parse(text)
  return parsed.ok ? parsed.value : parsed.problems
}

describe('YAML', () => {
  it('keeps dates, times, versions and words of other YAMLs as the text that was written', () => {
    const text =
      'a: 2026-03-01\nb: 12:30:45\nc: yes\nd: 1_000\ne: 0o17\nf: 012\ng: Off\nh: null\ni: ~\nj: 1.10\nk: "1.10"\n'
    expect(value(text)).toEqual({
      a: '2026-03-01',
      b: '12:30:45',
      c: 'yes',
      d: '1_000',
      e: 15,
      f: 12,
      g: 'Off',
      h: null,
      i: null,
      j: 1.1,
      k: '1.10',
    })
  })

  it('reads lists, nested maps and folded text', () => {
    expect(value('a:\n  - b: 1\n    c: >-\n      one\n      two\n  - [x, y]\n')).toEqual({
      a: [{ b: 1, c: 'one two' }, ['x', 'y']],
    })
  })

  it('refuses a field that stands twice, at the second one, each time', () => {
    expect(problems('a: 1\nb:\n  c: 1\n  c: 2\na: 3\n')).toEqual([
      '4:3 yaml-syntax: This field stands twice in one map.',
      '5:1 yaml-syntax: This field stands twice in one map.',
    ])
    expect(problems('1: a\n"1": b\n')).toEqual(['2:1 yaml-syntax: This field stands twice in one map.'])
  })

  it('refuses anchors, aliases, merge keys and tags at their places', () => {
    expect(problems('a: &x 1\nb: *x\n')).toEqual([
      '1:7 yaml-alias: The anchor "&x" stands before this.',
      '2:4 yaml-alias: The alias "*x" stands here.',
    ])
    expect(problems('a: 1\n<<: { b: 2 }\n')).toEqual(['2:1 yaml-alias: The merge key "<<" stands here.'])
    expect(problems('"<<": 2\n')).toEqual(['1:1 yaml-alias: The merge key "<<" stands here.'])
    for (const tag of ['!!js/function', '!!binary', '!!str', '!custom', '!!timestamp', '!!python/object:os.system'])
      expect(problems(`a: ${tag} "x"\n`).map((line) => line.replace(/"[^"]*"/, '…'))).toEqual([
        expect.stringMatching(/^1:\d+ yaml-alias: The tag … stands before this\.$/),
      ])
  })

  it('refuses directives and a second document', () => {
    expect(problems('%YAML 1.1\n---\na: yes\n')).toContain('1:1 yaml-alias: A YAML directive stands here.')
    expect(problems('%TAG ! tag:x,2026:\n---\na: 1\n')).toContain('1:1 yaml-alias: A YAML directive stands here.')
    expect(problems('a: 1\n---\nb: 2\n')).toEqual(['2:1 yaml-syntax: A second YAML document begins here.'])
  })

  it('says what is wrong with the syntax, at its place, and only the first of it', () => {
    expect(problems('a: b: c\n')).toEqual([
      '1:4 yaml-syntax: The YAML does not parse here: a value holds ": " or is indented as a map.',
    ])
    expect(problems('a:\n\t- b\n')[0]).toBe('2:1 yaml-syntax: A tab stands where spaces must.')
    expect(problems('a: [1, 2\nb: 3\n')[0]).toMatch(/^\d:\d+ yaml-syntax: The YAML does not parse: /)
    expect(problems('a: "b\n')).toHaveLength(1)
  })

  it('refuses names of fields that are not text', () => {
    expect(problems('? [a]\n: 1\n')).toEqual(['1:3 yaml-syntax: The name of a field is not plain text.'])
    expect(problems('{a: 1}: 2\n')).toHaveLength(1)
    expect(problems('~: 2\n')).toHaveLength(1)
  })

  it('refuses hidden characters that are written as escapes', () => {
    expect(problems('a: "x\\u202Ey"\n')).toEqual([
      '1:4 file-encoding: This text holds the character U+202E, written as an escape.',
    ])
    expect(problems('"a\\0": 1\n')).toEqual([
      '1:1 file-encoding: This text holds the character U+0000, written as an escape.',
    ])
    expect(problems('a: "one\\ntwo\\t\\u00e9"\n')).toEqual([])
  })

  it('gives maps without a prototype, so that no name means anything to JavaScript', () => {
    const map = value('__proto__: { polluted: true }\nconstructor: 1\n') as Record<string, unknown>
    expect(Object.getPrototypeOf(map)).toBeNull()
    expect(Object.keys(map)).toEqual(['__proto__', 'constructor'])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})
