import { describe, expect, it } from 'vitest'
import { AWARD, AWARD_ID, award, problemsOf } from '../helpers/content.ts'

describe('award-folder', () => {
  it('refuses an award in the folder of another month, and says where it belongs', () => {
    expect(problemsOf({ [AWARD]: award({ awardedOn: '2026-02-28' }) })).toEqual([
      `${AWARD}:2:12 award-folder: awardedOn is 2026-02-28, and this file lies in content/awards/2026/03/. [move it to content/awards/2026/02/]`,
    ])
  })

  it('goes by the day as it is written, whatever the time zone', () => {
    expect(problemsOf({ [AWARD]: award({ awardedOn: '2026-03-01T00:30:00+02:00' }) })).toEqual([])
  })

  it('refuses an award in the same month of another year', () => {
    const moved = { [AWARD]: undefined, [`awards/2025/03/${AWARD_ID}.yaml`]: award() }
    expect(problemsOf(moved).map((line) => line.split(' ')[1])).toEqual(['award-folder:'])
  })
})
