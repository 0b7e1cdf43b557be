import { describe, expect, it } from 'vitest'
import { didDocumentPath, didOf, paths, urlOf } from '../../src/domain/urls.ts'
import { didWebUrl } from '../../src/verification/issuer/controller.ts'

describe('addresses', () => {
  it.each([
    ['https://owner.github.io/repo/', 'did:web:owner.github.io:repo', 'did.json'],
    ['https://badges.example.org/', 'did:web:badges.example.org', '.well-known/did.json'],
    ['https://example.org:8443/a/b/', 'did:web:example.org%3A8443:a:b', 'did.json'],
  ])('of %s: its DID leads to its DID document', (base, did, path) => {
    expect([didOf(base), didDocumentPath(base)]).toEqual([did, path])
    expect(didWebUrl(did)).toBe(urlOf(base, path))
  })

  it('never change: people print them', () => {
    const values = Object.values(paths).map((path) => (path as (name: string | number) => string)('x'))
    expect(values).toEqual([
      '',
      'badges/x/',
      'badges/x/achievement.json',
      'badges/x/badgeclass.json',
      'badges/x/badge.png',
      'badges/x/badge.svg',
      'pathways/x/',
      'careers/',
      'careers/x/',
      'awards/x/',
      'awards/x/credential.json',
      'awards/x/credential.jwt',
      'awards/x/assertion.json',
      'awards/x/clr.json',
      'awards/x/badge.png',
      'awards/x/badge.svg',
      'awards/x/image.png',
      'skills/',
      'skills/x/',
      'learners/x/',
      'learners/x/skills.txt',
      'read-a-badge/',
      'verify/',
      'issue/',
      'programmes/',
      'programmes/report.csv',
      'issuer/',
      'issuer/profile.json',
      'issuer/issuer.json',
      'issuer/revocations.json',
      'issuer/logo.png',
      '.well-known/jwks.json',
      'keys/x.json',
      'status/x.json',
      'ledger.json',
    ])
  })
})
