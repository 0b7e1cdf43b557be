import { describe, expect, it } from 'vitest'
import { AWARD_ID, BADGE, badge, ENDORSEMENT, endorsement, problemsOf } from '../helpers/content.ts'

const level = (id: string) => ({ id, name: id })
const withResults = (...results: readonly object[]) => problemsOf({ [BADGE]: badge({ results }) })

describe('badge-result-unique', () => {
  it('takes the same level id in two results, and a required level and value that are there', () => {
    const levels = [level('low'), level('high')]
    expect(
      withResults(
        { id: 'a', name: 'A', type: 'rubric-criterion-level', levels, requiredLevel: 'high' },
        { id: 'b', name: 'B', type: 'rubric-criterion-level', levels },
        { id: 'c', name: 'C', type: 'letter-grade', values: ['A', 'B'], requiredValue: 'B' },
        { id: 'd', name: 'D', type: 'percent', min: '0', max: '100', requiredValue: '60' },
      ),
    ).toEqual([])
  })

  it('refuses a result id that stands twice, at the second one', () => {
    expect(withResults({ id: 'a', name: 'A', type: 'status' }, { id: 'a', name: 'B', type: 'status' })).toEqual([
      `${BADGE}:4:55 badge-result-unique: The id "a" stands in this list already, on line 4. [give each its own id]`,
    ])
  })

  it('refuses a level id that stands twice in one result', () => {
    const levels = [level('low'), level('low')]
    const lines = withResults({ id: 'a', name: 'A', type: 'rubric-criterion-level', levels })
    expect(lines).toEqual([
      `${BADGE}:4:106 badge-result-unique: The id "low" stands in this list already, on line 4. [give each its own id]`,
    ])
  })

  it('refuses a required level or value that is not among those to reach', () => {
    const type = 'rubric-criterion-level'
    expect(withResults({ requiredLevel: 'hihg', id: 'a', name: 'A', type, levels: [level('high')] })).toEqual([
      `${BADGE}:4:28 badge-result-unique: requiredLevel is "hihg", and the result "a" has no such level. [did you mean "high"?]`,
    ])
    expect(withResults({ requiredLevel: 'high', id: 'a', name: 'A', type })).toEqual([
      `${BADGE}:4:28 badge-result-unique: requiredLevel is "high", and the result "a" has no such level. [list its levels]`,
    ])
    expect(withResults({ requiredValue: 'F', id: 'a', name: 'A', type: 'letter-grade', values: ['AA', 'BB'] })).toEqual(
      [
        `${BADGE}:4:28 badge-result-unique: requiredValue is "F", and the result "a" has no such value. [it has "AA", "BB"]`,
      ],
    )
  })
})

describe('badge-result-unique, of numbers', () => {
  it('refuses a required value that is no number, or beyond the limits', () => {
    const required = (requiredValue: string, limits: object = { min: '0', max: '100' }) =>
      withResults({ requiredValue, id: 'a', name: 'A', type: 'percent', ...limits }).map((line) =>
        line.slice(BADGE.length),
      )
    expect(required('70')).toEqual([])
    expect(required('70', {})).toEqual([])
    expect(required('101')).toEqual([
      ':4:28 badge-result-unique: requiredValue is "101", and a value of the result "a" must be 100 or less. [correct it, or the limits]',
    ])
    expect(required('70 per cent', {})).toEqual([
      ':4:28 badge-result-unique: requiredValue is "70 per cent", and a value of the result "a" must be a number. [correct it, or the limits]',
    ])
  })
})

describe('badge-related-exists', () => {
  it('refuses a related badge class that is not there', () => {
    expect(problemsOf({ [BADGE]: badge({ related: [{ badge: 'teemwork', language: 'de' }] }) })).toEqual([
      `${BADGE}:4:20 badge-related-exists: This is related to badge "teemwork", and content/badges/ has no folder of that name. [did you mean "teamwork"?]`,
    ])
  })

  it('takes one that is there, and an address elsewhere', () => {
    const related = [{ badge: 'teamwork', version: '1' }, { url: 'https://elsewhere.example/badge' }]
    expect(problemsOf({ [BADGE]: badge({ related }) })).toEqual([])
  })
})

describe('badge-endorsed', () => {
  const endorsing = (endorses: unknown) => problemsOf({ [ENDORSEMENT]: endorsement({ endorses }) })

  it('takes an endorsement of the issuer, of a badge class and of an award', () => {
    for (const endorses of ['issuer', { badge: 'teamwork' }, { award: AWARD_ID }])
      expect(endorsing(endorses)).toEqual([])
  })

  it('refuses an endorsement of a badge class that is not there', () => {
    expect(endorsing({ badge: 'teamwrk' })).toEqual([
      `${ENDORSEMENT}:1:20 badge-endorsed: This endorses badge "teamwrk", and content/badges/ has no folder of that name. [did you mean "teamwork"?]`,
    ])
  })

  it('refuses an endorsement of an award that is not there', () => {
    expect(endorsing({ award: 'aaaaaaaaaaaaaaab' })).toEqual([
      `${ENDORSEMENT}:1:20 badge-endorsed: This endorses award "aaaaaaaaaaaaaaab", and content/awards/ has no award of that id. [did you mean "${AWARD_ID}"?]`,
    ])
  })

  it('does not claim that an award is missing while an award file cannot be read', () => {
    const lines = problemsOf({
      [ENDORSEMENT]: endorsement({ endorses: { award: 'bbbbbbbbbbbbbbbb' } }),
      'awards/2026/03/spring.yaml': 'recipients: [',
    })
    expect(lines.map((line) => line.split(' ')[1])).toEqual(['yaml-syntax:'])
  })

  it('finds an award whose file has a mistake of another kind', () => {
    const lines = problemsOf({
      [ENDORSEMENT]: endorsement({ endorses: { award: 'bbbbbbbbbbbbbbbb' } }),
      'awards/2026/03/spring.yaml': 'badge: teamwork\nrecipients:\n  - id: bbbbbbbbbbbbbbbb\n',
    })
    expect(new Set(lines.map((line) => line.split(' ')[1]))).toEqual(new Set(['award-shape:']))
  })
})

describe('endorsement-date', () => {
  it('takes an endorsement of today, and of tomorrow, which has begun elsewhere', () => {
    for (const on of ['2026-04-01', '2026-04-02'])
      expect(problemsOf({ [ENDORSEMENT]: endorsement({ on }) })).toEqual([])
  })

  it('refuses an endorsement that is not given yet', () => {
    const lines = problemsOf({ [ENDORSEMENT]: endorsement({ on: '2026-04-03' }) })
    expect(lines.map((line) => line.replace(/^\S+ /, ''))).toEqual([
      'endorsement-date: on is 2026-04-03, which lies in the future: today is 2026-04-01. [write the day on which it was given]',
    ])
  })
})
