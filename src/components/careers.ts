import type { Career } from '../domain/career.ts'
import type { Pathway } from '../domain/pathway.ts'

/** Careers that lead to each other, from the lowest rungs to the highest. */
export interface Ladder {
  /** Whose ladder it is, when all its careers are of one organisation. */
  readonly organisation: string | undefined
  /** Careers that stand at one height share a rung. */
  readonly rungs: readonly (readonly Career[])[]
}

type Careers = ReadonlyMap<string, Career>

/** The careers that lead to one. */
export function careersBelow(slug: string, careers: Careers): Career[] {
  return [...careers.values()].filter(({ next = [] }) => next.includes(slug))
}

/** The careers that one leads to. */
export function careersAbove({ next = [] }: Career, careers: Careers): Career[] {
  return next.map((slug) => careers.get(slug)!)
}

/** All that hang together with a career, over any number of rungs. */
function connected(start: Career, careers: Careers): ReadonlySet<Career> {
  const found = new Set([start])
  for (const career of found)
    for (const other of [...careersAbove(career, careers), ...careersBelow(career.slug, careers)]) found.add(other)
  return found
}

/** How many rungs at the most lie below each career. */
function heightsOf(members: ReadonlySet<Career>, careers: Careers): Map<Career, number> {
  const heights = new Map<Career, number>()
  const heightOf = (career: Career): number => {
    const known = heights.get(career)
    if (known !== undefined) return known
    const height = Math.max(-1, ...careersBelow(career.slug, careers).map(heightOf)) + 1
    heights.set(career, height)
    return height
  }
  for (const career of members) heightOf(career)
  return heights
}

function ladderOf(members: ReadonlySet<Career>, careers: Careers): Ladder {
  const rungs: Career[][] = []
  for (const [career, height] of heightsOf(members, careers)) {
    rungs[height] ??= []
    rungs[height].push(career)
  }
  const [organisation, ...others] = new Set([...members].map((career) => career.organisation))
  return {
    organisation: others.length === 0 ? organisation : undefined,
    rungs: rungs.map((rung) => rung.sort((a, b) => (a.slug < b.slug ? -1 : 1))),
  }
}

/** All ladders, in order of the name of their first career. */
export function laddersOf(careers: Careers): Ladder[] {
  const seen = new Set<Career>()
  return [...careers.values()].flatMap((career) => {
    if (seen.has(career)) return []
    const members = connected(career, careers)
    for (const member of members) seen.add(member)
    return [ladderOf(members, careers)]
  })
}

/** Pathways that lead to a career: because they say so, or because they earn what it asks for. */
export function pathwaysTo({ slug, badges = [] }: Career, pathways: ReadonlyMap<string, Pathway>): Pathway[] {
  return [...pathways.values()].filter(({ leadsTo, earns }) => leadsTo?.includes(slug) || badges.includes(earns))
}

/** Careers that a badge class counts for: because they ask for it, or because a pathway that earns it leads to them. */
export function careersOfBadge(badge: string, careers: Careers, pathways: ReadonlyMap<string, Pathway>): Career[] {
  const led = [...pathways.values()].filter(({ earns }) => earns === badge).flatMap(({ leadsTo = [] }) => leadsTo)
  return [...careers.values()].filter(({ slug, badges }) => badges?.includes(badge) || led.includes(slug))
}
