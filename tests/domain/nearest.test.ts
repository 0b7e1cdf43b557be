import { describe, expect, it } from 'vitest'
import { didYouMean, nearest } from '../../src/domain/nearest.ts'

describe('the nearest name', () => {
  it('is the one that was probably meant', () => {
    expect(nearest('sql-for-beginer', ['sql-for-beginners', 'building-charts'])).toBe('sql-for-beginners')
    expect(nearest('descripton', ['description', 'name'])).toBe('description')
  })

  it('is none when nothing is near', () => {
    expect(nearest('swimming', ['sql-for-beginners', 'building-charts'])).toBeUndefined()
    expect(nearest('x', [])).toBeUndefined()
  })

  it('becomes a question, or else the other hint', () => {
    expect(didYouMean('chek', ['check', 'plan'], 'badgewright --help')).toBe('did you mean "check"?')
    expect(didYouMean('zzzz', ['check', 'plan'], 'badgewright --help')).toBe('badgewright --help')
  })
})
