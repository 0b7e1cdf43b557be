import type { Problem } from '../domain/problem.ts'
import type { Register } from '../domain/register.ts'
import type { DefinitionChange, Review, ReviewWarning } from '../domain/review.ts'
import { type Plan, planIssuing } from '../ledger/plan.ts'
import { standingOf } from '../ledger/state.ts'
import { approvals, pathwaysOf } from './asked.ts'
import { authorityProblems, authorityWarnings } from './authority-changes.ts'
import { automaticAfter, goalsOfChange, lostPartWarnings, reviewedAutomatic } from './automatic.ts'
import { awardsBefore, type Before, newlyErased, ownPlan, reviewedAwards } from './awards.ts'
import type { Change } from './change.ts'
import { definitionChanges } from './definitions.ts'
import type { Head, ReviewInput } from './input.ts'
import { partOf } from './parts.ts'
import { policyProblems, touchedBy } from './policies.ts'
import type { Author } from './self-award.ts'
import { warningsOf } from './warnings.ts'

/** What of a review tells about content, when it holds. */
export type ContentReview = Pick<
  Review,
  | 'issue'
  | 'automatic'
  | 'reissue'
  | 'status'
  | 'edited'
  | 'erase'
  | 'resign'
  | 'clrs'
  | 'definitions'
  | 'waiting'
  | 'approvals'
>

/** What it tells when content does not hold. */
export const NOTHING: ContentReview = {
  issue: [],
  automatic: [],
  reissue: [],
  status: [],
  edited: [],
  erase: [],
  resign: 0,
  clrs: 0,
  definitions: [],
  waiting: 0,
  approvals: [],
}

/** A part of the review with what it found. */
export interface Found {
  readonly content: ContentReview
  readonly warnings: readonly ReviewWarning[]
  readonly problems: readonly Problem[]
}

/** How many hold each badge class: by the ledger, else by what content said before. */
function holdersOf({ ledger }: ReviewInput, { awards }: Register, before: Before): (badge: string) => number {
  const badges =
    ledger === undefined
      ? [...awards.values()].filter((award) => before(award) !== undefined).map(({ badge }) => badge)
      : [...ledger.awards.values()].filter((award) => standingOf(award) !== 'revoked').map(({ entry }) => entry.badge)
  const counts = Map.groupBy(badges, (badge) => badge)
  return (badge) => counts.get(badge)?.length ?? 0
}

function definitions(input: ReviewInput, register: Register, before: Before): DefinitionChange[] {
  const files = input.change.files.filter(({ path }) => partOf(path, input.generated) === 'content')
  const holders = holdersOf(input, register, before)
  return definitionChanges(files, input.base, register).map((change) =>
    change.what === 'badge-class' ? { ...change, holders: holders(change.name) } : change,
  )
}

/** Every badge class that a plan has to do with. */
function badgesIn(plan: Plan, register: Register): string[] {
  return [...new Set(touchedBy(plan, register).map(({ badge }) => badge))].sort()
}

/** Everybody who wrote a commit of the change, each once. */
function authorsOf({ commits }: Change): Author[] {
  const authors = commits.flatMap((commit) => commit.authors)
  return [...new Map(authors.map((author) => [`${author.name} <${author.email}>`, author])).values()]
}

function policyFindings(input: ReviewInput, own: Plan, head: Extract<Head, { ok: true }>): readonly Problem[] {
  const policies = input.current.site?.value.policies
  if (policies === undefined) return []
  const { pullRequest } = input
  const authors = authorsOf(input.change)
  return policyProblems({
    policies,
    register: { ...head.register, pathways: pathwaysOf(input.current) },
    plan: own,
    placeOf: head.placeOf,
    pullRequestOf: pullRequest && (() => pullRequest),
    authorsOf: () => authors,
    today: input.today,
  })
}

/** What a change does to content that holds, and what stands against it. */
export function contentFindings(input: ReviewInput, head: Extract<Head, { ok: true }>): Found {
  const { register, placeOf, keys } = head
  const planned = planIssuing(register, input.ledger, keys)
  if (!planned.ok) return { content: NOTHING, warnings: [], problems: planned.problems }
  const changed = new Set(input.change.files.map(({ path }) => path))
  const before = awardsBefore(changed, input.base, input.ledger)
  const own = ownPlan(planned.plan, register, { before, erase: newlyErased(register, input.base, changed) })
  const policies = input.current.site?.value.policies
  const badges = badgesIn(own.plan, register)
  const asked = [...new Set([...badges, ...goalsOfChange(input, register)])].sort()
  const authors = authorsOf(input.change)
  return {
    content: {
      ...reviewedAwards(own, register, before),
      automatic: reviewedAutomatic(automaticAfter(input, register), register),
      definitions: definitions(input, register, before),
      waiting: own.waiting,
      approvals: policies === undefined ? [] : approvals(policies, asked, input),
    },
    warnings: [
      ...warningsOf(own.plan.issue, { register, placeOf, authors, policies, today: input.today }),
      ...lostPartWarnings(own.plan, register, placeOf),
      ...authorityWarnings(input, register),
    ],
    problems: [...policyFindings(input, own.plan, head), ...authorityProblems(badges, input, register)],
  }
}
