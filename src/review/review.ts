import { addressesIn, withoutAddresses } from '../checks/addresses.ts'
import { phonesIn, withoutPhones } from '../checks/phones.ts'
import type { Policies } from '../domain/policy.ts'
import { type Problem, sortProblems } from '../domain/problem.ts'
import type { PullRequest } from '../domain/pull-request.ts'
import type { PlaceOf, Register, RegisterDraft } from '../domain/register.ts'
import type { DefinitionChange, Review, ReviewWarning } from '../domain/review.ts'
import type { LedgerKey } from '../ledger/keys.ts'
import { type Plan, planIssuing } from '../ledger/plan.ts'
import { type Ledger, standingOf } from '../ledger/state.ts'
import { authorityOver, badgesAskedAnew, neededFor } from './authority.ts'
import { awardsBefore, type Before, newlyErased, ownPlan, reviewedAwards } from './awards.ts'
import type { Change } from './change.ts'
import {
  type Generated,
  generatedProblems,
  HOST_FOLDER,
  keptProblems,
  maintainerProblems,
  maintainerWarnings,
  mixedProblems,
} from './change-rules.ts'
import { definitionChanges } from './definitions.ts'
import { fileProblems } from './file-rules.ts'
import { newIdentifiers } from './identifiers.ts'
import { partOf } from './parts.ts'
import { approversOf, policyProblems, touchedBy } from './policies.ts'
import type { Author } from './self-award.ts'
import { warningsOf } from './warnings.ts'

/** What reading the content after a change came to. */
export type Head =
  | { readonly ok: true; readonly register: Register; readonly placeOf: PlaceOf; readonly keys: readonly LedgerKey[] }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** What is reviewed. */
export interface ReviewInput {
  readonly change: Change
  /** Content before: at least its site, its pathways and the files that change, as far as they parse. */
  readonly base: RegisterDraft
  /**
   * Site and pathways of the base as they are now: they say who may award what. A change may have begun before they did, and
   * nobody gets around a policy by beginning where it was not yet there.
   */
  readonly current: Pick<RegisterDraft, 'site' | 'pathways'>
  readonly head: Head
  /** What was issued so far; undefined when there is no ledger at hand. */
  readonly ledger: Ledger | undefined
  /** Files that are generated from content as it is after the change. */
  readonly generated: Generated
  /** What the host says of the pull request; undefined on a desk. */
  readonly pullRequest: PullRequest | undefined
  /** The day of the review as YYYY-MM-DD. */
  readonly today: string
}

/** What of a review tells about content, when it holds. */
type ContentReview = Pick<
  Review,
  'issue' | 'reissue' | 'status' | 'edited' | 'erase' | 'resign' | 'clrs' | 'definitions' | 'waiting' | 'approvals'
>

const NOTHING: ContentReview = {
  issue: [],
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
interface Found {
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

const pathwaysOf = ({ pathways }: Pick<RegisterDraft, 'pathways'>) =>
  new Map(pathways.map(({ value }) => [value.slug, value]))

/** Whose approval is asked for, team by team. */
function approvals(
  policies: Policies,
  badges: readonly string[],
  { current, pullRequest }: ReviewInput,
): ContentReview['approvals'] {
  const asked = badges.map((badge) => ({ badge, authority: authorityOver(policies, pathwaysOf(current), badge) }))
  const groups = Map.groupBy(asked, ({ authority }) => `${authority.team} ${authority.approvals}`)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const { team } = first.authority
    const needed = neededFor(first.authority, pullRequest?.author)
    const given = pullRequest && approversOf(pullRequest, first.authority)
    return [{ badges: group.map(({ badge }) => badge), team, needed, ...(given === undefined ? {} : { given }) }]
  })
}

