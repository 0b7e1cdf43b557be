import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assessmentSchema, type BadgeClass } from '../../src/domain/badge-class.ts'
import { QUALITY_RULES } from '../../src/domain/quality-rules.ts'
import { qualityFacts } from '../../src/quality/facts.ts'
import { qualityRemarks } from '../../src/quality/index.ts'
import { badgeClass } from '../helpers/records.ts'

const SITE = { url: 'https://badges.example.org/', title: 'B', description: 'B.', language: 'en' }

/** Text as people and attackers write it: words that rules know, marks of Markdown, and anything at all. */
const text = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(
        ...[
          'attend',
          'write',
          'by planning',
          'not',
          'mastery of',
          'This badge is',
          'see the intranet',
          'as agreed with your trainer',
        ],
        ...[
          '\n\n- ',
          '\n1. ',
          '](',
          '](https://intranet.example/)',
          '**',
          '# ',
          'https://',
          '\u202e',
          '日本語',
          '’',
          '\0',
        ],
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(' '))

const slugs = ['a', 'b', 'c'] as const
const slug = fc.constantFrom(...slugs, 'gone', '__proto__')
const alignment = fc.record({ name: text, url: fc.constant('https://f.example/'), framework: text })
const step = fc.letrec((tie) => ({
  step: fc.oneof(
    { maxDepth: 2 },
    fc.record({ badge: slug }),
    fc.record({ achievement: fc.constant('https://o.example/'), name: text, issuer: fc.constant('did:web:o.example') }),
    fc.record({ of: fc.array(fc.oneof(slug, tie('step')), { minLength: 1, maxLength: 3 }) }),
  ),
})).step

const badge = fc.record(
  {
    name: text,
    description: text,
    criteria: text,
    language: fc.constantFrom('en', 'en-GB', 'ja', 'zh-Hant-TW'),
    type: fc.constantFrom('badge', 'competency', 'micro-credential', 'certification', 'ext:Thing'),
    skills: fc.array(text, { maxLength: 2 }),
    alignments: fc.array(alignment, { maxLength: 2 }),
    assessment: fc.record({ kind: fc.constantFrom(...assessmentSchema.shape.kind.options), description: text }),
    workload: fc.record({ hours: fc.double({ min: 0.1, max: 300, noNaN: true }) }, { requiredKeys: [] }),
    modules: fc.array(fc.record({ name: text }), { maxLength: 3 }),
    evidenceRequired: fc.boolean(),
    imageAlt: text,
  },
  { requiredKeys: ['name', 'description', 'criteria'] },
)

const pathway = fc.record({
  name: text,
  description: text,
  earns: slug,
  steps: fc.array(step, { minLength: 1, maxLength: 3 }),
  leadsTo: fc.array(slug, { maxLength: 2 }),
})

const named = <T extends object>(list: readonly T[]) =>
  new Map(list.map((one, i) => [slugs[i]!, { ...one, slug: slugs[i]!, body: '' }]))

const content = fc.record({
  badges: fc.array(badge, { minLength: 1, maxLength: 3 }),
  pathways: fc.array(pathway, { maxLength: 3 }),
  careers: fc.array(fc.record({ name: text, description: text, badges: fc.array(slug) }), { maxLength: 2 }),
})

describe('the rules of quality', () => {
  it('say at most one thing each of a badge class, and fail at none, whatever is written', () => {
    fc.assert(
      fc.property(content, ({ badges, pathways, careers }) => {
        const record = {
          site: SITE,
          badgeClasses: new Map(
            [...named(badges)].map(([name, one]) => [name, badgeClass(one as Partial<BadgeClass>)]),
          ),
          pathways: named(pathways) as never,
          careers: named(careers),
        }
        const remarks = qualityRemarks(record)
        const told = remarks.map((remark) => `${remark.badge} ${remark.rule}`)
        expect(new Set(told).size).toBe(told.length)
        for (const { rule, message, hint } of remarks) {
          expect(Object.hasOwn(QUALITY_RULES, rule)).toBe(true)
          expect(`${message} ${hint}`).not.toMatch(/undefined|\[object|NaN/)
          expect(message).toMatch(/[.]$/)
        }
        for (const one of record.badgeClasses.values()) expect(qualityFacts(one, record).length).toBeGreaterThan(0)
      }),
      { seed: 5, numRuns: 300 },
    )
  })

  it.each([
    ['openings of links', ']('.repeat(32_000)],
    ['openings of addresses', 'https://'.repeat(8_000)],
    ['openings of addresses in angles', '<https:'.repeat(9_000)],
    ['negations', 'not '.repeat(16_000)],
    ['white space', ' \n'.repeat(32_000)],
    ['one word', 'a'.repeat(64_000)],
  ])('are done soon with very many %s', (_, criteria) => {
    const badges = new Map([['a', badgeClass({ slug: 'a', criteria, description: criteria.slice(0, 1000) })]])
    const began = performance.now()
    qualityRemarks({ site: SITE, badgeClasses: badges, pathways: new Map(), careers: new Map() })
    expect(performance.now() - began).toBeLessThan(2000)
  })
})
