import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { repeatableRandom } from '../../scripts/issuing/development.ts'
import { issueAwards } from '../../scripts/issuing/issuing.ts'
import { openKmsKey } from '../../scripts/keys/kms-signer.ts'
import { signatureHolds } from '../../scripts/keys/remote-signer.ts'
import { openSigners, publicKeyOf } from '../../scripts/keys/signing-keys.ts'
import { keySources } from '../../scripts/keys/sources.ts'
import type { IssuerKey } from '../../src/domain/issuer-key.ts'
import { PublisherError } from '../../src/domain/publisher-error.ts'
import { readLedger } from '../../src/ledger/state.ts'
import { verify } from '../../src/verification/index.ts'
import { digestsBelow } from '../helpers/folders.ts'
import { type KmsStandIn, kmsStandIn } from '../helpers/kms-stand-in.ts'
import { networkOf, publishedFrom } from '../helpers/published.ts'
import { award, awardId, register } from '../helpers/records.ts'
import { temporaryFolder } from '../helpers/temporary.ts'

const SITE = 'https://badges.example.org/open/'
const ENV = {
  BADGEWRIGHT_ED25519_KMS: 'arn:aws:kms:eu-central-1:111122223333:key/ed25519',
  BADGEWRIGHT_RSA_KMS: 'rsa',
}
let kms: KmsStandIn
let keys: readonly IssuerKey[]

beforeAll(async () => {
  kms = await kmsStandIn()
  keys = await Promise.all(
    Object.values(kms.keys).map(({ publicKey }) => publicKeyOf(publicKey.export({ format: 'jwk' }), '2026-01-01')),
  )
  vi.stubEnv('AWS_ENDPOINT_URL_KMS', kms.url)
  vi.stubEnv('AWS_REGION', 'eu-central-1')
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'canary-of-the-secret-access-key')
})
beforeEach(() => {
  kms.instead = () => undefined
  kms.requests.length = 0
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await kms.close()
})

const open = (published = keys) => openSigners(keySources({ env: ENV, root: temporaryFolder() }), published, SITE)
const BYTES = new TextEncoder().encode('to be signed '.repeat(500))
async function faultOf(work: Promise<unknown>): Promise<PublisherError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof PublisherError) return error
  throw error ?? new Error('nothing was thrown')
}
const source = (keyId = 'ed25519') => ({ kind: 'kms' as const, where: 'BADGEWRIGHT_ED25519_KMS', keyId })
const HASTE = { answer: 300, attempts: 2 }

