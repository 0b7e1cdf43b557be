import { describe, expect, it } from 'vitest'
import { DEVELOPMENT_KEYS } from '../../scripts/issuing/development.ts'
import { signersOf } from '../../scripts/keys/signing-keys.ts'
import type { JsonObject } from '../../src/domain/json.ts'
import { encodeBase58 } from '../../src/proofs/base58.ts'
import { dataToSign, secure } from '../../src/proofs/data-integrity.ts'
import { publicJwkOf } from '../../src/proofs/jwk.ts'
import { multikeyOf } from '../../src/proofs/multikey.ts'
import { ed25519Signer, generateKeys } from '../../src/proofs/signer.ts'
import { type Fetch, type Report, verify } from '../../src/verification/index.ts'
import { jsonOf, networkOf, type Published, publishedSite } from '../helpers/published.ts'
import { award, awardId, register } from '../helpers/records.ts'

const BASE = 'https://badges.example.org/open/'
const NOW = new Date('2026-06-01T00:00:00Z')
const [VALID, REVOKED, SUSPENDED, EXPIRED] = [1, 2, 3, 4].map(awardId) as [string, string, string, string]

async function site() {
  const record = await register([
    award(VALID),
    award(REVOKED, { status: [{ change: 'revoke', on: '2026-03-10', reason: 'Issued by mistake.' }] }),
    award(SUSPENDED, { status: [{ change: 'suspend', on: '2026-03-10', reason: 'Under review.' }] }),
    award(EXPIRED, { expires: '2026-05-03' }),
  ])
  return publishedSite(record)
}
const files: Published = await site()
const encode = (value: unknown) => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value))
const check = (bytes: Uint8Array, fetch: Fetch = networkOf(files, BASE), now = NOW) =>
  verify({ bytes, name: 'file' }, { fetch, now })
const credential = (id: string) => jsonOf(files, `awards/${id}/credential.json`)
const outcomes = ({ steps }: Report) => Object.fromEntries(steps.map(({ step, outcome }) => [step, outcome]))
const without =
  (missing: string): Fetch =>
  async (url) => {
    if (url.includes(missing)) throw new Error('no answer')
    return networkOf(files, BASE)(url)
  }

const EMPTY_PICTURE =
  'This picture carries no credential. Some programs remove it when they save or send a picture; ask for the file itself, or its address.'

