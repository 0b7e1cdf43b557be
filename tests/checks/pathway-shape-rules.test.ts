import { describe, expect, it } from 'vitest'
import { badge } from '../helpers/content.ts'
import { outside, problemsOfPathways } from '../helpers/pathways.ts'

const BADGES = ['a', 'b', 'c', 'd']
const FILE = 'pathways/p.md'
const check = (fields: object, changes: object = {}) =>
  problemsOfPathways({ p: { earns: 'a', ...fields } }, BADGES, { ...changes })

describe('pathway-step-unique', () => {
  it('refuses a badge class that stands twice, however deep', () => {
    expect(check({ steps: [{ badge: 'b' }, { choose: 1, of: ['c', { of: ['b', 'd'] }] }] })).toEqual([
      `${FILE}:5:52 pathway-step-unique: This pathway asks for badge "b" already, on line 5; one badge would count twice. [name it once: where it is needed, or in the choice that it belongs to]`,
    ])
  })

  it('refuses a step that the pathway requires already', () => {
    expect(check({ requires: [{ badge: 'b' }], steps: [{ badge: 'b' }, { badge: 'c' }] })).toEqual([
      `${FILE}:5:18 pathway-step-unique: This pathway asks for badge "b" already, on line 6; one badge would count twice. [name it once: where it is needed, or in the choice that it belongs to]`,
    ])
  })

  it('refuses a badge of another issuer that stands twice', () => {
    expect(check({ steps: [outside('first-aid'), { of: ['b', outside('first-aid', { name: 'Aid' })] }] })).toEqual([
      `${FILE}:5:139 pathway-step-unique: This pathway asks for achievement https://badges.example/first-aid of did:web:badges.example already, on line 5; one badge would count twice. [name it once: where it is needed, or in the choice that it belongs to]`,
    ])
  })

  it('takes badges that differ, and achievements of the same name that do', () => {
    const other = outside('first-aid', { issuer: 'did:web:other.example' })
    expect(check({ requires: [{ badge: 'b' }], steps: [{ badge: 'c' }, outside('first-aid'), other] })).toEqual([])
  })
})

describe('pathway-optional', () => {
  it('refuses a pathway whose steps are all optional', () => {
    expect(check({ requires: [{ badge: 'c' }], steps: [{ badge: 'b', optional: true }] })).toEqual([
      `${FILE}:5:8 pathway-optional: Every step of this pathway is optional, so that nobody has to do anything for it. [take "optional: true" out of the steps that are needed]`,
    ])
  })

  it('refuses a group whose members are all optional, however deep', () => {
    const group = {
      of: [
        { badge: 'b', optional: true },
        { badge: 'c', optional: true },
      ],
    }
    expect(check({ steps: [{ badge: 'd' }, { of: [group, outside('x')] }] })).toEqual([
      `${FILE}:5:36 pathway-optional: Every member of this group is optional, so that the group asks for nothing. [mark the group as optional instead, or write how many are needed, as "choose: 1"]`,
    ])
  })

  it('refuses the mark where nobody needs that one step anyway, and where nobody can do without it', () => {
    const requires = [{ badge: 'd', optional: true }]
    expect(check({ requires, steps: [{ choose: 1, of: ['b', { badge: 'c', optional: true }] }] })).toEqual([
      `${FILE}:5:55 pathway-optional: This step is marked as optional, and its group lets learners choose: none of its members is needed. [take "optional: true" out]`,
      `${FILE}:6:36 pathway-optional: This step is marked as optional, and \`requires\` lists what nobody can do without. [take "optional: true" out]`,
    ])
  })

  it('takes an optional step beside one that is needed, and an optional group', () => {
    const group = { optional: true, of: ['b', { badge: 'c', optional: true }] }
    expect(check({ steps: [{ badge: 'd' }, group] })).toEqual([])
  })
})

