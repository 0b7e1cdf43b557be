import { describe, expect, it } from 'vitest'
import { AWARD, award, BADGE, badge, type Fields, problemsOf } from '../helpers/content.ts'

const RESULTS = [
  { id: 'review', name: 'Review', type: 'status' },
  { id: 'exam', name: 'Examination', type: 'percent', min: '0', max: '100' },
  { id: 'grade', name: 'Grade', type: 'letter-grade', values: ['pass', 'merit'] },
  { id: 'rubric', name: 'Rubric', type: 'rubric-criterion-level', levels: [{ id: 'proficient', name: 'Proficient' }] },
]

/** Problems of one result, with the field that each stands at. */
function problemsWith(result: Fields): string[] {
  const text = award().replace('recipient:', `results:\n  - ${Object.entries(result).map(line).join('    ')}recipient:`)
  return problemsOf({ [BADGE]: badge({ results: RESULTS }), [AWARD]: text })
}
const line = ([name, value]: [string, unknown]) => `${name}: ${JSON.stringify(value)}\n`

const at = (place: string) => `${AWARD}:${place} award-result-exists:`

describe('award-result-exists', () => {
  it('takes results with a status, a value within the limits, an allowed value or a level', () => {
    for (const result of [
      { result: 'review', status: 'completed' },
      { result: 'exam', value: '0' },
      { result: 'exam', value: '100' },
      { result: 'grade', value: 'merit' },
      { result: 'rubric', level: 'proficient' },
    ])
      expect(problemsWith(result)).toEqual([])
  })

  it('refuses a result that the badge class does not describe, and suggests the nearest', () => {
    expect(problemsWith({ result: 'exma', value: '50' })).toEqual([
      `${at('4:13')} The badge class "teamwork" describes no result "exma". [did you mean "exam"?]`,
    ])
    expect(problemsWith({ result: 'homework', value: '50' })).toEqual([
      `${at('4:13')} The badge class "teamwork" describes no result "homework". [its results are "review", "exam", "grade", "rubric"]`,
    ])
  })

  it('refuses a result of a badge class that has none', () => {
    const text = award({ results: [{ result: 'exam', value: '5' }] })
    expect(problemsOf({ [AWARD]: text })).toEqual([
      `${at('4:21')} The badge class "teamwork" describes no result "exam". [it has no results: take this out, or describe it in content/badges/teamwork/index.md]`,
    ])
  })

  it('refuses a value that is not allowed, no number, or beyond a limit', () => {
    expect(problemsWith({ result: 'grade', value: 'Pass' })).toEqual([
      `${at('5:12')} The value of "grade" is "Pass", which its badge class does not allow. [did you mean "pass"?]`,
    ])
    expect(problemsWith({ result: 'exam', value: 'good' })).toEqual([
      `${at('5:12')} The value of "exam" is "good", and must be a number. [correct the value, or the limits in the badge class]`,
    ])
    expect(problemsWith({ result: 'exam', value: '101' })).toEqual([
      `${at('5:12')} The value of "exam" is "101", and must be 100 or less. [correct the value, or the limits in the badge class]`,
    ])
    expect(problemsWith({ result: 'exam', value: '-1' })).toEqual([
      `${at('5:12')} The value of "exam" is "-1", and must be 0 or more. [correct the value, or the limits in the badge class]`,
    ])
  })

  it('refuses a level that the result does not have', () => {
    expect(problemsWith({ result: 'rubric', level: 'proficent' })).toEqual([
      `${at('5:12')} The result "rubric" has no level "proficent". [did you mean "proficient"?]`,
    ])
    expect(problemsWith({ result: 'exam', level: 'high' })).toEqual([
      `${at('5:12')} The result "exam" has no level "high". [it has no levels: take this out, or list them there]`,
    ])
  })

  it('refuses a result that says nothing, and a status result without a status', () => {
    expect(problemsWith({ result: 'exam' })).toEqual([
      `${at('4:13')} The result "exam" says nothing. [add its value, level or status]`,
    ])
    expect(problemsWith({ result: 'review', value: 'done' })).toEqual([
      `${at('4:13')} The result "review" lacks its status. [add a line such as "status: completed"]`,
    ])
  })
})
