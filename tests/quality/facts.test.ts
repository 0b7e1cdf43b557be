import { describe, expect, it } from 'vitest'
import type { BadgeClass } from '../../src/domain/badge-class.ts'
import { qualityFacts } from '../../src/quality/facts.ts'
import { maximalBadgeClass } from '../helpers/maximal.ts'
import { badgeClass, register } from '../helpers/records.ts'

const record = await register([], {
  pathways: new Map([
    [
      'data',
      {
        slug: 'data',
        name: 'Data',
        description: 'D.',
        body: '',
        earns: 'gone',
        steps: [{ badge: 'sql-for-beginners' }],
        leadsTo: ['analyst'],
      },
    ],
  ]),
  careers: new Map([['analyst', { slug: 'analyst', name: 'Data analyst', description: 'A.', body: '' }]]),
})

const factsOf = (badge: BadgeClass, content = record) =>
  qualityFacts(badge, content).map(({ says, names }) => [says, ...names].join(' '))

describe('the facts on the page of a badge class', () => {
  it('are all that is true of one that has everything', () => {
    expect(factsOf(maximalBadgeClass)).toEqual([
      'Criteria are public',
      'Assessed by a project, supervised, with the learner’s identity checked',
      'Judged by a public rubric, with a level that must be reached',
      'Evidence is required',
      'Aligned with Example Skills',
      'Leads towards Data analyst',
      'In an open format that anybody can verify',
    ])
  })

  it('claim nothing that is not so, and scold nobody', async () => {
    const poor = badgeClass({ criteria: 'Do as agreed with your trainer.', evidenceRequired: false })
    expect(factsOf(poor, await register([]))).toEqual(['In an open format that anybody can verify'])
  })

  it('say that a badge recognises attendance, and not that it was assessed by it', async () => {
    const day = badgeClass({ assessment: { kind: 'attendance', description: 'There.' } })
    expect(factsOf(day, await register([]))).toEqual([
      'Criteria are public',
      'Recognises attendance',
      'In an open format that anybody can verify',
    ])
  })

  it('say when identity is checked', () => {
    const assessment = { kind: 'exam', description: 'E.', proctored: true, identityVerified: true } as const
    expect(factsOf(badgeClass({ assessment }))).toContain(
      'Assessed by an examination, supervised, with the learner’s identity checked',
    )
  })
})
