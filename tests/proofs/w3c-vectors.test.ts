import { contexts as citizenship } from '@digitalbazaar/citizenship-context'
import { describe, expect, it, vi } from 'vitest'
import { verifyProof } from '../../src/proofs/verify-proof.ts'
import w3c from './vectors/w3c-data-integrity.json' with { type: 'json' }

/** The vectors name contexts that no badge names, and that are not bundled. */
vi.mock(import('../../src/proofs/more-contexts.ts'), async (original) => {
  const { moreContexts } = await original()
  const examples = { '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' } }
  const added = new Map([...citizenship, ['https://www.w3.org/ns/credentials/examples/v2', examples] as const])
  return { moreContexts: new Map([...moreContexts, ...added]) }
})

const keyIn = (method: string) => ({ publicKeyMultibase: method.slice(method.indexOf('#') + 1) })
const documentOf = (name: string) => w3c.documents[name as keyof typeof w3c.documents]

/** A text with one letter of base58 changed. */
const changed = (text: string) => `${text.slice(0, 30)}${text[30] === 'A' ? 'B' : 'A'}${text.slice(31)}`

describe('the vectors that W3C publishes', () => {
  it.each(w3c.proofs)('of $path pass, and fail when anything is changed', async ({ document, proof }) => {
    const given = documentOf(document)
    const key = keyIn(proof.verificationMethod)
    expect(await verifyProof({ ...given, proof }, proof, key)).toEqual({ outcome: 'passed' })
    const other = { ...given, validFrom: '2020-12-03T00:00:00Z', proof }
    expect(await verifyProof(other, proof, key)).toMatchObject({ outcome: 'failed', reason: 'signature' })
    for (const change of [{ proofValue: changed(proof.proofValue) }, { created: '2024-02-24T23:36:38Z' }])
      expect(await verifyProof(given, { ...proof, ...change }, key)).toMatchObject({ outcome: 'failed' })
  })

  it('of a chain pass one by one: each covers those that it names', async () => {
    const { document, proof: proofs } = w3c.chain
    const secured = { ...documentOf(document), proof: proofs }
    for (const proof of proofs)
      expect(await verifyProof(secured, proof, keyIn(proof.verificationMethod))).toEqual({ outcome: 'passed' })
  })
})

describe('a chain of proofs', () => {
  const { document, proof: proofs } = w3c.chain
  const [first, second, third] = proofs as [object, object, { verificationMethod: string }]
  const key = keyIn(third.verificationMethod)
  const verifyThird = (change: object, given: readonly object[]) =>
    verifyProof({ ...documentOf(document), proof: given }, { ...third, ...change }, key)

  it('fails when a proof that it covers was changed', async () => {
    const later = { ...first, created: '2023-02-24T23:36:39Z' }
    expect(await verifyThird({}, [later, second, third])).toMatchObject({ outcome: 'failed', reason: 'signature' })
  })

  it('fails when it leaves out that it covers others', async () => {
    expect(await verifyThird({ previousProof: undefined }, [first, second, third])).toMatchObject({
      reason: 'signature',
    })
  })

  it.each([
    ['is not there', {}, [first, third]],
    ['is there twice', {}, [first, first, second, third]],
    ['is named by no text', { previousProof: [7] }, [first, second, third]],
    ['is not named', { previousProof: [] }, [first, second, third]],
  ])('fails when a proof that it covers %s', async (_what, change, given) => {
    expect(await verifyThird(change, given)).toMatchObject({ outcome: 'failed', reason: 'proof-chain' })
  })
})
