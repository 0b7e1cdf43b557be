import { describe, expect, it } from 'vitest'
import { policiesSchema } from '../../src/domain/policy.ts'
import { type AwardRules, badgesAskedAnew } from '../../src/review/authority.ts'
import { POLICIES } from '../helpers/content.ts'

const BADGES = ['teamwork', 'leader']

const rules = (policies: object | undefined, pathways: AwardRules['pathways'] = new Map()): AwardRules => ({
  policies: policies && policiesSchema.parse({ ...POLICIES, ...policies }),
  pathways,
})

describe('badge classes of which something else is asked', () => {
  it.each([
    ['nothing changes', {}, {}, []],
    ['there were no policies', undefined, {}, []],
    ['there are none any more', {}, undefined, BADGES],
    ['fewer must approve', {}, { approvals: 0 }, BADGES],
    ['more may be awarded at once', {}, { mostAwards: 10_000 }, BADGES],
    ['awards may be older', {}, { mostDaysBackdated: 36_500 }, BADGES],
    ['others award one of them', {}, { awards: [{ badges: ['leader'], by: POLICIES.maintainers }] }, ['leader']],
  ])('are those that a change concerns: %s', (_, before, after, expected) => {
    expect(badgesAskedAnew(BADGES, rules(before), rules(after))).toEqual(expected)
  })

  it('are those that a pathway earns now and did not before', () => {
    const policies = { awards: [{ pathways: ['leading'], by: POLICIES.maintainers }] }
    const earning = (earns: string) => rules(policies, new Map([['leading', { earns }]]))
    expect(badgesAskedAnew(BADGES, earning('other'), earning('leader'))).toEqual(['leader'])
  })
})
