import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BadgeClass } from '../../src/domain/badge-class.ts'
import type { Framework } from '../../src/domain/framework.ts'
import type { Course } from '../../src/domain/programme.ts'
import { programmeReport } from '../../src/programmes/report.ts'
import { reportTable } from '../../src/programmes/table.ts'
import { reportText } from '../../src/programmes/text.ts'
import { badgeClass } from '../helpers/records.ts'

const EXPECTED = join(import.meta.dirname, 'expected')

const at = (framework: string, name: string, code?: string) => ({
  name,
  url: 'https://frameworks.example/',
  framework,
  ...(code === undefined ? {} : { code }),
})

const SQL = badgeClass({
  code: 'DAT-1',
  skills: ['SQL', 'databases', 'data retrieval'],
  alignments: [at('Data Work', 'Retrieve data', 'D1')],
  assessment: { kind: 'exam', description: 'Tasks.' },
})
const CHARTS = badgeClass({ slug: 'charts', name: 'Building Charts', skills: ['charts', 'reporting'] })
const FAIR = badgeClass({
  slug: 'fair',
  name: 'Data Fair',
  skills: ['spreadsheets', 'teamwork'],
  assessment: { kind: 'attendance', description: 'Be there.' },
})
const ANALYST = badgeClass({
  slug: 'analyst',
  name: 'Analyst',
  type: 'micro-credential',
  modules: [{ name: 'Statistics I' }, { name: 'Chart Studio', badge: 'charts' }],
})

/** The report of some courses and the badge classes above. */
function reportOf(courses: readonly Course[], more: Partial<Parameters<typeof programmeReport>[1]> = {}) {
  const badgeClasses = new Map([SQL, CHARTS, FAIR, ANALYST].map((one): [string, BadgeClass] => [one.slug, one]))
  const nothing = { pathways: new Map(), careers: new Map(), frameworks: new Map() }
  return programmeReport({ courses: [...courses] }, { badgeClasses, ...nothing, ...more })
}

const findingOf = (course: Partial<Course>) => reportOf([{ name: 'A course', ...course }]).courses[0]!
const recognisedBy = (course: Partial<Course>) => findingOf(course).badges.map(({ slug }) => slug)

const PATHWAY = {
  slug: 'analyst',
  name: 'Analyst',
  description: 'x',
  earns: 'analyst',
  body: '',
  steps: [{ badge: 'sql-for-beginners' }, { of: ['charts', 'fair'] }],
}

describe('a course is recognised already', () => {
  it('when the list says so, which goes before all else', () => {
    const finding = findingOf({ code: 'DAT-1', recognisedBy: ['charts', 'fair'] })
    expect(finding).toMatchObject({
      state: 'recognised',
      why: 'The list of courses names “Building Charts”, “Data Fair”.',
    })
  })

  it('when a badge class has its code or its name', () => {
    expect(findingOf({ code: 'dat-1' }).why).toBe('The same code has “SQL for Beginners”.')
    expect(findingOf({ name: 'BUILDING  charts' }).why).toBe('The same name has “Building Charts”.')
  })

  it('when it is a module of a badge class, by the badge of that module if there is one', () => {
    expect(recognisedBy({ name: 'Statistics I' })).toEqual(['analyst'])
    expect(recognisedBy({ name: 'Chart Studio' })).toEqual(['charts'])
  })

  it('when it is assessed and teaches most of what a badge class stands for', () => {
    const taught = { skills: ['sql', 'Databases'], alignments: [at('Data Work', 'Other words for it', 'D1')] }
    expect(findingOf({ ...taught, assessment: 'exam' })).toMatchObject({
      state: 'recognised',
      why: '“SQL for Beginners” stands for the same: sql, Databases, Other words for it.',
    })
    for (const assessment of ['attendance', 'quiz', undefined] as const)
      expect(findingOf({ ...taught, ...(assessment && { assessment }) }).state).toBe('not-yet')
  })

  it('but not by one skill in common, by a small part of either, or by a badge for being there', () => {
    expect(recognisedBy({ skills: ['charts'], assessment: 'project' })).toEqual([])
    expect(recognisedBy({ skills: ['charts', 'reporting', 'a', 'b'], assessment: 'project' })).toEqual([])
    expect(recognisedBy({ skills: ['spreadsheets', 'teamwork'], assessment: 'project' })).toEqual([])
  })
})

