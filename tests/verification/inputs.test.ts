import { describe, expect, it } from 'vitest'
import { bake } from '../../src/baking/bake.ts'
import type { JsonObject } from '../../src/domain/json.ts'
import { linkTarget, verify } from '../../src/verification/index.ts'
import { alternates } from '../../src/verification/input/page.ts'
import {
  type Answers,
  bytesOf,
  CONTEXTS,
  faults,
  foreignIssuer,
  hashed,
  networkWith,
  openBadge,
  token,
  tokenKey,
} from '../helpers/foreign.ts'
import { SVG } from '../helpers/records.ts'

const NOW = new Date('2026-06-01T00:00:00Z')
const DID_JSON = 'https://academy.example/.well-known/did.json'
const HOME = 'https://academy.example/credentials/1'
const issuer = foreignIssuer()
const badge = await issuer.sign(openBadge(issuer.id))
const WORLD: Answers = { [DID_JSON]: issuer.document, [HOME]: badge }
const options = (answers: Answers = WORLD) => ({ fetch: networkWith(answers), now: NOW })
const check = (document: unknown, answers: Answers = WORLD) => verify({ bytes: bytesOf(document) }, options(answers))
const checkUrl = (url: string, answers: Answers = WORLD) => verify({ url }, options(answers))
const page = (link: string) => `<!doctype html><html><head><title>x</title>${link}</head><body></body></html>`

describe('inputs', () => {
  it('may be an address of the credential, or of a page that names it', async () => {
    expect(await checkUrl(HOME)).toMatchObject({ outcome: 'passed', subject: HOME })
    const html = page('<link rel="alternate" type="application/json" href="/credentials/1">')
    const answers = { ...WORLD, 'https://academy.example/awards/1/': html }
    const report = await checkUrl('https://academy.example/awards/1/', answers)
    expect(report).toMatchObject({ outcome: 'passed', subject: HOME })
    expect(report.requests.map(({ url }) => url)).toEqual(['https://academy.example/awards/1/', HOME, DID_JSON])
  })

  it('may be a verifier’s link that names the credential’s address, or carries it', async () => {
    const encoded = encodeURIComponent(HOME)
    for (const link of [
      `https://verifierplus.org/#verify?vc=${encoded}`,
      `https://badges.example/verify/#vc=${encoded}`,
      `https://badges.example/verify/?vc=${encoded}`,
    ]) {
      expect(await checkUrl(link)).toMatchObject({ outcome: 'passed', subject: HOME })
      expect(await check(link)).toMatchObject({ outcome: 'passed', subject: HOME })
    }
    const carried = `https://badges.example/verify/#vc=${encodeURIComponent(JSON.stringify(badge))}`
    expect(await checkUrl(carried)).toMatchObject({ outcome: 'passed', subject: HOME })
    expect(linkTarget('mailto:a@example.com')).toBeUndefined()
  })

  it('may be a picture that carries only an address', async () => {
    const assertion = 'https://old.example/assertion.json'
    const picture = bake(SVG, { openBadges2: assertion })
    const report = await check(picture, { [assertion]: 404 })
    expect(report.requests[0]).toEqual({ url: assertion, answer: '404' })
    expect(report.outcome).toBe('not-checked')
  })

  it('find the links of a page as text, the best first, and run nothing', () => {
    const html = page(
      '<script>document.write("<link rel=alternate type=application/json href=/evil>")</script><link href="b.json?a=1&amp;b=2" type="application/json" rel="alternate"><LINK REL=\'alternate\' TYPE=\'application/vc\' HREF=\'/a\'><link rel="alternate" type="application/rss+xml" href="/feed"><link rel="alternate" type="application/json" href="javascript:alert(1)">',
    )
    expect(alternates(html, 'https://academy.example/x/')).toEqual([
      'https://academy.example/a',
      'https://academy.example/evil',
      'https://academy.example/x/b.json?a=1&b=2',
    ])
  })

  it('do not lead in circles', async () => {
    const a = page('<link rel="alternate" type="application/json" href="https://academy.example/b">')
    const report = await checkUrl('https://academy.example/b', { 'https://academy.example/b': a })
    expect(faults(report)).toEqual(['readable failed too-deep'])
  })

  it('that cannot be had are not checked, which is not the same as failed', async () => {
    for (const answers of [{ [HOME]: undefined }, { [HOME]: 500 }, {}])
      expect(await checkUrl(HOME, answers)).toMatchObject({
        outcome: 'not-checked',
        verdict: { tone: 'unknown', code: 'nothing-there' },
      })
  })

  it('of Open Badges 1.1 and older are named and not verified', async () => {
    const assertion = {
      uid: 'abc',
      recipient: { type: 'email', hashed: true, identity: 'sha256$00' },
      badge: 'https://old.example/badge.json',
      verify: { type: 'hosted', url: 'https://old.example/assertion.json' },
      issuedOn: 1234567890,
    }
    const report = await check(assertion)
    expect(report).toMatchObject({ kind: 'open-badge-1', outcome: 'not-checked' })
    expect(faults(report)).toEqual(['readable not-checked older-standard'])
    const oldest = { recipient: 'a@example.com', badge: { version: '0.5.0', name: 'X' } }
    expect(await check(oldest)).toMatchObject({ kind: 'open-badge-1', format: 'an assertion of Open Badges 0.5.0' })
  })

  it('that are parts of badges are named for what they are', async () => {
    const badgeClass = { '@context': 'https://w3id.org/openbadges/v2', type: 'BadgeClass', name: 'X' }
    expect((await check(badgeClass)).steps[0]!.message).toBe('This is the description of a badge, not an award of it.')
    expect((await check([badge])).steps[0]!.message).toBe('This is a list of things, not one document.')
  })

  it('that programs would read in two ways are refused', async () => {
    const text = JSON.stringify(badge)
    const twice = text.replace('"name":"Welding"', '"name":"Surgeon","name":"Welding"')
    expect(faults(await check(twice))).toEqual(['readable failed ambiguous'])
    const spelled = text.replace('"name":"Welding"', '"n\\u0061me":"Surgeon","name":"Welding"')
    expect(faults(await check(spelled))).toEqual(['readable failed ambiguous'])
    expect(faults(await check(`${'['.repeat(100_000)}${']'.repeat(100_000)}`))).toEqual(['readable failed unreadable'])
    expect(faults(await check(new Uint8Array(10_000_000).fill(0x20)))).toEqual(['readable failed too-large'])
  })

  it('with more parts than any credential has are not read, since that would take long', async () => {
    const evidence = Array.from({ length: 20_000 }, (_, i) => ({ type: ['Evidence'], name: `e${i}` }))
    const types = Array.from({ length: 50_000 }, (_, i) => `https://x.example/${i}`)
    const contexts = Array.from({ length: 2000 }, () => CONTEXTS[0])
    for (const changes of [{ evidence }, { type: ['VerifiableCredential', ...types] }, { '@context': contexts }])
      expect(faults(await check({ ...badge, ...changes }))).toEqual(['readable failed too-large'])
  })

  it('without a signature, or with an algorithm that proves nothing, are refused by name', async () => {
    const { proof: _proof, ...unsigned } = badge as JsonObject
    expect(faults(await check(unsigned))).toEqual(['signature failed unsigned'])
    const none = token({ alg: 'none' }, openBadge(issuer.id), () => new Uint8Array([1]))
    expect(faults(await check(none))).toContain('signature failed algorithm-refused')
    const hmac = token({ alg: 'HS256', kid: issuer.method }, openBadge(issuer.id), () => new Uint8Array(32))
    expect(faults(await check(hmac))).toContain('signature failed algorithm-refused')
    expect(faults(await check(`${none.split('.').slice(0, 2).join('.')}.`))).toEqual([
      'readable failed algorithm-refused',
    ])
  })
})

