import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { alignments } from '../../src/domain/alignment.ts'
import { awardFacts } from '../../src/domain/award.ts'
import { FILES_OF_CONTENT } from '../../src/domain/reference-files.ts'
import type { Register } from '../../src/domain/register.ts'
import {
  AWARD,
  AWARD_ID,
  award,
  BADGE,
  badge,
  type Changes,
  FRAMEWORK,
  framework,
  markdown,
  problemsOf,
  read,
  recipient,
  yaml,
} from '../helpers/content.ts'

const ESCO = 'http://data.europa.eu/esco/skill/598de5b0-5b58-4ea7-8058-a4bc4d18c742'
const LONG = { name: 'Written out', url: 'https://frameworks.example/x' }
const teamwork = {
  name: 'Teamwork',
  url: 'https://frameworks.example/nace/teamwork',
  framework: 'NACE',
  code: 'teamwork',
  type: 'CFItem',
  reference: 'nace:teamwork',
}

function registerOf(changes: Changes): Register {
  const intake = read({ [FRAMEWORK]: framework(), ...changes })
  if (!intake.ok) throw new Error(JSON.stringify(intake.problems))
  return intake.register
}

const ofBadge = (list: readonly unknown[], changes: Changes = {}) =>
  registerOf({ [BADGE]: badge({ alignments: list }), ...changes }).badgeClasses.get('teamwork')?.alignments

/** Where a field called `alignments` stands in a schema, with the schema of the field. */
function alignmentFields(schema: z.core.$ZodType): z.core.$ZodType[] {
  if (schema instanceof z.ZodOptional) return alignmentFields(schema.unwrap())
  if (schema instanceof z.ZodArray) return alignmentFields(schema.element)
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(alignmentFields)
  if (!(schema instanceof z.ZodObject)) return []
  return Object.entries(schema.shape).flatMap(([name, field]) =>
    // A pathway's groups stand in groups without end, and nothing in them is aligned.
    name === 'alignments' ? [field] : name === 'of' ? [] : alignmentFields(field as z.core.$ZodType),
  )
}