describe('verifying', () => {
  it('passes a credential in each of its forms', async () => {
    for (const name of ['credential.json', 'credential.jwt', 'assertion.json', 'badge.png', 'badge.svg']) {
      const report = await check(files.get(`awards/${VALID}/${name}`)!)
      expect({ name, outcome: report.outcome, standing: report.standing }).toEqual({
        name,
        outcome: 'passed',
        standing: 'valid',
      })
    }
  })

  it('tells the requests that it made and the steps that it took', async () => {
    const report = await check(encode(credential(VALID)))
    expect(report.requests).toEqual(
      ['did.json', 'status/1.json', 'status/2.json'].map((path) => ({ url: BASE + path, answer: '200' })),
    )
    expect(outcomes(report)).toEqual({
      readable: 'passed',
      conforms: 'passed',
      signature: 'passed',
      issuer: 'passed',
      dates: 'passed',
      status: 'passed',
    })
    expect(report.verdict).toEqual({
      code: 'verified',
      tone: 'good',
      title: 'Verified',
      text: 'The issuer signed this, has not revoked it, and it counts now.',
    })
  })

  it('tells revoked, suspended and expired apart', async () => {
    const standings = await Promise.all(
      [REVOKED, SUSPENDED, EXPIRED].map(async (id) => (await check(encode(credential(id)))).standing),
    )
    expect(standings).toEqual(['revoked', 'suspended', 'expired'])
    const expired = await check(encode(credential(EXPIRED)))
    expect(outcomes(expired)).toMatchObject({ signature: 'passed', dates: 'passed', status: 'passed' })
    expect(expired.warnings).toEqual([{ warning: 'expired', message: 'It expired on 3 May 2026.' }])
    expect(expired.verdict).toMatchObject({ code: 'expired', tone: 'caution', title: 'Expired' })
  })

  it('fails an assertion of Open Badges 2.0 that was withdrawn, with the reason given', async () => {
    const report = await check(files.get(`awards/${SUSPENDED}/assertion.json`)!)
    expect(outcomes(report)).toMatchObject({ signature: 'passed', status: 'failed' })
    expect(report.steps.at(-1)?.message).toBe(
      'The issuer has withdrawn it. Reason given: Suspended for now: Under review.',
    )
  })

  it('fails a credential in which one letter was changed', async () => {
    const report = await check(encode({ ...credential(VALID), name: 'SQL for Experts' }))
    expect(outcomes(report)).toEqual({ readable: 'passed', conforms: 'passed', signature: 'failed' })
    expect({ outcome: report.outcome, standing: report.standing, verdict: report.verdict.text }).toEqual({
      outcome: 'failed',
      standing: 'unknown',
      verdict: 'This does not match what an issuer signed.',
    })
  })

  it('fails a credential without a proof, and one that carries a bad proof beside a good one', async () => {
    const { proof, ...unsigned } = credential(VALID)
    expect(outcomes(await check(encode(unsigned)))).toMatchObject({ signature: 'failed' })
    const [good] = proof as [object]
    expect(
      outcomes(await check(encode({ ...unsigned, proof: [good, { ...good, proofValue: `z${'1'.repeat(64)}` }] }))),
    ).toMatchObject({ signature: 'failed' })
  })

  it('fails a credential that a stranger signed in the issuer’s name', async () => {
    const { ed25519 } = await generateKeys()
    const stranger = ed25519Signer(ed25519, `did:web:badges.example.org:open#${multikeyOf(publicJwkOf(ed25519))}`)
    const { proof: _proof, ...unsigned } = credential(VALID)
    const report = await check(encode(await secure(unsigned, stranger, { created: '2026-04-01T00:00:00Z' })))
    expect(outcomes(report)).toMatchObject({ signature: 'passed', issuer: 'failed' })
    expect(report.steps.find(({ step }) => step === 'issuer')?.message).toBe(
      'badges.example.org/open does not list the key that signed it.',
    )
  })

  it('fails a proof that was made after its key was retired', async () => {
    const did = jsonOf(files, 'did.json') as { verificationMethod: object[] }
    const retired = {
      ...did,
      verificationMethod: did.verificationMethod.map((method) => ({ ...method, expires: '2026-03-31T00:00:00Z' })),
    }
    const fetch = networkOf(new Map([...files, ['did.json', encode(retired)]]), BASE)
    expect(outcomes(await check(encode(credential(VALID)), fetch))).toMatchObject({
      signature: 'passed',
      issuer: 'failed',
    })
  })

  /** A credential of the issuer that says something else, rightly signed. */
  async function resignedCredential(changes: JsonObject): Promise<Uint8Array> {
    const { dataIntegrity } = await signersOf(DEVELOPMENT_KEYS, (await register([])).keys, BASE)
    const { proof: _proof, ...unsigned } = credential(VALID)
    return encode(await secure({ ...unsigned, ...changes }, dataIntegrity, { created: '2026-04-01T00:00:00Z' }))
  }
  const retiredDid = () => {
    const did = jsonOf(files, 'did.json') as { verificationMethod: object[] }
    const methods = did.verificationMethod.map((method) => ({ ...method, expires: '2026-02-01T00:00:00Z' }))
    return networkOf(new Map([...files, ['did.json', encode({ ...did, verificationMethod: methods })]]), BASE)
  }

  it('does not take a status that it cannot read for a clean one', async () => {
    const entry = credential(VALID).credentialStatus as JsonObject
    for (const change of [{ statusPurpose: 'Revocation' }, { statusSize: 2 }, { statusListIndex: '7x' }]) {
      const report = await check(await resignedCredential({ credentialStatus: { ...entry, ...change } }))
      expect({ change, ...outcomes(report) }).toMatchObject({ change, signature: 'passed', status: 'not-checked' })
    }
  })

  it('fails a proof that has expired, and one whose expiry cannot be read', async () => {
    const [proof] = credential(VALID).proof as [JsonObject]
    const { ed25519 } = DEVELOPMENT_KEYS as { ed25519: object }
    const { proof: _proof, ...unsigned } = credential(VALID)
    for (const expires of ['2026-05-01T00:00:00Z', 'never']) {
      const { proofValue: _value, ...options } = proof
      const config = { ...options, expires }
      const data = await dataToSign(unsigned, config)
      const signature = await ed25519Signer(ed25519, String(proof.verificationMethod)).sign(data)
      const secured = { ...unsigned, proof: [{ ...config, proofValue: `z${encodeBase58(signature)}` }] }
      expect((await check(encode(secured))).outcome).toBe('failed')
    }
  })

  it('does not let a retired key sign tokens, whose claims are the only date', async () => {
    const jwt = files.get(`awards/${VALID}/credential.jwt`)!
    expect(outcomes(await check(jwt, retiredDid()))).toMatchObject({ signature: 'passed', issuer: 'failed' })
  })

  it('names a claim that a token lacks, for other verifiers may refuse it', async () => {
    const { jwt } = await signersOf(DEVELOPMENT_KEYS, (await register([])).keys, BASE)
    const { proof: _proof, ...unsigned } = credential(VALID)
    const subject = unsigned.credentialSubject as { id: string }
    const claims = { iss: 'did:web:badges.example.org:open', sub: subject.id, nbf: 1772323200 }
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const signed = `${part({ alg: 'RS256', kid: jwt.verificationMethod, typ: 'JWT' })}.${part({ ...unsigned, ...claims })}`
    const signature = Buffer.from(await jwt.sign(encode(signed))).toString('base64url')
    const report = await check(encode(`${signed}.${signature}`))
    expect(report.warnings).toEqual([
      { warning: 'loose-token', message: 'Other verifiers may refuse its token: it has no claim "jti".' },
    ])
  })

  it('does not take anything but a revocation list for one', async () => {
    const assertion = files.get(`awards/${VALID}/assertion.json`)!
    const fetch = networkOf(new Map([...files, ['issuer/revocations.json', encode({ error: 'x' })]]), BASE)
    expect(outcomes(await check(assertion, fetch))).toMatchObject({ status: 'not-checked' })
  })

  it('does not take an unreachable status list for a clean one', async () => {
    const report = await check(encode(credential(REVOKED)), without('status/1.json'))
    expect(outcomes(report)).toMatchObject({ signature: 'passed', status: 'not-checked' })
    expect({ outcome: report.outcome, standing: report.standing }).toEqual({
      outcome: 'not-checked',
      standing: 'unknown',
    })
    expect(outcomes(await check(encode(credential(VALID)), without('status/2.json')))).toMatchObject({
      status: 'not-checked',
    })
  })

  it('does not take unreachable keys for the issuer’s', async () => {
    const report = await check(encode(credential(VALID)), without('did.json'))
    expect(outcomes(report)).toMatchObject({ signature: 'passed', issuer: 'not-checked', status: 'not-checked' })
    expect(report.outcome).toBe('not-checked')
  })

  it('does not believe a status list that is forged, stale, short or of another purpose', async () => {
    const { dataIntegrity } = await signersOf(DEVELOPMENT_KEYS, (await register([])).keys, BASE)
    const list = jsonOf(files, 'status/1.json') as JsonObject
    const { proof: _proof, ...unsigned } = list
    const resigned = (changes: JsonObject) =>
      secure({ ...unsigned, ...changes }, dataIntegrity, { created: '2026-04-01T00:00:00Z' })
    const subject = unsigned.credentialSubject as JsonObject
    const lists = {
      forged: {
        ...list,
        credentialSubject: {
          ...subject,
          encodedList: (jsonOf(files, 'status/2.json').credentialSubject as JsonObject).encodedList,
        },
      },
      stale: await resigned({ validUntil: '2026-05-01T00:00:00Z' }),
      short: await resigned({
        credentialSubject: { ...subject, encodedList: 'uH4sIAAAAAAAAA2NgGAWjYBQAAFUCAQAIAAAA' },
      }),
      purpose: await resigned({ credentialSubject: { ...subject, statusPurpose: 'message' } }),
      foreign: await resigned({ issuer: 'did:web:elsewhere.example' }),
    }
    for (const [kind, forged] of Object.entries(lists)) {
      const fetch = networkOf(new Map([...files, ['status/1.json', encode(forged)]]), BASE)
      expect({ kind, status: outcomes(await check(encode(credential(REVOKED)), fetch)).status }).toEqual({
        kind,
        status: 'not-checked',
      })
    }
  })

  it('fails a token whose claims or payload were changed, and one without an algorithm', async () => {
    const jwt = Buffer.from(files.get(`awards/${VALID}/credential.jwt`)!).toString()
    const [header, payload, signature] = jwt.split('.') as [string, string, string]
    const changed = Buffer.from(
      Buffer.from(payload, 'base64url').toString().replace('SQL for Beginners', 'SQL for Experts'),
    ).toString('base64url')
    expect(outcomes(await check(encode(`${header}.${changed}.${signature}`)))).toMatchObject({ signature: 'failed' })
    const none = Buffer.from('{"alg":"none"}').toString('base64url')
    expect(outcomes(await check(encode(`${none}.${payload}.${signature}`)))).not.toMatchObject({ signature: 'passed' })
  })

  it('fails a hosted assertion that is not what its address holds, or lies outside the issuer’s scope', async () => {
    const assertion = jsonOf(files, `awards/${VALID}/assertion.json`)
    expect(outcomes(await check(encode({ ...assertion, issuedOn: '2020-01-01T00:00:00Z' })))).toMatchObject({
      signature: 'failed',
    })
    const outside = { ...assertion, id: `${BASE}elsewhere/assertion.json` }
    const fetch = networkOf(new Map([...files, ['elsewhere/assertion.json', encode(outside)]]), BASE)
    expect(outcomes(await check(encode(outside), fetch))).toMatchObject({ signature: 'passed', issuer: 'failed' })
  })

  it('says in words why something cannot be read at all', async () => {
    const plainPng = files.get('badges/sql-for-beginners/badge.png')!
    const unreadable = [
      encode(''),
      encode('hello'),
      encode('{"a":1}'),
      encode('{'),
      plainPng,
      plainPng.slice(0, 40),
      encode('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    ]
    const reports = await Promise.all(unreadable.map((bytes) => check(bytes)))
    expect(reports.map(outcomes)).toEqual(unreadable.map(() => ({ readable: 'failed' })))
    expect(reports.map(({ steps }) => steps[0]!.message)).toEqual([
      'This file is empty.',
      'This is neither JSON, nor a signed token (JWT), nor an https address.',
      'This is JSON, but no Open Badge: neither a verifiable credential nor an Open Badges 2.0 assertion.',
      'Its text is not JSON.',
      EMPTY_PICTURE,
      expect.stringContaining('No credential can be read from this picture. The PNG is damaged'),
      EMPTY_PICTURE,
    ])
  })

  it('says that a credential does not count yet', async () => {
    const report = await check(encode(credential(VALID)), networkOf(files, BASE), new Date('2026-02-01T00:00:00Z'))
    expect({ outcome: report.outcome, standing: report.standing }).toEqual({
      outcome: 'failed',
      standing: 'not-yet-valid',
    })
  })
})
