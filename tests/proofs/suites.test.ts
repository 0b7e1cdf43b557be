import { base58 } from '@scure/base'
import { describe, expect, it } from 'vitest'
import { without } from '../../src/domain/json.ts'
import { verifyProof } from '../../src/proofs/verify-proof.ts'
import { byEcdsa, byEcdsaSd, byEd25519Signature2020, byEddsaJcs, ecdsaPair, type Signed } from './oracles.ts'

const MAKERS: readonly (readonly [string, () => Promise<Signed>])[] = [
  ['ecdsa-rdfc-2019 with P-256', () => byEcdsa('P-256')],
  ['ecdsa-rdfc-2019 with P-384', () => byEcdsa('P-384')],
  ['eddsa-jcs-2022', byEddsaJcs],
  ['Ed25519Signature2020', byEd25519Signature2020],
  ['ecdsa-sd-2023, showing one claim', () => byEcdsaSd(['/credentialSubject/achievement/name'])],
  ['ecdsa-sd-2023, showing an item of a list', () => byEcdsaSd(['/credentialSubject/achievement/alignment/1'])],
  ['ecdsa-sd-2023, showing all', () => byEcdsaSd(['/credentialSubject', '/name', '/id', '/validUntil'])],
]

/** Every document that differs from one by one text or truth, at any depth. */
function* changesOf(value: unknown): Generator<unknown> {
  if (typeof value === 'string') yield `${value}x`
  else if (typeof value === 'boolean') yield !value
  else if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) for (const changed of changesOf(item)) yield value.with(i, changed)
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value))
      if (name !== '@context') for (const changed of changesOf(member)) yield { ...value, [name]: changed }
  }
}

describe('what Digital Bazaar’s software signs', () => {
  it.each(MAKERS)('by %s passes, and fails when any claim or option of it is changed', async (_name, make) => {
    const { credential, proof, key } = await make()
    expect(await verifyProof(credential, proof, key)).toEqual({ outcome: 'passed' })
    const documents = [...changesOf(without(credential, 'proof'))] as object[]
    expect(documents.length).toBeGreaterThan(4)
    for (const changed of [...documents, { ...credential, description: 'x' }])
      expect(await verifyProof(changed, proof, key)).toMatchObject({ outcome: 'failed' })
    for (const change of [{ created: '2001-01-01T00:00:00Z' }, { verificationMethod: 'did:web:x.example#1' }])
      expect(await verifyProof(credential, { ...proof, ...change }, key)).toMatchObject({ outcome: 'failed' })
    expect(await verifyProof(credential, { ...proof, proofPurpose: 'authentication' }, key)).toMatchObject({
      reason: 'proof-purpose',
    })
  })

  it.each(MAKERS)('by %s fails by another key of its kind, and by a key of another kind', async (name, make) => {
    const { credential, proof, key } = await make()
    const curves = ['P-256', 'P-384'] as const
    for (const curve of curves) {
      const { publicKeyMultibase } = await ecdsaPair(curve)
      const isOfKind = publicKeyMultibase.slice(0, 4) === key.publicKeyMultibase.slice(0, 4)
      const reason = isOfKind ? 'signature' : expect.stringMatching(/^(key-algorithm|proof-value-length)$/)
      expect({ name, ...(await verifyProof(credential, proof, { publicKeyMultibase })) }).toMatchObject({
        outcome: 'failed',
        reason,
      })
    }
  })

  it.each(MAKERS.slice(0, 4))('by %s fails when any byte of its signature is changed', async (_name, make) => {
    const { credential, proof, key } = await make()
    const bytes = base58.decode(proof.proofValue.slice(1))
    for (const at of bytes.keys()) {
      const proofValue = `z${base58.encode(bytes.with(at, bytes[at]! ^ 1))}`
      expect((await verifyProof(credential, { ...proof, proofValue }, key)).outcome).toBe('failed')
    }
  })
})

describe('ECDSA signatures', () => {
  it('pass in both of their forms: with s, and with the order of the curve less s', async () => {
    const { credential, proof, key } = await byEcdsa('P-256')
    const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
    const bytes = base58.decode(proof.proofValue.slice(1))
    const s = BigInt(`0x${Buffer.from(bytes.subarray(32)).toString('hex')}`)
    const other = Buffer.from((order - s).toString(16).padStart(64, '0'), 'hex')
    const proofValue = `z${base58.encode(Uint8Array.of(...bytes.subarray(0, 32), ...other))}`
    expect(await verifyProof(credential, { ...proof, proofValue }, key)).toEqual({ outcome: 'passed' })
  })
})
