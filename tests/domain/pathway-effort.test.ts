import { describe, expect, it } from 'vitest'
import type { PathwayStep } from '../../src/domain/pathway.ts'
import { effortOfSteps } from '../../src/domain/pathway-effort.ts'

const HOURS: Readonly<Record<string, number>> = { a: 10, b: 20, c: 5, d: 40 }

const effortOf = (...steps: PathwayStep[]) =>
  effortOfSteps({ slug: 'p', name: 'P', description: 'P.', earns: 'e', body: '', steps }, (leaf) =>
    'badge' in leaf ? HOURS[leaf.badge] : undefined,
  )

const outside = { achievement: 'https://o.example/1', name: 'O', issuer: 'did:web:o.example' }

describe('what the steps of a pathway take', () => {
  it('is the sum of all that are needed, and leaves out what is optional', () => {
    expect(
      effortOf({ badge: 'a' }, { of: ['b', { badge: 'd', optional: true }] }, { badge: 'c', optional: true }),
    ).toEqual({
      least: 30,
      most: 30,
      complete: true,
    })
  })

  it('is the least and the most of what learners choose', () => {
    expect(effortOf({ choose: 2, of: ['a', 'b', 'c', 'd'] })).toEqual({ least: 15, most: 60, complete: true })
  })

  it('reaches into groups of groups', () => {
    expect(effortOf({ badge: 'a' }, { choose: 1, of: ['d', { of: ['b', 'c'] }] })).toEqual({
      least: 35,
      most: 50,
      complete: true,
    })
  })

  it('is not complete when a badge that may be needed does not say how much it takes', () => {
    expect(effortOf({ badge: 'a' }, { badge: 'unknown' })).toEqual({ least: 10, most: 10, complete: false })
    expect(effortOf({ choose: 1, of: ['a', outside] })).toEqual({ least: 0, most: 10, complete: false })
    expect(effortOf({ badge: 'a' }, { ...outside, optional: true })).toEqual({ least: 10, most: 10, complete: true })
  })
})
