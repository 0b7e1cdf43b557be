import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { startingImage } from '../../src/authoring/starting-image.ts'
import { readContent } from '../../src/intake/index.ts'
import { vagueName } from '../../src/quality/vague-name.ts'
import { runHere, runWith } from '../cli/in-process.ts'
import { contentTree, FRAMEWORK, framework, WITH_PATHWAY } from '../helpers/content.ts'
import { digestsBelow, filesBelow } from '../helpers/folders.ts'

const LEARNING = [
  ...['--outcomes', 'Prepares a negotiation; explains its result', '--hours', '25'],
  ...['--participation', 'blended', '--quality', 'internal'],
]
const BADGE = [
  ...['new', 'badge', '--name', 'Negotiating: “Supply” & <Demand>', '--description', 'Negotiates contracts.'],
  ...['--kind', 'mastery', '--criteria', 'Prepare a case; negotiate it; explain the result'],
  ...['--assessment', 'case-study', '--shown', 'A contract that both sides sign.'],
  ...LEARNING,
]
const FILE = 'content/badges/negotiating-supply-demand/index.md'

const register = (root: string) => {
  const intake = readContent(root, { today: '2026-11-24' })
  if (!intake.ok) throw new Error(JSON.stringify(intake.problems))
  return intake.register
}

