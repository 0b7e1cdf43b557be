import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseStrictJson } from '../../src/domain/strict-json.ts'

describe('strict JSON', () => {
  it('gives the value of every text that JSON.parse reads and that names no member twice', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(undefined, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        expect(parseStrictJson(text)).toEqual({ value: JSON.parse(text) })
      }),
    )
  })

  it.each([
    ['{"a":1,"a":2}', 'can be read in two ways: an object has two members named "a"'],
    ['{"a":{"b":1,"c":[{"x":"}"}],"b":2}}', 'can be read in two ways: an object has two members named "b"'],
    ['{"a":1,"\\u0061":2}', 'can be read in two ways: an object has two members named "a"'],
    ['{"a\\"":1 , "a\\"" :2}', 'can be read in two ways: an object has two members named "a\\""'],
    ['{"__proto__":1,"__proto__":2}', 'can be read in two ways: an object has two members named "__proto__"'],
    ['{"a":1', 'is not JSON'],
    ["{'a':1}", 'is not JSON'],
    ['', 'is not JSON'],
    ['{"a":"\\x"}', 'is not JSON'],
    [`${'['.repeat(65)}${']'.repeat(65)}`, 'has more than 64 levels within each other'],
    ['['.repeat(5_000_000), 'has more than 64 levels within each other'],
  ])('refuses %.40s', (text, problem) => {
    expect(parseStrictJson(text)).toEqual({ problem })
  })

  it('does not take a value for a name, or brackets in texts for levels', () => {
    for (const text of ['{"a":"b","b":"a"}', '["a","a"]', '{"a":["x","x"],"b":{"a":1}}', `{"a":"${'['.repeat(100)}"}`])
      expect(parseStrictJson(text)).toEqual({ value: JSON.parse(text) })
  })

  it('keeps a member named __proto__ as data', () => {
    const parsed = parseStrictJson('{"__proto__":{"a":1}}')
    expect('value' in parsed && Object.keys(parsed.value as object)).toEqual(['__proto__'])
  })
})
