import { createPublicKey, type JsonWebKey, verify as verifySignature } from 'node:crypto'
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import { verifyCredential } from '@digitalbazaar/vc'
import { checkStatus } from '@digitalbazaar/vc-bitstring-status-list'
import jsonld from 'jsonld'
import { PNG } from 'pngjs'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { loadDocument } from '../src/proofs/document-loader.ts'
import { maximalAward, maximalBadgeClass, maximalIssuer } from './helpers/maximal.ts'
import { jsonOf, type Published, publishedSite } from './helpers/published.ts'
import { award, awardId, badgeClass, register, SVG } from './helpers/records.ts'
import { STATISTICS } from './helpers/stack.ts'

const BASE = 'https://badges.example.org/open/'
const NOW = new Date('2026-06-01T00:00:00Z')
const PLAIN = awardId(1)
const REVOKED = awardId(2)
const SUSPENDED = awardId(3)
const TOKEN_FIRST = maximalAward.id
const STACKED = awardId(5)
const change = (kind: 'revoke' | 'suspend') => ({ status: [{ change: kind, on: '2026-03-10', reason: 'Why.' }] })

/** A site that says everything that content can say. */
const files: Published = await publishedSite(
  await register(
    [
      award(PLAIN, { badge: 'plain' }),
      award(REVOKED, change('revoke')),
      award(SUSPENDED, change('suspend')),
      { ...maximalAward, images: { svg: SVG } },
      award(STACKED, { badge: 'stacked', awardedOn: '2026-05-01', parts: [PLAIN, TOKEN_FIRST, 'statistics'] }),
    ],
    {
      issuer: { ...maximalIssuer, logo: { svg: SVG } },
      badgeClasses: new Map([
        ['plain', badgeClass({ slug: 'plain' })],
        ['stacked', badgeClass({ slug: 'stacked', type: 'micro-credential' })],
        ['sql-for-beginners', maximalBadgeClass],
      ]),
      recognitions: new Map([['statistics', STATISTICS]]),
      endorsements: [
        {
          slug: 'e',
          endorses: 'issuer',
          by: { id: 'https://e.example/', name: 'E' },
          on: '2026-01-01',
          comment: 'Good.',
        },
      ],
    },
  ),
)
const ids = [PLAIN, REVOKED, SUSPENDED, TOKEN_FIRST, STACKED]
const documents = [...files.keys()].filter((path) => path.endsWith('.json'))
const text = (path: string) => Buffer.from(files.get(path)!).toString('utf8')

/** What a verifier gets from our host: only what is published, and contexts. did:web is resolved by its own rule. */
async function documentLoader(url: string) {
  if (url.startsWith('did:web:badges.example.org:open')) return loaded(url, didDocumentOrMethod(url))
  return url.startsWith(BASE) ? loaded(url, jsonOf(files, url.slice(BASE.length))) : await loadDocument(url)
}
const loaded = (documentUrl: string, document: unknown) => ({ contextUrl: null, documentUrl, document })

/** Their library asks for a key by its whole DID URL, and resolvers answer with the one method and its context. */
function didDocumentOrMethod(url: string): unknown {
  const document = jsonOf(files, 'did.json')
  if (!url.includes('#')) return document
  const methods = document.verificationMethod as { id: string }[]
  return { '@context': 'https://w3id.org/security/multikey/v1', ...methods.find(({ id }) => id === url) }
}

const suite = () => new DataIntegrityProof({ cryptosuite })
const verifyTheirWay = (credential: object) =>
  verifyCredential({
    credential,
    suite: suite(),
    documentLoader,
    now: NOW,
    checkStatus: async () => ({ verified: true }),
  })

