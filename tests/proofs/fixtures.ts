import { readFileSync } from 'node:fs'
import { base64urlnopad } from '@scure/base'

/** Published key and values of the Open Badges 3.0 guide; the file names its source. */
export const vector: {
  publicKeyHex: string
  secretKeyHex: string
  publicKeyMultibase: string
  document: Record<string, unknown>
  proofOptions: { created: string; verificationMethod: string }
  documentHashHex: string
  proofHashHex: string
  signatureHex: string
  proofValue: string
} = JSON.parse(readVector('openbadges-3.0.json'))

export function readVector(name: string): string {
  return readFileSync(new URL(`vectors/${name}`, import.meta.url), 'utf8')
}

/** The published Ed25519 key of the vector, as a private JWK. */
export const vectorKey = {
  kty: 'OKP',
  crv: 'Ed25519',
  x: base64urlnopad.encode(Buffer.from(vector.publicKeyHex, 'hex')),
  d: base64urlnopad.encode(Buffer.from(vector.secretKeyHex, 'hex').subarray(0, 32)),
} as const

export const issuerDid = 'did:web:example.org:badges'
export const verificationMethod = `${issuerDid}#${vector.publicKeyMultibase}`
export const created = '2026-01-31T12:00:00Z'

/** A credential as this project publishes it, with `credentialSubject.id` so that it can be a JWT too. */
export function sampleCredential() {
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    id: 'https://example.org/badges/awards/7k2mq/credential.json',
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: 'Teamwork',
    issuer: { id: issuerDid, type: ['Profile'], name: 'Example Academy', url: 'https://example.org/badges/' },
    validFrom: '2026-01-31T00:00:00Z',
    validUntil: '2028-01-31T00:00:00Z',
    awardedDate: '2026-01-31T00:00:00Z',
    credentialSubject: {
      id: 'urn:uuid:2f1c9ac2-6d0c-4a3e-9f0e-8a4f6f2a9d11',
      type: ['AchievementSubject'],
      identifier: [
        {
          type: 'IdentityObject',
          hashed: true,
          identityHash: 'sha256$3f2d0d0c3a1c4bb5e6d1f2a3948576abcdef0123456789abcdef0123456789ab',
          identityType: 'emailAddress',
          salt: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
        },
      ],
      achievement: {
        id: 'https://example.org/badges/badges/teamwork/achievement.json',
        type: ['Achievement'],
        achievementType: 'Badge',
        name: 'Teamwork',
        description: 'Works “together” with others.\nListens.',
        criteria: { id: 'https://example.org/badges/badges/teamwork/', narrative: 'Peers nominate.' },
        image: { id: 'https://example.org/badges/badges/teamwork/badge.png', type: 'Image' },
        tag: ['teamwork', 'listening'],
        alignment: [
          { type: ['Alignment'], targetName: 'Collaboration', targetUrl: 'https://example.org/frameworks/c1' },
          { type: ['Alignment'], targetName: 'Communication', targetUrl: 'https://example.org/frameworks/c2' },
        ],
      },
    },
    evidence: [{ type: ['Evidence'], name: 'Report', narrative: 'What was done.' }],
    credentialStatus: {
      id: 'https://example.org/badges/status/1.json#42',
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '42',
      statusListCredential: 'https://example.org/badges/status/1.json',
    },
  }
}
