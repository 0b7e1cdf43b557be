import { describe, expect, it } from 'vitest'
import { PRIVACY_PRESETS, presetOf } from '../../src/domain/privacy.ts'
import {
  AWARD,
  AWARD_ID,
  award,
  BADGE,
  badge,
  type Changes,
  ENDORSEMENT,
  endorsement,
  problemsOf,
  recipient,
  rulesBroken,
  SITE,
  SVG,
  yaml,
} from '../helpers/content.ts'

const under = (privacy: string): Changes => ({ 'site.yaml': yaml({ ...SITE, privacy }) })
const named = recipient(AWARD_ID, { name: 'Jamie Invented', nameConsent: '2026-03-01' })
const results = [{ id: 'level', name: 'Level', type: 'status' }]

/** What tells of a learner, each in content that is right under every other preset. */
const TELLING: Readonly<Record<string, Changes>> = {
  'names its learner': { [AWARD]: award({ recipient: named }) },
  'is to be listed in public': { [AWARD]: award({ visibility: 'public' }) },
  'has the field "evidence"': { [AWARD]: award({ evidence: [{ url: 'https://e.example/' }] }) },
  'has the field "narrative"': { [AWARD]: award({ narrative: 'Led the team.' }) },
  'has the field "image"': { [AWARD]: award({ image: 'own.svg' }), 'awards/2026/03/own.svg': SVG },
  'has the field "licenseNumber"': { [AWARD]: award({ licenseNumber: 'A 7' }) },
  'has the field "results"': {
    [BADGE]: badge({ results }),
    [AWARD]: award({ results: [{ result: 'level', status: 'completed' }] }),
  },
  'has the hash of "name"': {
    [AWARD]: award({
      recipient: { identities: [{ type: 'name', hash: `sha256$${'0'.repeat(64)}`, salt: '0'.repeat(32) }] },
    }),
  },
  'asks for evidence': { [BADGE]: badge({ evidenceRequired: true }), [AWARD]: undefined },
  'endorses the award of one learner': { [ENDORSEMENT]: endorsement({ endorses: { award: AWARD_ID } }) },
}

describe('privacy-preset', () => {
  it.each(Object.entries(TELLING))(
    'refuses under "minors" an award or file that %s, and nowhere else',
    (what, changes) => {
      for (const preset of ['public-repository', 'private-repository'])
        expect(problemsOf({ ...changes, ...under(preset) })).toEqual([])
      const problems = problemsOf({ ...changes, ...under('minors') })
      expect(problems).toHaveLength(1)
      expect(problems[0]).toContain(what)
      expect(problems[0]).toContain('privacy-preset')
    },
  )

  it('says where and how to mend it', () => {
    expect(problemsOf({ ...under('minors'), [AWARD]: award({ visibility: 'public' }) })).toEqual([
      `${AWARD}:4:13 privacy-preset: Award "${AWARD_ID}" is to be listed in public, and content/site.yaml says "privacy: minors". [take the line out]`,
    ])
  })

  it('takes an award of a hashed address or a DID, an endorsement of a badge class, and an erased award', () => {
    expect(problemsOf(under('minors'))).toEqual([])
    const changes = {
      [AWARD]: award({ recipient: { did: 'did:key:z6MkInvented' }, term: 'Spring', expires: '2027-03-01' }),
      [ENDORSEMENT]: endorsement({ endorses: { badge: 'teamwork' } }),
    }
    expect(problemsOf({ ...under('minors'), ...changes })).toEqual([])
    const erased = yaml({ badge: 'teamwork', awardedOn: '2026-03-01', erasedOn: '2026-03-20' })
    expect(problemsOf({ ...under('minors'), [AWARD]: erased })).toEqual([])
  })

  it('looks at each award of a cohort, whoever said it first', () => {
    const recipients = ['b', 'c'].map((n) => ({ id: n.repeat(16), recipient: recipient(n) }))
    const cohort = yaml({ badge: 'teamwork', awardedOn: '2026-03-01', narrative: 'All of us.', recipients })
    expect(problemsOf({ ...under('minors'), 'awards/2026/03/spring.yaml': cohort })).toHaveLength(2)
  })

  it('is one of a list', () => {
    expect(rulesBroken(under('secret'))).toEqual(['site-shape'])
    expect(presetOf({})).toBe(PRIVACY_PRESETS['public-repository'])
  })
})
