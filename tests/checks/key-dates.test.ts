import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { publicKeyOf } from '../../scripts/keys/signing-keys.ts'
import { type Fields, KEY, KID, key, problemsOf } from '../helpers/content.ts'

/** A key file of a fresh key, with its path. */
async function fresh(kind: 'ed25519' | 'rsa', fields: Fields): Promise<Record<string, string>> {
  const pair = kind === 'rsa' ? generateKeyPairSync('rsa', { modulusLength: 2048 }) : generateKeyPairSync('ed25519')
  const jwk = createPublicKey(pair.publicKey.export({ type: 'spki', format: 'pem' })).export({ format: 'jwk' })
  const { kid, publicJwk } = await publicKeyOf(jwk, '2026-01-01')
  return { [`issuer/keys/${kid}.json`]: key({ publicJwk, ...fields }) }
}

describe('key-dates', () => {
  it('takes one current key of each kind beside retired and compromised ones', async () => {
    const keys = {
      ...(await fresh('rsa', {})),
      ...(await fresh('ed25519', { retiredOn: '2026-01-01' })),
      ...(await fresh('ed25519', { compromisedOn: '2026-02-01' })),
    }
    expect(problemsOf(keys)).toEqual([])
  })

  it('takes a key and its successor while keys are rotated, and no third one of the kind', async () => {
    const newer = await fresh('ed25519', { createdOn: '2026-02-01' })
    expect(problemsOf(newer)).toEqual([])
    expect(problemsOf({ ...newer, ...(await fresh('ed25519', { createdOn: '2026-03-01' })) })).toEqual([
      `${KEY}:1:1 key-dates: This Ed25519 key is current, and so are 2 newer ones: there may be 2, while keys are rotated. [retire it: badgewright keys retire]`,
    ])
  })

  it('takes a ledger position only of a compromised key', () => {
    expect(problemsOf({ [KEY]: key({ compromisedOn: '2026-02-01', compromisedFrom: 12 }) })).toEqual([])
    expect(problemsOf({ [KEY]: key({ compromisedFrom: 12 }) })).toEqual([
      `${KEY}:8:22 key-dates: compromisedFrom stands without compromisedOn. [add compromisedOn, or take it out]`,
    ])
  })

  it('refuses a key that was retired or compromised before it was made, or is made in the future', () => {
    expect(problemsOf({ [KEY]: key({ retiredOn: '2025-12-31' }) })).toEqual([
      `${KEY}:8:16 key-dates: retiredOn is 2025-12-31, before createdOn (2026-01-01). [correct the date that is wrong]`,
    ])
    expect(problemsOf({ [KEY]: key({ compromisedOn: '2025-12-31' }) })).toEqual([
      `${KEY}:8:20 key-dates: compromisedOn is 2025-12-31, before createdOn (2026-01-01). [correct the date that is wrong]`,
    ])
    expect(problemsOf({ [KEY]: key({ createdOn: '2026-04-03' }) })).toEqual([
      `${KEY}:7:16 key-dates: createdOn is 2026-04-03, which lies in the future: today is 2026-04-01. [correct the date]`,
    ])
    expect(KEY).toContain(KID)
  })
})
