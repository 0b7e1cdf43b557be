import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/domain/json.ts'
import { readTrustList, verify } from '../../src/verification/index.ts'
import {
  type Answers,
  bytesOf,
  faults,
  foreignIssuer,
  networkWith,
  openBadge,
  token,
  tokenKey,
} from '../helpers/foreign.ts'

const NOW = new Date('2026-06-01T00:00:00Z')
const DID_JSON = 'https://academy.example/.well-known/did.json'
const check = (document: unknown, answers: Answers, trust?: unknown) =>
  verify(
    { bytes: bytesOf(document) },
    { fetch: networkWith(answers), now: NOW, trust: trust === undefined ? undefined : readTrustList(bytesOf(trust)) },
  )
const issuer = foreignIssuer()
const badge = await issuer.sign(openBadge(issuer.id))

describe('keys and issuers', () => {
  it('prove the domain of a did:web issuer, and not the name in the file', async () => {
    const report = await check(badge, { [DID_JSON]: issuer.document })
    expect(faults(report)).toEqual([])
    expect(report.issuer).toEqual({
      id: 'did:web:academy.example',
      proven: 'academy.example',
      provenAs: 'domain',
      claimedName: 'Welding Academy',
    })
    expect(report.claims).toMatchObject({ name: 'Welding', recipientIds: ['a hashed e-mail address'] })
  })

  it('prove no domain for did:key and did:jwk, and say so', async () => {
    const byKey = foreignIssuer('did:key')
    const report = await check(await byKey.sign(openBadge(byKey.id)), {})
    expect(faults(report)).toEqual([])
    expect(report.issuer).toMatchObject({ provenAs: 'key', proven: byKey.id })
    expect(report.warnings.map(({ warning }) => warning)).toContain('identity-is-key')

    const { publicJwk, sign } = tokenKey('ES256')
    const did = `did:jwk:${Buffer.from(JSON.stringify(publicJwk)).toString('base64url')}`
    const credential = openBadge(did)
    const claims = { iss: did, jti: credential.id!, nbf: 1772323200, sub: 'did:example:mia' }
    const subject = { ...(credential.credentialSubject as JsonObject), id: 'did:example:mia' }
    const jwt = token(
      { alg: 'ES256', kid: `${did}#0`, typ: 'JWT' },
      { ...credential, credentialSubject: subject, ...claims },
      sign,
    )
    expect(faults(await check(jwt, {}))).toEqual([])
  })

  it.each([
    ['is not listed at all', { verificationMethod: [], assertionMethod: [] }, 'key-not-listed', 'failed'],
    ['may not sign credentials, or was withdrawn', { assertionMethod: [] }, 'key-not-for-credentials', 'failed'],
    [
      'belongs to somebody else',
      {
        verificationMethod: [
          { id: issuer.method, controller: 'did:web:other.example', publicKeyMultibase: issuer.multikey },
        ],
      },
      'key-of-another',
      'failed',
    ],
    [
      'was retired before it signed',
      {
        verificationMethod: [
          {
            id: issuer.method,
            controller: issuer.id,
            publicKeyMultibase: issuer.multikey,
            expires: '2026-02-01T00:00:00Z',
          },
        ],
      },
      'key-retired',
      'failed',
    ],
    [
      'was revoked at a moment that cannot be read',
      {
        verificationMethod: [
          { id: issuer.method, controller: issuer.id, publicKeyMultibase: issuer.multikey, revoked: 'once' },
        ],
      },
      'key-retired',
      'not-checked',
    ],
    ['stands in a document that says that it is another', { id: 'did:web:other.example' }, 'issuer-mismatch', 'failed'],
  ] as const)('refuse a key that %s, with its own reason', async (_what, changes, reason, outcome) => {
    const report = await check(badge, { [DID_JSON]: { ...issuer.document, ...changes } })
    expect(faults(report)[0]).toBe(`issuer ${outcome} ${reason}`)
    expect(report.outcome).toBe(outcome)
    expect(report.issuer?.proven).toBeUndefined()
  })

  it('take a proof’s key only under the name that the issuer lists it by', async () => {
    const other = `${issuer.id}#other`
    const document = {
      ...issuer.document,
      verificationMethod: [{ id: other, controller: issuer.id, publicKeyMultibase: issuer.multikey }],
      assertionMethod: [other],
    }
    expect(faults(await check(badge, { [DID_JSON]: document }))).toEqual(['issuer failed key-not-listed'])
  })

  it('say nothing of what a stranger wrote in an issuer’s name', async () => {
    const stranger = foreignIssuer()
    const forged = await stranger.sign(openBadge(issuer.id, { name: 'Surgeon' }))
    const report = await check(forged, { [DID_JSON]: issuer.document })
    expect(report).toMatchObject({ outcome: 'failed', standing: 'unknown', verdict: { code: 'not-the-issuer' } })
    expect(report.claims).toBeUndefined()
    expect(JSON.stringify(report)).not.toContain('Surgeon')
  })

  it('refuse a key of another issuer, though that issuer lists it', async () => {
    const other = foreignIssuer('did:web:other.example')
    const forged = await other.sign(openBadge(issuer.id))
    const report = await check(forged, {
      [DID_JSON]: issuer.document,
      'https://other.example/.well-known/did.json': other.document,
    })
    expect(faults(report)).toEqual(['issuer failed key-of-another'])
  })

  it.each([
    ['did:example:academy', 'issuer-unknown-method'],
    ['did:web:academy.example:..:other', 'issuer-unknown-method'],
    ['urn:uuid:7e6a', 'issuer-unknown-method'],
  ])('cannot resolve %s and do not pretend to', async (id, reason) => {
    const odd = foreignIssuer(id)
    const report = await check(await odd.sign(openBadge(id)), {})
    expect(faults(report)[0]).toBe(`issuer not-checked ${reason}`)
    expect(report.outcome).toBe('not-checked')
  })

  it('take the key that an https issuer lists, or publishes on its own domain, and no other', async () => {
    const { publicJwk, sign } = tokenKey('RS256')
    const id = 'https://academy.example/issuers/7'
    const credential = openBadge(id, {
      credentialSubject: { ...(openBadge(id).credentialSubject as JsonObject), id: 'did:example:mia' },
    })
    const payload = { ...credential, iss: id, jti: credential.id!, nbf: 1772323200, sub: 'did:example:mia' }
    const jwt = (kid: string, extra: JsonObject = {}) =>
      token({ alg: 'RS256', kid, typ: 'JWT', ...extra }, payload, sign)
    const profile = { id, type: 'Profile', name: 'Welding Academy' }
    const own = 'https://academy.example/keys/1'
    expect(faults(await check(jwt(own), { [id]: profile, [own]: publicJwk }))).toEqual([])
    const elsewhere = 'https://keys.example/1'
    expect(faults(await check(jwt(elsewhere), { [id]: profile, [elsewhere]: publicJwk }))[0]).toBe(
      'issuer not-checked key-unattributed',
    )
    const embedded = token({ alg: 'RS256', jwk: publicJwk }, payload, sign)
    expect(faults(await check(embedded, { [id]: profile }))[0]).toBe('issuer not-checked key-unattributed')
    const listing = {
      id,
      verificationMethod: [{ id: `${id}#1`, controller: id, publicKeyJwk: publicJwk }],
      assertionMethod: [`${id}#1`],
    }
    expect(faults(await check(embedded, { [id]: listing }))).toEqual([])
    expect(faults(await check(jwt(own), { [id]: undefined, [own]: publicJwk }))[0]).toBe(
      'issuer not-checked unreachable',
    )
  })

  it('do not take a key for the domain’s where one domain is shared by many', async () => {
    const { publicJwk, sign } = tokenKey('RS256')
    const id = 'https://gist.githubusercontent.com/academy/issuer.json'
    const kid = 'https://gist.githubusercontent.com/mallory/key.json'
    const credential = openBadge(id, {
      credentialSubject: { ...(openBadge(id).credentialSubject as JsonObject), id: 'did:example:mia' },
    })
    const payload = { ...credential, iss: id, jti: credential.id!, nbf: 1772323200, sub: 'did:example:mia' }
    const report = await check(token({ alg: 'RS256', kid, typ: 'JWT' }, payload, sign), {
      [id]: { id },
      [kid]: publicJwk,
    })
    expect(faults(report)[0]).toBe('issuer not-checked key-unattributed')
  })
})

