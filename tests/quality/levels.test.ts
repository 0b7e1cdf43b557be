import { describe, expect, it } from 'vitest'
import { BADGE, badge, lineOf, problemsOf, read, SITE, yaml } from '../helpers/content.ts'

const site = (quality: object) => ({ 'site.yaml': yaml({ ...SITE, quality }) })

/** What could be better about the smallest content with some changes, one line for each. */
function findingsOf(changes: Parameters<typeof read>[0]): string[] {
  return read(changes).findings.map(
    ({ file, line, column, level, rule }) => `${file.replace('content/', '')}:${line}:${column} ${level} ${rule}`,
  )
}

describe('the levels of the rules of quality', () => {
  it('are those of the rules unless the site gives others', () => {
    expect(findingsOf({})).toEqual([
      'badges/teamwork/index.md:2:7 warning quality-name-specific',
      'badges/teamwork/index.md:6:1 warning quality-criteria-concrete',
      'badges/teamwork/index.md:2:1 warning quality-aligned',
      'badges/teamwork/index.md:2:1 advice quality-portable',
      'badges/teamwork/index.md:2:1 advice quality-skills',
    ])
    expect(
      findingsOf(site({ 'quality-name-specific': 'off', 'quality-aligned': 'advice', 'quality-skills': 'warning' })),
    ).toEqual([
      'badges/teamwork/index.md:6:1 warning quality-criteria-concrete',
      'badges/teamwork/index.md:2:1 advice quality-aligned',
      'badges/teamwork/index.md:2:1 advice quality-portable',
      'badges/teamwork/index.md:2:1 warning quality-skills',
    ])
  })

  it('make a problem with its place of what the site calls one, and leave the rest as it is', () => {
    const changes = site({ 'quality-name-specific': 'problem', 'quality-criteria-concrete': 'problem' })
    expect(problemsOf(changes)).toEqual([
      expect.stringContaining('badges/teamwork/index.md:2:7 quality-name-specific: "Teamwork" does not say'),
      expect.stringContaining('badges/teamwork/index.md:6:1 quality-criteria-concrete: The criteria have 9 words'),
    ])
    expect(findingsOf(changes).length).toBe(3)
  })

  it('name rules that are there', () => {
    expect(problemsOf(site({ 'quality-aligend': 'off', alignment: 'off' }))).toEqual([
      'site.yaml:5:11 quality-names: There is no rule of quality "quality-aligend". [did you mean "quality-aligned"?]',
      'site.yaml:5:35 quality-names: There is no rule of quality "alignment". [content/QUALITY.md lists them]',
    ])
    expect(problemsOf(site({ constructor: 'off' }))).toEqual([expect.stringContaining('"constructor"')])
    expect(problemsOf(site({ 'quality-aligned': 'fatal' }))).toEqual([expect.stringContaining('site-shape')])
  })

  it('are of no account where a file cannot be read: nobody could say what leads where', () => {
    const intake = read({ 'pathways/broken.md': 'x' })
    expect({ ok: intake.ok, findings: intake.findings }).toEqual({ ok: false, findings: [] })
  })

  it('never quote an address of anybody', () => {
    const name = `Leadership`
    const intake = read({ [BADGE]: badge({ name, description: 'Leads.' }, 'As agreed with your trainer.') })
    expect(intake.findings.map((one) => one.rule)).toContain('quality-criteria-public')
    const criteria = 'Write a letter. See https://intranet.example.org/?ask=ada@analytical.example'
    const told = read({ [BADGE]: badge({}, criteria) })
    const lines = told.ok ? told.findings.map(({ message }) => message) : told.problems.map(lineOf)
    expect(lines.join()).not.toContain('ada@')
  })
})
