import type { Pathway } from '../domain/pathway.ts'
import type { Policies } from '../domain/policy.ts'

/** Who may award a badge class, and how many of them must approve. */
export interface Authority {
  /** Name of the team. */
  readonly team: string
  readonly members: readonly string[]
  /** How many members must approve, the author of the pull request not counted. */
  readonly approvals: number
}

/** The accounts of a team; none when there is no such team. */
export function membersOf({ teams }: Policies, team: string): readonly string[] {
  return Object.hasOwn(teams, team) ? teams[team]! : []
}

/**
 * How many members must approve a pull request. Whoever is not of the team answers for nothing, so that two of the team see
 * what a stranger or a program proposes.
 *
 * @param author - Who opened it; undefined when that is not known.
 */
export function neededFor({ approvals, members }: Authority, author: string | undefined): number {
  return author === undefined || isAmong(members, author) ? approvals : approvals + 1
}

/** Whether two names are of one account. */
export function isSameAccount(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}

/** Whether an account is among some. */
export function isAmong(accounts: readonly string[], handle: string): boolean {
  return accounts.some((account) => isSameAccount(account, handle))
}

/** Who may award a badge class: the first entry of the policies that names it, or a pathway that earns it, says so. */
export function authorityOver(
  policies: Policies,
  pathways: ReadonlyMap<string, Pick<Pathway, 'earns'>>,
  badge: string,
): Authority {
  const entry = policies.awards?.find(
    (one) => one.badges?.includes(badge) || one.pathways?.some((name) => pathways.get(name)?.earns === badge),
  )
  const team = entry?.by ?? policies.issuers
  return { team, members: membersOf(policies, team), approvals: entry?.approvals ?? policies.approvals }
}

/** What says who may award what, and how much at once. */
export interface AwardRules {
  /** Undefined where there are none. */
  readonly policies: Policies | undefined
  /** Pathways by their names, which policies may name. */
  readonly pathways: ReadonlyMap<string, Pick<Pathway, 'earns'>>
}

/** All that is asked of awards of a badge class. */
function askedOf({ policies, pathways }: AwardRules, badge: string): object | undefined {
  if (policies === undefined) return undefined
  const { mostAwards, mostDaysBackdated } = policies
  return { ...authorityOver(policies, pathways, badge), mostAwards, mostDaysBackdated }
}

/**
 * Those of some badge classes of which something else is asked than before. A change that has awards of one would be held
 * against its own word. Where nothing was asked before, there is nothing to get around.
 */
export function badgesAskedAnew(badges: readonly string[], before: AwardRules, after: AwardRules): string[] {
  if (before.policies === undefined) return []
  return badges.filter((badge) => JSON.stringify(askedOf(before, badge)) !== JSON.stringify(askedOf(after, badge)))
}

/** A badge class that others may award than before, or with another number of approvals. */
export interface AuthorityChange {
  readonly badge: string
  readonly was: Authority
  /** Undefined when there are no policies any more. */
  readonly is: Authority | undefined
}

/** Those of some badge classes that others may award than before, or with another number of approvals. */
export function authorityChanges(
  badges: Iterable<string>,
  { policies, pathways }: AwardRules,
  after: AwardRules,
): AuthorityChange[] {
  if (policies === undefined) return []
  return [...badges].flatMap((badge) => {
    const was = authorityOver(policies, pathways, badge)
    const is = after.policies && authorityOver(after.policies, after.pathways, badge)
    return was.team === is?.team && was.approvals === is.approvals ? [] : [{ badge, was, is }]
  })
}

/**
 * The pathways by whose change others may award one of some badge classes, or with another number of approvals.
 *
 * @param after - The pathways as they have become; the policies stay.
 */
export function decidingPathways(
  badges: Iterable<string>,
  before: AwardRules,
  after: AwardRules['pathways'],
): ReadonlySet<string> {
  const changes = authorityChanges(badges, before, { policies: before.policies, pathways: after })
  const changed = new Set(changes.map(({ badge }) => badge))
  const slugs = [...new Set([...before.pathways.keys(), ...after.keys()])]
  const decides = (slug: string) => {
    const [was, is] = [before.pathways.get(slug)?.earns, after.get(slug)?.earns]
    return was !== is && [was, is].some((badge) => badge !== undefined && changed.has(badge))
  }
  return new Set(slugs.filter(decides))
}