/** Who changes what the policies ask of a badge class does not award it in the same pull request: the old word would not be asked. */
function authorityProblems(badges: readonly string[], { base, change }: ReviewInput, register: Register): Problem[] {
  const before = { policies: base.site?.value.policies, pathways: pathwaysOf(base) }
  const after = { policies: register.site.policies, pathways: register.pathways }
  const file = change.files.find(({ path }) => path === 'content/site.yaml')?.path
  return badgesAskedAnew(badges, before, after).map((badge) => ({
    file: file ?? 'content/pathways',
    line: 1,
    column: 1,
    rule: 'change-mixed',
    message: `This pull request changes what the policies ask of badge class "${badge}", and has awards of it.`,
    hint: 'make two pull requests of it: first the policies, then the awards',
  }))
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

function contentFindings(input: ReviewInput, head: Extract<Head, { ok: true }>): Found {
  const { register, placeOf, keys } = head
  const planned = planIssuing(register, input.ledger, keys)
  if (!planned.ok) return { content: NOTHING, warnings: [], problems: planned.problems }
  const changed = new Set(input.change.files.map(({ path }) => path))
  const before = awardsBefore(changed, input.base)
  const own = ownPlan(planned.plan, register, { before, erase: newlyErased(register, input.base, changed) })
  const policies = input.current.site?.value.policies
  const badges = badgesIn(own.plan, register)
  const authors = authorsOf(input.change)
  return {
    content: {
      ...reviewedAwards(own, register, before),
      definitions: definitions(input, register, before),
      waiting: own.waiting,
      approvals: policies === undefined ? [] : approvals(policies, badges, input),
    },
    warnings: warningsOf(own.plan.issue, { register, placeOf, authors, policies, today: input.today }),
    problems: [...policyFindings(input, own.plan, head), ...authorityProblems(badges, input, register)],
  }
}

/** Addresses and numbers that organisations gave for their own, before and after. */
function ownIdentifiers({ base, head }: ReviewInput): Set<string> {
  const issuers = [base.issuer?.value, head.ok ? head.register.issuer : undefined]
  const profiles = issuers.flatMap((issuer) => [issuer, issuer?.parent]).filter((profile) => profile !== undefined)
  const given = profiles.flatMap(({ email, phone = '' }) => [...addressesIn(email ?? ''), ...phonesIn(phone)])
  return new Set(given.map(({ text }) => text))
}

function maintainerFindings({ change, current, generated, pullRequest }: ReviewInput): Omit<Found, 'content'> {
  const policies = current.site?.value.policies
  return policies !== undefined && pullRequest !== undefined
    ? { problems: maintainerProblems(change.files, policies, { generated, pullRequest }), warnings: [] }
    : { problems: [], warnings: maintainerWarnings(change.files, generated) }
}

/** The policies that count could not be read: nothing may pass in their place. */
function lostPolicies({ current, change }: ReviewInput): Problem[] {
  const there = change.files.find(({ path }) => path === 'content/site.yaml')?.kind !== 'added'
  if (current.site !== undefined || !there) return []
  return [
    {
      file: 'content/site.yaml',
      line: 1,
      column: 1,
      rule: 'site-shape',
      message: 'The policies of the main branch cannot be read, so nothing can be held against them.',
      hint: 'mend content/site.yaml in the main branch first',
    },
  ]
}

/** Problems told twice by the same file and rule: the first knows more. */
function withoutEchoes(first: readonly Problem[], more: readonly Problem[]): Problem[] {
  const told = new Set(first.map(({ file, rule }) => `${rule} ${file}`))
  return [...first, ...more.filter(({ file, rule }) => !told.has(`${rule} ${file}`))]
}

/** What is printed outlives a mended branch, and quotes it: no address of anybody is in it. */
function withoutPrivateWords<T>(value: T): T {
  const masked = (part: unknown): unknown => {
    if (typeof part === 'string') return withoutPhones(withoutAddresses(part))
    if (Array.isArray(part)) return part.map(masked)
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(Object.entries(part).map(([name, member]) => [name, masked(member)]))
  }
  return masked(value) as T
}

/**
 * Says what a change of the repository would do and what stands against it. Pure: the same change, ledger and day give the same
 * review. The policies that count are those of the base as it is now.
 */
export function review(input: ReviewInput): Review {
  const { change, base, head, generated } = input
  const { files } = change
  const found: Found = head.ok
    ? contentFindings(input, head)
    : { content: NOTHING, warnings: [], problems: head.problems }
  const maintained = maintainerFindings(input)
  const ofChange = [
    ...lostPolicies(input),
    ...mixedProblems(files, generated),
    ...(change.paths.some((path) => path.startsWith(HOST_FOLDER)) ? generatedProblems(generated) : []),
    ...fileProblems(change),
    ...keptProblems(files, base, head.ok ? head.register : undefined),
    ...newIdentifiers(change, ownIdentifiers(input)),
    ...maintained.problems,
  ]
  const problems = sortProblems(withoutEchoes(found.problems, ofChange))
  return withoutPrivateWords({
    ok: problems.length === 0,
    base: change.base,
    ...(change.head === undefined ? {} : { head: change.head }),
    files: files.length,
    program: files.filter(({ path }) => partOf(path, generated) === 'program').map(({ path }) => path),
    ...found.content,
    warnings: [...found.warnings, ...maintained.warnings],
    problems,
  })
}
