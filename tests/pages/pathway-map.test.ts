import { describe, expect, it } from 'vitest'
import { mapOf } from '../../src/components/map-layout.ts'
import type { PathwayMap } from '../../src/components/map-shapes.ts'
import { widthOf, wrapped } from '../../src/components/map-text.ts'
import { itemsOf } from '../../src/components/pathway-map.ts'
import type { Pathway, PathwayStep } from '../../src/domain/pathway.ts'

const WIDTH = 984

const pathway = (fields: Partial<Pathway>): Pathway => ({
  slug: 'p',
  name: 'P',
  description: 'P.',
  body: '',
  earns: 'end',
  steps: [{ badge: 'a' }],
  ...fields,
})

const map = (fields: Partial<Pathway>, name = (slug: string) => slug): PathwayMap =>
  mapOf(
    itemsOf(pathway(fields), (slug) => ({ name: name(slug), href: `/${slug}/` }), 'Micro-credential'),
    WIDTH,
  )

type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

const within = (inner: Rectangle, outer: Rectangle) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height

const apart = (a: Rectangle, b: Rectangle) =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y

const nodeOf = ({ nodes }: PathwayMap, name: string) => nodes.find(({ node }) => node.name === name)!

const twelve = Array.from({ length: 12 }, (_, i): PathwayStep => ({ badge: `b${i}` }))
const outside = {
  achievement: 'https://o.example/1',
  name: 'Elsewhere',
  issuer: 'did:web:o.example',
  issuerName: 'Other',
}
const deep: PathwayStep[] = [
  { badge: 'a' },
  { choose: 1, of: ['b', { ordered: true, of: ['c', { choose: 2, of: ['d', 'e', 'f'] }, 'g', 'h', 'i'] }] },
  { ...outside, optional: true },
]

const LONG = 'Interpreting Donaudampfschifffahrtsgesellschaftskapitänsprüfungsvorbereitung for Public Administration'

describe('the map of a pathway', () => {
  it.each([
    ['in order', { ordered: true, steps: twelve }],
    ['in any order', { steps: twelve }],
    ['in groups of groups', { ordered: true, steps: deep, requires: [{ badge: 'r' }] }],
  ])('shows every step and what is earned once, %s, without one thing on another', (_, fields) => {
    for (const name of [undefined, () => LONG]) {
      const drawn = map(fields, name)
      const expected = 'requires' in fields ? 12 : 13
      expect(drawn.nodes).toHaveLength(expected)
      expect(drawn.width).toBeLessThanOrEqual(WIDTH)
      for (const [i, node] of drawn.nodes.entries()) {
        expect(within(node, { x: 0, y: 0, width: drawn.width, height: drawn.height })).toBe(true)
        expect(within(node.picture, node)).toBe(true)
        for (const other of drawn.nodes.slice(i + 1)) expect(apart(node, other)).toBe(true)
        for (const frame of drawn.frames) expect(within(node, frame) || apart(node, frame)).toBe(true)
      }
    }
  })

  it('keeps long names within their boxes', () => {
    for (const { lines, notes, x, y, width, height } of map({ ordered: true, steps: deep }, () => LONG).nodes) {
      for (const line of lines) expect(line.x + widthOf(line.text, 14)).toBeLessThanOrEqual(x + width)
      for (const line of [...lines, ...notes]) {
        expect(line.y).toBeGreaterThan(y)
        expect(line.y).toBeLessThan(y + height)
      }
    }
  })

  it('reads from left to right in order, and from top to bottom where there is none', () => {
    const steps = [{ badge: 'a' }, { badge: 'b' }]
    const inOrder = map({ ordered: true, steps })
    expect([
      nodeOf(inOrder, 'a').x < nodeOf(inOrder, 'b').x,
      nodeOf(inOrder, 'b').x < nodeOf(inOrder, 'end').x,
    ]).toEqual([true, true])
    expect(inOrder.frames).toEqual([])
    const free = map({ steps })
    expect([nodeOf(free, 'a').x, nodeOf(free, 'a').y < nodeOf(free, 'b').y]).toEqual([nodeOf(free, 'b').x, true])
    expect(free.frames.map(({ notes }) => notes.map(({ text }) => text))).toEqual([['All 2, in any order']])
  })

  it('says how many of a group are needed, and stands its members below each other when some can be left out', () => {
    const drawn = map({ steps: [{ name: 'Electives', choose: 2, ordered: true, of: ['a', 'b', 'c'] }] })
    const [frame] = drawn.frames
    expect([...frame!.lines, ...frame!.notes].map(({ text }) => text)).toEqual([
      'Electives',
      'Any 2 of 3, in this order',
    ])
    expect(new Set(['a', 'b', 'c'].map((name) => nodeOf(drawn, name).x)).size).toBe(1)
  })

  it('marks what is optional and what others issue, in words too', () => {
    const drawn = map({ steps: [{ badge: 'a' }, { ...outside, optional: true }] })
    const { node, notes } = nodeOf(drawn, 'Elsewhere')
    expect([node.kind, node.optional, node.href]).toEqual(['outside', true, 'https://o.example/1'])
    expect(notes.map(({ text }) => text)).toEqual(['by Other', 'optional'])
    expect(nodeOf(drawn, 'a').node).toMatchObject({ kind: 'own', optional: false, href: '/a/' })
    expect(nodeOf(drawn, 'end').node).toMatchObject({ kind: 'earned', notes: ['Micro-credential'] })
  })

  it('begins with what is required besides', () => {
    const drawn = map({ requires: [{ badge: 'r' }] })
    expect(drawn.frames.flatMap(({ lines }) => lines.map(({ text }) => text))).toEqual(['To be held besides'])
    expect(nodeOf(drawn, 'r').x).toBeLessThan(nodeOf(drawn, 'a').x)
  })

  it('is the same each time', () => {
    expect(map({ steps: deep })).toEqual(map({ steps: deep }))
    expect(map({ steps: deep }).lines.join('')).toMatch(/^[MHVL\d. -]+$/)
  })
})

describe('text on a map', () => {
  it('breaks between words', () => {
    expect(wrapped('Writing Reports  That People Read', 140, 14)).toEqual(['Writing Reports', 'That People', 'Read'])
  })

  it('breaks a word that is too long, and no letter with its marks', () => {
    expect(wrapped('ééééé', 25, 14)).toEqual(['éé', 'éé', 'é'])
    expect(wrapped('👩‍🚀👩‍🚀', 1, 14)).toEqual(['👩‍🚀', '👩‍🚀'])
  })

  it('keeps every letter', () => {
    for (const width of [1, 30, 100, 1000])
      expect(wrapped(LONG, width, 14).join('').replaceAll(' ', '')).toBe(LONG.replaceAll(' ', ''))
  })
})
