import type { BadgeStep, OutsideStep, Pathway } from '../domain/pathway.ts'
import { type Problem, problemAt, type Sourced } from '../domain/problem.ts'
import type { Check } from './check.ts'
import { lackingIn, namedInSteps, type PlacedLeaf } from './pathway-steps.ts'
import { wayTo } from './way-to.ts'

type SourcedPathway = Sourced<Pathway>

/** The pathways by what they earn, and by the badges that their steps name. */
interface Net {
  readonly earning: ReadonlyMap<string, readonly SourcedPathway[]>
  readonly naming: ReadonlyMap<string, readonly SourcedPathway[]>
}

function netOf(pathways: readonly SourcedPathway[]): Net {
  const naming = new Map<string, SourcedPathway[]>()
  for (const pathway of pathways)
    for (const slug of new Set(namedInSteps(pathway.value).map((named) => named.slug))) {
      const others = naming.get(slug)
      if (others === undefined) naming.set(slug, [pathway])
      else others.push(pathway)
    }
  return { earning: Map.groupBy(pathways, ({ value }) => value.earns), naming }
}

/**
 * Whether a badge can be had for a pathway. What no pathway earns can always be; and what the pathway itself earns is told by
 * another rule when its steps ask for it.
 */
type CanHave = (pathway: SourcedPathway) => (leaf: BadgeStep | OutsideStep) => boolean

/** What people can have who do not hold one badge and never will. */
function withoutBadge(missing: string, { earning, naming }: Net): CanHave {
  const had = new Set<string>()
  const canHave: CanHave = (pathway) => (leaf) =>
    !('badge' in leaf) || !earning.has(leaf.badge) || had.has(leaf.badge) || leaf.badge === pathway.value.earns
  // A set, walked while it grows: a pathway is looked at again whenever one of its badges can be had.
  const queue = new Set([...earning.values()].flat())
  for (const pathway of queue) {
    queue.delete(pathway)
    const { earns } = pathway.value
    if (earns === missing || had.has(earns) || lackingIn(pathway.value, canHave(pathway)).length > 0) continue
    had.add(earns)
    for (const other of naming.get(earns) ?? []) queue.add(other)
  }
  return canHave
}

/** A pathway that earns one badge and lacks another. */
interface Link {
  readonly pathway: SourcedPathway
  readonly leaf: PlacedLeaf
  /** What the leaf asks for. */
  readonly asked: string
}

/** What the pathways that earn a badge lack. */
function linksFrom(earned: string, canHave: CanHave, { earning }: Net): Link[] {
  return (earning.get(earned) ?? []).flatMap((pathway) =>
    lackingIn(pathway.value, canHave(pathway)).flatMap((leaf) =>
      'badge' in leaf.step ? [{ pathway, leaf, asked: leaf.step.badge }] : [],
    ),
  )
}

const placeOf = ({ pathway, leaf }: Link) => pathway.source.placeOf([...pathway.path, ...leaf.path, 'badge'])

/** Steps that ask for a badge to which no way leads but by the one that their pathway earns. */
function problemsOf(earns: string, canHave: CanHave, net: Net): Problem[] {
  const needs = (slug: string) => (slug === earns ? [] : linksFrom(slug, canHave, net).map(({ asked }) => asked))
  return linksFrom(earns, canHave, net).flatMap(({ pathway, leaf, asked }) => {
    const way = wayTo(asked, earns, needs)
    if (way === undefined) return []
    const links = way.slice(1).map((next, i) => linksFrom(way[i]!, canHave, net).find((link) => link.asked === next)!)
    const chain = links.map((link) => `pathway "${link.pathway.value.slug}" asks for "${link.asked}"`).join(', ')
    const message = `This step asks for badge "${asked}", and every way to it needs "${earns}", which this pathway earns: ${chain}.`
    const hint = 'take one of these steps out, or offer another badge beside it'
    const related = placeOf(links[0]!)
    return [problemAt(pathway, [...leaf.path, 'badge'], 'pathway-cycle', message, { hint, related })]
  })
}

/** No pathway needs what it earns itself, by whatever way through other pathways. */
export const pathwayCycle: Check = ({ pathways }) => {
  const net = netOf(pathways)
  return [...net.earning.keys()].flatMap((earns) => problemsOf(earns, withoutBadge(earns, net), net))
}
