import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { bake } from '../../src/baking/bake.ts'
import type { JsonObject } from '../../src/domain/json.ts'
import { makeBundle, verify } from '../../src/verification/index.ts'
import { md5Hex } from '../../src/verification/md5.ts'
import {
  type Answers,
  bytesOf,
  CONTEXTS,
  encodedList,
  faults,
  foreignIssuer,
  hashed,
  networkWith,
  openBadge,
  token,
  tokenKey,
} from '../helpers/foreign.ts'

const NOW = new Date('2026-06-01T00:00:00Z')
const DID_JSON = 'https://academy.example/.well-known/did.json'
const issuer = foreignIssuer()
const WORLD: Answers = { [DID_JSON]: issuer.document }
const subjectOf = (changes: JsonObject) => ({ ...(openBadge(issuer.id).credentialSubject as JsonObject), ...changes })
const signed = (changes: JsonObject = {}) => issuer.sign(openBadge(issuer.id, changes))
const check = (document: unknown, answers: Answers = WORLD, more: object = {}) =>
  verify({ bytes: bytesOf(document) }, { fetch: networkWith(answers), now: NOW, ...more })

describe('the form of a credential', () => {
  it.each([
    ['no subject id or identifier', { credentialSubject: subjectOf({ identifier: undefined as never }) }],
    ['no achievement', { credentialSubject: subjectOf({ achievement: undefined as never }) }],
    ['a date without a time', { validFrom: '2026-03-01' }],
    ['an id that is no identifier', { id: 'credential-1' }],
    ['no Open Badges context', { '@context': [CONTEXTS[0]!] }],
    ['no issuer', { issuer: undefined as never }],
  ])('fails with %s', async (_what, changes) => {
    const credential = JSON.parse(JSON.stringify(openBadge(issuer.id, changes as JsonObject))) as JsonObject
    const report = await check({ ...credential, proof: [] })
    expect(report.steps.find(({ step }) => step === 'conforms')).toMatchObject({ outcome: 'failed', reason: 'shape' })
  })

  it('warns of what only stricter verifiers refuse', async () => {
    const achievement = openBadge(issuer.id).credentialSubject as { achievement: JsonObject }
    const image = { ...achievement.achievement, image: 'https://academy.example/welding.png' }
    const report = await check(await signed({ credentialSubject: subjectOf({ achievement: image }) }))
    expect(report.outcome).toBe('passed')
    expect(report.warnings.find(({ warning }) => warning === 'loose-shape')?.message).toBe(
      'Other verifiers may refuse how it is written: credentialSubject.achievement.image is text where an object of the class Image should be.',
    )
  })

  it('names every term that no context defines, in tokens too, whose signature covers them', async () => {
    const { publicJwk, sign } = tokenKey('EdDSA')
    const did = `did:jwk:${Buffer.from(JSON.stringify(publicJwk)).toString('base64url')}`
    const credential = openBadge(did, { credentialSubject: subjectOf({ id: 'did:example:mia', grade: 'A', rank: 1 }) })
    const claims = { iss: did, jti: credential.id!, nbf: 1772323200, sub: 'did:example:mia' }
    const report = await check(
      token({ alg: 'EdDSA', kid: `${did}#0`, typ: 'JWT' }, { ...credential, ...claims }, sign),
      {},
    )
    const conforms = report.steps.find(({ step }) => step === 'conforms')
    expect(conforms).toMatchObject({ outcome: 'failed', reason: 'undefined-terms' })
    expect(conforms?.message).toMatch(/grade.*rank/)
    expect(report.proofs[0]).toMatchObject({ outcome: 'passed' })
  })

  it('cannot be told when a context is not known, which the signature then needs too', async () => {
    const odd = { ...(await signed()), '@context': [...CONTEXTS, 'https://academy.example/context.json'] }
    const report = await check(odd)
    expect(report.outcome).toBe('not-checked')
    expect(faults(report)).toEqual(expect.arrayContaining(['signature not-checked context-unknown']))
  })

  it('is named when it is a verifiable credential and no badge', async () => {
    const report = await check(
      await signed({
        type: ['VerifiableCredential'],
        '@context': [CONTEXTS[0]!],
        credentialSubject: { id: 'did:example:x' },
        issuer: issuer.id,
        name: undefined as never,
      }),
    )
    expect(faults(report)).toContain('conforms failed unknown-kind')
  })
})

