import { beforeAll, describe, expect, it } from 'vitest'
import { award, badge, MICRO_CREDENTIAL, PATHWAY, POLICIES, pathway, SITE, SVG, yaml } from '../helpers/content.ts'
import { folderOfSuite } from '../helpers/temporary.ts'
import { type Branch, type Circumstances, type Host, hostIn } from './repository.ts'

const policies = { ...POLICIES, awards: [{ pathways: ['leading'], by: 'core', approvals: 2 }] }
const microCredential = (name: string) => badge({ name, ...MICRO_CREDENTIAL })
const LEADING = `content/${PATHWAY}`
const SITE_FILE = 'content/site.yaml'

/** The pathway that policies name earns something else: whoever awarded that alone may award this from then on. */
const LET_GO: Branch = { [LEADING]: pathway({ earns: 'mentor' }) }

/** A badge class that is not there yet. */
const NEW: Branch = { 'content/badges/coach/index.md': microCredential('Coach'), 'content/badges/coach/badge.svg': SVG }

describe('a change of pathways that policies name', () => {
  const folder = folderOfSuite()
  let host: Host
  beforeAll(async () => {
    host = await hostIn(folder, {
      'site.yaml': yaml({ ...SITE, policies }),
      'badges/leader/index.md': microCredential('Leader'),
      'badges/leader/badge.svg': SVG,
      'badges/mentor/index.md': microCredential('Mentor'),
      'badges/mentor/badge.svg': SVG,
      [PATHWAY]: pathway(),
      'pathways/mentoring.md': pathway({ name: 'Mentoring', earns: 'mentor' }),
    })
  })

  const by = (author: string): Circumstances => ({ pullRequest: { author } })
  const told = (files: Branch, circumstances: Circumstances) => {
    const { problems, warnings } = host.review(files, circumstances)
    const rules = problems.filter(({ rule }) => rule !== 'generated-current')
    return {
      problems: rules.map(({ rule, file }) => `${rule} ${file}`),
      warnings: warnings.map(({ warning, file, message }) => `${warning} ${file} ${message}`),
    }
  }
  const BOTH = [
    'authority-changed content/pathways/leading.md Before this, the team "core" awards badge class "leader" with 2 approvals; after it, the team "badge-office" with 1 approval.',
    'authority-changed content/pathways/leading.md Before this, the team "badge-office" awards badge class "mentor" with 1 approval; after it, the team "core" with 2 approvals.',
  ]

  it('is refused to whoever is no maintainer, and told badge class by badge class, when others may award by it', () => {
    expect(told(LET_GO, by('ada-example'))).toEqual({ problems: [`change-issuer ${LEADING}`], warnings: BOTH })
  })

  it('is told to a maintainer, and where it is not known who proposes it', () => {
    expect(told(LET_GO, by('mo-example'))).toEqual({ problems: [], warnings: BOTH })
    const warnings = [`issuer-changed ${LEADING} This changes who issues, with which keys and by whose approval.`]
    expect(told(LET_GO, {})).toEqual({ problems: [], warnings: [...BOTH, ...warnings] })
  })

  it('is refused when the badge class is removed by it, to come again under other rules', () => {
    const removed = {
      'content/badges/leader/index.md': undefined,
      'content/badges/leader/badge.svg': undefined,
      ...NEW,
      [LEADING]: pathway({ earns: 'coach' }),
    }
    const { problems, warnings } = told(removed, by('ada-example'))
    expect([problems, warnings.length]).toEqual([[`change-issuer ${LEADING}`], 1])
  })

  it('is refused by the policies that are there now, wherever the branch began', () => {
    const from = host.git('rev-parse', 'main')
    const stricter = { ...policies, awards: [{ pathways: ['mentoring'], by: 'core' }, ...policies.awards] }
    const edited: Branch = { 'content/pathways/mentoring.md': pathway({ name: 'Mentoring', earns: 'leader' }) }
    expect(told(edited, { ...by('ada-example'), from }).problems).toEqual([])
    host.commit({ [SITE_FILE]: yaml({ ...SITE, policies: stricter }) })
    expect(told(edited, { ...by('ada-example'), from }).problems).toEqual([
      'change-issuer content/pathways/mentoring.md',
    ])
    host.git('reset', '--quiet', '--hard', from)
  })

  it('is free when nobody else may award by it: other steps and words, and pathways that no policy names', () => {
    const steps = { [LEADING]: pathway({ description: 'Leads on.', steps: [{ badge: 'teamwork', within: 'P3Y' }] }) }
    const other = { 'content/pathways/mentoring.md': pathway({ name: 'Mentoring', earns: 'leader' }) }
    for (const files of [steps, other]) expect(told(files, by('ada-example'))).toEqual({ problems: [], warnings: [] })
  })

  it('is free when it is about a new badge class: of that nothing was asked yet', () => {
    const coaching = { ...NEW, 'content/pathways/coaching.md': pathway({ name: 'Coaching', earns: 'coach' }) }
    expect(told(coaching, by('ada-example'))).toEqual({ problems: [], warnings: [] })
  })

  it('brings no award by the rules that it makes', () => {
    const awarded = { 'content/awards/2026/03/nnnnnnnnnnnnnnnn.yaml': award({ badge: 'leader' }, 'new') }
    const { problems } = told({ ...LET_GO, ...awarded }, by('ada-example'))
    expect(problems).toEqual(['change-issuer content/pathways/leading.md', 'change-mixed content/pathways/leading.md'])
  })

  it('of the policies is told badge class by badge class as well', () => {
    const site = (change: object) => ({ [SITE_FILE]: yaml({ ...SITE, policies: { ...policies, ...change } }) })
    const { warnings } = told(site({ awards: [{ pathways: ['leading'], by: 'core' }] }), by('mo-example'))
    expect(warnings).toEqual([
      `authority-changed ${SITE_FILE} Before this, the team "core" awards badge class "leader" with 2 approvals; after it, the team "core" with 1 approval.`,
    ])
    const none = told({ [SITE_FILE]: yaml(SITE) }, by('mo-example')).warnings
    expect(none[0]).toMatch(/awards badge class "leader" with 2 approvals; after it, whoever may merge\.$/)
    expect(none).toHaveLength(3)
  })
})
