import { describe, expect, it } from 'vitest'
import type { QualityRule } from '../../src/domain/quality-rules.ts'
import { type Changes, type Fields, markdown, SITE, yaml } from '../helpers/content.ts'
import { remarksOf } from './remarks.ts'

const CRITERIA = 'Write a proposal of two pages for a real decision, and revise it after feedback from its reader.'

/** A badge class of which no rule has anything to say. */
const GOOD: Fields = {
  name: 'Persuasive Business Writing',
  description: 'Writes proposals that lead a busy reader to a decision.',
  skills: ['business writing'],
  imageAlt: 'A pen.',
  alignments: [{ name: 'Communication', url: 'https://frameworks.example/communication' }],
}

const attendance = { kind: 'attendance', description: 'Present all day.' }
const project = { kind: 'project', description: 'A proposal, judged by rubric.' }
const rubric = { id: 'text', name: 'Text', type: 'rubric-criterion-level', levels: [{ id: 'good', name: 'Good' }] }
const reached = { ...rubric, requiredLevel: 'good' }
const modules = [{ name: 'Readers' }, { name: 'Reasons' }]

/** A micro-credential of which no rule has anything to say. */
const MASTERY: Fields = {
  ...GOOD,
  type: 'micro-credential',
  assessment: project,
  evidenceRequired: true,
  results: [reached],
  modules,
}

const badgeFile = (fields: Fields = {}, criteria = CRITERIA) => markdown({ ...GOOD, ...fields }, criteria)

/** The rules that remark on one badge class, with what they say. */
const remarksOn = (fields: Fields, criteria?: string, others: Changes = {}) =>
  remarksOf({ 'badges/writing/index.md': badgeFile(fields, criteria), ...others })
    .filter(({ badge }) => badge === 'writing')
    .map(({ rule, message }) => `${rule}: ${message}`)

const rulesOn = (fields: Fields, criteria?: string, others?: Changes) =>
  remarksOn(fields, criteria, others).map((text) => text.split(':')[0])

const career = markdown({ name: 'Editor', description: 'Edits.' }, 'Edits.')

describe('a badge class that is worth having', () => {
  it('gets no remark, as a badge or a micro-credential', () => {
    expect(remarksOn({})).toEqual([])
    expect(remarksOn(MASTERY)).toEqual([])
  })

  it('gets none either when it says in so many words that it stands for attendance', () => {
    const fields = {
      name: 'Open Data Day 2025 Participation',
      description: 'Took part in the day. Recognises presence, not mastery of a skill.',
      assessment: attendance,
      workload: { hours: 6 },
      skills: undefined,
      alignments: undefined,
    }
    expect(
      remarksOn(fields, 'Sign in before the opening, and stay until the groups have shown their results.'),
    ).toEqual([])
  })
})

/** Wordings that are fine, and that a careless rule would remark on. */
const FINE: [what: string, fields: Fields, criteria?: string][] = [
  ['a verb that is also a thing that badges do', { description: 'Recognises birds by their song.' }],
  ['a person whose title has a thing of teaching in it', { description: 'The program manager of a clinic plans.' }],
  ['a badge that comes to its holder', { description: 'This badge shows that its holder can write proposals.' }],
  ['a role that is called champion', { name: 'Mental Health Champion' }],
  ['a master of a craft by its name', { name: 'Scrum Master', assessment: attendance, workload: { hours: 40 } }],
  [
    'a login that belongs to the task',
    {},
    'Log in to the practice database, and write ten queries that answer its questions.',
  ],
  [
    'a course page of the learner’s own',
    {},
    'Build the page of a course: text, pictures and a quiz. Publish it where anybody can read it.',
  ],
  [
    'an examination by tasks',
    { type: 'competency', assessment: { kind: 'exam', description: 'Twenty tasks, solved on a computer.' } },
  ],
  [
    'multiple choice beside a task',
    {
      type: 'competency',
      assessment: { kind: 'exam', description: 'Multiple-choice questions, then a wall to build.' },
    },
  ],
  ['a quiz for a badge that says no more', { assessment: { kind: 'quiz', description: 'Ten questions.' } }],
  [
    'passive criteria',
    {},
    'Three texts, written for a reader at work, are handed in together with the first draft of each.',
  ],
  [
    'a mastery that is denied',
    { description: 'Took part; not proof of mastery of it.', assessment: attendance, workload: { hours: 3 } },
  ],
]

