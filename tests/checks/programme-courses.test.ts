import { describe, expect, it } from 'vitest'
import { problemsOf, yaml } from '../helpers/content.ts'

const problemsWith = (...courses: object[]) => problemsOf({ 'programmes.yaml': yaml({ courses }) })

describe('programmes.yaml', () => {
  it('may name one course twice when each has a code of its own', () => {
    const courses = [{ name: 'A', code: '1', recognisedBy: ['teamwork'] }, { name: 'A', code: '2' }, { name: 'A' }]
    expect(problemsWith(...courses)).toEqual([])
  })

  it('names no course twice, and no badge class that is not there', () => {
    expect(problemsWith({ name: 'A', code: 'x' }, { name: 'B', code: 'X', recognisedBy: ['teamwrok'] })).toEqual([
      'programmes.yaml:1:54 programme-course-unique: A course of the code "X" stands in this list already. [take one of the two out, or give each a code of its own]',
      'programmes.yaml:1:74 programme-badge-exists: This course is recognised by badge "teamwrok", and content/badges/ has no folder of that name. [did you mean "teamwork"?]',
    ])
  })

  it('counts learners by years, and says what else it must be', () => {
    expect(problemsWith({ name: 'A', attendance: { spring: 3 } })[0]).toContain('programme-shape')
    expect(problemsWith({ name: 'A', attendance: { 2025: -1 } })[0]).toContain('programme-shape')
    expect(problemsWith({ name: 'A', assesment: 'exam' })[0]).toContain('did you mean "assessment"?')
  })
})