describe('a course could be recognised', () => {
  const bundle = { skills: ['a', 'b', 'c'], hours: 50, assessment: 'portfolio' } as const

  it('as a micro-credential when it is a bundle of applied skills with enough hours, or credits for them', () => {
    expect(findingOf({ ...bundle, skills: [...bundle.skills] }).as).toBe('micro-credential')
    expect(findingOf({ skills: ['a', 'b', 'c'], ects: 2, assessment: 'portfolio' }).as).toBe('micro-credential')
  })

  it.each([
    ['too few hours', { hours: 49 }, 'A micro-credential takes 50 hours or more.'],
    ['hours that nobody said', { hours: undefined }, 'Nothing says how many hours it takes'],
    ['an examination alone', { assessment: 'exam' }, 'An examination alone is too thin'],
  ] as const)('as a badge for a skill when it has %s, and says so', (_, fields, why) => {
    const finding = findingOf({ ...bundle, skills: [...bundle.skills], ...fields } as Partial<Course>)
    expect(finding).toMatchObject({ state: 'possible', as: 'skill', why: expect.stringContaining(why) })
  })

  it('as a badge for a milestone when it names no skill', () => {
    expect(findingOf({ assessment: 'assignment', outcomes: ['Writes.'] })).toMatchObject({ as: 'milestone' })
  })

  it('after a look at a badge class that shares a skill with it, never for a standard alone', () => {
    expect(findingOf({ skills: ['charts', 'maps'], assessment: 'project' }).next).toContain(
      'Look first at “Building Charts”, which stands for charts too.',
    )
    const aligned = { skills: ['maps'], alignments: [at('Data Work', 'x', 'D1')], assessment: 'project' } as const
    expect(findingOf({ ...aligned, skills: ['maps'], alignments: [...aligned.alignments] }).next).not.toContain('Look')
  })
})

describe('a course is not yet recognised', () => {
  it.each([
    ['attendance', 'Learners have to be there, and nothing more.', 'Until then a badge can say that they took part'],
    ['quiz', 'A quiz shows what somebody remembers', 'a piece of work that is judged by public criteria'],
    [undefined, 'Nothing says how learners are assessed.', 'Add its assessment to the list.'],
  ] as const)('when its assessment is %s, and is told what would have to change', (assessment, why, next) => {
    const finding = findingOf(assessment === undefined ? {} : { assessment })
    expect(finding).toMatchObject({ state: 'not-yet', why: expect.stringContaining(why) })
    expect(finding.next).toContain(next)
    expect(finding.next).toContain('Say what they can do afterwards.')
  })

  it('but its learners may be assessed for a badge that there is', () => {
    const finding = findingOf({ skills: ['charts'], assessment: 'attendance' })
    expect(finding.next).toContain('Or let them be assessed for “Building Charts”, which stands for charts too.')
  })
})

describe('a programme of several courses', () => {
  const programmeOf = (courses: readonly Partial<Course>[], more = {}) =>
    reportOf(
      courses.map((one, i) => ({ name: `Course ${i}`, programme: 'Data', ...one })),
      more,
    ).programmes[0]

  it('is recognised by a micro-credential of its name, or with its courses as modules, or by a pathway of their badges', () => {
    const named = reportOf([
      { name: 'A', programme: 'Analyst' },
      { name: 'B', programme: 'analyst' },
    ]).programmes[0]
    expect(named).toMatchObject({ state: 'recognised', why: '“Analyst” has the same name.' })
    expect(programmeOf([{ name: 'Statistics I' }, { name: 'Chart Studio' }])?.why).toContain('Each course is a module')
    const pathways = new Map([['analyst', PATHWAY]])
    expect(programmeOf([{ code: 'DAT-1' }, { name: 'Building Charts' }], { pathways })?.why).toContain(
      'lead to “Analyst”',
    )
  })

  it('could be a micro-credential when together it is long, broad and applied enough', () => {
    const some = [
      { skills: ['a', 'b'], hours: 30, assessment: 'attendance' },
      { skills: ['b', 'c'], hours: 20, assessment: 'project' },
    ] as const
    const finding = programmeOf(some.map((one) => ({ ...one, skills: [...one.skills] })))
    expect(finding).toMatchObject({
      state: 'possible',
      why: '2 courses with 3 skills in 50 hours, some of them assessed by work.',
    })
    expect(finding?.next).toContain('Badges for “Course 0”, “Course 1” come first.')
  })

  it('else is told all that it lacks, and is no programme of one course', () => {
    expect(programmeOf([{ hours: 10, skills: ['a'] }, {}])).toMatchObject({
      state: 'not-yet',
      next: 'It lacks work that is assessed, in one of its courses at least; 40 more hours of work; 2 more skills by name.',
    })
    expect(programmeOf([{}])).toBeUndefined()
  })
})

