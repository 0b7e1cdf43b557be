import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDuration, duration, isMoment, moment, toUtc } from '../../src/domain/moment.ts'

describe('a moment', () => {
  it('is a day of the calendar, or a day and time with its zone', () => {
    for (const text of ['2026-03-01', '2024-02-29', '2026-03-01T14:00:00Z', '2026-03-01T14:00:00+05:30'])
      expect(moment.safeParse(text).success).toBe(true)
    for (const text of [
      '2026-02-30',
      '2025-02-29',
      '2026-13-01',
      '2026-3-1',
      '1 March 2026',
      '2026-03-01T14:00:00',
      '2026-03-01T25:00:00Z',
      '',
    ])
      expect(moment.safeParse(text).success).toBe(false)
  })

  it('has a year of four digits in UTC too', () => {
    expect(isMoment('9999-12-31T23:59:59Z')).toBe(true)
    expect(isMoment('9999-12-31T23:59:59-12:00')).toBe(false)
  })

  it('is the same instant in UTC, with whole seconds', () => {
    expect(toUtc('2026-03-01')).toBe('2026-03-01T00:00:00Z')
    expect(toUtc('2026-03-01T01:00:00+02:00')).toBe('2026-02-28T23:00:00Z')
  })
})

describe('a duration', () => {
  it('is at least a day', () => {
    for (const text of ['P2Y', 'P18M', 'P6W', 'P90D', 'P1Y6M', 'P0Y1D'])
      expect(duration.safeParse(text).success).toBe(true)
    for (const text of ['P', 'P0D', 'P0Y0M', 'PT1H', '2Y', 'P1.5Y', 'P-1Y', 'P1D1Y', ''])
      expect(duration.safeParse(text).success).toBe(false)
  })

  it.each([
    ['2024-02-29T00:00:00Z', 'P1Y', '2025-02-28T00:00:00Z'],
    ['2024-02-29T00:00:00Z', 'P4Y', '2028-02-29T00:00:00Z'],
    ['2026-01-31T00:00:00Z', 'P1M', '2026-02-28T00:00:00Z'],
    ['2026-11-30T12:30:00Z', 'P3M', '2027-02-28T12:30:00Z'],
    ['2026-12-31T23:59:59Z', 'P1D', '2027-01-01T23:59:59Z'],
    ['2026-03-01T00:00:00Z', 'P1Y2M3W4D', '2027-05-26T00:00:00Z'],
  ])('from %s, %s ends at %s', (start, length, end) => {
    expect(addDuration(start, length)).toBe(end)
  })

  it('always ends later than it began', () => {
    const start = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(start, fc.nat(99), fc.nat(11), fc.integer({ min: 1, max: 400 }), (date, years, months, days) => {
        const from = toUtc(date.toISOString())
        expect(addDuration(from, `P${years}Y${months}M${days}D`) > from).toBe(true)
      }),
    )
  })
})
