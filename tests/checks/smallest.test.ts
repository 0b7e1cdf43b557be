import { describe, expect, it } from 'vitest'
import { ENDORSEMENT, endorsement, problemsOf, read, WITH_PATHWAY } from '../helpers/content.ts'

describe('the smallest content', () => {
  it('has no problem, so that whatever a test reports comes from its change', () => {
    expect(problemsOf({})).toEqual([])
    expect(read().ok).toBe(true)
    expect(problemsOf({ ...WITH_PATHWAY, [ENDORSEMENT]: endorsement() })).toEqual([])
  })
})