describe('pathway-dates', () => {
  it.each(['2026-05-01', '2026-04-30'])('refuses a pathway that opens on 2026-05-01 and closes on %s', (closes) => {
    expect(check({ opens: '2026-05-01', closes, steps: [{ badge: 'b' }] })).toEqual([
      `${FILE}:7:9 pathway-dates: This pathway closes on ${closes}, and opens on 2026-05-01: nobody could ever finish it. [correct the date that is wrong]`,
    ])
  })

  it('takes one that closes later, or never', () => {
    expect(check({ opens: '2026-05-01', closes: '2026-05-02', steps: [{ badge: 'b' }] })).toEqual([])
    expect(check({ opens: '2026-05-01', steps: [{ badge: 'b' }] })).toEqual([])
  })
})

describe('pathway-automatic', () => {
  const automatic = { automatic: true, steps: [{ badge: 'b' }] }
  const plain = { 'badges/a/index.md': badge({ name: 'A' }) }

  it('refuses what somebody has to judge', () => {
    const assessment = { kind: 'exam', description: 'An exam.' }
    const results = [
      { id: 'note', name: 'Note', type: 'percent' },
      { id: 'mark', name: 'Mark', type: 'percent', requiredValue: '60' },
    ]
    const judged = { 'badges/a/index.md': badge({ name: 'A', assessment, evidenceRequired: true, results }) }
    expect(check(automatic, judged)).toEqual(
      ['asks for evidence', 'has a result to be reached ("mark")', 'has an assessment'].map(
        (what) =>
          `${FILE}:6:12 pathway-automatic: This pathway awards "a" by itself, and that badge class ${what}. [take "automatic: true" out]`,
      ),
    )
  })

  it('refuses a badge of another issuer that nobody can do without', () => {
    expect(check({ automatic: true, steps: [{ badge: 'b' }, outside('first-aid')] }, plain)).toEqual([
      `${FILE}:5:38 pathway-automatic: This pathway awards "a" by itself, and this step is a badge of another issuer, which people must verify first. [take "automatic: true" out, or offer a badge of your own beside it]`,
    ])
  })

  it('takes one that can be met with the issuer’s own badges and asks for nothing more', () => {
    const steps = [{ choose: 1, of: ['b', outside('first-aid')] }, outside('boats', { optional: true })]
    expect(check({ automatic: true, steps }, plain)).toEqual([])
  })
})

describe('pathway-replaces', () => {
  const steps = [{ badge: 'b' }]
  const versions = (older: object, newer: object = {}) =>
    problemsOfPathways(
      { newer: { earns: 'a', steps, replaces: 'older', ...newer }, older: { earns: 'a', steps, ...older } },
      BADGES,
    )

  it('refuses a version that is not there', () => {
    expect(versions({}, { replaces: 'oldre' })).toEqual([
      'pathways/newer.md:6:11 pathway-replaces: This pathway replaces "oldre", and content/pathways/ has no file of that name. [did you mean "older"?]',
    ])
  })

  it('refuses a version that earns something else or never closes', () => {
    expect(versions({ earns: 'c' })).toEqual([
      'pathways/newer.md:6:11 pathway-replaces: This pathway replaces "older", which earns "c", and this one earns "a". [a version earns the same: take "replaces" out, or correct "earns"]',
      'pathways/newer.md:6:11 pathway-replaces: This pathway replaces "older", which never closes. [write in content/pathways/older.md until when it can be finished, such as "closes: 2027-12-31"]',
    ])
  })

  it('refuses versions that replace each other, and one that replaces itself', () => {
    const hint = '[let only the later version name the earlier one]'
    expect(versions({ replaces: 'newer' })).toEqual([
      `pathways/newer.md:6:11 pathway-replaces: This pathway replaces "older", "newer": it would replace itself. ${hint}`,
      `pathways/older.md:6:11 pathway-replaces: This pathway replaces "newer", "older": it would replace itself. ${hint}`,
    ])
    expect(versions({ closes: '2027-01-01' }, { replaces: 'newer' })).toEqual([
      `pathways/newer.md:6:11 pathway-replaces: This pathway replaces "newer": it would replace itself. ${hint}`,
    ])
  })

  it('takes a version that earns the same and closes', () => {
    expect(versions({ closes: '2027-01-01' })).toEqual([])
  })
})
