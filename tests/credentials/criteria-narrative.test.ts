import { describe, expect, it } from 'vitest'
import { achievement } from '../../src/credentials/achievement.ts'
import { criteriaNarrative } from '../../src/credentials/criteria-narrative.ts'
import { isMicroCredential } from '../../src/domain/micro-credential-elements.ts'
import { maximalBadgeClass } from '../helpers/maximal.ts'
import { badgeClass } from '../helpers/records.ts'

describe('the criteria of an achievement', () => {
  it('are what the author wrote when nothing else is said', () => {
    expect(criteriaNarrative(badgeClass())).toBe('Answer ten questions with queries.')
    expect(criteriaNarrative(badgeClass({ workload: {} }))).toBe('Answer ten questions with queries.')
  })

  it('go on with all that Open Badges has no term for, each under a heading, in one order', () => {
    expect(isMicroCredential(maximalBadgeClass)).toBe(true)
    expect(criteriaNarrative(maximalBadgeClass)).toBe(
      `Answer ten questions with queries.

## Learning outcomes

- Asks a question that data can answer.
- Answers it.

## Prerequisites

- Basic arithmetic

## Modules

- **Queries** (20 hours): Asks a database.

## Projects

- **A question of a client** (10 hours)

## Form of participation

Blended.

## Assessment

Answer five questions of a client. Assessed by two examiners. Proctored. The learner’s identity is checked.

## Workload

40 hours, 1.5 ECTS, level EQF 5.

## Quality assurance

External, by Partner Academy. <https://partner.example/reviews/1> Every two years.`,
    )
  })

  it('are those of the achievement', () => {
    const site = { url: 'https://badges.example.org/', title: 'Badges', description: 'Badges.', language: 'en' }
    expect(achievement(maximalBadgeClass, site).criteria).toMatchObject({
      narrative: criteriaNarrative(maximalBadgeClass),
    })
  })

  it('say that nobody is supervised, and keep a text of several lines within its item', () => {
    const assessment = { kind: 'exam', description: 'An exam.', proctored: false, identityVerified: false } as const
    const modules = [{ name: 'One', hours: 1, description: 'Reads.\n\nThen writes.' }, { name: 'Two' }]
    const narrative = criteriaNarrative(badgeClass({ assessment, modules }))
    expect(narrative).toContain('An exam. Not proctored. The learner’s identity is not checked.')
    expect(narrative).toContain('- **One** (1 hour): Reads.\n\n  Then writes.\n- **Two**')
  })
})