describe('a list of issuers', () => {
  it('names the issuers that are in it, and marks those that are not', async () => {
    const answers = { [DID_JSON]: issuer.document }
    const listed = await check(badge, answers, { issuers: [{ id: issuer.id, name: 'Academy of Welding' }] })
    expect(listed.issuer).toMatchObject({ listedName: 'Academy of Welding', claimedName: 'Welding Academy' })
    expect(listed.warnings.map(({ warning }) => warning)).toEqual(['no-status', 'name-differs'].sort().reverse().sort())
    const registry = { meta: {}, registry: { 'did:key:z6MkOther': { name: 'Another', url: 'https://x.example' } } }
    const unlisted = await check(badge, answers, registry)
    expect(unlisted.warnings.map(({ warning }) => warning)).toContain('issuer-unlisted')
    expect(unlisted.outcome).toBe('passed')
  })

  it('is refused when it lists nobody', () => {
    for (const list of ['[]', '{}', '{"issuers":[]}', 'x', '{"registry":{}}'])
      expect(() => readTrustList(bytesOf(list))).toThrow(/list of issuers/)
  })

  it('shows who looks like somebody in it and is another', async () => {
    const other = foreignIssuer('did:web:acaderny.example')
    const forged = await other.sign(
      openBadge(other.id, { issuer: { id: other.id, type: ['Profile'], name: 'Wеlding Academy' } }),
    )
    const report = await check(
      forged,
      { 'https://acaderny.example/.well-known/did.json': other.document },
      { issuers: [{ id: issuer.id, name: 'Welding Academy' }] },
    )
    expect(
      report.warnings.filter(({ warning }) => warning === 'name-looks-alike').map(({ message }) => message),
    ).toEqual([
      'The name that the issuer gives itself mixes letters of several scripts that look alike.',
      'It looks like Welding Academy of the list of issuers, and is another: the list has academy.example.',
    ])
  })

  it('is not needed to see a name that claims another domain, or hides characters', async () => {
    for (const name of ['harvard.edu', 'Welding\u202E Academy']) {
      const signed = await issuer.sign(openBadge(issuer.id, { issuer: { id: issuer.id, type: ['Profile'], name } }))
      const report = await check(signed, { [DID_JSON]: issuer.document })
      expect(report.warnings.map(({ warning }) => warning)).toContain('name-looks-alike')
    }
  })
})