describe('a new badge class', () => {
  it('is written from flags, passes the check, and holds what was left open as comments', async () => {
    const root = contentTree()
    expect(await runHere(root, ...BADGE, '--skills', 'bargaining, law')).toMatchObject({ code: 0, stderr: '' })
    expect(readFileSync(join(root, FILE), 'utf8')).toBe(
      [
        '---',
        "name: 'Negotiating: “Supply” & <Demand>'",
        'description: Negotiates contracts.',
        'type: micro-credential',
        '# How long an award holds, as an ISO 8601 duration: `P2Y`. For ever unless given.',
        '# validFor: P2Y',
        'skills:',
        '  - bargaining',
        '  - law',
        '# Competencies and standards of outside frameworks; short references to items of `frameworks/`, or in full.',
        '# alignments: [{ name: Name of the competency, url: https://framework.example/competency }]',
        'assessment:',
        '  kind: case-study',
        '  description: A contract that both sides sign.',
        'workload:',
        '  hours: 25',
        'outcomes:',
        '  - Prepares a negotiation',
        '  - explains its result',
        '# What one needs in order to enrol, in words; badges that are needed stand in the pathway.',
        '# prerequisites: [A year of work in sales]',
        '# Modules of the learning.',
        '# modules: [{ name: Framing a question, hours: 15 }]',
        '# Projects of the learning.',
        '# projects: [{ name: Portfolio, hours: 30 }]',
        'participation: blended',
        'qualityAssurance:',
        '  kind: internal',
        '# Results that awards can carry.',
        '# results: [{ id: exam, name: Examination, type: percent, min: "0", max: "100", requiredValue: "60" }]',
        'evidenceRequired: true',
        '# What the image shows, for those who cannot see it.',
        '# imageAlt: What badge.svg shows.',
        '---',
        '',
        'To earn it:',
        '',
        '- Prepare a case',
        '- negotiate it',
        '- explain the result',
        '',
      ].join('\n'),
    )
    expect(register(root).badgeClasses.get('negotiating-supply-demand')).toMatchObject({ evidenceRequired: true })
  })

  it('still passes the check when each comment is made a field', async () => {
    const root = contentTree()
    await runHere(root, ...BADGE)
    const file = join(root, FILE)
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^# ([a-zA-Z]+: )/gm, '$1'))
    const badgeClass = register(root).badgeClasses.get('negotiating-supply-demand')
    expect(Object.keys(badgeClass ?? {})).toEqual(
      expect.arrayContaining([
        'validFor',
        'skills',
        'alignments',
        'imageAlt',
        'prerequisites',
        'modules',
        'projects',
        'results',
      ]),
    )
  })

  it('takes a short reference to an item of a framework that is there', async () => {
    const root = contentTree({ [FRAMEWORK]: framework() })
    expect(await runHere(root, ...BADGE, '--alignment', 'nace:teamwork')).toMatchObject({ code: 0 })
    expect(register(root).badgeClasses.get('negotiating-supply-demand')?.alignments).toMatchObject([
      { name: 'Teamwork' },
    ])
    const unknown = await runHere(root, ...BADGE, '--slug', 'other', '--alignment', 'nace:teamwrk')
    expect(unknown).toMatchObject({ code: 1, stdout: expect.stringContaining('did you mean "teamwork"?') })
  })

  it('has its workload in ECTS credits, in hours or in both, and what else is known of its learning', async () => {
    const workloadWith = async (...words: string[]) => {
      const root = contentTree()
      const without = BADGE.filter((word, i) => word !== '--hours' && BADGE[i - 1] !== '--hours')
      expect(await runHere(root, ...without, ...words)).toMatchObject({ code: 0, stderr: '' })
      return register(root).badgeClasses.get('negotiating-supply-demand')
    }
    expect(await workloadWith('--ects', '1.5')).toMatchObject({ workload: { ects: 1.5 } })
    const more = ['--hours', '40', '--ects', '2', '--level', 'EQF 5', '--prerequisites', 'Sold something; reads law']
    expect(await workloadWith(...more)).toMatchObject({
      workload: { hours: 40, ects: 2, level: 'EQF 5' },
      prerequisites: ['Sold something', 'reads law'],
    })
  })

  it('of a milestone has of its learning what is said, and no comments on the rest', async () => {
    const root = contentTree()
    const words = ['--name', 'Rowing a Skiff', '--description', 'Rows.', '--kind', 'milestone', '--criteria', 'Row.']
    expect(await runHere(root, 'new', 'badge', ...words, '--hours', '3')).toMatchObject({ code: 0 })
    const text = readFileSync(join(root, 'content/badges/rowing-a-skiff/index.md'), 'utf8')
    expect(text).toContain('workload:\n  hours: 3\n')
    expect(text).not.toMatch(/outcomes|quality/)
  })

  it('takes its criteria from a Markdown file', async () => {
    const root = contentTree()
    writeFileSync(join(root, 'criteria.md'), '## Part one\n\nWork; rest.\n')
    const words = ['--name', 'Rowing a Skiff', '--description', 'Rows.', '--kind', 'milestone']
    expect(await runHere(root, 'new', 'badge', ...words, '--criteria-file', 'criteria.md')).toMatchObject({ code: 0 })
    expect(register(root).badgeClasses.get('rowing-a-skiff')?.criteria).toBe('## Part one\n\nWork; rest.')
    const both = await runHere(root, 'new', 'badge', ...words, '--criteria-file', 'criteria.md', '--criteria', 'x')
    expect(both).toMatchObject({ code: 2, stderr: expect.stringContaining('say the same') })
    expect(await runHere(root, 'new', 'badge', ...words, '--criteria-file', 'none.md')).toMatchObject({ code: 3 })
  })

  it('says all that is missing at once, and what is wrong with what was given, and writes nothing', async () => {
    const root = contentTree()
    const before = digestsBelow(root)
    const said = async (...words: string[]) => {
      const { code, stdout, stderr } = await runHere(root, 'new', ...words)
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      return stderr
    }
    expect(await said('badge', '--kind', 'mastery')).toContain(
      'these are missing: --name <name>, --description <text>, --criteria <steps>, --assessment <kind>, --outcomes <outcomes>, --hours <number>, --participation <form>, --quality <kind>\n',
    )
    expect(await said('badge', '--kind', 'milestone')).toContain(
      'these are missing: --name <name>, --description <text>, --criteria <steps>\n',
    )
    expect(await said('badge', '--hours', 'many')).toContain('--hours "many" must be a number')
    expect(await said('badge', '--hours', '0')).toContain('--hours "0"')
    expect(await said('badge', '--outcomes', ' ; ')).toContain('--outcomes ";" has nothing between')
    expect(await said('badge', '--level', 'EQF 9')).toContain('must be such as "EQF 5"')
    expect(await said('badge', '--participation', 'on-site')).toContain('did you mean "onsite"?')
    expect(await said('badge', '--name', 'Good Communicator')).toContain('does not say what the holder can do')
    expect(await said('badge', '--name', 'Teamwork', '--slug', 'other')).toContain('does not say')
    expect(await said('badge', '--kind', 'mastry')).toContain('did you mean "mastery"?')
    expect(await said('badge', '--valid-for', '2 years')).toContain('must be a duration')
    expect(await said('badge', '--alignment', 'x')).toContain('must be "name | https://address"')
    expect(await said('badge', '--shown', 'x')).toContain('--shown says nothing without --assessment')
    expect(await said('badge', '--slug', '../../x')).toContain('must be lower-case letters')
    expect(await said('badge', '--slug', 'teamwork')).toContain('is there already')
    expect(await said('badge', '--steps', 'x')).toContain('new badge has no flag --steps')
    expect(await said('bagde')).toContain('did you mean "badge"?')
    expect(digestsBelow(root)).toEqual(before)
  })

  it('is refused when what it says breaks a rule, and leaves no folder behind', async () => {
    const root = contentTree()
    const before = filesBelow(root)
    const { code, stdout } = await runHere(root, ...BADGE, '--slug', 'con')
    expect(code).toBe(1)
    expect(stdout).toContain('content/badges/con:1:1  file-name')
    expect(filesBelow(root)).toEqual(before)
  })
})

