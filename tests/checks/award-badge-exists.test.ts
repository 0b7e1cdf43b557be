import { describe, expect, it } from 'vitest'
import { AWARD, award, BADGE, problemsOf, recipient, yaml } from '../helpers/content.ts'

describe('award-badge-exists', () => {
  it('refuses an award for a badge class that is not there, and suggests the nearest name', () => {
    expect(problemsOf({ [AWARD]: award({ badge: 'teamwrok' }) })).toEqual([
      `${AWARD}:1:8 award-badge-exists: This award is for badge "teamwrok", and content/badges/ has no folder of that name. [did you mean "teamwork"?]`,
    ])
  })

  it('says what to do when no name is near', () => {
    expect(problemsOf({ [AWARD]: award({ badge: 'cookery' }) })).toEqual([
      `${AWARD}:1:8 award-badge-exists: This award is for badge "cookery", and content/badges/ has no folder of that name. [name one of the folders in content/badges/, or add this one]`,
    ])
  })

  it('says it once for a whole cohort', () => {
    const recipients = ['bbbbbbbbbbbbbbbb', 'cccccccccccccccc'].map((id) => ({ id, recipient: recipient(id) }))
    const cohort = yaml({ badge: 'teamwrok', awardedOn: '2026-03-01', recipients })
    expect(problemsOf({ 'awards/2026/03/spring.yaml': cohort })).toEqual([
      'awards/2026/03/spring.yaml:1:8 award-badge-exists: This award is for badge "teamwrok", and content/badges/ has no folder of that name. [did you mean "teamwork"?]',
    ])
  })

  it('says nothing about a badge class that is there and has a mistake of its own', () => {
    const rules = problemsOf({ [BADGE]: 'no front matter' }).map((line) => line.split(' ')[1])
    expect(rules).toEqual(['front-matter:'])
  })
})
