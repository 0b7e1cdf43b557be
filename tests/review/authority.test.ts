import { describe, expect, it } from 'vitest'
import { policiesSchema } from '../../src/domain/policy.ts'
import { type AwardRules, authorityChanges, badgesAskedAnew } from '../../src/review/authority.ts'
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

describe('badge classes that others award, or with other approvals', () => {
  const policies = { awards: [{ pathways: ['leading'], by: POLICIES.maintainers, approvals: 2 }] }
  const earning = (earns: string, of: object = policies) => rules(of, new Map([['leading', { earns }]]))
  const told = (before: AwardRules, after: AwardRules) =>
    authorityChanges(BADGES, before, after).map(({ badge, was, is }) => [badge, was.team, was.approvals, is?.approvals])

  it('are told with what was and what is, when a pathway earns another of them', () => {
    expect(told(earning('leader'), earning('teamwork'))).toEqual([
      ['teamwork', POLICIES.issuers, 1, 2],
      ['leader', POLICIES.maintainers, 2, 1],
    ])
  })

  it('are told when the policies name another number, or are taken out', () => {
    expect(told(earning('leader'), earning('leader', { ...policies, approvals: 0 }))).toEqual([
      ['teamwork', POLICIES.issuers, 1, 0],
    ])
    expect(told(earning('leader'), rules(undefined))).toHaveLength(2)
  })

  it('are none when another pathway, which no policy names, earns one, or there were no policies', () => {
    const other = rules(
      policies,
      new Map([
        ['leading', { earns: 'leader' }],
        ['other', { earns: 'teamwork' }],
      ]),
    )
    expect(told(earning('leader'), other)).toEqual([])
    expect(told(rules(undefined), earning('leader'))).toEqual([])
  })
})