describe('a short reference', () => {
  it('stands for the item of the framework file that it names, beside alignments that are written out', () => {
    expect(ofBadge(['nace:teamwork', LONG])).toEqual([teamwork, LONG])
  })

  it('can stand wherever alignments stand: in badge classes, results, levels, awards and careers', () => {
    const levels = [{ id: 'a', name: 'A', alignments: ['nace:teamwork'] }]
    const results = [{ id: 'r', name: 'R', type: 'rubric-criterion-level', levels, alignments: ['nace:teamwork'] }]
    const reached = [{ result: 'r', level: 'a', alignments: ['nace:teamwork', LONG] }]
    const career = { name: 'Analyst', description: 'Analyses.', alignments: ['nace:teamwork'] }
    const register = registerOf({
      [BADGE]: badge({ results }),
      [AWARD]: award({ results: reached }),
      'careers/analyst.md': markdown(career, 'Work.'),
    })
    const described = register.badgeClasses.get('teamwork')?.results?.[0]
    expect(described?.alignments).toEqual([teamwork])
    expect(described?.levels?.[0]?.alignments).toEqual([teamwork])
    expect(register.awards.get(AWARD_ID)?.results?.[0]?.alignments).toEqual([teamwork, LONG])
    expect(register.careers.get('analyst')?.alignments).toEqual([teamwork])
  })

  it('can stand in every field called "alignments" of every kind of file', () => {
    const fields = FILES_OF_CONTENT.flatMap(({ schema }) => alignmentFields(schema))
    expect(fields.length).toBeGreaterThan(5)
    const list = (field: z.core.$ZodType) => (field instanceof z.ZodOptional ? field.unwrap() : field)
    expect(fields.filter((field) => (list(field) as typeof alignments).element !== alignments.element)).toEqual([])
  })

  it('takes the address of the item itself, else of all items with the code percent-encoded, else the code', () => {
    const items = { 'a b/ü': { name: 'A' }, own: { name: 'B', url: 'https://frameworks.example/own' } }
    const changes = { [FRAMEWORK]: framework({ items, itemUrl: 'https://frameworks.example/?uri={code}' }) }
    expect(ofBadge(['nace:a b/ü', 'nace:own'], changes)?.map(({ url }) => url)).toEqual([
      'https://frameworks.example/?uri=a%20b%2F%C3%BC',
      'https://frameworks.example/own',
    ])
    const uris = { [ESCO]: { name: 'SQL', type: 'ext:EscoSkill' }, 'https://case.example/uri/1': { name: 'C' } }
    const byUri = { 'frameworks/case.yaml': framework({ items: uris, itemUrl: undefined }) }
    expect(ofBadge([`case:${ESCO}`, 'case:https://case.example/uri/1'], byUri)).toMatchObject([
      { url: ESCO.replace('http:', 'https:'), code: ESCO, type: 'ext:EscoSkill' },
      { url: 'https://case.example/uri/1', code: 'https://case.example/uri/1', type: 'CFItem' },
    ])
  })

  it('is taken for what it is in quotes and without, and for codes that look like numbers or like fields of objects', () => {
    const items = 'items:\n  1.10: { name: One ten }\n  constructor: { name: Builder }\n'
    const file = badge().replace('---\n\n', 'alignments:\n  - nace:1.10\n  - "nace:constructor"\n---\n\n')
    expect(
      ofBadge([], { [FRAMEWORK]: framework({ items: undefined }) + items, [BADGE]: file })?.map(({ name }) => name),
    ).toEqual(['One ten', 'Builder'])
    expect(problemsOf({ [FRAMEWORK]: framework(), [BADGE]: badge({ alignments: ['nace:toString'] }) })).toHaveLength(1)
  })

  it('is told of where it stands when it names no item or no framework, with what it may mean', () => {
    const changes = {
      [FRAMEWORK]: framework(),
      [BADGE]: badge({ alignments: ['nace:teamwrk', 'nce:teamwork', 'iso:1'] }),
    }
    expect(problemsOf(changes)).toEqual([
      `${BADGE}:4:14 alignment-known: The framework "nace" has no item "teamwrk". [did you mean "teamwork"?]`,
      `${BADGE}:4:29 alignment-known: "nce:teamwork" names the framework "nce", and content/frameworks/ has no file nce.yaml. [did you mean "nace"?]`,
      `${BADGE}:4:44 alignment-known: "iso:1" names the framework "iso", and content/frameworks/ has no file iso.yaml. [add content/frameworks/iso.yaml, or write the alignment out with its name and url]`,
    ])
  })

  it('of a cohort is told of once, where it stands, however many recipients share it', () => {
    const results = [{ id: 'r', name: 'R', type: 'percent' }]
    const cohort = yaml({
      badge: 'teamwork',
      awardedOn: '2026-03-01',
      results: [{ result: 'r', value: '1', alignments: ['nace:none'] }],
      recipients: ['b', 'c'].map((seed) => ({ id: seed.repeat(16), recipient: recipient(seed) })),
    })
    const changes = { [BADGE]: badge({ results }), 'awards/2026/03/team.yaml': cohort, [FRAMEWORK]: framework() }
    expect(problemsOf(changes)).toEqual([expect.stringContaining('awards/2026/03/team.yaml:3:')])
  })

  it('to a framework with a mistake, or to an item without an address, is not told of besides the mistake', () => {
    const referring = { [BADGE]: badge({ alignments: ['nace:teamwork'] }) }
    expect(problemsOf({ ...referring, [FRAMEWORK]: framework({ name: undefined }) })).toEqual([
      expect.stringContaining('framework-shape'),
    ])
    const problems = problemsOf({ ...referring, [FRAMEWORK]: framework({ itemUrl: undefined }) })
    expect(problems.map((line) => line.split(' ')[1])).toEqual(['framework-item-url:', 'framework-item-url:'])
    expect(problems[0]).toBe(
      `${FRAMEWORK}:4:20 framework-item-url: The item "teamwork" has no web address of 2000 characters at the most. [add its "url", or for all items "itemUrl" with "{code}" in it]`,
    )
  })

  it('that is no reference and no map is told of in words', () => {
    expect(problemsOf({ [BADGE]: badge({ alignments: ['communication'] }) })).toEqual([
      expect.stringContaining('must be a framework and a code, such as "nace:communication"'),
    ])
    expect(problemsOf({ [BADGE]: badge({ alignments: [{ name: 'X' }] }) })).toEqual([expect.stringContaining('url')])
  })

  it('leaves an award what it is when its framework words the item anew', () => {
    const changes = {
      [BADGE]: badge({ results: [{ id: 'r', name: 'R', type: 'percent' }] }),
      [AWARD]: award({ results: [{ result: 'r', value: '1', alignments: ['nace:teamwork', LONG] }] }),
    }
    const facts = (items: object) =>
      awardFacts(registerOf({ ...changes, [FRAMEWORK]: framework({ items }) }).awards.get(AWARD_ID)!)
    expect(facts({ teamwork: { name: 'Teamwork' } })).toEqual(facts({ teamwork: { name: 'Working in teams' } }))
    expect(facts({ teamwork: { name: 'Teamwork' } }).results).toEqual([
      { result: 'r', value: '1', alignments: ['nace:teamwork', LONG] },
    ])
  })
})
