import { describe, expect, it } from 'vitest'
import {
  AWARD,
  award,
  BADGE,
  badge,
  type Fields,
  MICRO_CREDENTIAL,
  problemsOf,
  recipient,
  yaml,
} from '../helpers/content.ts'

const LEVELS = ['low', 'middle', 'high'].map((id) => ({ id, name: id }))
const rubric = { id: 'rubric', name: 'Rubric', type: 'rubric-criterion-level', levels: LEVELS, requiredLevel: 'middle' }
const exam = { id: 'exam', name: 'Exam', type: 'percent', min: '0', max: '100', requiredValue: '60' }
const grade = { id: 'grade', name: 'Grade', type: 'letter-grade', values: ['C', 'B', 'A'], requiredValue: 'B' }
const review = { id: 'review', name: 'Review', type: 'status', requiredValue: 'Completed' }
const remark = { id: 'remark', name: 'Remark', type: 'result' }

/** Problems of one award with some results, of a badge class that describes some, without the hints. */
function problemsWith(described: readonly Fields[], results: readonly Fields[] | undefined, fields: Fields = {}) {
  const changes = { [BADGE]: badge({ ...fields, results: described }), [AWARD]: award({ results }) }
  return problemsOf(changes).map((line) => line.replace(/ \[.*\]$/, ''))
}

describe('award-result-required', () => {
  const ofMicro = (results: readonly Fields[] | undefined, described = [rubric, exam, grade, review, remark]) =>
    problemsWith(described, results, MICRO_CREDENTIAL)
  const ALL = [
    { result: 'rubric', level: 'middle' },
    { result: 'exam', value: '60' },
    { result: 'grade', value: 'B' },
    { result: 'review', status: 'completed' },
  ]

  it('takes an award of a micro-credential that tells of each required result, and need not tell of others', () => {
    expect(ofMicro(ALL)).toEqual([])
    expect(ofMicro(undefined, [remark])).toEqual([])
  })

  it('is not asked of other badge classes', () => {
    expect(problemsWith([rubric, exam, grade, review], undefined)).toEqual([])
  })

  it('refuses an award that lacks some, naming each with what is required', () => {
    const lacking = (place: string, required: string, id: string) =>
      `${AWARD}:${place} award-result-required: The micro-credential "teamwork" requires "${required}" in "${id}", and this award has no such result.`
    expect(ofMicro(undefined, [rubric, exam])).toEqual([
      lacking('1:1', '60', 'exam'),
      lacking('1:1', 'middle', 'rubric'),
    ])
    expect(ofMicro(ALL.slice(0, 3))).toEqual([lacking('4:10', 'Completed', 'review')])
  })

  it('says in its hint what to add', () => {
    const lines = problemsOf({ [BADGE]: badge({ ...MICRO_CREDENTIAL, results: [exam] }) })
    expect(lines).toEqual([expect.stringMatching(/\[add "- result: exam" with what was reached to "results:"\]$/)])
  })

  it('refuses a result that tells something else than what is required: points are no level', () => {
    expect(ofMicro([{ result: 'rubric', value: '3' }], [rubric])).toEqual([
      `${AWARD}:4:21 award-result-required: The result "rubric" does not tell its level, and "middle" is required.`,
    ])
    const both = { ...rubric, requiredValue: '3' }
    expect(ofMicro([{ result: 'rubric', level: 'high' }], [both])).toEqual([
      `${AWARD}:4:21 award-result-required: The result "rubric" does not tell its value, and "3" is required.`,
    ])
  })

  it('takes a result of a cohort for each recipient, and points at the recipient who has none', () => {
    const cohort = (own: Fields, shared: Fields) =>
      problemsOf({
        [BADGE]: badge({ ...MICRO_CREDENTIAL, results: [exam] }),
        [AWARD]: undefined,
        'awards/2026/03/spring.yaml': yaml({
          ...{ badge: 'teamwork', awardedOn: '2026-03-01', ...shared },
          recipients: [
            { id: 'bbbbbbbbbbbbbbbb', recipient: recipient('b'), ...own },
            { id: 'cccccccccccccccc', recipient: recipient('c') },
          ],
        }),
      })
    const results = [{ result: 'exam', value: '70' }]
    expect(cohort({}, { results })).toEqual([])
    expect(cohort({ results }, {})).toEqual([expect.stringMatching(/spring\.yaml:3:\d{3} award-result-required/)])
  })

  it('leaves an erased award alone', () => {
    const erased = yaml({ badge: 'teamwork', awardedOn: '2026-03-01', erasedOn: '2026-03-05' })
    expect(problemsOf({ [BADGE]: badge({ ...MICRO_CREDENTIAL, results: [exam] }), [AWARD]: erased })).toEqual([])
  })
})