/** Wordings that a rule is for, besides those of the examples. */
const REMARKED: [rule: QualityRule, fields: Fields, criteria?: string][] = [
  ['quality-name-specific', { name: 'Champion' }],
  ['quality-name-specific', { name: 'Leadership Excellence Award' }],
  ['quality-name-specific', { name: 'Communication' }],
  ['quality-criteria-concrete', {}, 'Join us.'],
  [
    'quality-criteria-concrete',
    {},
    '- Attend the workshop on web design\n- Understand what planning is and how it works',
  ],
  ['quality-criteria-concrete', {}, 'Be present on both days of the training, and be aware of the risks of the work.'],
  ['quality-criteria-public', {}, `${CRITERIA} See [the rules](https://intranet.example.org/rules).`],
  ['quality-criteria-public', {}, `${CRITERIA} The rubric is available on request.`],
  ['quality-criteria-public', {}, `${CRITERIA} The rubric is in the\ncourse handbook.`],
  ['quality-criteria-public', {}, `${CRITERIA} [Rubric](https://courses.example.org/login?next=rubric)`],
  ['quality-assessment-application', { type: 'competency' }],
  ['quality-assessment-application', { type: 'competency', assessment: attendance }],
  [
    'quality-assessment-application',
    { type: 'competency', assessment: { kind: 'exam', description: 'True or false, 40 times.' } },
  ],
  ['quality-evidence', { ...MASTERY, evidenceRequired: false }],
  ['quality-rubric', { ...MASTERY, results: [rubric] }],
  ['quality-rubric', { ...MASTERY, results: undefined }],
  ['quality-type-fits', { assessment: project, workload: { hours: 120 }, modules }],
  ['quality-type-fits', { assessment: project, workload: { ects: 5 }, modules }],
  ['quality-type-fits', { ...MASTERY, modules: undefined }],
  ['quality-attendance-mastery', { type: 'certification', assessment: attendance, workload: { hours: 8 } }],
  [
    'quality-attendance-mastery',
    { description: 'Is a certified negotiator.', assessment: attendance, workload: { hours: 8 } },
  ],
  ['quality-portable', { imageAlt: undefined }],
  ['quality-portable', { description: 'Пишет предложения, которые убеждают занятого читателя.' }],
  ['quality-description-outcome', { description: 'An introduction to business writing.' }],
  ['quality-description-outcome', { description: 'You will learn to write.' }],
]

describe('wording', () => {
  it.each(FINE)('is left alone where it is fine: %s', (_, fields, criteria) => {
    expect(remarksOn(fields, criteria)).toEqual([])
  })

  it.each(REMARKED)('is remarked on by %s: %j %s', (rule, fields, criteria) => {
    expect(rulesOn(fields, criteria)).toContain(rule)
  })

  it('is judged in English alone', () => {
    const fields = { name: 'Communication', description: 'Participation au projet.', language: 'fr' }
    const criteria = `${'Participez aux ateliers et rendez un texte de deux pages à un lecteur réel. '.repeat(3)}`
    expect(remarksOn(fields, criteria)).toEqual([])
    const site = { 'site.yaml': yaml({ ...SITE, language: 'fr' }) }
    expect(remarksOn({ ...fields, language: undefined }, criteria, site)).toEqual([])
    expect(rulesOn({ ...fields, language: 'en-GB' }, criteria)).toContain('quality-name-specific')
  })

  it('of scripts without spaces is counted by letters', () => {
    const fields = { language: 'ja', description: '提案書を書く。', name: '提案書' }
    expect(remarksOn(fields, '- 実際の決定のために二ページの提案書を書いて、読者の意見により直す。')).toEqual([])
    expect(rulesOn(fields, '出席する。')).toEqual(['quality-criteria-concrete'])
  })

  it('tells what criteria ask for instead of acts', () => {
    expect(
      remarksOn({}, 'Attend all eight evenings, take part in the discussion, and understand how it all works.'),
    ).toEqual([
      'quality-criteria-concrete: The criteria ask only to "attend", "understand", "take part": nothing that could be judged.',
    ])
  })
})

