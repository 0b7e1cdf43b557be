import { describe, expect, it } from 'vitest'
import type { Fields } from '../helpers/content.ts'
import { problemsOfPathways } from '../helpers/pathways.ts'

const BADGES = ['a', 'b', 'c', 'd', 'e']
const steps = (...badges: string[]) => badges.map((badge) => ({ badge }))
const check = (pathways: Readonly<Record<string, Fields>>) => problemsOfPathways(pathways, BADGES)

/** Which badges the problems are about. */
const cycles = (pathways: Readonly<Record<string, Fields>>) =>
  check(pathways).map((line) =>
    line.replace(/^pathways\/(\w+)\.md\S* pathway-cycle: .*?badge "(\w+)".*$/, '$1 asks for $2'),
  )

describe('pathway-cycle', () => {
  it('refuses two pathways of which each asks for what the other earns, and says how', () => {
    expect(check({ p: { earns: 'a', steps: steps('c', 'b') }, q: { earns: 'b', steps: steps('a') } })).toEqual([
      'pathways/p.md:5:32 pathway-cycle: This step asks for badge "b", and every way to it needs "a", which this pathway earns: pathway "q" asks for "a". [take one of these steps out, or offer another badge beside it]',
      'pathways/q.md:5:18 pathway-cycle: This step asks for badge "a", and every way to it needs "b", which this pathway earns: pathway "p" asks for "b". [take one of these steps out, or offer another badge beside it]',
    ])
  })

  it('refuses a cycle over several pathways, through groups and through what is required', () => {
    const pathways = {
      p: { earns: 'a', requires: steps('b'), steps: steps('e') },
      q: { earns: 'b', steps: [{ of: ['e', { choose: 1, of: ['c'] }] }] },
      r: { earns: 'c', steps: steps('a') },
    }
    expect(cycles(pathways)).toEqual(['p asks for b', 'q asks for c', 'r asks for a'])
    expect(check(pathways)[0]).toContain('pathway "q" asks for "c", pathway "r" asks for "a".')
  })

  it('takes pathways that build on each other without going round', () => {
    expect(
      check({
        p: { earns: 'a', steps: steps('b', 'c') },
        q: { earns: 'b', steps: steps('c') },
        r: { earns: 'c', steps: steps('d') },
      }),
    ).toEqual([])
  })

  it('takes a cycle that a choice leads around', () => {
    expect(
      check({ p: { earns: 'a', steps: [{ choose: 1, of: ['b', 'c'] }] }, q: { earns: 'b', steps: steps('a') } }),
    ).toEqual([])
  })

  it('takes a cycle through a step that is optional', () => {
    const optional = [{ badge: 'c' }, { badge: 'b', optional: true }]
    expect(check({ p: { earns: 'a', steps: optional }, q: { earns: 'b', steps: steps('a') } })).toEqual([])
  })

  it('refuses a choice too small to lead around', () => {
    const choice = [{ choose: 2, of: ['b', 'c'] }]
    expect(cycles({ p: { earns: 'a', steps: choice }, q: { earns: 'b', steps: steps('a') } })).toEqual([
      'p asks for b',
      'q asks for a',
    ])
  })

  it('refuses choices that lead around into each other only', () => {
    expect(
      cycles({
        p: { earns: 'a', steps: [{ choose: 1, of: ['b', 'c'] }] },
        q: { earns: 'b', steps: [{ choose: 1, of: ['a', 'c'] }] },
        r: { earns: 'c', steps: [{ choose: 1, of: ['a', 'b'] }] },
      }),
    ).toEqual(['p asks for b', 'p asks for c', 'q asks for a', 'q asks for c', 'r asks for a', 'r asks for b'])
  })

  it('refuses a version that needs what it earns by the other version alone', () => {
    expect(
      cycles({
        older: { earns: 'a', steps: steps('c') },
        newer: { earns: 'a', steps: steps('b') },
        q: { earns: 'b', steps: steps('a') },
      }),
    ).toEqual(['newer asks for b'])
  })

  it('blames only the pathways of the cycle, not those that build on them', () => {
    expect(
      cycles({
        p: { earns: 'a', steps: steps('b') },
        q: { earns: 'b', steps: steps('a') },
        r: { earns: 'c', steps: steps('a') },
      }),
    ).toEqual(['p asks for b', 'q asks for a'])
  })

  it('leaves a pathway that asks for what it earns itself to the rule about that', () => {
    const lines = check({ p: { earns: 'a', steps: steps('a') }, q: { earns: 'b', steps: steps('a') } })
    expect(lines.map((line) => line.split(' ')[1])).toEqual(['pathway-earns:'])
  })
})

describe('pathway-step-reachable', () => {
  const later = { earns: 'b', steps: steps('d'), opens: '2027-01-01' }

  it('refuses a step that nobody can earn before the pathway closes', () => {
    expect(check({ p: { earns: 'a', steps: steps('b'), closes: '2026-12-01' }, later })).toEqual([
      'pathways/p.md:5:18 pathway-step-reachable: This step asks for badge "b", which nobody can earn before 2027-01-01, when pathway "later" opens; this pathway closes on 2026-12-01. [correct the date that is wrong, or offer another badge beside it]',
    ])
  })

  it('takes one that another pathway earns in time, or that something else can stand for', () => {
    const earlier = { earns: 'b', steps: steps('d') }
    expect(check({ p: { earns: 'a', steps: steps('b'), closes: '2026-12-01' }, later, earlier })).toEqual([])
    expect(check({ p: { earns: 'a', steps: [{ choose: 1, of: ['b', 'c'] }], closes: '2026-12-01' }, later })).toEqual(
      [],
    )
  })

  it('takes one that is earned before the pathway closes, or where it never does', () => {
    expect(check({ p: { earns: 'a', steps: steps('b'), closes: '2027-12-01' }, later })).toEqual([])
    expect(check({ p: { earns: 'a', steps: steps('b') }, later })).toEqual([])
  })
})
