import { describe, expect, it } from 'vitest'
import { describesLearning, learningFacts, supervisionInWords } from '../../src/components/micro-facts.ts'
import { maximalBadgeClass } from '../helpers/maximal.ts'
import { badgeClass } from '../helpers/records.ts'

describe('what a page tells of the learning', () => {
  it('is each fact that the badge class states, in words', () => {
    expect(learningFacts(maximalBadgeClass)).toEqual([
      { name: 'Work', value: '40 hours' },
      { name: 'ECTS', value: '1.5' },
      { name: 'Level', value: 'EQF 5' },
      { name: 'Participation', value: 'blended' },
      { name: 'Assessment', value: 'project' },
      { name: 'In the assessment', value: 'supervised, identity checked' },
      { name: 'Quality assurance', value: 'external, by Partner Academy' },
    ])
    expect(learningFacts(badgeClass({ participation: 'onsite', qualityAssurance: { kind: 'both' } }))).toEqual([
      { name: 'Participation', value: 'on site' },
      { name: 'Quality assurance', value: 'internal and external' },
    ])
    expect(learningFacts(badgeClass())).toEqual([])
  })

  it('keeps apart that nobody is supervised, and that nothing is said of it', () => {
    const assessment = { kind: 'exam', description: 'An exam.' } as const
    expect(supervisionInWords(assessment)).toBeUndefined()
    expect(supervisionInWords({ ...assessment, proctored: false, identityVerified: false })).toBe(
      'not supervised, identity not checked',
    )
    expect(supervisionInWords({ ...assessment, identityVerified: true })).toBe('identity checked')
  })

  it('has a section for every micro-credential, and for another badge that says something of it', () => {
    expect(describesLearning(badgeClass({ type: 'micro-credential' }))).toBe(true)
    expect(describesLearning(badgeClass({ outcomes: ['Joins tables.'] }))).toBe(true)
    expect(describesLearning(badgeClass({ workload: { hours: 8 } }))).toBe(false)
  })
})
