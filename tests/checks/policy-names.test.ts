import { describe, expect, it } from 'vitest'
import { POLICIES, problemsOf, SITE, WITH_PATHWAY, yaml } from '../helpers/content.ts'

const problemsWith = (policies: object) =>
  problemsOf({ ...WITH_PATHWAY, 'site.yaml': yaml({ ...SITE, policies: { ...POLICIES, ...policies } }) }).map((line) =>
    line.replace(/^\S+ /, ''),
  )

describe('policy-names', () => {
  it('takes policies whose names are all there', () => {
    const awards = [{ badges: ['teamwork'], pathways: ['leading'], by: 'core', approvals: 2 }]
    expect(problemsWith({ awards })).toEqual([])
  })

  it('refuses teams, badge classes and pathways that are not there, each at its place', () => {
    const awards = [{ badges: ['teamwrok'], pathways: ['leadng'], by: 'bagde-office' }]
    expect(problemsWith({ awards, maintainers: 'constructor' })).toEqual([
      'policy-names: This names the team "constructor", and `teams` has none of that name. [list its members there]',
      'policy-names: This names badge "teamwrok", and content/badges/ has no folder of that name. [did you mean "teamwork"?]',
      'policy-names: This names the pathway "leadng", and content/pathways/ has no file of that name. [did you mean "leading"?]',
      'policy-names: This names the team "bagde-office", and `teams` has none of that name. [did you mean "badge-office"?]',
    ])
  })
})

describe('policies', () => {
  it('are refused with the field and what it must be', () => {
    expect(problemsWith({ teams: { core: ['@mo'], 'badge-office': [] } })).toEqual([
      'site-shape: An item of core is "@mo", and must be the name of an account, without "@". [All fields: content/README.md#site]',
      'site-shape: badge-office is an empty list. [list something, or take the line out]',
    ])
    expect(problemsWith({ mostAward: 3 })[0]).toContain('did you mean "mostAwards"?')
    expect(problemsWith({ awards: [{ by: 'core' }] })[0]).toContain('needs `badges` or `pathways`')
  })
})