describe('a new pathway and a new endorsement', () => {
  it('pass the check', async () => {
    const root = contentTree({ ...WITH_PATHWAY, 'pathways/leading.md': undefined })
    const pathway = ['--name', 'Leading Well', '--description', 'Leads.', '--earns', 'leader', '--steps', 'teamwork']
    expect(await runHere(root, 'new', 'pathway', ...pathway, '--audience', 'For all.')).toMatchObject({ code: 0 })
    const by = ['--by', 'Partner: Öl & Co', '--url', 'https://partner.example/', '--comment', 'Good: really.']
    expect(await runHere(root, 'new', 'endorsement', '--of', 'teamwork', ...by)).toMatchObject({ code: 0 })
    const { pathways, endorsements } = register(root)
    expect(pathways.get('leading-well')).toMatchObject({ earns: 'leader', steps: [{ badge: 'teamwork' }] })
    expect(endorsements).toMatchObject([
      {
        slug: 'partner-ol-co-on-teamwork',
        endorses: { badge: 'teamwork' },
        by: { id: 'https://partner.example/', name: 'Partner: Öl & Co' },
        on: '2026-11-24',
        comment: 'Good: really.',
      },
    ])
    expect(await runHere(root, 'new', 'endorsement', '--of', 'teamwork', ...by)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--slug'),
    })
    expect((await runHere(root, 'new', 'endorsement', '--of', 'temwork', ...by)).stderr).toContain('"teamwork"')
    expect(
      (await runHere(root, 'new', 'pathway', ...pathway, '--slug', 'other', '--steps', 'nothing')).stderr,
    ).toContain('nothing')
  })
})

/** A terminal before which somebody types an answer when its question appears. */
function terminal(answers: readonly (readonly [question: string, keys: string])[]) {
  const [input, output] = [new PassThrough(), new PassThrough()]
  let seen = ''
  const left = [...answers]
  output.on('data', (bytes: Buffer) => {
    seen += bytes.toString()
    const [question, keys] = left[0] ?? []
    if (question === undefined || !seen.includes(question)) return
    left.shift()
    seen = ''
    setImmediate(() => {
      for (const key of keys!) input.write(key)
    })
  })
  return { input, output, left }
}

const ENTER = '\r'
const DOWN = '\u001b[B'

