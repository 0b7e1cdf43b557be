import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../src/proofs/jcs.ts'

describe('canonical JSON', () => {
  it('is what RFC 8785 gives for its example', () => {
    const example = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\u0022/",
      literals: [null, true, false],
    }
    expect(canonicalJson(example)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })

  it('sorts members by UTF-16 units, and refuses half a character', () => {
    expect(canonicalJson({ '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, ö: 7 })).toBe(
      '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
    )
    expect(() => canonicalJson({ a: '\ud83d' })).toThrow(expect.objectContaining({ code: 'ERR_DOCUMENT_INVALID' }))
  })

  it('has no form for numbers that JSON can write and ECMAScript cannot hold', () => {
    expect(() => canonicalJson(JSON.parse('{"a":1e400}'))).toThrow(
      expect.objectContaining({ code: 'ERR_DOCUMENT_INVALID' }),
    )
    expect(canonicalJson(JSON.parse('{"a":-0}'))).toBe('{"a":0}')
  })
})
