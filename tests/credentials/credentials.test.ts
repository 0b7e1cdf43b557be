import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { hashedEmail, identityHash } from '../../src/credentials/identity.ts'
import { encodeStatusList } from '../../src/credentials/status-list.ts'

describe('identity hash', () => {
  it('reproduces the vectors of the Open Badges documents', () => {
    expect(identityHash('a@example.com', 'Kosher')).toBe(
      'sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399',
    )
    expect(identityHash('mayze', '')).toBe('sha256$7a1a1b3f7d40552e4299180e346e3add12bf9a751a43d9c4ca4518febc2c60c6')
    expect(identityHash('jjefferson18@example.com', 'FleurDeSel')).toBe(
      'sha256$658625b25ab3d75d613ca97d9a5a77f70e2192feca5557f4ad09a4d4f121f5fc',
    )
  })

  it('is the same however a person types the address', () => {
    expect(hashedEmail('  Ada.Sample@Example.ORG ', 'cd'.repeat(16))).toEqual(
      hashedEmail('ada.sample@example.org', 'cd'.repeat(16)),
    )
  })
})

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