describe('a micro-credential', () => {
  it('need not require evidence where the privacy preset keeps it out', () => {
    const site = { 'site.yaml': yaml({ ...SITE, privacy: 'minors' }) }
    expect(rulesOn({ ...MASTERY, evidenceRequired: undefined })).toEqual(['quality-evidence'])
    expect(rulesOn({ ...MASTERY, evidenceRequired: undefined }, CRITERIA, site)).toEqual([])
  })

  it('bundles something when a pathway leads to it, without modules of its own', () => {
    const steps = { 'badges/step/index.md': badgeFile() }
    const pathway = markdown({ name: 'P', description: 'P.', earns: 'writing', steps: [{ badge: 'step' }] }, 'P.')
    expect(rulesOn({ ...MASTERY, modules: undefined }, CRITERIA, { ...steps, 'pathways/p.md': pathway })).toEqual([])
  })

  it('is weakly assessed by a quiz, unless there are projects beside it', () => {
    const assessment = { kind: 'quiz', description: 'Ten questions.' }
    expect(rulesOn({ ...MASTERY, assessment })).toEqual(['quality-assessment-application'])
    expect(rulesOn({ ...MASTERY, assessment, projects: [{ name: 'A proposal' }] })).toEqual([])
  })
})

describe('five days of attendance', () => {
  const days = ['one', 'two', 'three', 'four', 'five']
  const day = (fields: Fields = {}) => badgeFile({ assessment: attendance, workload: { hours: 7 }, ...fields })
  const pathwayOf = (steps: unknown) => ({
    'pathways/week.md': markdown({ name: 'Week', description: 'A week.', earns: 'writing', steps }, 'A week.'),
  })
  const all = Object.fromEntries(days.map((name) => [`badges/${name}/index.md`, day()]))
  const steps = [{ badge: 'one' }, { badge: 'two' }, { choose: 2, of: ['three', { of: ['four', 'five'] }] }]
  const unassessed = { ...MASTERY, assessment: undefined }

  it('called mastery are remarked on, however deep they stand in the pathway', () => {
    expect(remarksOn(unassessed, CRITERIA, { ...all, ...pathwayOf(steps) })).toContain(
      'quality-attendance-mastery: Every step of pathway "week", which leads to it, is a badge for attendance, and nothing is assessed at its end.',
    )
  })

  it('are not, when the end is assessed, one of them is more than attendance, or a step is somebody else’s', () => {
    const outside = { achievement: 'https://o.example/a', name: 'A', issuer: 'did:web:o.example' }
    const skilled = { ...all, 'badges/five/index.md': day({ assessment: project }) }
    for (const [fields, others] of [
      [MASTERY, { ...all, ...pathwayOf(steps) }],
      [unassessed, { ...skilled, ...pathwayOf(steps) }],
      [unassessed, { ...all, ...pathwayOf([...steps, outside]) }],
    ] as const)
      expect(rulesOn(fields, CRITERIA, others)).not.toContain('quality-attendance-mastery')
  })
})

describe('alignment', () => {
  const bare = { alignments: undefined }

  it('is asked for where no way leads to a career', () => {
    expect(rulesOn(bare)).toEqual(['quality-aligned'])
    expect(rulesOn(bare, CRITERIA, { 'careers/editor.md': career })).toEqual(['quality-aligned'])
  })

  it('may be that of a result or of a level of it', () => {
    const alignments = [{ name: 'Communication', url: 'https://frameworks.example/communication' }]
    expect(rulesOn({ ...bare, results: [{ ...rubric, alignments }] })).toEqual([])
    expect(rulesOn({ ...bare, results: [{ ...rubric, levels: [{ id: 'good', name: 'Good', alignments }] }] })).toEqual(
      [],
    )
  })

  it('is not asked for where a career asks for it, or pathways lead to one, also in a circle', () => {
    const pathway = (earns: string, step: string, leadsTo?: string[]) =>
      markdown({ name: 'P', description: 'P.', earns, steps: [{ badge: step }], leadsTo }, 'P.')
    const asks = markdown({ name: 'Editor', description: 'Edits.', badges: ['writing'] }, 'Edits.')
    expect(rulesOn(bare, CRITERIA, { 'careers/editor.md': asks })).toEqual([])
    const circle = {
      'badges/middle/index.md': badgeFile(),
      'pathways/a.md': pathway('middle', 'writing'),
      'pathways/b.md': pathway('writing', 'middle'),
    }
    expect(rulesOn(bare, CRITERIA, circle)).toEqual(['quality-aligned'])
    const way = { ...circle, 'careers/editor.md': career, 'pathways/b.md': pathway('last', 'middle', ['editor']) }
    expect(rulesOn(bare, CRITERIA, way)).toEqual([])
  })
})
