import { didYouMean } from '../domain/nearest.ts'
import type { Pathway } from '../domain/pathway.ts'
import { type Problem, problemAt, type Sourced } from '../domain/problem.ts'
import type { Check } from './check.ts'
import { wayTo } from './way-to.ts'
import { quoted } from './wording.ts'

type BySlug = ReadonlyMap<string, Sourced<Pathway>>

/** What is wrong between a pathway and the one that it replaces. */
function problemsBetween(pathway: Sourced<Pathway>, replaced: Sourced<Pathway>, bySlug: BySlug): Problem[] {
  const { slug, earns } = pathway.value
  const older = replaced.value
  const fault = (message: string, hint: string, field: string) =>
    problemAt(pathway, ['replaces'], 'pathway-replaces', message, {
      hint,
      related: replaced.source.placeOf([...replaced.path, field]),
    })
  const way = wayTo(older.slug, slug, (name) => {
    const next = bySlug.get(name)?.value.replaces
    return next === undefined ? [] : [next]
  })
  if (way !== undefined)
    return [
      fault(
        `This pathway replaces ${quoted(way)}: it would replace itself.`,
        'let only the later version name the earlier one',
        'replaces',
      ),
    ]
  return [
    ...(older.earns === earns
      ? []
      : [
          fault(
            `This pathway replaces "${older.slug}", which earns "${older.earns}", and this one earns "${earns}".`,
            'a version earns the same: take "replaces" out, or correct "earns"',
            'earns',
          ),
        ]),
    ...(older.closes === undefined
      ? [
          fault(
            `This pathway replaces "${older.slug}", which never closes.`,
            `write in ${replaced.source.file} until when it can be finished, such as "closes: 2027-12-31"`,
            'closes',
          ),
        ]
      : []),
  ]
}

/** What a pathway replaces is there, earns the same, closes, and does not replace it in turn. */
export const pathwayReplaces: Check = ({ pathways, present }) => {
  const bySlug = new Map(pathways.map((pathway) => [pathway.value.slug, pathway]))
  return pathways.flatMap((pathway) => {
    const { replaces } = pathway.value
    if (replaces === undefined) return []
    const replaced = bySlug.get(replaces)
    if (replaced !== undefined) return problemsBetween(pathway, replaced, bySlug)
    if (present.pathways.has(replaces)) return []
    const message = `This pathway replaces "${replaces}", and content/pathways/ has no file of that name.`
    const hint = didYouMean(replaces, present.pathways, 'write the name of a file without .md')
    return [problemAt(pathway, ['replaces'], 'pathway-replaces', message, { hint })]
  })
}
