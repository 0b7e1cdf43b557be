import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { fromJwk } from '@digitalbazaar/ed25519-multikey'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import { issue, verifyCredential } from '@digitalbazaar/vc'
import { describe, expect, it } from 'vitest'
import { secure } from '../../src/proofs/data-integrity.ts'
import { loadDocument } from '../../src/proofs/document-loader.ts'
import { ed25519Signer } from '../../src/proofs/signer.ts'
import { verifyProof } from '../../src/proofs/verify-proof.ts'
import { created, issuerDid, sampleCredential, vector, vectorKey, verificationMethod } from './fixtures.ts'

const method = {
  id: verificationMethod,
  type: 'Multikey',
  controller: issuerDid,
  publicKeyMultibase: vector.publicKeyMultibase,
}
const issued: Record<string, object> = {
  [issuerDid]: {
    '@context': ['https://www.w3.org/ns/did/v1'],
    id: issuerDid,
    verificationMethod: [method],
    assertionMethod: [verificationMethod],
  },
  [verificationMethod]: { '@context': 'https://w3id.org/security/multikey/v1', ...method },
}

async function documentLoader(url: string) {
  const document = issued[url]
  return document === undefined ? await loadDocument(url) : { contextUrl: null, documentUrl: url, document }
}

const checkStatus = async () => ({ verified: true })
const now = new Date('2026-06-01T00:00:00Z')
const signer = ed25519Signer(vectorKey, verificationMethod)
const verifyWithTheirs = (credential: object) =>
  verifyCredential({ credential, suite: new DataIntegrityProof({ cryptosuite }), documentLoader, now, checkStatus })

async function issueWithTheirs(credential: object) {
  const pair = await fromJwk({ jwk: vectorKey, secretKey: true, id: verificationMethod, controller: issuerDid })
  const suite = new DataIntegrityProof({ cryptosuite, signer: pair.signer(), date: created })
  return await issue({ credential, suite, documentLoader })
}

describe('Digital Bazaar’s implementation', () => {
  it('verifies what secure made', async () => {
    const result = await verifyWithTheirs(await secure(sampleCredential(), signer, { created }))
    expect(result.error).toBeUndefined()
    expect(result.verified).toBe(true)
  })

  it('refuses what secure made when one letter was changed', async () => {
    const secured = await secure(sampleCredential(), signer, { created })
    expect(await verifyWithTheirs({ ...secured, name: 'Teamwort' })).toMatchObject({ verified: false })
  })

  it('makes a credential that verifyProof passes, and fails when one letter was changed', async () => {
    const theirs = await issueWithTheirs(sampleCredential())
    expect(await verifyProof(theirs, theirs.proof, { publicKeyMultibase: vector.publicKeyMultibase })).toStrictEqual({
      outcome: 'passed',
    })
    const changed = { ...theirs, name: 'Teamwort' }
    expect(await verifyProof(changed, theirs.proof, { publicKeyMultibase: vector.publicKeyMultibase })).toMatchObject({
      reason: 'signature',
    })
  })

  it('makes the same proofValue from the same credential, key and instant', async () => {
    const theirs = await issueWithTheirs(sampleCredential())
    const ours = await secure(sampleCredential(), signer, { created })
    expect(theirs.proof).toStrictEqual(ours.proof[0])
  })
})
