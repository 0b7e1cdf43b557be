import { describe, expect, it } from 'vitest'
import { badge, PATHWAY, pathway, problemsOf, SVG, WITH_PATHWAY } from '../helpers/content.ts'

const problemsWith = (fields: object, changes: object = {}) =>
  problemsOf({ ...WITH_PATHWAY, [PATHWAY]: pathway({ ...fields }), ...changes })

describe('pathway-badge-exists', () => {
  it('refuses steps and a goal that are not there', () => {
    const steps = [{ badge: 'teamwrok' }, { choose: 1, of: ['teamwork', 'leadr'] }]
    expect(problemsWith({ earns: 'leeder', steps })).toEqual([
      `${PATHWAY}:4:8 pathway-badge-exists: This pathway earns badge "leeder", and content/badges/ has no folder of that name. [did you mean "leader"?]`,
      `${PATHWAY}:5:18 pathway-badge-exists: This step asks for badge "teamwrok", and content/badges/ has no folder of that name. [did you mean "teamwork"?]`,
      `${PATHWAY}:5:59 pathway-badge-exists: This step asks for badge "leadr", and content/badges/ has no folder of that name. [did you mean "leader"?]`,
    ])
  })
})

describe('pathway-count', () => {
  it('refuses a group that asks for more than it lists, however deep', () => {
    const steps = [
      {
        of: [
          'teamwork',
          { choose: 2, of: [{ achievement: 'https://a.example/1', name: 'A', issuer: 'did:web:a.example' }] },
        ],
      },
    ]
    expect(problemsWith({ steps })).toEqual([
      `${PATHWAY}:5:37 pathway-count: This step asks for 2 of its members, and lists 1. [write "choose: 1" or less, or list more]`,
    ])
  })

  it('refuses a step that asks for none', () => {
    const lines = problemsWith({ steps: [{ choose: 0, of: ['teamwork'] }] })
    expect(lines.map((line) => line.split(' ')[1])).toEqual(['pathway-shape:'])
  })

  it('takes a step that asks for all that it lists', () => {
    expect(problemsWith({ steps: [{ choose: 1, of: ['teamwork'] }] })).toEqual([])
  })
})

describe('pathway-earns', () => {
  it('refuses a goal that is no micro-credential', () => {
    const plain = { 'badges/leader/index.md': badge({ name: 'Leader' }) }
    expect(problemsWith({}, plain)).toEqual([
      `${PATHWAY}:4:8 pathway-earns: This pathway earns "leader", whose type is "badge". [write "type: micro-credential" in content/badges/leader/index.md, or name another badge class]`,
    ])
  })

  it('refuses a pathway that asks for what it earns', () => {
    expect(problemsWith({ steps: [{ badge: 'teamwork' }, { badge: 'leader' }] })).toEqual([
      `${PATHWAY}:5:39 pathway-earns: The pathway earns "leader", and this step asks for it as well. [take it out of the steps]`,
    ])
  })

  it('lets an automatic pathway earn another kind, which has no assessment', () => {
    expect(problemsWith({ automatic: true }, { 'badges/leader/index.md': badge({ name: 'Leader' }) })).toEqual([])
  })

  it('says nothing about the type of a badge class that does not parse', () => {
    const broken = { 'badges/leader/index.md': 'nothing', 'badges/leader/badge.svg': SVG }
    expect(problemsWith({}, broken).map((line) => line.split(' ')[1])).toEqual(['front-matter:'])
  })
})
