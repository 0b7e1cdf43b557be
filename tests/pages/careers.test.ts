import { describe, expect, it } from 'vitest'
import { careersAbove, careersBelow, careersOfBadge, laddersOf, pathwaysTo } from '../../src/components/careers.ts'
import type { Career } from '../../src/domain/career.ts'
import type { Pathway } from '../../src/domain/pathway.ts'

type Fields = Partial<Career>

const careersOf = (all: Readonly<Record<string, Fields>>) =>
  new Map(
    Object.entries(all).map(([slug, fields]): [string, Career] => [
      slug,
      { slug, name: slug, description: 'Works.', body: '', ...fields },
    ]),
  )

/** Ladders as the slugs on their rungs. */
const rungsOf = (all: Readonly<Record<string, Fields>>) =>
  laddersOf(careersOf(all)).map(({ rungs }) => rungs.map((rung) => rung.map(({ slug }) => slug).join(' ')))

const pathways = new Map<string, Pathway>([
  [
    'p',
    { slug: 'p', name: 'P', description: 'P.', body: '', earns: 'leader', steps: [{ badge: 'a' }], leadsTo: ['lead'] },
  ],
  ['q', { slug: 'q', name: 'Q', description: 'Q.', body: '', earns: 'coach', steps: [{ badge: 'a' }] }],
])

describe('ladders', () => {
  it('begin with their lowest rung, whatever its name', () => {
    expect(rungsOf({ analyst: { next: ['chief'] }, chief: {}, novice: { next: ['analyst'] } })).toEqual([
      ['novice', 'analyst', 'chief'],
    ])
  })

  it('are as many as there are careers that have nothing to do with each other', () => {
    expect(rungsOf({ a: { next: ['c'] }, b: { next: ['d'] }, c: {}, d: {}, e: {} })).toEqual([
      ['a', 'c'],
      ['b', 'd'],
      ['e'],
    ])
  })

  it('may part and meet again; a career stands above all that lead to it', () => {
    expect(rungsOf({ a: { next: ['d', 'b', 'c'] }, b: { next: ['d'] }, c: { next: ['e'] }, d: {}, e: {} })).toEqual([
      ['a', 'b c', 'd e'],
    ])
  })

  it('are of an organisation when all of their careers are', () => {
    const firm = { organisation: 'Firm' }
    const organisationOf = (all: Readonly<Record<string, Fields>>) => laddersOf(careersOf(all))[0]?.organisation
    expect(organisationOf({ a: { next: ['b'], ...firm }, b: firm })).toBe('Firm')
    expect(organisationOf({ a: { next: ['b'], ...firm }, b: {} })).toBe(undefined)
  })
})

describe('a career', () => {
  const careers = careersOf({ member: { next: ['lead'] }, lead: { badges: ['coach'] }, other: { badges: ['a'] } })
  const lead = careers.get('lead')!

  it('knows who comes from below and where it goes from there', () => {
    expect(careersBelow('lead', careers).map(({ slug }) => slug)).toEqual(['member'])
    expect(careersAbove(careers.get('member')!, careers)).toEqual([lead])
    expect(careersAbove(lead, careers)).toEqual([])
  })

  it('is reached by pathways that say so, and by those that earn what it asks for', () => {
    expect(pathwaysTo(lead, pathways).map(({ slug }) => slug)).toEqual(['p', 'q'])
    expect(pathwaysTo(careers.get('other')!, pathways)).toEqual([])
  })

  it('counts a badge that it asks for, and one whose pathway leads to it', () => {
    const of = (badge: string) => careersOfBadge(badge, careers, pathways).map(({ slug }) => slug)
    expect([of('coach'), of('leader'), of('a'), of('b')]).toEqual([['lead'], ['lead'], ['other'], []])
  })
})
