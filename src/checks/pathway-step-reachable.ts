import type { Pathway } from '../domain/pathway.ts'
import { type Problem, problemAt, type Sourced } from '../domain/problem.ts'
import type { Check } from './check.ts'
import { instantOf } from './dates.ts'
import { lackingIn } from './pathway-steps.ts'

type Earning = ReadonlyMap<string, readonly Sourced<Pathway>[]>

/** Of the pathways that earn a badge the one that opens first; undefined when the badge can be earned at any time. */
function firstToOpen(badge: string, earning: Earning): (Sourced<Pathway> & { readonly opens: string }) | undefined {
  const dated = (earning.get(badge) ?? []).map((pathway) => ({ ...pathway, opens: pathway.value.opens }))
  const [first] = dated.sort((a, b) => instantOf(a.opens ?? '0001-01-01') - instantOf(b.opens ?? '0001-01-01'))
  return first?.opens === undefined ? undefined : { ...first, opens: first.opens }
}

function problemsOf(pathway: Sourced<Pathway>, earning: Earning): Problem[] {
  const { closes, earns } = pathway.value
  if (closes === undefined) return []
  const tooLate = (badge: string) => {
    const first = badge === earns ? undefined : firstToOpen(badge, earning)
    return first !== undefined && instantOf(first.opens) >= instantOf(closes) ? first : undefined
  }
  return lackingIn(pathway.value, (leaf) => !('badge' in leaf) || tooLate(leaf.badge) === undefined).flatMap(
    ({ step, path }) => {
      const first = 'badge' in step ? tooLate(step.badge) : undefined
      if (first === undefined || !('badge' in step)) return []
      const message = `This step asks for badge "${step.badge}", which nobody can earn before ${first.opens}, when pathway "${first.value.slug}" opens; this pathway closes on ${closes}.`
      const related = first.source.placeOf([...first.path, 'opens'])
      const hint = 'correct the date that is wrong, or offer another badge beside it'
      return [problemAt(pathway, [...path, 'badge'], 'pathway-step-reachable', message, { hint, related })]
    },
  )
}

/** What a pathway asks for can be earned before the pathway closes. */
export const pathwayStepReachable: Check = ({ pathways }) => {
  const earning = Map.groupBy(pathways, ({ value }) => value.earns)
  return pathways.flatMap((pathway) => problemsOf(pathway, earning))
}
