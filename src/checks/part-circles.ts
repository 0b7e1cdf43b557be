import type { Award } from '../domain/award.ts'

/** Which awards each award names. */
type Links = ReadonlyMap<string, readonly string[]>

/** The same links the other way round: by whom each award is named. */
function turned(links: Links): Map<string, string[]> {
  const back = new Map<string, string[]>([...links.keys()].map((name) => [name, []]))
  for (const [from, to] of links) for (const name of to) back.get(name)?.push(from)
  return back
}

/** Takes away, again and again, what names nothing that is left. What stays leads into a circle. */
function peeled(links: Links): Map<string, string[]> {
  const left = new Map([...links].map(([from, to]) => [from, to.filter((name) => links.has(name))]))
  const naming = turned(left)
  const open = new Map([...left].map(([from, to]) => [from, to.length]))
  const done = [...open].flatMap(([name, count]) => (count === 0 ? [name] : []))
  for (let name = done.pop(); name !== undefined; name = done.pop()) {
    left.delete(name)
    for (const from of naming.get(name)!) {
      open.set(from, open.get(from)! - 1)
      if (open.get(from) === 0) done.push(from)
    }
  }
  return left
}

/** Awards that stand in a circle of parts, or between two. Linear in the number of parts, however they name each other. */
export function inCircles(awards: Iterable<Award>): ReadonlySet<string> {
  const links = new Map<string, string[]>()
  for (const { id, parts = [] } of awards)
    links.set(
      id,
      [...new Set(parts)].filter((name) => name !== id),
    )
  return new Set(peeled(turned(peeled(links))).keys())
}