describe('documents that hold others', () => {
  const clrContexts = [CONTEXTS[0], 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json', CONTEXTS[1]]
  const clr = (parts: readonly unknown[]): JsonObject => ({
    '@context': clrContexts as string[],
    id: 'https://academy.example/clr/1',
    type: ['VerifiableCredential', 'ClrCredential'],
    name: 'Record',
    issuer: { id: issuer.id, type: ['Profile'], name: 'Welding Academy' },
    validFrom: '2026-03-01T00:00:00Z',
    credentialSubject: {
      type: ['ClrSubject'],
      identifier: [hashed('mia@example.com', 'salt')],
      verifiableCredential: parts as never,
    },
  })

  it('are opened, and each part is verified by itself', async () => {
    const report = await check(await issuer.sign(clr([badge])))
    expect(report).toMatchObject({ kind: 'clr', outcome: 'passed' })
    expect(report.parts).toMatchObject([{ kind: 'open-badge-3', outcome: 'passed', subject: HOME }])
  })

  it('fail when a part does not hold, though the whole is signed', async () => {
    const report = await check(await issuer.sign(clr([badge, { ...badge, name: 'Surgeon' }])))
    expect(faults(report)).toEqual(['parts failed part-failed'])
    expect(report.steps.at(-1)?.message).toBe(
      '1 of the 2 credentials inside it do not hold. Credential 2: Not verified.',
    )
  })

  it('may be presentations, signed or not', async () => {
    const presentation = { '@context': [CONTEXTS[0]], type: ['VerifiablePresentation'], verifiableCredential: [badge] }
    expect(await check(presentation)).toMatchObject({ kind: 'presentation', outcome: 'passed', standing: 'valid' })
    const enveloped = {
      '@context': CONTEXTS[0],
      id: `data:application/vc+jwt,${await jwtBadge()}`,
      type: 'EnvelopedVerifiableCredential',
    }
    const report = await check({ ...presentation, verifiableCredential: [enveloped] }, jwtWorld)
    expect(report.parts).toMatchObject([{ outcome: 'passed' }])
    expect(await check({ ...presentation, verifiableCredential: [] })).toMatchObject({ outcome: 'not-checked' })
  })

  const key = tokenKey('RS256')
  const kid = 'https://academy.example/keys/1'
  const jwtWorld: Answers = {
    [DID_JSON]: {
      ...issuer.document,
      verificationMethod: [{ id: `${issuer.id}#rsa`, controller: issuer.id, publicKeyJwk: key.publicJwk }],
      assertionMethod: [`${issuer.id}#rsa`],
    },
    [kid]: key.publicJwk,
  }
  async function jwtBadge(): Promise<string> {
    const credential = openBadge(issuer.id)
    const subject = { ...(credential.credentialSubject as JsonObject), id: 'did:example:mia' }
    const claims = { iss: issuer.id, jti: credential.id!, nbf: 1772323200, sub: 'did:example:mia' }
    return token({ alg: 'RS256', kid, typ: 'JWT' }, { ...credential, credentialSubject: subject, ...claims }, key.sign)
  }

  it('do not nest without end', async () => {
    let inner: unknown = badge
    for (let depth = 0; depth < 6; depth += 1)
      inner = { '@context': [CONTEXTS[0]], type: ['VerifiablePresentation'], verifiableCredential: [inner] }
    expect((await check(inner)).outcome).toBe('not-checked')
  })
})
