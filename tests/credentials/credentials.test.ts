import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { encodeStatusList } from '../../src/credentials/status-list.ts'

describe('status list', () => {
  it('encodes the empty list as the specification does', () => {
    expect(encodeStatusList([])).toBe('uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA')
  })

  it('sets the highest bit of the first byte for index 0', () => {
    const bits = Buffer.alloc(16_384)
    bits[0] = 0b1000_0001
    const expected = gzipSync(bits)
    expected[9] = 3
    expect(encodeStatusList([0, 7])).toBe(`u${expected.toString('base64url')}`)
  })

  it('refuses an index outside the list', () => {
    expect(() => encodeStatusList([131_072])).toThrow('status index 131072 is outside the list')
    expect(() => encodeStatusList([-1])).toThrow('status index -1 is outside the list')
  })
})
