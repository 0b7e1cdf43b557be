import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { QUALITY_EXAMPLES } from '../../src/domain/quality-examples.ts'
import { QUALITY_PAGE, QUALITY_RULE_NAMES, QUALITY_RULES, type QualityRule } from '../../src/domain/quality-rules.ts'
import { siteSchema } from '../../src/domain/site.ts'
import { remarksOf } from './remarks.ts'

const rulesIn = (text: string) => remarksOf({ 'badges/example/index.md': text }).map(({ rule }) => rule)

const PAGE = readFileSync(QUALITY_PAGE, 'utf8')

describe('content/QUALITY.md', () => {
  it.each(QUALITY_RULE_NAMES)('explains %s under its name, with its reason and both examples', (rule) => {
    const section = PAGE.split(`\n## ${rule}\n`)[1]!.split('\n## ')[0]!
    const { asks, reason, guide } = QUALITY_RULES[rule]
    for (const text of [asks, reason, guide, ...Object.values(QUALITY_EXAMPLES[rule])]) expect(section).toContain(text)
  })

  it('shows a setting that site.yaml takes', () => {
    const [, shown = ''] = /^```yaml\n([\s\S]*?)^```$/m.exec(PAGE)!
    expect(siteSchema.shape.quality.parse(parse(shown).quality)).toEqual({
      'quality-aligned': 'problem',
      'quality-skills': 'off',
    })
    expect(Object.keys(parse(shown).quality).every((name) => Object.hasOwn(QUALITY_RULES, name))).toBe(true)
  })

  it('is linked from README.md', () => {
    expect(readFileSync('README.md', 'utf8')).toContain(`](${QUALITY_PAGE})`)
  })
})

describe('the examples of content/QUALITY.md', () => {
  it.each(QUALITY_RULE_NAMES)('%s is kept by its passing example', (rule: QualityRule) => {
    expect(rulesIn(QUALITY_EXAMPLES[rule].passing)).not.toContain(rule)
  })

  it.each(QUALITY_RULE_NAMES)('%s is broken by its failing example', (rule: QualityRule) => {
    expect(rulesIn(QUALITY_EXAMPLES[rule].failing)).toContain(rule)
  })
})
