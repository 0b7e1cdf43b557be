import { describe, expect, it } from 'vitest'
import { AWARD_ID, award, type Changes, type Fields, problemsOf, recipient, yaml } from '../helpers/content.ts'

const WHOLE = 'bbbbbbbbbbbbbbbb'
const FILE = `awards/2026/03/${WHOLE}.yaml`
const LEARNERS = ['cccccccccccccccc', 'dddddddddddddddd']
const recognition = (fields: Fields = {}) =>
  yaml({
    achievement: 'https://uni.example/statistics',
    name: 'Statistics',
    issuer: 'did:web:uni.example',
    digest: 'a'.repeat(64),
    awardedOn: '2026-02-01',
    verifiedOn: '2026-03-01',
    recipient: recipient('r'),
    ...fields,
  })
const whole = (fields: Fields = {}) => award({ awardedOn: '2026-03-20', parts: [AWARD_ID], ...fields }, WHOLE)
const part = (fields: Fields = {}): Changes => ({ [`awards/2026/03/${AWARD_ID}.yaml`]: award(fields) })

/** Problems of an award of two parts or fewer, without the place. */
const problems = (fields: Fields, changes: Changes = {}) =>
  problemsOf({ [FILE]: whole(fields), ...changes }).map((line) => line.replace(/^.*? award-parts: /, ''))

describe('award-parts', () => {
  it('takes awards and recognitions that were earned by then', () => {
    const changes = { 'recognitions/statistics.yaml': recognition() }
    expect(problems({ parts: [AWARD_ID, 'statistics'] }, changes)).toEqual([])
    expect(problems({ awardedOn: '2026-03-01' })).toEqual([])
  })

  it('points at the part', () => {
    expect(problemsOf({ [FILE]: whole({ parts: [AWARD_ID, 'eeeeeeeeeeeeeeee'] }) })).toEqual([
      `${FILE}:4:28 award-parts: There is neither an award nor a recognition "eeeeeeeeeeeeeeee". [name the id of an award, or a file of content/recognitions/]`,
    ])
  })

  it('suggests the recognition that a mistyped name means', () => {
    expect(problems({ parts: ['statistic'] }, { 'recognitions/statistics.yaml': recognition() })).toEqual([
      'There is neither an award nor a recognition "statistic". [did you mean "statistics"?]',
    ])
  })

  it('refuses the award itself, and a part that stands there twice', () => {
    expect(problems({ parts: [WHOLE] })).toEqual(['This award names itself as a part. [take it out]'])
    expect(problems({ parts: [AWARD_ID, AWARD_ID] })).toEqual([
      `The part ${AWARD_ID} stands here twice. [take one of them out]`,
    ])
  })

  it('refuses awards that are made of each other, however far round, and no other', () => {
    const [C, D] = ['cccccccccccccccc', 'dddddddddddddddd']
    const file = (id: string, parts: string[]): Changes => ({
      [`awards/2026/03/${id}.yaml`]: award({ parts, awardedOn: '2026-03-20' }, id),
    })
    const round = { ...file(C!, [D!]), ...file(D!, [WHOLE]), ...file('eeeeeeeeeeeeeeee', [C!]) }
    const at = (id: string) => `awards/2026/03/${id}.yaml:4:9 award-parts:`
    const is = (id: string) => `The part ${id} is made of this award in turn. [take one of the two out]`
    expect(problemsOf({ [FILE]: whole({ parts: [C] }), ...round })).toEqual([
      `awards/2026/03/${WHOLE}.yaml:4:9 award-parts: ${is(C!)}`,
      `${at(C!)} ${is(D!)}`,
      `${at(D!)} ${is(WHOLE)}`,
    ])
  })

  it('refuses a part that was awarded later', () => {
    expect(problems({ awardedOn: '2026-03-05' }, part({ awardedOn: '2026-03-06' }))).toEqual([
      `The part ${AWARD_ID} was awarded on 2026-03-06, after this award (2026-03-05). [correct the date that is wrong, or take the part out]`,
    ])
  })

  it('refuses a part that was revoked before, and takes one that was revoked later or suspended', () => {
    const ended = (change: string, on: string) => part({ status: [{ change, on, reason: 'Why.' }] })
    expect(problems({}, ended('revoke', '2026-03-19'))).toEqual([
      `The part ${AWARD_ID} was revoked on 2026-03-19, before this award (2026-03-20). [name a part that counted on the day of the award]`,
    ])
    expect(problems({}, ended('revoke', '2026-03-21'))).toEqual([])
    expect(problems({}, ended('suspend', '2026-03-19'))).toEqual([])
  })

  it('refuses a part that was erased before, and leaves one where it is that was erased later', () => {
    const erased = (erasedOn: string, fields: Fields = {}): Changes => ({
      [`awards/2026/03/${AWARD_ID}.yaml`]: yaml({ badge: 'teamwork', awardedOn: '2026-03-01', erasedOn, ...fields }),
    })
    expect(problems({}, erased('2026-03-19'))).toEqual([
      `The part ${AWARD_ID} was erased on 2026-03-19, before this award (2026-03-20). [name a part that counted on the day of the award]`,
    ])
    expect(problems({}, erased('2026-03-21'))).toEqual([])
    const revoked = { status: [{ change: 'revoke', on: '2026-03-10' }] }
    expect(problems({}, erased('2026-03-21', revoked)).join()).toContain('was revoked on 2026-03-10')
  })

  it('refuses a recognition that was withdrawn before', () => {
    const withdrawn = (on: string) => ({ 'recognitions/statistics.yaml': recognition({ withdrawn: on }) })
    expect(problems({ parts: ['statistics'] }, withdrawn('2026-03-10'))).toEqual([
      'The part statistics was withdrawn on 2026-03-10, before this award (2026-03-20). [name a part that counted on the day of the award]',
    ])
    expect(problems({ parts: ['statistics'] }, withdrawn('2026-03-21'))).toEqual([])
  })

  it('refuses a part of another learner or another DID, as far as both are told', () => {
    const [one, other] = LEARNERS
    const hint = '[name what the same person earned, or correct who it was awarded to]'
    expect(problems({ learner: one }, part({ learner: other }))).toEqual([
      `The part ${AWARD_ID} has another learner than this award. ${hint}`,
    ])
    expect(problems({ learner: one }, part({ learner: one }))).toEqual([])
    expect(problems({ learner: one })).toEqual([])
    const did = (name: string) => recipient(name, { did: `did:key:${name}` })
    expect(problems({ recipient: did('a') }, part({ recipient: did('b') }))).toEqual([
      `The part ${AWARD_ID} was awarded to another DID than this award. ${hint}`,
    ])
    expect(problems({ recipient: did('a') })).toEqual([])
  })
})
