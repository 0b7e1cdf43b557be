import { describe, expect, it } from 'vitest'
import { linkedInUrl } from '../../src/domain/linkedin.ts'

describe('the link that adds an award to a LinkedIn profile', () => {
  it('fills in every field that LinkedIn takes, with spaces as it reads them', () => {
    const url = new URL(
      linkedInUrl({
        badgeName: 'SQL for Beginners',
        issuerName: 'Example Institute',
        awardedOn: '2026-03-01T00:00:00Z',
        validUntil: '2029-03-01T00:00:00Z',
        page: 'https://badges.example.org/open/awards/abcdefghijklmnop/',
        id: 'abcdefghijklmnop',
      }),
    )
    expect(url.origin + url.pathname).toBe('https://www.linkedin.com/profile/add')
    expect(Object.fromEntries(url.searchParams)).toEqual({
      startTask: 'CERTIFICATION_NAME',
      name: 'SQL for Beginners',
      organizationName: 'Example Institute',
      issueYear: '2026',
      issueMonth: '3',
      expirationYear: '2029',
      expirationMonth: '3',
      certUrl: 'https://badges.example.org/open/awards/abcdefghijklmnop/',
      certId: 'abcdefghijklmnop',
    })
    expect(url.search).not.toContain('+')
  })
})
