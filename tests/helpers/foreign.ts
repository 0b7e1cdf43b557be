import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { JsonObject } from '../../src/domain/json.ts'
import { secure } from '../../src/proofs/data-integrity.ts'
import { multikeyOf } from '../../src/proofs/multikey.ts'
import { ed25519Signer } from '../../src/proofs/signer.ts'
import type { Fetch, Report } from '../../src/verification/index.ts'

/** What addresses answer: a JSON value or bytes with status 200, a status alone, or nothing (`undefined`: no answer). */
export type Answers = Readonly<Record<string, unknown>>

const encoder = new TextEncoder()

/** Bytes of a text, or of a value as JSON. */
export function bytesOf(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value
  return encoder.encode(typeof value === 'string' ? value : JSON.stringify(value))
}

/** A network of some addresses. Others answer 404. */
export function networkWith(answers: Answers, asked: string[] = []): Fetch {
  return async (url) => {
    asked.push(url)
    if (!(url in answers)) return { status: 404, mediaType: '', bytes: new Uint8Array() }
    const answer = answers[url]
    if (answer === undefined) throw new Error('no answer')
    if (typeof answer === 'number') return { status: answer, mediaType: '', bytes: new Uint8Array() }
    const mediaType = typeof answer === 'string' && answer.startsWith('<') ? 'text/html' : 'application/json'
    return { status: 200, mediaType, bytes: bytesOf(answer) }
  }
}

/** An issuer that is not ours, with its own Ed25519 key. */
export interface ForeignIssuer {
  readonly id: string
  readonly multikey: string
  readonly method: string
  readonly privateJwk: JsonObject
  /** Its controller document, with a method for its key. */
  readonly document: JsonObject
  sign<Given extends object>(document: Given, created?: string): Promise<Given & { proof: object[] }>
}

/** Makes an issuer by its identifier. A key that is not given is drawn anew. */
export function foreignIssuer(id = 'did:web:academy.example'): ForeignIssuer {
  const { privateKey } = generateKeyPairSync('ed25519')
  const privateJwk = privateKey.export({ format: 'jwk' }) as unknown as JsonObject
  const multikey = multikeyOf(privateJwk)
  const own = id === 'did:key' ? `did:key:${multikey}` : id
  const method = `${own}#${multikey}`
  return {
    id: own,
    multikey,
    method,
    privateJwk,
    document: {
      '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
      id: own,
      verificationMethod: [{ id: method, type: 'Multikey', controller: own, publicKeyMultibase: multikey }],
      assertionMethod: [method],
    },
    sign: (document, created = '2026-03-01T00:00:00Z') =>
      secure(document, ed25519Signer(privateJwk, method), { created }) as never,
  }
}

/** Contexts of an Open Badges 3.0 credential. */
export const CONTEXTS = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
]

/** The salted hash of an e-mail address, as credentials have it. */
export function hashed(address: string, salt: string): JsonObject {
  return {
    type: 'IdentityObject',
    hashed: true,
    identityHash: `sha256$${createHash('sha256')
      .update(address + salt)
      .digest('hex')}`,
    identityType: 'emailAddress',
    salt,
  }
}

/** An Open Badges 3.0 credential by some issuer, unsigned. */
export function openBadge(issuer: string, changes: JsonObject = {}): JsonObject {
  return {
    '@context': CONTEXTS,
    id: 'https://academy.example/credentials/1',
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: 'Welding',
    issuer: { id: issuer, type: ['Profile'], name: 'Welding Academy' },
    validFrom: '2026-03-01T00:00:00Z',
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [hashed('mia@example.com', 'salt')],
      achievement: {
        id: 'https://academy.example/achievements/welding',
        type: ['Achievement'],
        name: 'Welding',
        description: 'Welds two plates.',
        criteria: { narrative: 'Weld two plates.' },
      },
    },
    ...changes,
  }
}

/** A token by RS256 or another algorithm of node:crypto, without any rule about its claims. */
export function token(header: JsonObject, payload: JsonObject, signing: (bytes: Uint8Array) => Uint8Array): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const signed = `${part(header)}.${part(payload)}`
  return `${signed}.${Buffer.from(signing(Buffer.from(signed))).toString('base64url')}`
}

/** A pair of keys for tokens by an algorithm, and how to sign with it. */
export function tokenKey(alg: 'RS256' | 'ES256' | 'EdDSA') {
  const { publicKey, privateKey } =
    alg === 'RS256'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : alg === 'ES256'
        ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
        : generateKeyPairSync('ed25519')
  const digest = alg === 'EdDSA' ? null : 'sha256'
  return {
    publicJwk: publicKey.export({ format: 'jwk' }) as unknown as JsonObject,
    publicPem: publicKey.export({ format: 'pem', type: 'spki' }) as string,
    sign: (bytes: Uint8Array) => new Uint8Array(sign(digest, bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' })),
  }
}

/** A status list in which some positions are set, `size` bits each. */
export function encodedList(
  values: Readonly<Record<number, number>>,
  { prefix = 'u', size = 1, bytes = 16_384 } = {},
): string {
  const bits = Buffer.alloc(bytes)
  for (const [index, value] of Object.entries(values))
    for (let bit = 0; bit < size; bit += 1) {
      const at = Number(index) * size + bit
      if ((value >> (size - 1 - bit)) & 1) bits[at >> 3]! |= 0x80 >> (at & 7)
    }
  return prefix + gzipSync(bits).toString('base64url')
}

/** Outcome and reason of each step of a report, as `step outcome reason`. */
export function findings({ steps }: Report): string[] {
  return steps.map(({ step, outcome, reason }) =>
    [step, outcome, reason].filter((word) => word !== undefined).join(' '),
  )
}

/** Only what did not pass. */
export function faults(report: Report): string[] {
  return findings(report).filter((finding) => !finding.endsWith(' passed'))
}
