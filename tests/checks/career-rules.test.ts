import { describe, expect, it } from 'vitest'
import { type Fields, markdown, PATHWAY, pathway, problemsOf, WITH_PATHWAY } from '../helpers/content.ts'

const career = (fields: Fields = {}) => markdown({ name: 'Analyst', description: 'Answers questions.', ...fields }, 'x')

describe('career-badge-exists', () => {
  it('refuses a badge class that is not there', () => {
    expect(problemsOf({ 'careers/analyst.md': career({ badges: ['teamwork', 'teamwrok'] }) })).toEqual([
      'careers/analyst.md:4:21 career-badge-exists: This career asks for badge "teamwrok", and content/badges/ has no folder of that name. [did you mean "teamwork"?]',
    ])
  })

  it('takes one that is there', () => {
    expect(problemsOf({ 'careers/analyst.md': career({ badges: ['teamwork'] }) })).toEqual([])
  })
})

describe('career-next', () => {
  it('refuses a rung that is not there', () => {
    expect(problemsOf({ 'careers/analyst.md': career({ next: ['analyts'] }) })).toEqual([
      'careers/analyst.md:4:8 career-next: This career leads to "analyts", and content/careers/ has no file of that name. [did you mean "analyst"?]',
    ])
  })

  it('refuses a ladder that leads back', () => {
    expect(
      problemsOf({
        'careers/analyst.md': career({ next: ['lead'] }),
        'careers/lead.md': career({ next: ['head', 'chief'] }),
        'careers/head.md': career(),
        'careers/chief.md': career({ next: ['analyst'] }),
      }),
    ).toEqual([
      'careers/analyst.md:4:8 career-next: This career is a rung above itself: it leads to "lead", "chief", "analyst". [name only rungs above this one]',
      'careers/chief.md:4:8 career-next: This career is a rung above itself: it leads to "analyst", "lead", "chief". [name only rungs above this one]',
      'careers/lead.md:4:15 career-next: This career is a rung above itself: it leads to "chief", "analyst", "lead". [name only rungs above this one]',
    ])
  })

  it('takes ladders that part and meet again', () => {
    expect(
      problemsOf({
        'careers/analyst.md': career({ next: ['lead', 'expert'] }),
        'careers/lead.md': career({ next: ['head'] }),
        'careers/expert.md': career({ next: ['head'] }),
        'careers/head.md': career(),
      }),
    ).toEqual([])
  })
})

describe('pathway-career-exists', () => {
  const leadsTo = { ...WITH_PATHWAY, [PATHWAY]: pathway({ leadsTo: ['analyst'] }) }

  it('refuses a career that is not there', () => {
    expect(problemsOf(leadsTo)).toEqual([
      'pathways/leading.md:6:11 pathway-career-exists: This pathway leads to "analyst", and content/careers/ has no file of that name. [write the name of a file without .md, or add this one]',
    ])
  })

  it('takes one that is there, and one whose file has a mistake of its own', () => {
    expect(problemsOf({ ...leadsTo, 'careers/analyst.md': career() })).toEqual([])
    const lines = problemsOf({ ...leadsTo, 'careers/analyst.md': 'x' })
    expect(lines.map((line) => line.split(' ')[1])).toEqual(['front-matter:'])
  })
})

describe('name-script', () => {
  it('holds careers and badges of other issuers to plain letters', () => {
    const steps = [
      { badge: 'teamwork' },
      { achievement: 'https://o.example/1', issuer: 'did:web:o.example', name: 'S\u0435a', issuerName: 'Р\u0430p' },
    ]
    const lines = problemsOf({
      ...WITH_PATHWAY,
      [PATHWAY]: pathway({ steps }),
      'careers/analyst.md': career({ name: 'An\u0430lyst', organisation: 'B\u0430nk' }),
    })
    expect(lines.map((line) => line.split(':').slice(0, 2).join(':') + line.match(/ name-script/))).toEqual([
      'careers/analyst.md:2 name-script',
      'careers/analyst.md:4 name-script',
      'pathways/leading.md:5 name-script',
      'pathways/leading.md:5 name-script',
    ])
  })
})
