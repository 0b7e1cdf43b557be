import { describe, expect, it } from 'vitest'
import {
  LEARNER,
  PATHWAY,
  problemsOf,
  RECOGNITION,
  recipient,
  recognition,
  rulesBroken,
  SITE,
  WITH_PATHWAY,
  yaml,
} from '../helpers/content.ts'

describe('recognition-dates', () => {
  it('takes a credential that was verified on the day of its award and has expired since', () => {
    const dates = { awardedOn: '2026-02-01T18:00:00Z', verifiedOn: '2026-02-01', expires: '2026-03-01' }
    expect(problemsOf({ [RECOGNITION]: recognition(dates) })).toEqual([])
  })

  it.each([
    ['awardedOn', { awardedOn: '2026-05-01' }, 'awardedOn is 2026-05-01, which lies in the future'],
    ['verifiedOn', { verifiedOn: '2026-05-01' }, 'verifiedOn is 2026-05-01, which lies in the future'],
    ['withdrawn', { withdrawn: '2026-05-01' }, 'withdrawn is 2026-05-01, which lies in the future'],
    ['verifiedOn', { verifiedOn: '2026-01-31' }, 'before the credential was awarded (2026-02-01)'],
    ['withdrawn', { withdrawn: '2026-01-31' }, 'before the credential was awarded (2026-02-01)'],
    ['expires', { expires: '2026-02-01' }, 'must be later than awardedOn (2026-02-01)'],
  ])('refuses a wrong %s, and says why', (_field, fields, words) => {
    const problems = problemsOf({ [RECOGNITION]: recognition(fields) })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(`recognition-dates: `)
    expect(problems[0]).toContain(words)
  })
})

describe('what says who a learner is', () => {
  it('is held in recognised credentials to the rules of awards: consent to a name, a salt used once, names in one script', () => {
    const named = recipient('statistics', { name: 'Jamie Invented' })
    expect(rulesBroken({ [RECOGNITION]: recognition({ recipient: named }) })).toEqual(['name-consent'])
    const again = { 'recognitions/again.yaml': recognition(), [RECOGNITION]: recognition() }
    expect(rulesBroken(again)).toEqual(['salt-unique'])
    expect(rulesBroken({ [RECOGNITION]: recognition({ name: 'St\u0430tistics' }) })).toEqual(['name-script'])
  })

  it('is never an address, in whichever file of a learner', () => {
    expect(rulesBroken({ [RECOGNITION]: recognition({ name: 'Of mia@example.org' }) })).toEqual(['plain-identifier'])
    expect(rulesBroken({ [LEARNER]: yaml({ consent: '2026-03-01', name: 'mia@example.org' }) })).toEqual([
      'plain-identifier',
    ])
  })
})

describe('learner-consent and learner-pathway-exists', () => {
  it('take a learner who agreed and is on pathways that are there', () => {
    const learner = yaml({ consent: '2026-03-01', name: 'Jamie Invented', pathways: ['leading'] })
    expect(problemsOf({ ...WITH_PATHWAY, [LEARNER]: learner })).toEqual([])
  })

  it('say what to do about a day to come, and about a mistyped pathway', () => {
    expect(problemsOf({ [LEARNER]: yaml({ consent: '2026-05-01' }) })).toEqual([
      `${LEARNER}:1:10 learner-consent: consent is 2026-05-01, which lies in the future: today is 2026-04-01. [take the file out until the learner has agreed, or correct the date]`,
    ])
    const learner = yaml({ consent: '2026-03-01', pathways: ['leadin'] })
    expect(problemsOf({ ...WITH_PATHWAY, [LEARNER]: learner })).toEqual([
      `${LEARNER}:2:12 learner-pathway-exists: This learner is on the pathway "leadin", which is not there. [did you mean "leading"?]`,
    ])
  })

  it('say nothing more of a pathway whose file has a mistake of its own', () => {
    const learner = yaml({ consent: '2026-03-01', pathways: ['leading'] })
    expect(rulesBroken({ ...WITH_PATHWAY, [PATHWAY]: '---\nname: x\n---\n', [LEARNER]: learner })).toEqual([
      'pathway-shape',
    ])
  })
})

describe('a learner whom the preset "minors" protects', () => {
  const minors = { 'site.yaml': yaml({ ...SITE, privacy: 'minors' }) }

  it('may have a pseudonym on what they earned, for the team that reads the repository', () => {
    expect(problemsOf({ ...minors, [RECOGNITION]: recognition({ learner: 'pppppppppppppppp' }) })).toEqual([])
  })

  it('has no page, and no name on a recognised credential', () => {
    const learner = problemsOf({ ...minors, [LEARNER]: yaml({ consent: '2026-03-01' }) })
    expect(learner).toHaveLength(1)
    expect(learner[0]).toContain('privacy-preset: This makes a page of all that one learner earned')
    const named = recipient('statistics', { name: 'Jamie Invented', nameConsent: '2026-03-01' })
    expect(rulesBroken({ ...minors, [RECOGNITION]: recognition({ recipient: named }) })).toEqual(['privacy-preset'])
  })
})
