import { describe, expect, it } from 'vitest'
import { factsOf } from '../../src/components/pathway-facts.ts'
import { demandInWords, notesOf, orderInWords } from '../../src/components/step-words.ts'
import type { BadgeClass } from '../../src/domain/badge-class.ts'
import type { Pathway } from '../../src/domain/pathway.ts'
import { badgeClass } from '../helpers/records.ts'

const assessment = (kind: 'quiz' | 'exam' | 'project', proctored?: boolean) => ({
  kind,
  proctored,
  description: 'Judged.',
})

const BADGES = new Map(
  [
    badgeClass({
      slug: 'a',
      name: 'A',
      workload: { hours: 10, level: 'Introductory' },
      assessment: assessment('quiz'),
    }),
    badgeClass({ slug: 'b', name: 'B', workload: { hours: 20.5, ects: 1 }, assessment: assessment('quiz') }),
    badgeClass({ slug: 'c', name: 'C' }),
    badgeClass({
      slug: 'end',
      name: 'End',
      type: 'micro-credential',
      validFor: 'P3Y',
      workload: { hours: 100, ects: 4, level: 'EQF 5' },
      assessment: assessment('exam', true),
      prerequisites: ['A job', 'Two years of it'],
    }),
    badgeClass({ slug: 'bare', name: 'Bare' }),
  ].map((badge): [string, BadgeClass] => [badge.slug, badge]),
)

const pathway = (fields: Partial<Pathway>): Pathway => ({
  slug: 'p',
  name: 'P',
  description: 'P.',
  body: '',
  earns: 'end',
  steps: [{ badge: 'a' }],
  ...fields,
})

const facts = (fields: Partial<Pathway>) =>
  Object.fromEntries(factsOf(pathway(fields), BADGES).map(({ name, value }) => [name, value]))

describe('facts of a pathway', () => {
  it('tell what it takes, from the least to the most where learners choose', () => {
    expect(
      facts({
        version: '2',
        steps: [
          { choose: 1, of: ['a', 'b'] },
          { badge: 'c', optional: true },
        ],
      }),
    ).toEqual({
      Hours: '110–120.5 (10–20.5 for the steps, 100 after them)',
      'ECTS credits': '4–5 (0–1 for the steps, 4 after them)',
      Level: 'Introductory, EQF 5',
      Assessments: '2: quiz, exam',
      Supervised: 'the assessment of End',
      Prerequisites: 'A job; Two years of it',
      Validity: '3 years from the award',
      Version: '2',
    })
  })

  it('say that there may be more where a badge does not say how much it takes', () => {
    expect(facts({ steps: [{ badge: 'a' }, { badge: 'c' }] }).Hours).toBe(
      'at least 110 (at least 10 for the steps, 100 after them)',
    )
  })

  it('leave out what nobody stated', () => {
    expect(facts({ earns: 'bare', steps: [{ badge: 'c' }] })).toEqual({ Validity: 'no expiry date' })
  })

  it('count assessments where learners choose between badges with and without one', () => {
    expect(facts({ steps: [{ choose: 1, of: ['a', 'c'] }] }).Assessments).toBe('1–2: quiz, exam')
    expect(facts({ earns: 'bare' }).Supervised).toBe('none of the assessments')
  })
})

describe('words for steps', () => {
  it.each([
    [{ of: ['a'] }, ''],
    [{ of: ['a', 'b'] }, 'All 2'],
    [{ choose: 2, of: ['a', 'b', 'c'] }, 'Any 2 of 3'],
    [{ choose: 2, ordered: true, of: ['a', 'b', 'c'] }, 'Any 2 of 3, in this order'],
    [{ choose: 2, of: ['a', 'b'] }, 'All 2'],
    [{ ordered: true, of: ['a', { badge: 'b', optional: true }] }, '1 needed, 1 optional, in this order'],
  ])('of %j are “%s”', (group, words) => {
    expect(demandInWords(group)).toBe(words)
  })

  it('tell the order of a pathway, unless it has but one step', () => {
    expect(orderInWords(pathway({ ordered: true, steps: [{ badge: 'a' }, { badge: 'b' }] }))).toBe(
      'All 2, in this order',
    )
    expect(orderInWords(pathway({ steps: [{ badge: 'a' }, { badge: 'b', optional: true }] }))).toBe(
      '1 needed, 1 optional, in any order',
    )
    expect(orderInWords(pathway({}))).toBe('')
  })

  it('name the issuer of a badge from elsewhere, and what else is to be known', () => {
    const outside = { achievement: 'https://o.example/1', name: 'O', issuer: 'did:web:o.example' }
    expect(notesOf({ ...outside, optional: true, within: 'P2Y' })).toEqual([
      'by did:web:o.example',
      'optional',
      'no older than 2 years',
    ])
    expect(notesOf({ ...outside, issuerName: 'Other' })).toEqual(['by Other'])
    expect(notesOf({ badge: 'a' })).toEqual([])
  })
})