describe('the recipient', () => {
  const ask = async (value: string, type?: string, changes: JsonObject = {}) =>
    faults(await check(await signed(changes), WORLD, { recipient: { value, ...(type === undefined ? {} : { type }) } }))

  it('is compared by hash, as typed and in small letters', async () => {
    expect(await ask('mia@example.com')).toEqual([])
    expect(await ask('  Mia@Example.com ', 'emailAddress')).toEqual([])
    expect(await ask('max@example.com')).toEqual(['recipient failed recipient-differs'])
    expect(await ask('mia@example.com', 'telephone')).toEqual(['recipient not-checked recipient-unstated'])
  })

  it('is compared by any identity, each with its own salt', async () => {
    const many = subjectOf({
      id: 'did:example:mia',
      identifier: [
        hashed('old@example.com', 'pepper'),
        { type: 'IdentityObject', hashed: false, identityHash: 'Mia Berg', identityType: 'name' },
        {
          type: 'IdentityObject',
          hashed: true,
          identityHash: `md5$${createHash('md5').update('4711x').digest('hex')}`,
          identityType: 'sourcedId',
          salt: 'x',
        },
      ],
    })
    for (const value of ['old@example.com', 'mia berg', '4711', 'did:example:mia'])
      expect(await ask(value, undefined, { credentialSubject: many })).toEqual([])
    expect(await ask('4711', 'emailAddress', { credentialSubject: many })).toEqual([
      'recipient failed recipient-differs',
    ])
  })

  it('is hashed by MD5 as node:crypto does it', () => {
    for (const text of ['', 'a', 'message digest', 'x'.repeat(55), 'x'.repeat(56), 'x'.repeat(64), 'ü'.repeat(1000)])
      expect(md5Hex(new TextEncoder().encode(text))).toBe(createHash('md5').update(text).digest('hex'))
  })
})

describe('the picture around a credential', () => {
  const draw = (colour: string, size = 40) =>
    sharp({ create: { width: size, height: size, channels: 4, background: colour } })
      .png()
      .toBuffer()
  const named = 'https://academy.example/welding.png'
  const achievement = {
    ...(openBadge(issuer.id).credentialSubject as { achievement: JsonObject }).achievement,
    image: { id: named, type: 'Image' },
  }
  const inPicture = async (picture: Uint8Array) =>
    bake(picture, { openBadges3: JSON.stringify(await signed({ credentialSubject: subjectOf({ achievement }) })) })

  it('is the one that the credential names, or is said not to be', async () => {
    const [red, blue, large] = await Promise.all([draw('red'), draw('blue'), draw('red', 80)])
    const answers = { ...WORLD, [named]: new Uint8Array(red) }
    expect(faults(await check(await inPicture(red), answers))).toEqual([])
    const other = await check(await inPicture(blue), answers)
    expect(faults(other)).toEqual(['image failed image-differs'])
    expect(other.verdict.code).toBe('another-picture')
    expect(faults(await check(await inPicture(large), answers))).toEqual(['image not-checked image-not-comparable'])
    expect(faults(await check(await inPicture(red), WORLD))).toEqual(['image not-checked unreachable'])
  })
})

