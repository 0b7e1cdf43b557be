import { describe, expect, it } from 'vitest'
import { AWARD, award, problemsOf } from '../helpers/content.ts'

/** Problems of an award with changes such as `suspend 2026-03-02`. */
function problemsWith(...changes: readonly string[]): string[] {
  const status = changes.map((text) => {
    const [change, on] = text.split(' ')
    return `  - { change: ${change}, on: ${on}, reason: Because. }\n`
  })
  return problemsOf({ [AWARD]: `${award()}status:\n${status.join('')}` })
}

describe('award-status', () => {
  it('takes changes that follow each other sensibly, also on one day', () => {
    expect(problemsWith('revoke 2026-03-02')).toEqual([])
    expect(
      problemsWith('suspend 2026-03-02', 'reinstate 2026-03-02', 'suspend 2026-03-05', 'revoke 2026-03-06'),
    ).toEqual([])
  })

  it('refuses any change after a revocation, and says so once', () => {
    expect(problemsWith('revoke 2026-03-02', 'reinstate 2026-03-03', 'revoke 2026-03-04')).toEqual([
      `${AWARD}:6:15 award-status: This award is revoked at this point, so it cannot be changed by "reinstate". [a revocation is for good: make a new award with a new id]`,
    ])
  })

  it('refuses to reinstate what is not suspended, and to suspend what is', () => {
    expect(problemsWith('reinstate 2026-03-02')).toEqual([
      `${AWARD}:5:15 award-status: This award is valid at this point, so it cannot be changed by "reinstate". [only a suspended award can be reinstated: take this change out]`,
    ])
    expect(problemsWith('suspend 2026-03-02', 'suspend 2026-03-03')).toEqual([
      `${AWARD}:6:15 award-status: This award is suspended at this point, so it cannot be changed by "suspend". [reinstate it first, or revoke it]`,
    ])
  })

  it('refuses changes that are not in the order of their dates', () => {
    expect(problemsWith('suspend 2026-03-05', 'reinstate 2026-03-04')).toEqual([
      `${AWARD}:6:30 award-status: This change is dated 2026-03-04, before the change above it (2026-03-05). [list changes oldest first]`,
    ])
  })
})
