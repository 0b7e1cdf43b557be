/** A shortest way from one name to another, both included, by the names that each leads to; undefined when there is none. */
export function wayTo(
  from: string,
  to: string,
  next: (name: string) => Iterable<string>,
): readonly string[] | undefined {
  const before = new Map<string, string | undefined>([[from, undefined]])
  for (const name of before.keys()) {
    if (name === to) return wayBackFrom(name, before)
    for (const other of next(name)) if (!before.has(other)) before.set(other, name)
  }
  return undefined
}

function wayBackFrom(end: string, before: ReadonlyMap<string, string | undefined>): readonly string[] {
  const way: string[] = []
  for (let name: string | undefined = end; name !== undefined; name = before.get(name)) way.unshift(name)
  return way
}