describe('a newer version', () => {
  const service = 'https://academy.example/refresh/1'
  const EXTENSIONS = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'
  const old: JsonObject = {
    '@context': [...CONTEXTS, EXTENSIONS],
    refreshService: { id: service, type: '1EdTechCredentialRefresh' },
  }

  it('is checked and shown instead', async () => {
    const newer = await signed({ name: 'Welding II', validFrom: '2026-04-01T00:00:00Z' })
    const report = await check(await signed(old), { ...WORLD, [service]: newer })
    expect(report.outcome).toBe('passed')
    expect(report.claims?.validFrom).toBe('2026-04-01T00:00:00Z')
    expect(report.warnings[0]).toMatchObject({ warning: 'refreshed' })
  })

  it('does not replace the credential at hand when it is another, older, forged or not there', async () => {
    const forged = { ...(await signed({ validFrom: '2026-04-01T00:00:00Z' })), name: 'Surgeon' }
    const another = await signed({ id: 'https://academy.example/credentials/2', validFrom: '2026-04-01T00:00:00Z' })
    for (const [answer, warned] of [
      [forged, true],
      [404, true],
      [another, false],
      [await signed(old), false],
    ] as const) {
      const report = await check(await signed(old), { ...WORLD, [service]: answer })
      expect(report).toMatchObject({ outcome: 'passed', claims: { validFrom: '2026-03-01T00:00:00Z' } })
      expect(report.warnings.some(({ warning }) => warning === 'not-refreshed')).toBe(warned)
    }
  })
})

describe('endorsements', () => {
  const endorser = foreignIssuer('did:key')
  const endorsement = (about: string, changes: JsonObject = {}) =>
    endorser.sign({
      '@context': CONTEXTS,
      id: 'urn:uuid:5d1a',
      type: ['VerifiableCredential', 'EndorsementCredential'],
      name: 'Endorsement',
      issuer: { id: endorser.id, type: ['Profile'], name: 'Guild' },
      validFrom: '2026-02-01T00:00:00Z',
      credentialSubject: { id: about, type: ['EndorsementSubject'], endorsementComment: 'Good.' },
      ...changes,
    })
  const HOME = String(openBadge(issuer.id).id)

  it('are verified one by one, and each must be about what it stands in', async () => {
    const good = await endorsement(HOME)
    const report = await check(await signed({ endorsement: [good as never] }))
    expect(faults(report)).toEqual([])
    expect(report.endorsements).toMatchObject([
      { kind: 'endorsement', outcome: 'passed', claims: { comment: 'Good.' } },
    ])
    const elsewhere = await endorsement('https://other.example/1')
    expect(faults(await check(await signed({ endorsement: [elsewhere as never] })))).toEqual([
      'endorsements failed endorsement-of-another',
    ])
  })

  it('that do not hold are said not to, apart from the credential', async () => {
    const bad = { ...(await endorsement(HOME)), validFrom: '2025-02-01T00:00:00Z' }
    const report = await check(await signed({ endorsement: [bad as never] }))
    expect(faults(report)).toEqual(['endorsements failed endorsement-failed'])
    expect(report.verdict.text).toBe('The credential is in order; an endorsement inside it is not.')
  })

  it('may be verified by themselves', async () => {
    expect(await check(await endorsement(HOME), {})).toMatchObject({ kind: 'endorsement', outcome: 'passed' })
  })
})

