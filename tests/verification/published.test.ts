import { describe, expect, it } from 'vitest'
import { verify } from '../../src/verification/index.ts'
import { decodeStatusList, valueAt } from '../../src/verification/status/bitstring.ts'
import { type Answers, bytesOf, faults, findings, networkWith } from '../helpers/foreign.ts'
import vectors from './vectors/1edtech.json' with { type: 'json' }

const NOW = new Date('2026-06-01T00:00:00Z')
const check = (document: unknown, answers: Answers) =>
  verify({ bytes: bytesOf(document) }, { fetch: networkWith(answers), now: NOW })

const ISSUER = vectors.revoked.issuer.id
/** A controller document that lists the keys of the samples, which their issuer does not publish. */
const controller = (...methods: readonly string[]) => ({
  id: ISSUER,
  verificationMethod: methods.map((id) => ({ id, controller: ISSUER, publicKeyMultibase: id.split('#')[1] })),
  assertionMethod: methods,
})
const methodOf = ({ proof }: { proof: { verificationMethod: string } }) => proof.verificationMethod

describe('the samples that 1EdTech publishes with its validator', () => {
  it('hold when their holder shows some of their claims', async () => {
    const [proof] = vectors.derived.proof
    const report = await check(vectors.derived, { [ISSUER]: controller(proof!.verificationMethod) })
    expect(faults(report)).toEqual(['status not-checked status-not-shown'])
    expect(report.warnings.map(({ warning }) => warning)).toContain('shown-in-part')
    expect(report.proofs).toMatchObject([{ suite: 'ecdsa-sd-2023', outcome: 'passed' }])
    const changed = { ...vectors.derived, validFrom: '2011-01-01T00:00:00Z' }
    expect(faults(await check(changed, {}))).toEqual(['signature failed signature-mismatch'])
  })

  it('are intact and yet nobody’s when nothing ties their key to the issuer that they name', async () => {
    const report = await check(vectors.didKey, {})
    expect(findings(report)).toContain('signature passed')
    expect(faults(report)).toEqual(['issuer not-checked issuer-unknown-method'])
    expect(faults(await check(vectors.derived, {}))[0]).toBe('issuer not-checked key-unattributed')
  })

  it('are revoked on a list that is not what its address says, so that nobody can tell', async () => {
    const url = vectors.revoked.credentialStatus.statusListCredential
    const report = await check(vectors.revoked, {
      [ISSUER]: controller(methodOf(vectors.revoked)),
      [url]: vectors.list,
    })
    expect(faults(report)).toEqual(['status not-checked status-not-authentic'])
    const bits = await decodeStatusList(vectors.list.credentialSubject.encodedList, 'u')
    expect([22, 23, 24].map((index) => valueAt(bits, index, 1))).toEqual([0, 1, 0])
  })
})

describe('the empty list of Bitstring Status List 1.0', () => {
  it('has 131,072 positions, none of them set', async () => {
    const published = 'uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA'
    const bits = await decodeStatusList(published, 'u')
    expect({ positions: bits.length * 8, isSet: bits.some((byte) => byte !== 0) }).toEqual({
      positions: 131_072,
      isSet: false,
    })
  })
})
