import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { generate as generateEcdsa } from '@digitalbazaar/ecdsa-multikey'
import { cryptosuite as ecdsaRdfc } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite'
import * as ecdsaSd from '@digitalbazaar/ecdsa-sd-2023-cryptosuite'
import { fromJwk } from '@digitalbazaar/ed25519-multikey'
import { Ed25519Signature2020 } from '@digitalbazaar/ed25519-signature-2020'
import { Ed25519VerificationKey2020 } from '@digitalbazaar/ed25519-verification-key-2020'
import { createSignCryptosuite as eddsaJcs } from '@digitalbazaar/eddsa-jcs-2022-cryptosuite'
import { derive, issue } from '@digitalbazaar/vc'
import { loadDocument as documentLoader } from '../../src/proofs/document-loader.ts'
import { created, issuerDid, sampleCredential, vector, vectorKey, verificationMethod } from './fixtures.ts'

/** A credential that Digital Bazaar’s software signed. */
export interface Signed {
  readonly credential: object
  readonly proof: Readonly<Record<string, unknown>> & { readonly proofValue: string }
  readonly key: { readonly publicKeyMultibase: string }
}
const signedBy = (credential: object, publicKeyMultibase: string): Signed => ({
  credential,
  proof: (credential as { proof: Signed['proof'] }).proof,
  key: { publicKeyMultibase },
})

async function ed25519Pair() {
  return fromJwk({ jwk: vectorKey, secretKey: true, id: verificationMethod, controller: issuerDid })
}
/** A new key of theirs. */
export const ecdsaPair = (curve: 'P-256' | 'P-384') =>
  generateEcdsa({ id: verificationMethod, controller: issuerDid, curve })

export async function byEcdsa(curve: 'P-256' | 'P-384'): Promise<Signed> {
  const pair = await ecdsaPair(curve)
  const suite = new DataIntegrityProof({ cryptosuite: ecdsaRdfc, signer: pair.signer(), date: created })
  return signedBy(await issue({ credential: sampleCredential(), suite, documentLoader }), pair.publicKeyMultibase)
}

export async function byEddsaJcs(): Promise<Signed> {
  const pair = await ed25519Pair()
  const suite = new DataIntegrityProof({ cryptosuite: eddsaJcs(), signer: pair.signer(), date: created })
  return signedBy(await issue({ credential: sampleCredential(), suite, documentLoader }), vector.publicKeyMultibase)
}

export async function byEd25519Signature2020(): Promise<Signed> {
  const context = 'https://w3id.org/security/suites/ed25519-2020/v1'
  const sample = sampleCredential()
  const credential = { ...sample, '@context': [...(sample as { '@context': string[] })['@context'], context] }
  const pair = await Ed25519VerificationKey2020.generate({ id: verificationMethod, controller: issuerDid })
  const suite = new Ed25519Signature2020({ key: pair, date: created })
  return signedBy(await issue({ credential, suite, documentLoader }), pair.publicKeyMultibase)
}

/** A credential of which its holder shows some claims: signed, then derived. */
export async function byEcdsaSd(
  selectivePointers: readonly string[],
  credential: object = sampleCredential(),
): Promise<Signed & { readonly base: object }> {
  const pair = await ecdsaPair('P-256')
  const { createSignCryptosuite, createDiscloseCryptosuite } = ecdsaSd
  const signing = createSignCryptosuite({ mandatoryPointers: ['/issuer', '/validFrom', '/credentialSubject/type'] })
  const signer = new DataIntegrityProof({ cryptosuite: signing, signer: pair.signer(), date: created })
  const base = await issue({ credential, suite: signer, documentLoader })
  const disclosing = createDiscloseCryptosuite({ selectivePointers, proofId: undefined })
  const suite = new DataIntegrityProof({ cryptosuite: disclosing })
  return {
    ...signedBy(await derive({ verifiableCredential: base, suite, documentLoader }), pair.publicKeyMultibase),
    base,
  }
}
