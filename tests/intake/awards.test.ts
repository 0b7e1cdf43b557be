import { describe, expect, it } from 'vitest'
import { AWARD, award, BADGE, badge, type Fields, problemsOf, read, recipient, SVG, yaml } from '../helpers/content.ts'

const IDS = ['bbbbbbbbbbbbbbbb', 'cccccccccccccccc']
const COHORT = 'awards/2026/03/spring.yaml'

function cohort(shared: Fields, ...own: Fields[]): string {
  const recipients = IDS.map((id, i) => ({ id, recipient: recipient(id), ...own[i] }))
  return yaml({ badge: 'teamwork', awardedOn: '2026-03-01', ...shared, recipients })
}

describe('a cohort', () => {
  it('is one award for each recipient, and what a recipient says goes before what the cohort says', () => {
    const intake = read({ [COHORT]: cohort({ term: 'Spring', visibility: 'public' }, { term: 'Autumn' }) })
    const awards = intake.ok ? intake.register.awards : new Map()
    expect(awards.get(IDS[0]!)).toEqual({
      id: IDS[0],
      file: `content/${COHORT}`,
      badge: 'teamwork',
      awardedOn: '2026-03-01',
      term: 'Autumn',
      visibility: 'public',
      recipient: recipient(IDS[0]!),
    })
    expect(awards.get(IDS[1]!)).toMatchObject({ term: 'Spring', visibility: 'public' })
    expect(awards.size).toBe(3)
  })

  it('has at least one recipient, each with an id', () => {
    expect(problemsOf({ [COHORT]: cohort({}).replace(/recipients: .*/, 'recipients: []') })[0]).toContain(
      'recipients is an empty list.',
    )
    expect(problemsOf({ [COHORT]: cohort({}, { id: undefined }) })[0]).toContain('lacks the field "id"')
  })

  it('points at the field of the very recipient', () => {
    const text = `badge: teamwork
awardedOn: 2026-03-01
recipients:
  - id: ${IDS[0]}
    recipient: ${JSON.stringify(recipient('b'))}
  - id: ${IDS[1]}
    recipient: ${JSON.stringify(recipient('c'))}
    expires: 2026-01-01
`
    expect(problemsOf({ [COHORT]: text })[0]).toMatch(/spring\.yaml:8:14 award-dates: expires is 2026-01-01/)
  })
})

describe('an award', () => {
  it('is named by its id, which nobody can guess', () => {
    expect(problemsOf({ 'awards/2026/03/ada-lovelace.yaml': award({}, 'ada') })).toEqual([
      'awards/2026/03/ada-lovelace.yaml:1:1 award-shape: This file is named "ada-lovelace", and an award’s file is named by its id: 16 to 32 random letters a–z and digits 2–7. [rename it, so that nobody can guess the address of the award’s page]',
    ])
  })

  it('may have an image of its own beside it', () => {
    const intake = read({ [AWARD]: award({ image: 'party.svg' }), 'awards/2026/03/party.svg': SVG })
    const [one] = intake.ok ? intake.register.awards.values() : []
    expect(one?.images?.svg && Buffer.from(one.images.svg).toString()).toBe(SVG)
  })

  it('is refused when its image is not there or is in another folder, and suggests the nearest', () => {
    const lines = problemsOf({ [AWARD]: award({ image: 'partie.svg' }), 'awards/2026/03/party.svg': SVG })
    expect(lines).toContain(
      `${AWARD}:4:8 image-missing: This award’s image is "partie.svg", and content/awards/2026/03/ has no file of that name. [did you mean "party.svg"?]`,
    )
  })

  it.each([
    '../party.svg',
    '/etc/passwd',
    'sub/party.svg',
    'party.svg/',
    '..\\party.svg',
    'PARTY.SVG',
    'party.html',
    '',
  ])('is refused with an image of the name %j', (image) => {
    expect(problemsOf({ [AWARD]: award({ image }), 'awards/2026/02/party.svg': SVG })).toContainEqual(
      expect.stringMatching(
        /:4:8 award-shape: image is ".*", and must be the name of a \.png or \.svg file in the same folder\./,
      ),
    )
  })

  it('has its image checked like any other', () => {
    const lines = problemsOf({ [AWARD]: award({ image: 'party.svg' }), 'awards/2026/03/party.svg': '<script/>' })
    expect(lines[0]).toMatch(/^awards\/2026\/03\/party\.svg:1:1 image-unsafe/)
  })
})

describe('content with mistakes in many files', () => {
  it('is told all of them at once, in order of file and line', () => {
    const lines = problemsOf({
      'site.yaml': 'url: 1\n',
      [BADGE]: badge({ nme: 'x' }),
      'badges/teamwork/badge.svg': '<p/>',
      [AWARD]: award({ awardedOn: 'today', badge: 'nothing' }),
    })
    expect(lines.map((line) => line.split(' ', 2).join(' '))).toEqual([
      `${AWARD}:2:12 award-shape:`,
      'badges/teamwork/badge.svg:1:1 image-unsafe:',
      'badges/teamwork/badge.svg:1:1 image-unsafe:',
      `${BADGE}:4:1 badge-shape:`,
      'site.yaml:1:1 site-shape:',
      'site.yaml:1:1 site-shape:',
      'site.yaml:1:1 site-shape:',
      'site.yaml:1:6 site-shape:',
    ])
  })
})