describe('at a terminal', () => {
  it('the questions are asked one after the other, a vague name once more', async () => {
    const root = contentTree()
    const { left, ...streams } = terminal([
      ['Which competency exactly', `Good Communicator${ENTER}`],
      ['does not say what', `${'\u007f'.repeat(20)}Client Presentation Skills${ENTER}`],
      ['What can the holder do', `Presents to clients.${ENTER}`],
      ['milestone, or certify mastery', ENTER],
      ['What exactly must a learner do', `Present twice; answer questions${ENTER}`],
      ['What must be shown', `A talk of ten minutes.${ENTER}`],
      ['Which skills', `presenting, listening${ENTER}`],
      ['aligned with', ENTER],
      ['How long', `P3Y${ENTER}`],
    ])
    const run = await runWith({ terminal: streams }, root, 'new', 'badge', '--assessment', 'presentation')
    expect({ ...run, left }).toMatchObject({ code: 0, stderr: '', left: [] })
    expect(register(root).badgeClasses.get('client-presentation-skills')).toMatchObject({
      type: 'badge',
      validFor: 'P3Y',
      skills: ['presenting', 'listening'],
      assessment: { kind: 'presentation', description: 'A talk of ten minutes.' },
      criteria: 'To earn it:\n\n- Present twice\n- answer questions',
    })
  })

  it('a micro-credential is asked for what Europe wants to know of it', async () => {
    const root = contentTree()
    const { left, ...streams } = terminal([
      ['What does the holder know', `Rows; turns${ENTER}`],
      ['How many ECTS', `1${ENTER}`],
      ['How many hours', ENTER],
      ['At which level', ENTER],
      ['How does one take part', `${DOWN}${ENTER}`],
      ['Who assures its quality', `${DOWN}${ENTER}`],
      ['What does one need', ENTER],
      ['Which skills', ENTER],
      ['aligned with', ENTER],
      ['How long', ENTER],
    ])
    const words = ['--name', 'Rowing a Skiff', '--description', 'Rows.', '--kind', 'mastery', '--criteria', 'Row.']
    const asked = ['new', 'badge', ...words, '--assessment', 'observation', '--shown', 'A mile.']
    expect(await runWith({ terminal: streams }, root, ...asked)).toMatchObject({ code: 0, stderr: '' })
    expect(left).toEqual([])
    expect(register(root).badgeClasses.get('rowing-a-skiff')).toMatchObject({
      type: 'micro-credential',
      outcomes: ['Rows', 'turns'],
      workload: { ects: 1 },
      participation: 'online',
      qualityAssurance: { kind: 'external' },
    })
  })

  it('a choice is made with the arrows, and Ctrl-C ends it with nothing written', async () => {
    const root = contentTree()
    const before = digestsBelow(root)
    const { left, ...streams } = terminal([
      ['milestone, or certify mastery', `${DOWN}${ENTER}`],
      ['How is it assessed', '\u0003'],
    ])
    const words = ['--name', 'Rowing a Skiff', '--description', 'Rows.', '--criteria', 'Row.']
    const run = await runWith({ terminal: streams }, root, 'new', 'badge', ...words)
    expect({ ...run, left }).toMatchObject({ code: 130, stderr: 'Nothing was written.\n', left: [] })
    expect(digestsBelow(root)).toEqual(before)
  })
})

describe('what a new badge class starts with', () => {
  it('is the same picture for the same name, and another for a micro-credential', () => {
    const picture = startingImage({ slug: 'sql', name: 'SQL', mastery: false })
    expect(startingImage({ slug: 'sql', name: 'SQL', mastery: false })).toBe(picture)
    expect(startingImage({ slug: 'sql', name: 'SQL', mastery: true })).not.toBe(picture)
    expect(startingImage({ slug: 'sqm', name: 'SQL', mastery: false })).not.toBe(picture)
  })

  it('is a name that may be precise: only what is surely vague is refused', () => {
    const vague = [
      'Good Communicator',
      'Team-Player',
      'a very  Good leader',
      'Communication Skills',
      'Excellent Attitude',
    ]
    for (const name of vague) expect([name, vagueName(name)]).toEqual([name, expect.stringContaining('Persuasive')])
    for (const name of [
      'Persuasive Business Writing',
      'Client Presentation Skills',
      'Effective Business Writing',
      'SQL',
      'Team Leader in Rescue Swimming',
    ])
      expect([name, vagueName(name)]).toEqual([name, undefined])
  })
})
