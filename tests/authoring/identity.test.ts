import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashIdentity, isIdentity } from '../../src/authoring/index.ts'
import { newIdentity, randomId } from '../../src/authoring/random.ts'
import { awardIdSchema } from '../../src/domain/award.ts'
import { identitySchema } from '../../src/domain/recipient.ts'
import { checkRecipient } from '../../src/verification/recipient.ts'

const counter = () => {
  let next = 0
  return (bytes: number) => Uint8Array.from({ length: bytes }, () => next++ % 256)
}

describe('the hash of an address', () => {
  it('reproduces the vectors of the Open Badges documents', () => {
    expect(hashIdentity('a@example.com', 'Kosher')).toBe(
      'sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399',
    )
    expect(hashIdentity('mayze', '')).toBe('sha256$7a1a1b3f7d40552e4299180e346e3add12bf9a751a43d9c4ca4518febc2c60c6')
    expect(hashIdentity('jjefferson18@example.com', 'FleurDeSel')).toBe(
      'sha256$658625b25ab3d75d613ca97d9a5a77f70e2192feca5557f4ad09a4d4f121f5fc',
    )
  })

  it('is the same however a person types the address', () => {
    expect(hashIdentity('  Ada.Sample@Example.ORG\u00a0', 'ab')).toBe(hashIdentity('ada.sample@example.org', 'ab'))
  })

  it('is what Node makes of the same bytes, for every address and salt', () => {
    const node = (email: string, salt: string) =>
      `sha256$${createHash('sha256')
        .update(email.trim().toLowerCase() + salt)
        .digest('hex')}`
    const texts = fc.string({ unit: 'binary' })
    fc.assert(fc.property(texts, texts, (email, salt) => hashIdentity(email, salt) === node(email, salt)))
  })

  it('confirms the address and no other, and nothing that is no address', () => {
    const identity = newIdentity('Kim@Example.org', counter())
    expect(isIdentity(identity, ' kim@example.org')).toBe(true)
    expect(isIdentity(identity, 'kim@example.net')).toBe(false)
    expect(isIdentity({ ...identity, type: 'userName' }, 'kim@example.org')).toBe(false)
  })

  it('is one that our verifier confirms', async () => {
    const { hash, salt } = newIdentity('Kim@Example.org', counter())
    const identifier = { type: 'IdentityObject', hashed: true, identityHash: hash, identityType: 'emailAddress', salt }
    const content = { credentialSubject: { identifier: [identifier] } }
    const outcome = async (value: string) => (await checkRecipient(content, { value })).outcome
    expect(await outcome('kim@example.org')).toBe('passed')
    expect(await outcome('sam@example.org')).toBe('failed')
  })
})

describe('what is drawn at random', () => {
  it('is what content takes, and as long as it must be', () => {
    const asked: number[] = []
    const random = (bytes: number) => {
      asked.push(bytes)
      return new Uint8Array(bytes).fill(asked.length)
    }
    expect(awardIdSchema.safeParse(randomId(random)).success).toBe(true)
    const identity = newIdentity('kim@example.org', random)
    expect(identitySchema.safeParse(identity).success).toBe(true)
    // 16 letters of 5 bits are 80; 16 bytes are 128.
    expect(asked).toEqual([16, 16])
    expect(identity.salt).toBe('02'.repeat(16))
  })

  it('comes in all letters alike', () => {
    const letters = randomId((bytes) => Uint8Array.from({ length: bytes }, (_, i) => 16 * i + 15))
    expect(letters).toBe('p7p7p7p7p7p7p7p7')
    const all = new Set(
      [...Array(16).keys()].flatMap((n) => [...randomId(() => Uint8Array.from({ length: 16 }, (_, i) => 16 * n + i))]),
    )
    expect([...all].sort().join('')).toBe('234567abcdefghijklmnopqrstuvwxyz')
  })
})
