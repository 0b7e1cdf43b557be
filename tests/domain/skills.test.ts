import { describe, expect, it } from 'vitest'
import { itemSlug, wordSlug } from '../../src/domain/skill-slug.ts'
import { type Skill, skillsOf } from '../../src/domain/skills.ts'
import {
  BADGE,
  badge,
  type Changes,
  FRAMEWORK,
  framework,
  MICRO_CREDENTIAL,
  markdown,
  read,
  WITH_PATHWAY,
} from '../helpers/content.ts'

const NONE = new Set<string>()

function skillsWith(changes: Changes) {
  const intake = read({ [FRAMEWORK]: framework(), ...WITH_PATHWAY, ...changes })
  if (!intake.ok) throw new Error(JSON.stringify(intake.problems))
  return skillsOf(intake.register)
}

const career = (fields: object) => markdown({ name: 'Analyst', description: 'Analyses.', ...fields }, 'Work.')

/** A skill with the names of what has to do with it. */
const told = ({ slug, name, badgeClasses, pathways, careers }: Skill) => ({
  slug,
  name,
  badges: badgeClasses.map((one) => one.slug),
  pathways: pathways.map((one) => one.slug),
  careers: careers.map((one) => one.slug),
})

describe('skills', () => {
  it('in words have the badge classes that develop them, the pathways to those, and the careers that ask for them', () => {
    const { words } = skillsWith({
      [BADGE]: badge({ skills: ['SQL', 'data analysis'] }),
      'badges/leader/index.md': badge({ name: 'Leader', ...MICRO_CREDENTIAL, skills: ['Data-Analysis'] }),
      'careers/analyst.md': career({ skills: ['sql', 'tact'] }),
    })
    expect(words.map(told)).toEqual([
      {
        slug: 'data-analysis',
        name: 'Data-Analysis',
        badges: ['leader', 'teamwork'],
        pathways: ['leading'],
        careers: [],
      },
      { slug: 'sql', name: 'SQL', badges: ['teamwork'], pathways: ['leading'], careers: ['analyst'] },
      { slug: 'tact', name: 'tact', badges: [], pathways: [], careers: ['analyst'] },
    ])
  })

  it('of frameworks are the items that short references name, those of results and levels among them', () => {
    const levels = [{ id: 'a', name: 'A', alignments: ['nace:communication'] }]
    const results = [{ id: 'r', name: 'R', type: 'rubric-criterion-level', levels }]
    const { frameworks, byReference } = skillsWith({
      [BADGE]: badge({ results, alignments: [{ name: 'Teamwork', url: 'https://frameworks.example/x' }] }),
      'careers/analyst.md': career({ alignments: ['nace:communication'] }),
    })
    expect(frameworks.map(({ framework: { name }, items }) => [name, items.map(told)])).toEqual([
      [
        'NACE',
        [
          {
            slug: 'nace-communication',
            name: 'Communication',
            badges: ['teamwork'],
            pathways: ['leading'],
            careers: ['analyst'],
          },
        ],
      ],
    ])
    expect(byReference.get('nace:communication')?.item?.url).toBe('https://frameworks.example/nace/communication')
  })

  it('are none where nothing names any', () => {
    expect(skillsWith({})).toEqual({ words: [], frameworks: [], byReference: new Map() })
  })

  it('have an address each, whatever they are called', () => {
    const items = { 'a.b': { name: 'Dot' }, 'a-b': { name: 'Hyphen' }, 'A.B': { name: 'Capitals' }, б: { name: 'Be' } }
    const alignments = ['nace:a.b', 'nace:a-b', 'nace:A.B', 'nace:б']
    const skills = ['C', 'C++', 'C#', 'аналіз даних', 'nace a b', 'x'.repeat(80)]
    const { words, frameworks } = skillsWith({
      [BADGE]: badge({ skills, alignments }),
      [FRAMEWORK]: framework({ items }),
    })
    const slugs = [...words, ...frameworks.flatMap((one) => one.items)].map(({ slug }) => slug)
    expect(new Set(slugs).size).toBe(10)
    for (const slug of slugs) expect(slug).toMatch(/^[a-z0-9][a-z0-9-]{0,63}$/)
  })
})

describe('the address of a skill', () => {
  it('is that of the word, whatever its capitals, spaces and hyphens', () => {
    expect(['Data Analysis', 'data-analysis', 'DATA analysis'].map(wordSlug)).toEqual(Array(3).fill('data-analysis'))
  })

  it('stays what it is: people print it', () => {
    expect(['SQL', 'C++', 'Prüfung', 'аналіз даних'].map(wordSlug)).toEqual([
      'sql',
      'c-l4ge7k',
      'prufung-8evtzm',
      '1kqdg26',
    ])
    expect(itemSlug('onet', '15-2051.00', NONE)).toBe('onet-15-2051-00')
    expect(itemSlug('esco', 'http://data.europa.eu/esco/skill/598de5b0-5b58-4ea7-8058-a4bc4d18c742', NONE)).toBe(
      'esco-598de5b0-5b58-4ea7-8058-a4bc4d18c742',
    )
    expect(itemSlug('odw', 'ODW-4.2', NONE)).toBe('odw-odw-4-2')
  })

  it('of an item is another when a skill has it already', () => {
    const first = itemSlug('nace', 'a.b', NONE)
    const second = itemSlug('nace', 'a-b', new Set([first]))
    expect([first, second]).toEqual(['nace-a-b', expect.stringMatching(/^nace-a-b-[a-z0-9]+$/)])
    expect(itemSlug('nace', 'a-b', new Set([first, second]))).not.toBe(second)
  })
})