describe('a key in AWS KMS', () => {
  it('signs what its published half verifies, also messages that are longer than KMS takes', async () => {
    const { dataIntegrity, jwt } = await open()
    expect(dataIntegrity).toMatchObject({
      alg: 'Ed25519',
      verificationMethod: expect.stringMatching(/^did:web:.*#z6Mk/),
    })
    expect(jwt).toMatchObject({ alg: 'RS256', verificationMethod: expect.stringMatching(/^https:.*\/keys\//) })
    expect(signatureHolds(keys[0]!.publicJwk, BYTES.slice(0, 64), await dataIntegrity.sign(BYTES.slice(0, 64)))).toBe(
      true,
    )
    expect(signatureHolds(keys[1]!.publicJwk, BYTES, await jwt.sign(BYTES))).toBe(true)
    expect(kms.requests.map(({ target }) => target.split('.')[1]).sort()).toEqual([
      'GetPublicKey',
      'GetPublicKey',
      'Sign',
      'Sign',
    ])
  })

  it('issues many awards side by side, with the same bytes each time, and they verify', async () => {
    const record = await register(
      Array.from({ length: 24 }, (_, n) => award(awardId(n + 1))),
      { keys: [...keys] },
    )
    const issue = async () => {
      const ledger = temporaryFolder()
      const now = new Date('2026-04-01T00:00:00Z')
      const random = repeatableRandom()
      await issueAwards({ register: record, ledger, signers: await open(), development: false, now, random })
      return ledger
    }
    const [first, second] = [await issue(), await issue()]
    expect(digestsBelow(second)).toEqual(digestsBelow(first))
    const beside = Math.max(...kms.requests.map((request) => request.beside))
    expect(beside).toBeGreaterThan(2)
    expect(beside).toBeLessThanOrEqual(16)
    const files = await publishedFrom(record, first)
    const [id] = [...readLedger(first).awards.keys()]
    for (const form of ['credential.json', 'credential.jwt']) {
      const bytes = files.get(`awards/${id}/${form}`)!
      const report = await verify({ bytes }, { fetch: networkOf(files, SITE), now: new Date('2026-06-01T00:00:00Z') })
      expect(report.outcome).toBe('passed')
    }
  })

  it('is asked again when KMS is busy or out of order', async () => {
    const { sign } = await openKmsKey('ed25519', source())
    for (const instead of [
      { error: 'ThrottlingException', status: 400 },
      { error: 'KMSInternalException', status: 500 },
    ]) {
      kms.requests.length = 0
      kms.instead = (target, before) => (target.endsWith('Sign') && before === 0 ? instead : undefined)
      expect((await sign(BYTES.slice(0, 64))).length).toBe(64)
      expect(kms.requests.filter(({ target }) => target.endsWith('Sign')).length).toBe(2)
    }
  })

  it.each([
    ['AccessDeniedException', 400, 'let this role call kms:GetPublicKey and kms:Sign on the key'],
    ['DisabledException', 400, 'the key is disabled'],
    ['ThrottlingException', 400, 'KMS is busy: run this again, or ask for a higher quota'],
    ['SomethingNewException', 400, 'see the documentation of AWS KMS'],
  ])('that cannot be used says why, and nothing of accounts, roles or secrets: %s', async (error, status, hint) => {
    kms.instead = () => ({ error, status })
    const fault = await faultOf(openKmsKey('ed25519', source(), HASTE))
    expect(fault).toMatchObject({
      code: 'ERR_SIGNER_FAILED',
      message: `BADGEWRIGHT_ED25519_KMS: AWS KMS did not sign (${error})`,
      hint,
    })
    expect(fault.cause).toBeUndefined()
    expect(JSON.stringify({ ...fault })).not.toMatch(/secret|1111|canary/)
  })

  it('that is not there, or does not answer in time, is a fault', async () => {
    expect(await faultOf(openKmsKey('ed25519', source('nothing'), HASTE))).toMatchObject({
      message: 'BADGEWRIGHT_ED25519_KMS: AWS KMS did not sign (NotFoundException)',
    })
    kms.instead = () => 'silence'
    expect(await faultOf(openKmsKey('ed25519', source(), HASTE))).toMatchObject({
      message: 'BADGEWRIGHT_ED25519_KMS: AWS KMS did not sign (TimeoutError)',
    })
    expect(kms.requests.length).toBe(1 + HASTE.attempts)
  })

  it.each([
    ['too short', new Uint8Array(63), 'it gave 63 bytes; the signature of this key has 64'],
    ['empty', new Uint8Array(0), 'it gave 0 bytes; the signature of this key has 64'],
    ['another key’s', new Uint8Array(64), 'it gave a signature that the published key does not verify'],
  ])('whose signature is %s is not believed', async (_, signature, message) => {
    const { dataIntegrity } = await open()
    kms.instead = () => ({ signature })
    expect(await faultOf(Promise.resolve(dataIntegrity.sign(BYTES)))).toMatchObject({
      code: 'ERR_SIGNER_FAILED',
      message: `BADGEWRIGHT_ED25519_KMS: ${message}`,
    })
  })

  it('must be published, current, and of the kind that its variable says', async () => {
    expect(await faultOf(open([]))).toMatchObject({ code: 'ERR_SIGNING_KEY_UNKNOWN' })
    expect(await faultOf(open(keys.map((key) => ({ ...key, retiredOn: '2026-05-01' }))))).toMatchObject({
      code: 'ERR_SIGNING_KEY_UNKNOWN',
      message: expect.stringContaining('is retired'),
    })
    const crossed = { BADGEWRIGHT_ED25519_KMS: 'rsa', BADGEWRIGHT_RSA_KMS: 'ed25519' }
    const sources = keySources({ env: crossed, root: temporaryFolder() })
    expect(await faultOf(openSigners(sources, keys, SITE))).toMatchObject({
      code: 'ERR_SIGNING_KEY_INVALID',
      message: expect.stringMatching(/it is no (Ed25519|RSA) key$/),
    })
  })

  it('is asked in the region of its ARN', async () => {
    vi.stubEnv('AWS_REGION', '')
    vi.stubEnv('AWS_CONFIG_FILE', '/nonexistent')
    await expect(openKmsKey('ed25519', source(ENV.BADGEWRIGHT_ED25519_KMS))).resolves.toBeDefined()
    vi.stubEnv('AWS_REGION', 'eu-central-1')
  })
})
