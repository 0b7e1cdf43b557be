import { describe, expect, it } from 'vitest'
import { AWARD, AWARD_ID, award, problemsOf, recipient, yaml } from '../helpers/content.ts'

describe('name-consent', () => {
  const naming = (fields: object) => problemsOf({ [AWARD]: award({ recipient: { ...fields, ...recipient('a') } }) })

  it('refuses a name without consent', () => {
    expect(naming({ name: 'Ada' })).toEqual([
      `${AWARD}:3:20 name-consent: A name stands here without the date of consent to it. [add "nameConsent:" with the day on which the learner agreed to be named, or take the name out]`,
    ])
  })

  it('refuses consent that lies in the future', () => {
    expect(naming({ name: 'Ada', nameConsent: '2026-05-01' })).toEqual([
      `${AWARD}:3:40 name-consent: nameConsent is 2026-05-01, which lies in the future: today is 2026-04-01. [take the name out until the learner has agreed, or correct the date]`,
    ])
  })

  it('takes a name with consent, given before or after the award', () => {
    expect(naming({ name: 'Ada', nameConsent: '2026-02-01' })).toEqual([])
    expect(naming({ name: 'Ada', nameConsent: '2026-03-31' })).toEqual([])
  })
})

describe('salt-unique', () => {
  it('refuses a salt that two awards share, without printing it', () => {
    const other = 'awards/2026/03/bbbbbbbbbbbbbbbb.yaml'
    const lines = problemsOf({ [other]: award() })
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(
      new RegExp(
        `^${other}:3:\\d+ salt-unique: This salt stands in content/${AWARD} on line 3 already, and must be random`,
      ),
    )
    expect(lines[0]).not.toMatch(/[0-9a-f]{32}/)
  })

  it('refuses a salt that two hashes of one recipient share, and one that a cohort shares', () => {
    const [identity] = recipient(AWARD_ID).identities as object[]
    const twice = { identities: [identity, identity] }
    expect(problemsOf({ [AWARD]: award({ recipient: twice }) }).map((line) => line.split(' ')[1])).toEqual([
      'salt-unique:',
    ])
    const recipients = ['bbbbbbbbbbbbbbbb', 'cccccccccccccccc'].map((id) => ({ id, recipient: recipient('same') }))
    const cohort = yaml({ badge: 'teamwork', awardedOn: '2026-03-01', recipients })
    expect(problemsOf({ 'awards/2026/03/spring.yaml': cohort }).map((line) => line.split(' ')[1])).toEqual([
      'salt-unique:',
    ])
  })

  it('takes an identity that an award shares with what it is made of, and with what else is made of that', () => {
    const made = (id: string, parts: string[]) => ({ [`awards/2026/03/${id}.yaml`]: award({ parts }) })
    const [one, two, three] = ['bbbbbbbbbbbbbbbb', 'cccccccccccccccc', 'dddddddddddddddd'] as const
    const chain = { ...made(one, [AWARD_ID]), ...made(two, [one]), ...made(three, [AWARD_ID]) }
    expect(problemsOf(chain)).toEqual([])
    expect(problemsOf({ ...chain, 'awards/2026/03/eeeeeeeeeeeeeeee.yaml': award() })).toHaveLength(1)
  })

  it('takes no other hash with the salt of what an award is made of', () => {
    const { identities } = recipient(AWARD_ID) as { identities: { salt: string }[] }
    const [other] = recipient('b').identities as object[]
    const same = { identities: [{ ...other, salt: identities[0]!.salt }] }
    const file = 'awards/2026/03/bbbbbbbbbbbbbbbb.yaml'
    expect(problemsOf({ [file]: award({ parts: [AWARD_ID], recipient: same }) })).toHaveLength(1)
  })

  it('takes salts that differ', () => {
    expect(problemsOf({ 'awards/2026/03/bbbbbbbbbbbbbbbb.yaml': award({}, 'b') })).toEqual([])
  })
})