describe('a bundle', () => {
  const LIST = 'https://academy.example/status/1'
  const list = (values: Readonly<Record<number, number>>, validFrom: string) =>
    issuer.sign({
      '@context': [CONTEXTS[0]!],
      id: LIST,
      type: ['VerifiableCredential', 'BitstringStatusListCredential'],
      issuer: issuer.id,
      validFrom,
      credentialSubject: {
        id: `${LIST}#list`,
        type: 'BitstringStatusList',
        statusPurpose: 'revocation',
        encodedList: encodedList(values),
      },
    })
  const entry = {
    id: `${LIST}#5`,
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: '5',
    statusListCredential: LIST,
  }
  const then = new Date('2026-05-01T00:00:00Z')
  const bundleOf = async (answers: Answers) =>
    (
      await makeBundle(
        { bytes: bytesOf(await signed({ credentialStatus: entry })) },
        { fetch: networkWith(answers), now: then },
      )
    ).bundle
  const offline = networkWith(new Proxy({}, { has: () => true, get: () => undefined }))

  it('shows offline what can be shown, and passes nothing that only the bundle says', async () => {
    const bundle = await bundleOf({ ...WORLD, [LIST]: await list({}, '2026-04-01T00:00:00Z') })
    const report = await verify({ bytes: bytesOf(bundle) }, { fetch: offline, now: NOW })
    expect(faults(report)).toEqual(['issuer not-checked key-from-bundle', 'status not-checked status-from-bundle'])
    expect(report.claims?.name).toBe('Welding')
    expect(report.steps.at(-1)?.message).toContain('on 1 May 2026')
    expect(new Set(report.requests.map(({ answer }) => answer))).toEqual(new Set(['from the bundle']))
  })

  it('is not believed about the day on which it was made', async () => {
    const list1 = await list({}, '2026-04-01T00:00:00Z')
    const bundle = await bundleOf({ ...WORLD, [LIST]: list1 })
    const dated = bundle.replace(then.toISOString(), NOW.toISOString())
    expect(dated).not.toBe(bundle)
    expect(faults(await check(dated, { ...WORLD, [LIST]: undefined }))).toEqual([
      'status not-checked status-from-bundle',
    ])
  })

  it('holds the document that a link carries, and no bundle holds another', async () => {
    const document = JSON.stringify(await signed())
    const url = `https://verifier.example/#vc=${encodeURIComponent(document)}`
    const { bundle } = await makeBundle({ url }, { fetch: networkWith(WORLD), now: then })
    expect((JSON.parse(bundle) as { document: { text: string } }).document.text).toBe(document)
    const { bundle: outer } = await makeBundle({ bytes: bytesOf(bundle) }, { fetch: networkWith(WORLD), now: then })
    expect(faults(await check(outer))).toEqual(['readable failed too-deep'])
    await expect(makeBundle({ bytes: bytesOf('x') }, { fetch: offline, now: then })).rejects.toThrow(/neither JSON/)
  })

  it('is held against the network when there is one', async () => {
    const bundle = await bundleOf({ ...WORLD, [LIST]: await list({}, '2026-04-01T00:00:00Z') })
    const revoked = { ...WORLD, [LIST]: await list({ 5: 1 }, '2026-05-10T00:00:00Z') }
    expect(faults(await check(bundle, revoked))).toEqual(['status failed revoked'])
    expect(faults(await check(bundle, { ...WORLD, [LIST]: await list({}, '2026-04-01T00:00:00Z') }))).toEqual([])
  })

  it('shows that an older status list is served than it has', async () => {
    const bundle = await bundleOf({ ...WORLD, [LIST]: await list({ 5: 1 }, '2026-04-20T00:00:00Z') })
    const rolledBack = { ...WORLD, [LIST]: await list({}, '2026-04-01T00:00:00Z') }
    expect(faults(await check(bundle, rolledBack))).toEqual(['status not-checked status-rolled-back'])
  })

  it('still fails offline what was revoked when it was made, and what was changed', async () => {
    const bundle = await bundleOf({ ...WORLD, [LIST]: await list({ 5: 1 }, '2026-04-20T00:00:00Z') })
    const report = await verify({ bytes: bytesOf(bundle) }, { fetch: offline, now: NOW })
    expect(faults(report)).toContain('status failed revoked')
    const changed = bundle.replaceAll('Welding', 'Surgery')
    const other = await verify({ bytes: bytesOf(changed) }, { fetch: offline, now: NOW })
    expect(faults(other)).toEqual(['signature failed signature-mismatch'])
  })

  it('of a forger proves nothing: its keys are its own word', async () => {
    const forger = foreignIssuer(issuer.id)
    const forged = await forger.sign(openBadge(issuer.id))
    const { bundle } = await makeBundle(
      { bytes: bytesOf(forged) },
      { fetch: networkWith({ [DID_JSON]: forger.document }), now: then },
    )
    expect((await verify({ bytes: bytesOf(bundle) }, { fetch: offline, now: NOW })).outcome).toBe('not-checked')
    expect((await check(bundle)).outcome).toBe('failed')
  })

  it('is the same for the same answers, whatever their order', async () => {
    const answers = { ...WORLD, [LIST]: await list({}, '2026-04-01T00:00:00Z') }
    const document = bytesOf(await signed({ credentialStatus: entry }))
    const make = async () => (await makeBundle({ bytes: document }, { fetch: networkWith(answers), now: then })).bundle
    expect(await make()).toBe(await make())
  })
})