describe('award-result-reached', () => {
  const below = (field: string, id: string, said: string, required: string) =>
    `${AWARD}:5:${field.length + 3} award-result-reached: The ${field} of "${id}" is "${said}", and "${required}" is required.`

  /** Problems of one result, with its fields on lines of their own. */
  function problemsOfResult(description: Fields, field: string, said: string): string[] {
    const id = description.id as string
    const results = `results:\n  - result: ${id}\n    ${field}: ${JSON.stringify(said)}\nrecipient:`
    const changes = { [BADGE]: badge({ results: [description] }), [AWARD]: award().replace('recipient:', results) }
    return problemsOf(changes).map((line) => line.replace(/ \[.*\]$/, ''))
  }

  it.each([
    [rubric, 'level', ['middle', 'high'], ['low']],
    [grade, 'value', ['B', 'A'], ['C']],
    [exam, 'value', ['60', '60.0', '100'], ['59.9', '0', '9']],
    [
      { ...exam, min: undefined, max: undefined, type: 'raw-score', requiredValue: '7' },
      'value',
      ['7', '12'],
      ['6.99'],
    ],
    [review, 'status', ['completed'], ['failed', 'in-progress', 'withdrew']],
    [{ ...review, requiredValue: 'Provisional' }, 'status', ['completed', 'provisional'], ['failed']],
  ] as const)('compares %o: by order, as numbers, or whether it is completed', (description, field, fine, short) => {
    for (const said of fine) expect(problemsOfResult(description, field, said)).toEqual([])
    const required = 'requiredLevel' in description ? description.requiredLevel : description.requiredValue
    for (const said of short)
      expect(problemsOfResult(description, field, said)).toEqual([
        expect.stringContaining(below(field, description.id, said, required).replace(/^[^ ]+/, '')),
      ])
  })

  it('points at what falls short, and says how to mend it', () => {
    const results = [
      { result: 'exam', value: '70' },
      { result: 'grade', value: 'C' },
    ]
    expect(problemsOf({ [BADGE]: badge({ results: [exam, grade] }), [AWARD]: award({ results }) })).toEqual([
      `${AWARD}:4:68 award-result-reached: The value of "grade" is "C", and "B" is required. [correct the result, or take the award out; a badge class that asks for more than before is another one]`,
    ])
  })

  it('takes anything where nothing is required, and what cannot be compared: of grades as numbers nobody knows which is better', () => {
    expect(problemsOfResult({ ...rubric, requiredLevel: undefined }, 'level', 'low')).toEqual([])
    expect(problemsOfResult({ ...review, requiredValue: undefined }, 'status', 'failed')).toEqual([])
    const average = { id: 'average', name: 'Average', type: 'grade-point-average', requiredValue: '2' }
    expect(problemsOfResult(average, 'value', '1.3')).toEqual([])
  })

  it('says nothing more of a level or a value that is wrong in itself', () => {
    for (const [description, field, said] of [
      [rubric, 'level', 'lowest'],
      [grade, 'value', 'D'],
      [exam, 'value', 'good'],
      [{ ...exam, min: undefined, max: undefined }, 'value', '88 %'],
    ] as const)
      expect(problemsOfResult(description, field, said)).toEqual([expect.stringContaining(' award-result-exists: ')])
  })
})
