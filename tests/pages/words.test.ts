import { describe, expect, it } from 'vitest'
import {
  counted,
  dayInWords,
  durationInWords,
  kindCounts,
  kindInWords,
  languageInWords,
  termInWords,
  wireTermInWords,
} from '../../src/components/words.ts'
import { achievementTypes } from '../../src/domain/badge-class.ts'
import { resultTypes } from '../../src/domain/result.ts'

describe('words on pages', () => {
  it('writes a day in UTC, whatever zone it was written in', () => {
    expect(dayInWords('2026-03-01')).toBe('1 March 2026')
    expect(dayInWords('2026-03-01T00:30:00+02:00')).toBe('28 February 2026')
  })

  it('writes how long an award holds', () => {
    expect(durationInWords('P2Y')).toBe('2 years')
    expect(durationInWords('P1Y6M')).toBe('1 year and 6 months')
    expect(durationInWords('P6W')).toBe('6 weeks')
    expect(durationInWords('P1Y2M3D')).toBe('1 year, 2 months and 3 days')
  })

  it('counts in words that agree with the number', () => {
    expect(counted(1, 'badge')).toBe('1 badge')
    expect(counted(1200, 'badge')).toBe('1,200 badges')
    expect(
      kindCounts(['badge', undefined, 'competency', 'competency', 'certificate-of-completion', 'micro-credential']),
    ).toEqual(['1 micro-credential', '2 badges', '2 competencies', '1 certificate of completion'])
    expect(kindCounts(['certificate-of-completion', 'certificate-of-completion'])).toEqual([
      '2 certificates of completion',
    ])
  })

  it('names every kind of badge class and result, as content and as credentials write it', () => {
    expect(kindInWords(undefined)).toBe('Badge')
    expect(kindInWords('micro-credential')).toBe('Micro-credential')
    expect(kindInWords('certificate-of-completion')).toBe('Certificate of completion')
    expect(termInWords('ext:StudyCircle')).toBe('StudyCircle')
    for (const { toWire } of [achievementTypes, resultTypes])
      for (const [term, wire] of toWire) expect(wireTermInWords(wire)).toBe(termInWords(term))
  })

  it('names languages', () => {
    expect(languageInWords('de')).toBe('German')
    expect(languageInWords('en-GB')).toBe('British English')
  })
})
