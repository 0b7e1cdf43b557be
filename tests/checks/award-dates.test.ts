import { describe, expect, it } from 'vitest'
import { AWARD, award, type Fields, problemsOf } from '../helpers/content.ts'

/** Problems of an award of 1 March 2026, checked on 1 April 2026. */
const problemsWith = (fields: Fields) => problemsOf({ [AWARD]: award(fields) })
const at = (place: string) => `${AWARD}:${place} award-dates:`
const correction = (on: string) => ({ on, reason: 'A typing mistake.' })
const revocation = (on: string) => ({ change: 'revoke', on, reason: 'Awarded by mistake.' })

describe('award-dates', () => {
  it('takes dates in order, several on one day, and tomorrow, which has begun elsewhere', () => {
    for (const fields of [
      { activityStart: '2026-01-01', activityEnd: '2026-02-01', expires: '2028-03-01' },
      { activityStart: '2026-03-01', activityEnd: '2026-03-01' },
      { activityEnd: '2026-03-01T16:00:00Z' },
      { corrections: [correction('2026-03-01T14:00:00+01:00'), correction('2026-03-02')] },
      { status: [revocation('2026-03-01')] },
      { status: [revocation('2026-04-02')] },
    ])
      expect(problemsWith(fields)).toEqual([])
    expect(problemsOf({ [AWARD]: award({ awardedOn: '2026-03-01' }) }, '2026-02-28')).toEqual([])
  })

  it('refuses an award that is dated after tomorrow, and nothing else about it', () => {
    const fields = { expires: '2027-01-01', activityEnd: '2026-02-01', status: [revocation('2026-03-05')] }
    expect(problemsWith({ awardedOn: '2036-03-01', ...fields })).toEqual([
      `${at('2:12')} awardedOn is 2036-03-01, which lies in the future: today is 2026-04-01. [correct the date, or wait until it has come]`,
    ])
    expect(problemsOf({ [AWARD]: award({ awardedOn: '2026-03-01' }) }, '2026-02-27')).toHaveLength(1)
  })

  it('refuses corrections and status changes of the future', () => {
    expect(problemsWith({ corrections: [correction('2026-04-03')] })).toEqual([
      `${at('4:21')} on is 2026-04-03, which lies in the future: today is 2026-04-01. [correct the date, or wait until it has come]`,
    ])
    expect(problemsWith({ status: [revocation('2026-04-03T00:00:00Z')] })).toEqual([
      `${at('4:34')} on is 2026-04-03T00:00:00Z, which lies in the future: today is 2026-04-01. [correct the date, or wait until it has come]`,
    ])
  })

  it('refuses an activity that ends after the award or before it begins', () => {
    expect(problemsWith({ activityEnd: '2026-03-02' })).toEqual([
      `${at('4:14')} activityEnd is 2026-03-02, after the award itself (2026-03-01). [correct the date that is wrong]`,
    ])
    expect(problemsWith({ activityStart: '2026-03-02' })).toEqual([
      `${at('4:16')} activityStart is 2026-03-02, after the award itself (2026-03-01). [correct the date that is wrong]`,
    ])
    expect(problemsWith({ activityStart: '2026-02-02', activityEnd: '2026-02-01' })).toEqual([
      `${at('4:16')} activityStart is 2026-02-02, after activityEnd (2026-02-01). [correct the date that is wrong]`,
    ])
  })

  it('refuses a correction that is not later than the award and than the one before', () => {
    const hint = '[list corrections oldest first; if both were on one day, give the time: 2026-03-01T14:00:00Z]'
    expect(problemsWith({ corrections: [correction('2026-03-01')] })).toEqual([
      `${at('4:21')} This correction is dated 2026-03-01, and must be later than the award (2026-03-01). ${hint}`,
    ])
    const lines = problemsWith({ corrections: [correction('2026-03-04'), correction('2026-03-03')] })
    expect(lines).toEqual([
      `${at('4:70')} This correction is dated 2026-03-03, and must be later than the correction before it (2026-03-04). ${hint}`,
    ])
  })

  it('refuses an expiry that is not later than the award', () => {
    expect(problemsWith({ expires: '2026-03-01' })).toEqual([
      `${at('4:10')} expires is 2026-03-01, and must be later than awardedOn (2026-03-01). [correct the date that is wrong]`,
    ])
  })

  it('refuses a status change before the award', () => {
    expect(problemsWith({ status: [revocation('2026-02-28')] })).toEqual([
      `${at('4:34')} This change (revoke) is dated 2026-02-28, before the award (2026-03-01). [correct the date that is wrong]`,
    ])
  })
})
