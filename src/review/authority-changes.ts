import type { Problem } from '../domain/problem.ts'
import type { Register } from '../domain/register.ts'
import type { ReviewWarning } from '../domain/review.ts'
import { pathwaysOf } from './asked.ts'
import {
  type Authority,
  type AuthorityChange,
  type AwardRules,
  authorityChanges,
  badgesAskedAnew,
  decidingPathways,
} from './authority.ts'
import type { Change } from './change.ts'
import type { ReviewInput } from './input.ts'

const SITE = 'content/site.yaml'

/** The name that the first group of a pattern has in a path. */
const nameIn = (path: string, pattern: RegExp) => pattern.exec(path)?.[1]
const pathwayIn = (path: string) => nameIn(path, /^content\/pathways\/([^/]+)\.md$/)
const badgeClassIn = (path: string) => nameIn(path, /^content\/badges\/([^/]+)\/index\.md$/)

/** Who may award what: as it is now, and as it would be with the change merged, which may have begun before it was so. */
interface RuleChange {
  readonly before: AwardRules
  readonly after: AwardRules
}

function ruleChange({ current, change }: Pick<ReviewInput, 'current' | 'change'>, register: Register): RuleChange {
  const before = { policies: current.site?.value.policies, pathways: pathwaysOf(current) }
  const pathways = new Map(before.pathways)
  for (const { path } of change.files) {
    const slug = pathwayIn(path)
    if (slug === undefined) continue
    const pathway = register.pathways.get(slug)
    if (pathway === undefined) pathways.delete(slug)
    else pathways.set(slug, pathway)
  }
  const ownSite = change.files.some(({ path }) => path === SITE)
  return { before, after: { policies: ownSite ? register.site.policies : before.policies, pathways } }
}

/**
 * Badge classes that were there before a change. Of a new one nothing was asked yet; one that is removed may come again, and
 * then by other rules.
 */
function badgesBefore({ files }: Change, { badgeClasses }: Register): Set<string> {
  const badges = new Set(badgeClasses.keys())
  for (const { path, kind } of files) {
    const slug = badgeClassIn(path)
    if (slug === undefined) continue
    if (kind === 'added') badges.delete(slug)
    else badges.add(slug)
  }
  return badges
}

/** The files of a change by which others may award a badge class, as far as they are pathways. */
export function authorityFiles(input: ReviewInput): ReadonlySet<string> {
  const { change, head } = input
  if (!head.ok) return new Set()
  const { before, after } = ruleChange(input, head.register)
  const deciding = decidingPathways(badgesBefore(change, head.register), before, after.pathways)
  const files = change.files.map(({ path }) => path)
  return new Set(files.filter((path) => deciding.has(pathwayIn(path) ?? '')))
}

/** The file of a change to which it is put that something else is asked of a badge class. */
function ruleFile({ files }: Change): string {
  const paths = files.map(({ path }) => path)
  const file = paths.find((path) => path === SITE) ?? paths.find((path) => pathwayIn(path) !== undefined)
  return file ?? SITE
}

/** Who changes what the policies ask of a badge class does not award it in the same pull request: the old word would not be asked. */
export function authorityProblems(badges: readonly string[], input: ReviewInput, register: Register): Problem[] {
  const { before, after } = ruleChange(input, register)
  return badgesAskedAnew(badges, before, after).map((badge) => ({
    file: ruleFile(input.change),
    line: 1,
    column: 1,
    rule: 'change-mixed',
    message: `This pull request changes what the policies ask of badge class "${badge}", and has awards of it.`,
    hint: 'make two pull requests of it: first the policies, then the awards',
  }))
}

const withApprovals = ({ approvals }: Authority) => `with ${approvals} ${approvals === 1 ? 'approval' : 'approvals'}`

function sentence({ badge, was, is }: AuthorityChange): string {
  const after = is === undefined ? 'whoever may merge' : `the team "${is.team}" ${withApprovals(is)}`
  return `Before this, the team "${was.team}" awards badge class "${badge}" ${withApprovals(was)}; after it, ${after}.`
}

/** Says of each badge class that was there who may award it from then on, when that is somebody else, or by other approvals. */
export function authorityWarnings(input: ReviewInput, register: Register): ReviewWarning[] {
  const { before, after } = ruleChange(input, register)
  return authorityChanges(badgesBefore(input.change, register), before, after).map((change) => ({
    file: ruleFile(input.change),
    line: 1,
    column: 1,
    warning: 'authority-changed',
    message: sentence(change),
  }))
}
