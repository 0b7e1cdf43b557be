import { describe, expect, it } from 'vitest'
import { AWARD, AWARD_ID, award, problemsOf, read, recipient, yaml } from '../helpers/content.ts'

describe('award-id-unique', () => {
  it('refuses an id that stands in two months, and says where the other one is', () => {
    const other = `awards/2026/02/${AWARD_ID}.yaml`
    expect(problemsOf({ [other]: award({ awardedOn: '2026-02-01' }, 'other') })).toEqual([
      `${AWARD}:1:1 award-id-unique: Award id "${AWARD_ID}" stands in content/${other} on line 1 already. [take one of the two out; if they are two awards, give this one a new random id]`,
    ])
  })

  it('refuses an id that stands in a cohort as well, at the id', () => {
    const recipients = [{ id: 'bbbbbbbbbbbbbbbb', recipient: recipient('b') }]
    const cohort = `${yaml({ badge: 'teamwork', awardedOn: '2026-03-01' })}recipients:
  - recipient: ${JSON.stringify(recipient('c'))}
    id: ${AWARD_ID}
`
    const intake = read({
      'awards/2026/03/spring.yaml': cohort,
      'awards/2026/03/other.yaml': yaml({ badge: 'teamwork', awardedOn: '2026-03-01', recipients }),
    })
    expect(intake).toMatchObject({
      ok: false,
      problems: [
        {
          rule: 'award-id-unique',
          file: 'content/awards/2026/03/spring.yaml',
          line: 5,
          column: 9,
          related: { file: `content/${AWARD}`, line: 1, column: 1 },
        },
      ],
    })
  })

  it('does not say of one award written twice that its salt is used twice', () => {
    const copy = { [`awards/2026/02/${AWARD_ID}.yaml`]: award({ awardedOn: '2026-02-01' }) }
    expect(problemsOf(copy).map((line) => line.split(' ')[1])).toEqual(['award-id-unique:'])
  })
})
