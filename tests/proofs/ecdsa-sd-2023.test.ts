import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeBase64Url, encodeBase64Url } from '../../src/proofs/base64url.ts'
import { type Cbor, decodeCbor } from '../../src/proofs/cbor.ts'
import { verifyProof } from '../../src/proofs/verify-proof.ts'
import { encodeCbor } from './cbor.ts'
import { sampleCredential } from './fixtures.ts'
import { byEcdsaSd, type Signed } from './oracles.ts'

const bytesOf = ({ proof }: Signed) => decodeBase64Url(proof.proofValue.slice(1))!
const textOf = (...bytes: readonly number[]) => `u${encodeBase64Url(Uint8Array.from(bytes))}`

type Parts = [Cbor, Cbor, Cbor[], Map<number, Cbor>, number[]]

/** Verifies a proof of which the decoded parts were changed and written again. */
async function withParts(signed: Signed, change: (...parts: Parts) => readonly Cbor[]) {
  const parts = decodeCbor(bytesOf(signed).slice(3)) as unknown as Parts
  const proofValue = `u${encodeBase64Url(Uint8Array.from([0xd9, 0x5d, 1].concat(encodeCbor(change(...parts)))))}`
  return await verifyProof(signed.credential, { ...signed.proof, proofValue }, signed.key)
}

const refused = { outcome: 'failed', reason: 'proof-value-length' }

describe('ecdsa-sd-2023', () => {
  it('refuses a proof from which others are made, shown as it is', async () => {
    const { base, key } = await byEcdsaSd(['/name'])
    expect(await verifyProof(base, (base as { proof: object }).proof, key)).toMatchObject({
      outcome: 'failed',
      reason: 'proof-value-base',
    })
  })

  it('refuses a claim left out, put in, or moved after the proof was made', async () => {
    const { credential, proof, key } = await byEcdsaSd(['/credentialSubject/achievement/name', '/name'])
    const { name: _name, ...without } = credential as Record<string, unknown>
    expect(await verifyProof(without, proof, key)).toMatchObject({ outcome: 'failed' })
    expect(await verifyProof({ ...credential, id: 'urn:uuid:1' }, proof, key)).toMatchObject({ outcome: 'failed' })
  })

  it('passes for no change of any byte, and never throws', async () => {
    const signed = await byEcdsaSd(['/name'])
    const { credential, proof, key } = signed
    const bytes = bytesOf(signed)
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), fc.nat(3), async (at, flip, cut) => {
        const changed = bytes.with(at, bytes[at]! ^ flip).slice(0, bytes.length - cut)
        expect((await verifyProof(credential, { ...proof, proofValue: textOf(...changed) }, key)).outcome).toBe(
          'failed',
        )
      }),
      { numRuns: 200 },
    )
  })

  it.each([
    ['nothing', 'proof-value-encoding', ''],
    ['no bytes', 'proof-value-length', 'u'],
    ['base58', 'proof-value-encoding', 'z2'],
    ['very long text', 'proof-value-encoding', `u${'A'.repeat(1_000_000)}`],
    ['only the header', 'proof-value-length', textOf(0xd9, 0x5d, 1)],
    ['an empty list', 'proof-value-length', textOf(0xd9, 0x5d, 1, 0x80)],
    [
      'a list that says it has four thousand million items',
      'proof-value-length',
      textOf(0xd9, 0x5d, 1, 0x9a, 255, 255, 255, 255),
    ],
    ['another header', 'proof-value-length', textOf(0xd9, 0x5d, 2, 0x80)],
  ])('refuses %s', async (_what, reason, proofValue) => {
    const { credential, proof, key } = await byEcdsaSd(['/name'])
    expect(await verifyProof(credential, { ...proof, proofValue }, key)).toMatchObject({ outcome: 'failed', reason })
  })

  it('passes when its parts are written again, and refuses them when bytes follow', async () => {
    const signed = await byEcdsaSd(['/name'])
    expect(await withParts(signed, (...parts) => parts)).toEqual({ outcome: 'passed' })
    const proofValue = textOf(...bytesOf(signed), 0)
    expect(await verifyProof(signed.credential, { ...signed.proof, proofValue }, signed.key)).toMatchObject(refused)
  })

  it('refuses one name for two blank nodes, by which one thing could be shown as two', async () => {
    const signed = await byEcdsaSd(['/credentialSubject', '/evidence'])
    const result = await withParts(signed, (base, key, signatures, labels, mandatory) => {
      const [label] = labels.values()
      expect(labels.size).toBeGreaterThan(2)
      return [base, key, signatures, new Map([...labels.keys()].map((name) => [name, label!])), mandatory]
    })
    expect(result).toMatchObject(refused)
  })

  it('refuses names that are too few, too short or too many', async () => {
    const signed = await byEcdsaSd(['/evidence'])
    const withLabels = (relabel: (labels: Map<number, Cbor>) => Map<number, Cbor>) =>
      withParts(signed, (base, key, signatures, labels, mandatory) => [
        base,
        key,
        signatures,
        relabel(labels),
        mandatory,
      ])
    expect(await withLabels(() => new Map())).toMatchObject({ outcome: 'failed', reason: 'document-invalid' })
    expect(
      await withLabels((labels) => new Map([...labels.keys()].map((name) => [name, new Uint8Array(31)]))),
    ).toMatchObject(refused)
    const many = Array.from({ length: 6000 }, (_, i) => [i, new Uint8Array(32)] as const)
    expect(await withLabels(() => new Map(many))).toMatchObject(refused)
  })

  it('refuses signatures or positions that are left out, repeated or beyond the document', async () => {
    const signed = await byEcdsaSd(['/name', '/id', '/credentialSubject/achievement/name'])
    const failed = { outcome: 'failed', reason: 'signature' }
    expect(await withParts(signed, (b, k, signatures, l, m) => [b, k, signatures.slice(1), l, m])).toMatchObject(failed)
    expect(await withParts(signed, (b, k, s, l, m) => [b, k, [...s, s[0]!], l, m])).toMatchObject(failed)
    expect(await withParts(signed, (b, k, s, l, m) => [b, k, s.toReversed(), l, m])).toMatchObject(failed)
    expect(await withParts(signed, (b, k, s, l, m) => [b, k, s, l, [...m, 999]])).toMatchObject(failed)
    expect(await withParts(signed, (b, k, s, l, m) => [b, k, s.slice(1), l, [...m, 0, 1, 2, 3]])).toMatchObject(failed)
  })

  it('refuses a key of the document that is damaged, or that the issuer did not sign', async () => {
    const signed = await byEcdsaSd(['/name'])
    const { key } = await byEcdsaSd([])
    const other = (await import('@scure/base')).base58.decode(key.publicKeyMultibase.slice(1))
    const withKey = (bytes: Uint8Array<ArrayBuffer>) => withParts(signed, (b, _k, ...rest) => [b, bytes, ...rest])
    expect(await withKey(new Uint8Array(other))).toMatchObject({ outcome: 'failed', reason: 'signature' })
    expect(await withKey(new Uint8Array(35))).toMatchObject({ outcome: 'failed' })
    expect(await withKey(new Uint8Array(34))).toMatchObject(refused)
  })

  it('tells blank nodes from addresses and texts that hold quotation marks', async () => {
    const sample = sampleCredential()
    const credentialSubject = { ...sample.credentialSubject, id: 'urn:x:"y' }
    const given = { ...sample, name: 'A "quoted" text', credentialSubject }
    const { credential, proof, key } = await byEcdsaSd(['/name', '/credentialSubject'], given)
    expect(await verifyProof(credential, proof, key)).toEqual({ outcome: 'passed' })
  })
})