const CAREERS = new Map(
  [
    {
      slug: 'junior',
      name: 'Junior',
      description: 'x',
      body: '',
      skills: ['SQL', 'Negotiation', 'spreadsheets beyond sums'],
    },
    { slug: 'senior', name: 'Senior', description: 'x', body: '', skills: ['negotiation', 'maps'] },
  ].map((one) => [one.slug, one]),
)
const DATA_WORK: Framework = {
  slug: 'data',
  name: 'Data Work',
  url: 'https://frameworks.example/',
  items: { D1: { name: 'Retrieve data' }, D2: { name: 'Map data' }, D3: { name: 'Sell data' } },
}
const JOBS: Framework = { slug: 'jobs', name: 'Jobs', url: 'https://jobs.example/', items: { 1: { name: 'Analyst' } } }
const FRAMEWORKS = new Map([DATA_WORK, JOBS].map((one) => [one.slug, one]))
const MAPS: Course = {
  name: 'Maps',
  skills: ['maps'],
  alignments: [at('Data Work', 'Map data')],
  assessment: 'project',
}

describe('gaps', () => {
  const report = reportOf([MAPS], { careers: CAREERS, frameworks: FRAMEWORKS })

  it('are the skills of careers that no badge class names, once each, with the courses that teach them', () => {
    expect(report.skills.map(({ skill, cover, careers }) => [skill, cover, careers])).toEqual([
      ['maps', 'courses', ['Senior']],
      ['Negotiation', 'neither', ['Junior', 'Senior']],
      ['spreadsheets beyond sums', 'neither', ['Junior']],
      ['SQL', 'badges', ['Junior']],
    ])
  })

  it('are the items of frameworks in use that none is aligned with, by code or by name', () => {
    expect(report.frameworks.map(({ name }) => name)).toEqual(['Data Work'])
    expect(report.frameworks[0]?.items.map(({ standard, cover }) => [standard.code, cover])).toEqual([
      ['D1', 'badges'],
      ['D2', 'courses'],
      ['D3', 'neither'],
    ])
  })
})

describe('the printed report', () => {
  const courses: Course[] = [
    { name: '=HYPERLINK("https://evil.example")', code: '+1', assessment: 'quiz', skills: ['@x', 'a|b*c'] },
    { name: 'SQL Evenings', code: 'DAT-1', hours: 24, attendance: { 2024: 7, 2025: 41 }, programme: 'Evenings' },
    { ...MAPS, programme: 'Evenings' },
    { name: 'Field Work', hours: 60, skills: ['a', 'b', 'c'], assessment: 'case-study' },
  ]
  const report = reportOf(courses, { careers: CAREERS, frameworks: FRAMEWORKS })

  it('is this, as text and as a table', async () => {
    await expect(reportText(report)).toMatchFileSnapshot(join(EXPECTED, 'report.md'))
    await expect(reportTable(report)).toMatchFileSnapshot(join(EXPECTED, 'report.csv'))
  })

  it('has no cell that a spreadsheet takes for a formula', () => {
    expect(reportTable(report)).not.toMatch(/(?:^|,)"?[=+@-]/m)
  })

  it('comes of whatever the schema lets stand in a course', () => {
    const words = fc.array(fc.string({ minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 3 })
    const course = fc.record(
      {
        name: fc.string({ minLength: 1 }),
        skills: words,
        programme: fc.constantFrom('p', 'q'),
        hours: fc.nat({ max: 90 }),
      },
      { requiredKeys: ['name'] },
    )
    fc.assert(
      fc.property(fc.array(course, { minLength: 1, maxLength: 6 }), (some) => {
        const made = reportOf(some as Course[])
        expect(made.courses).toHaveLength(some.length)
        expect(reportText(made)).not.toMatch(/undefined|NaN|\[object/)
      }),
    )
  })
})
