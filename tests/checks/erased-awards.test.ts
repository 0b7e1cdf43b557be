import { describe, expect, it } from 'vitest'
import {
  AWARD,
  AWARD_ID,
  award,
  BADGE,
  badge,
  ENDORSEMENT,
  endorsement,
  problemsOf,
  read,
  recipient,
  yaml,
} from '../helpers/content.ts'

const OTHER = 'bbbbbbbbbbbbbbbb'
const COHORT = 'awards/2026/03/spring.yaml'
const erased = (fields: object = {}) =>
  yaml({ badge: 'teamwork', awardedOn: '2026-03-01', erasedOn: '2026-03-20', ...fields })
const cohort = (...recipients: object[]) => yaml({ badge: 'teamwork', awardedOn: '2026-03-01', recipients })

describe('an erased award', () => {
  it('is known as erased and is no award', () => {
    const intake = read({ [AWARD]: erased() })
    expect(intake.ok && [...intake.register.awards]).toEqual([])
    expect(intake.ok && [...intake.register.erased.values()]).toEqual([
      {
        id: AWARD_ID,
        file: `content/${AWARD}`,
        badge: 'teamwork',
        awardedOn: '2026-03-01',
        erasedOn: '2026-03-20',
      },
    ])
  })

  it('stands in a cohort beside those that are not', () => {
    const file = cohort({ id: OTHER, recipient: recipient(OTHER) }, { id: 'cccccccccccccccc', erasedOn: '2026-03-20' })
    const intake = read({ [COHORT]: file })
    expect(intake.ok && [...intake.register.awards.keys()]).toEqual([AWARD_ID, OTHER])
    expect(intake.ok && intake.register.erased.get('cccccccccccccccc')).toMatchObject({
      badge: 'teamwork',
      awardedOn: '2026-03-01',
      file: `content/${COHORT}`,
    })
  })

  it('needs no evidence, and no badge class that is still there', () => {
    expect(problemsOf({ [AWARD]: erased(), [BADGE]: badge({ evidenceRequired: true }) })).toEqual([])
    expect(problemsOf({ [AWARD]: erased({ badge: 'long-gone' }) })).toEqual([])
  })

  it('says nothing more of a person: no recipient, evidence or reason', () => {
    const change = { change: 'revoke', on: '2026-03-10' }
    expect(problemsOf({ [AWARD]: erased({ status: [change] }) })).toEqual([])
    const fields = [{ recipient: recipient('a') }, { narrative: 'x' }, { status: [{ ...change, reason: 'x' }] }]
    for (const more of fields) expect(problemsOf({ [AWARD]: erased(more) }).join()).toContain('award-shape')
    const both = cohort({ id: OTHER, erasedOn: '2026-03-20', recipient: recipient(OTHER) })
    expect(problemsOf({ [COHORT]: both }).join()).toContain('award-shape')
  })

  it('is held to the order of dates and of changes, and to its folder', () => {
    const first = (fields: object) => problemsOf({ [AWARD]: erased(fields) })[0]
    expect(first({ erasedOn: '2026-02-20' })).toMatch(/:3:11 award-dates: erasedOn is 2026-02-20, before the award/)
    expect(first({ erasedOn: '2027-01-01' })).toMatch(/:3:11 award-dates: erasedOn is 2027-01-01, which lies in the f/)
    expect(first({ status: [{ change: 'reinstate', on: '2026-03-10' }] })).toContain('award-status')
    expect(first({ awardedOn: '2026-02-01' })).toContain('award-folder')
  })

  it('shares its id with no other award, and is endorsed by nobody', () => {
    const twice = cohort({ id: AWARD_ID, erasedOn: '2026-03-20' })
    expect(problemsOf({ [COHORT]: twice }).join()).toContain('award-id-unique')
    expect(problemsOf({ [AWARD]: award(), [COHORT]: twice }).join()).toContain('award-id-unique')
    expect(problemsOf({ [AWARD]: erased(), [ENDORSEMENT]: endorsement({ endorses: { award: AWARD_ID } }) })).toEqual([
      `${ENDORSEMENT}:1:20 badge-endorsed: This endorses award "${AWARD_ID}", which was erased. [remove this file: what it says is about a person whose award is erased]`,
    ])
  })

  it('leaves the messages about other recipients of a cohort as they are', () => {
    expect(problemsOf({ [COHORT]: cohort({ id: OTHER }) })).toEqual([
      `${COHORT}:3:14 award-shape: An item of recipients lacks the field "recipient": who earned it. [add a line "recipient: …". All fields: content/README.md#cohort]`,
    ])
    expect(problemsOf({ [COHORT]: cohort({ id: OTHER, erasedOn: 'yesterday' }) }).join()).toContain(
      'erasedOn is "yesterday"',
    )
  })
})