describe('what is published, read by software that is not ours', () => {
  beforeEach(() => void vi.useFakeTimers({ now: NOW, toFake: ['Date'] }))
  afterEach(() => void vi.useRealTimers())

  it.each(ids)('passes @digitalbazaar/vc: awards/%s/credential.json', async (id) => {
    const { verified, error } = await verifyTheirWay(jsonOf(files, `awards/${id}/credential.json`))
    expect({ verified, error }).toEqual({ verified: true, error: undefined })
  })

  it('passes @digitalbazaar/vc: the record of a micro-credential, and each credential in it', async () => {
    const clr = jsonOf(files, `awards/${STACKED}/clr.json`)
    const { verifiableCredential: inside } = clr.credentialSubject as { verifiableCredential: object[] }
    expect(inside.length).toBe(3)
    for (const credential of [clr, ...inside]) {
      const { verified, error } = await verifyTheirWay(credential)
      expect({ verified, error }).toEqual({ verified: true, error: undefined })
    }
    expect(await verifyTheirWay({ ...clr, name: 'Another' })).toMatchObject({ verified: false })
    const [first, ...others] = inside
    const subject = { ...(clr.credentialSubject as object), verifiableCredential: [{ ...first, name: 'x' }, ...others] }
    expect(await verifyTheirWay({ ...clr, credentialSubject: subject })).toMatchObject({ verified: false })
  })

  it('has a record of the shape of CLR 2.0', () => {
    const clr = jsonOf(files, `awards/${STACKED}/clr.json`)
    const subject = clr.credentialSubject as Record<string, { [name: string]: unknown }[]>
    const whole = jsonOf(files, `awards/${STACKED}/credential.json`)
    expect(clr).toMatchObject({
      id: `${BASE}awards/${STACKED}/clr.json`,
      type: ['VerifiableCredential', 'ClrCredential'],
      name: expect.any(String),
      issuer: { type: ['Profile'] },
      validFrom: whole.validFrom,
      credentialStatus: whole.credentialStatus,
      credentialSubject: { type: ['ClrSubject'], id: expect.any(String) },
    })
    expect(subject.verifiableCredential).toEqual(
      [PLAIN, TOKEN_FIRST, STACKED].map((id) => jsonOf(files, `awards/${id}/credential.json`)),
    )
    const targetId = `${BASE}badges/stacked/achievement.json`
    const sources = [`${BASE}badges/plain/achievement.json`, `${BASE}badges/sql-for-beginners/achievement.json`]
    expect(subject.association).toEqual(
      [...sources, STATISTICS.achievement].map((sourceId) => ({
        type: 'Association',
        associationType: 'isPartOf',
        sourceId,
        targetId,
      })),
    )
  })

  it('fails @digitalbazaar/vc when one word was changed', async () => {
    const credential = jsonOf(files, `awards/${PLAIN}/credential.json`)
    expect(await verifyTheirWay({ ...credential, name: 'Another' })).toMatchObject({ verified: false })
  })

  it.each(ids)('is a token that node:crypto alone verifies: awards/%s/credential.jwt', (id) => {
    const [header, payload, signature] = text(`awards/${id}/credential.jwt`).trim().split('.') as [
      string,
      string,
      string,
    ]
    const { kid, alg, typ } = JSON.parse(Buffer.from(header, 'base64url').toString()) as Record<string, string>
    expect({ alg, typ }).toEqual({ alg: 'RS256', typ: 'JWT' })
    const key = createPublicKey({ key: jsonOf(files, kid!.slice(BASE.length)) as JsonWebKey, format: 'jwk' })
    const holds = (signed: string) =>
      verifySignature('sha256', Buffer.from(signed), key, Buffer.from(signature, 'base64url'))
    expect([holds(`${header}.${payload}`), holds(`${header}.${payload}A`)]).toEqual([true, false])
    const { proof: _, ...unsecured } = jsonOf(files, `awards/${id}/credential.json`)
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject(unsecured)
  })

  it.each([
    [PLAIN, false, false],
    [REVOKED, true, false],
    [SUSPENDED, false, true],
  ])('has status lists that @digitalbazaar/vc-bitstring-status-list reads: %s', async (id, revoked, suspended) => {
    const credential = jsonOf(files, `awards/${id}/credential.json`)
    const entry = credential.credentialStatus as Record<string, string>
    const { statusReference, statusPurpose: _, ...position } = entry
    const suspension = { ...position, statusPurpose: 'suspension', statusListCredential: statusReference }
    const both = { ...credential, credentialStatus: [entry, suspension] }
    const { verified, error, results } = await checkStatus({ credential: both, suite: suite(), documentLoader })
    expect({ verified, error }).toEqual({ verified: true, error: undefined })
    expect(results?.map(({ status }) => status)).toEqual([revoked, suspended])
  })

  it.each(ids)('is baked into a PNG that two other libraries read: awards/%s/badge.png', async (id) => {
    const image = Buffer.from(files.get(`awards/${id}/badge.png`)!)
    expect(PNG.sync.read(image).width).toBe(600)
    const { comments } = await sharp(image).metadata()
    const baked = Object.fromEntries((comments ?? []).map((one) => [one.keyword, JSON.parse(one.text)]))
    expect(baked).toEqual({
      openbadgecredential: jsonOf(files, `awards/${id}/credential.json`),
      openbadges: jsonOf(files, `awards/${id}/assertion.json`),
    })
  })

  it('speaks only of terms that its contexts define: every document of Open Badges 3.0 passes safe mode', async () => {
    const ofOpenBadges3 = documents.filter((path) => text(path).includes('https://www.w3.org/ns/credentials/v2'))
    expect(ofOpenBadges3.filter((path) => path.includes('awards/')).length).toBe(ids.length + 1)
    expect(ofOpenBadges3).toEqual(
      expect.arrayContaining(['issuer/profile.json', 'badges/plain/achievement.json', 'status/1.json']),
    )
    for (const path of ofOpenBadges3) {
      const { proof: _, ...document } = jsonOf(files, path)
      const quads = await jsonld.canonize(document, {
        base: null,
        rdfDirection: 'i18n-datatype',
        safe: true,
        canonizeOptions: { algorithm: 'RDFC-1.0', format: 'application/n-quads', messageDigestAlgorithm: 'SHA-256' },
        documentLoader: loadDocument,
      })
      expect({ path, quads: quads.split('\n').length > 3 }).toEqual({ path, quads: true })
    }
  })

  it('tells a whole Open Badges 2.0 badge: each address in an assertion leads to its document', () => {
    for (const id of ids) {
      const assertion = jsonOf(files, `awards/${id}/assertion.json`)
      const badge = jsonOf(files, String(assertion.badge).slice(BASE.length))
      const issuer = jsonOf(files, String(badge.issuer).slice(BASE.length))
      const revocations = jsonOf(files, String(issuer.revocationList).slice(BASE.length))
      expect([assertion.type, badge.type, issuer.type, revocations.type]).toEqual([
        'Assertion',
        'BadgeClass',
        'Issuer',
        'RevocationList',
      ])
      expect([assertion.id, badge.id, issuer.id]).toEqual([
        `${BASE}awards/${id}/assertion.json`,
        assertion.badge,
        badge.issuer,
      ])
    }
  })
})
