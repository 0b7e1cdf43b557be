import { chmodSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { QualityRule } from '../../src/domain/quality-rules.ts'
import { RULES, type Rule } from '../../src/domain/rules.ts'
import { readContent } from '../../src/intake/index.ts'
import { chunk, end, header, pixels, pngOf } from '../baking/images.ts'
import {
  AWARD,
  award,
  BADGE,
  badge,
  type Changes,
  contentTree,
  ENDORSEMENT,
  endorsement,
  FRAMEWORK,
  framework,
  KEY,
  key,
  LEARNER,
  MESSAGE,
  MICRO_CREDENTIAL,
  markdown,
  message,
  PATHWAY,
  POLICIES,
  pathway,
  RECOGNITION,
  recipient,
  recognition,
  SITE,
  TODAY,
  WITH_PATHWAY,
  yaml,
} from '../helpers/content.ts'

const PNG = 'badges/teamwork/badge.png'
const SVG = 'badges/teamwork/badge.svg'
const baked = pngOf(header(96, 96), chunk('iTXt', 'openbadges\0\0\0\0\0{}'), pixels(96, 96), end)
const result = { id: 'a', name: 'A', type: 'status' }
const exam = { id: 'exam', name: 'Exam', type: 'percent' }

/** For each rule that content alone can break, content that breaks it. */
const BREAKING: Readonly<Record<Exclude<Rule, AgainstLedger | AgainstBase | QualityRule>, Changes>> = {
  'file-name': { 'pathways/Leading.md': 'x' },
  'file-kind': { 'badges/teamwork/index.mdx': 'x' },
  'file-place': { 'badges/index.md': 'x' },
  'file-mode': {}, // not a change of text: see problemsWith
  'file-size': { 'site.yaml': 'x'.repeat(100_000) },
  'file-encoding': { 'site.yaml': new Uint8Array([0xff]) },
  'file-missing': { 'site.yaml': undefined },
  'front-matter': { [BADGE]: '---js\n---\n' },
  'yaml-syntax': { 'site.yaml': 'a: [' },
  'yaml-alias': { 'site.yaml': 'a: &a 1\n' },
  'markdown-unsafe': { [BADGE]: badge({}, '<b>Bold</b>') },
  'site-shape': { 'site.yaml': 'url: here\n' },
  'issuer-shape': { 'issuer/index.md': '---\nname: x\n---\n' },
  'key-shape': { [KEY]: '{}' },
  'badge-shape': { [BADGE]: badge({ name: '' }) },
  'pathway-shape': { [PATHWAY]: pathway({ steps: [] }) },
  'career-shape': { 'careers/analyst.md': markdown({ name: '' }, 'x') },
  'framework-shape': { 'frameworks/nace.yaml': 'name: NACE\n' },
  'programme-shape': { 'programmes.yaml': 'courses: []\n' },
  'programme-badge-exists': { 'programmes.yaml': yaml({ courses: [{ name: 'A', recognisedBy: ['none'] }] }) },
  'programme-course-unique': { 'programmes.yaml': yaml({ courses: [{ name: 'A' }, { name: 'a' }] }) },
  'recognition-shape': { 'recognitions/statistics.yaml': 'name: Statistics\n' },
  'learner-shape': { 'learners/aaaaaaaaaaaaaaaa.yaml': 'name: Ada\n' },
  'award-shape': { [AWARD]: award({ badge: undefined }) },
  'endorsement-shape': { [ENDORSEMENT]: endorsement({ by: undefined }) },
  'message-shape': { [MESSAGE]: markdown({ subject: '' }, 'Hello.') },
  'message-variables': { [MESSAGE]: message('Hello {{nmae}}.') },
  'image-missing': { [SVG]: undefined },
  'image-kind': { [PNG]: 'GIF89a' },
  'image-dimensions': { [PNG]: pngOf(header(4, 4), pixels(4, 4), end) },
  'image-unsafe': { [SVG]: '<svg onload="x"/>' },
  'image-baked': { [PNG]: baked },
  'award-badge-exists': { [AWARD]: award({ badge: 'none' }) },
  'award-id-unique': { 'awards/2026/02/aaaaaaaaaaaaaaaa.yaml': award({ awardedOn: '2026-02-01' }) },
  'award-result-exists': { [AWARD]: award({ results: [{ result: 'none', value: '1' }] }) },
  'award-result-required': { [BADGE]: badge({ ...MICRO_CREDENTIAL, results: [{ ...exam, requiredValue: '60' }] }) },
  'award-result-reached': {
    [BADGE]: badge({ results: [{ ...exam, requiredValue: '60' }] }),
    [AWARD]: award({ results: [{ result: 'exam', value: '59' }] }),
  },
  'award-evidence-required': { [BADGE]: badge({ evidenceRequired: true }) },
  'award-dates': { [AWARD]: award({ expires: '2026-01-01' }) },
  'award-status': { [AWARD]: award({ status: [{ change: 'reinstate', on: '2026-03-02', reason: 'x' }] }) },
  'award-folder': { [AWARD]: award({ awardedOn: '2026-02-01' }) },
  'award-parts': { [AWARD]: award({ parts: ['bbbbbbbbbbbbbbbb'] }) },
  'badge-result-unique': { [BADGE]: badge({ results: [result, result] }) },
  'badge-related-exists': { [BADGE]: badge({ related: [{ badge: 'none' }] }) },
  'badge-module-exists': { [BADGE]: badge({ modules: [{ name: 'A', badge: 'none' }] }) },
  'micro-credential-elements': { [BADGE]: badge({ type: 'micro-credential' }) },
  'badge-endorsed': { [ENDORSEMENT]: endorsement({ endorses: { badge: 'none' } }) },
  'pathway-badge-exists': { [PATHWAY]: pathway({ earns: 'none' }) },
  'pathway-count': { ...WITH_PATHWAY, [PATHWAY]: pathway({ steps: [{ choose: 2, of: ['teamwork'] }] }) },
  'pathway-earns': { [PATHWAY]: pathway({ earns: 'teamwork' }) },
  'alignment-known': { [BADGE]: badge({ alignments: ['nace:teamwork'] }) },
  'framework-item-url': { [FRAMEWORK]: framework({ itemUrl: undefined }) },
  'pathway-step-unique': {
    ...WITH_PATHWAY,
    [PATHWAY]: pathway({ requires: [{ badge: 'teamwork' }], steps: [{ badge: 'teamwork' }] }),
  },
  'pathway-optional': { ...WITH_PATHWAY, [PATHWAY]: pathway({ steps: [{ badge: 'teamwork', optional: true }] }) },
  'pathway-dates': { ...WITH_PATHWAY, [PATHWAY]: pathway({ opens: '2026-02-01', closes: '2026-01-01' }) },
  'pathway-cycle': {
    ...WITH_PATHWAY,
    [BADGE]: badge({ type: 'micro-credential' }),
    'pathways/back.md': pathway({ earns: 'teamwork', steps: [{ badge: 'leader' }] }),
  },
  'pathway-step-reachable': {
    ...WITH_PATHWAY,
    [PATHWAY]: pathway({ closes: '2026-01-01', steps: [{ badge: 'coach' }] }),
    'pathways/later.md': pathway({ earns: 'coach', opens: '2027-01-01' }),
    'badges/coach/index.md': badge({ name: 'Coach', type: 'micro-credential' }),
    'badges/coach/badge.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>',
  },
  'pathway-automatic': {
    ...WITH_PATHWAY,
    [PATHWAY]: pathway({ automatic: true }),
    'badges/leader/index.md': badge({ name: 'Leader', evidenceRequired: true }),
  },
  'pathway-replaces': { ...WITH_PATHWAY, [PATHWAY]: pathway({ replaces: 'none' }) },
  'pathway-career-exists': { ...WITH_PATHWAY, [PATHWAY]: pathway({ leadsTo: ['none'] }) },
  'career-badge-exists': { 'careers/analyst.md': markdown({ name: 'A', description: 'Asks.', badges: ['none'] }, 'x') },
  'career-next': { 'careers/analyst.md': markdown({ name: 'A', description: 'Asks.', next: ['analyst'] }, 'x') },
  'key-dates': { [KEY]: key({ retiredOn: '2025-01-01' }) },
  'endorsement-date': { [ENDORSEMENT]: endorsement({ on: '2099-01-01' }) },
  'recognition-dates': { [RECOGNITION]: recognition({ verifiedOn: '2026-01-01' }) },
  'learner-consent': { [LEARNER]: yaml({ consent: '2099-01-01' }) },
  'learner-pathway-exists': { [LEARNER]: yaml({ consent: '2026-03-01', pathways: ['leading'] }) },
  'name-consent': { [AWARD]: award({ recipient: recipient('a', { name: 'Ada' }) }) },
  'name-script': { [BADGE]: badge({ name: 'T\u0435amwork' }) },
  'plain-identifier': { [AWARD]: `# ada@analytical.example\n${award()}` },
  'plain-phone': { [AWARD]: `# +44 20 7946 0000\n${award()}` },
  'privacy-preset': { 'site.yaml': yaml({ ...SITE, privacy: 'minors' }), [AWARD]: award({ visibility: 'public' }) },
  'salt-unique': { 'awards/2026/03/bbbbbbbbbbbbbbbb.yaml': award() },
  'policy-names': { 'site.yaml': yaml({ ...SITE, policies: { ...POLICIES, issuers: 'nobody' } }) },
  'quality-names': { 'site.yaml': yaml({ ...SITE, quality: { 'quality-aligend': 'off' } }) },
}

/** Rules that only the ledger can tell are broken; tests/ledger breaks them. */
const AGAINST_LEDGER = [
  'award-removed',
  'award-badge-kept',
  'award-changed-without-reason',
  'award-erased',
  'status-changed',
  'award-uncertain',
  'key-retired-early',
] as const
type AgainstLedger = (typeof AGAINST_LEDGER)[number]

/** Rules that only a comparison with what was there before, or with the policies, can tell are broken; tests/review breaks them. */
const AGAINST_BASE = [
  'generated-current',
  'change-mixed',
  'change-workflow',
  'change-program',
  'change-issuer',
  'award-moved',
  'policy-approver',
  'policy-approvals',
  'policy-self-award',
  'policy-most-awards',
  'policy-backdating',
] as const
type AgainstBase = (typeof AGAINST_BASE)[number]

function problemsWith(rule: Rule, changes: Changes) {
  const root = contentTree(rule === 'file-mode' ? {} : changes)
  if (rule === 'file-mode') chmodSync(join(root, 'content/site.yaml'), 0o755)
  const intake = readContent(root, { today: TODAY })
  return intake.ok ? [] : intake.problems
}

describe('every rule', () => {
  it('is either in this table or held against the ledger or the base', () => {
    expect([...Object.keys(BREAKING), ...AGAINST_LEDGER, ...AGAINST_BASE].sort()).toEqual(Object.keys(RULES).sort())
  })

  it('that is held against the ledger is broken by a test of the ledger', () => {
    const files = ['ledger', 'keys', 'erasure'].map((name) => new URL(`../ledger/${name}.test.ts`, import.meta.url))
    const tests = files.map((file) => readFileSync(file, 'utf8')).join('')
    for (const rule of AGAINST_LEDGER) expect(tests).toContain(rule)
  })

  it('that is held against the base is broken by a test of reviews', () => {
    const tests = globSync(fileURLToPath(new URL('../{review,scripts}/{*.test.ts,comments/*.md}', import.meta.url)))
    const text = tests.map((file) => readFileSync(file, 'utf8')).join()
    expect(AGAINST_BASE.filter((rule) => !text.includes(rule))).toEqual([])
  })

  it.each(Object.entries(BREAKING) as [Rule, Changes][])('%s is broken by some content', (rule, changes) => {
    expect(problemsWith(rule, changes).map((problem) => problem.rule)).toContain(rule)
  })

  it.each(Object.entries(BREAKING) as [Rule, Changes][])(
    '%s tells file, line, column, what is wrong in a sentence, and how to mend it',
    (rule, changes) => {
      for (const problem of problemsWith(rule, changes)) {
        expect(problem.file).toMatch(/^content\/[a-z]/)
        expect(problem.line).toBeGreaterThanOrEqual(1)
        expect(problem.column).toBeGreaterThanOrEqual(1)
        expect(problem.message).toMatch(/^\S.*[.…]$/)
        expect(problem.hint).toMatch(/^\S/)
        expect(`${problem.message} ${problem.hint}`).not.toMatch(/undefined|\[object|NaN|ada@/)
      }
    },
  )

  it('leaves the register to content in which nothing is wrong', () => {
    const intake = readContent(contentTree({ ...WITH_PATHWAY, [ENDORSEMENT]: endorsement() }), { today: TODAY })
    expect(intake.ok && Object.keys(intake.register).sort()).toEqual(
      [
        ...[
          'site',
          'issuer',
          'keys',
          'badgeClasses',
          'pathways',
          'careers',
          'frameworks',
          'awards',
          'erased',
          'recognitions',
        ],
        ...['learners', 'endorsements', 'messages'],
      ].sort(),
    )
  })
})
