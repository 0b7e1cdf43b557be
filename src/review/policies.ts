import type { Award, ErasedAward } from '../domain/award.ts'
import type { Policies } from '../domain/policy.ts'
import { type Problem, sortProblems } from '../domain/problem.ts'
import type { PullRequest } from '../domain/pull-request.ts'
import type { PlaceOf, Register } from '../domain/register.ts'
import type { Rule } from '../domain/rules.ts'
import type { Plan } from '../ledger/plan.ts'
import { type Authority, authorityOver, isAmong, isSameAccount, neededFor } from './authority.ts'
import { daysBetween } from './days.ts'
import { type Author, isAwardTo } from './self-award.ts'

/** What is held against the policies. */
export interface PolicyInput {
  /** The policies that count: of a pull request, those of its base. */
  readonly policies: Policies
  readonly register: Pick<Register, 'awards' | 'erased' | 'pathways'>
  /** What would be, or is about to be, signed. */
  readonly plan: Plan
  readonly placeOf: PlaceOf
  /**
   * The pull request by which a content file came to be as it is, and undefined for a file that came by none. Without this
   * function nothing is known of pull requests, as on a desk, and approvals are held against nothing.
   */
  readonly pullRequestOf: ((file: string) => PullRequest | undefined) | undefined
  /** Who wrote the commits by which a file came to be as it is, as far as they are known. */
  readonly authorsOf: (file: string) => readonly Author[]
  /** The day of the check as YYYY-MM-DD. */
  readonly today: string
}

/** What the policies ask of one file's awards. */
interface Case {
  readonly award: Award | ErasedAward
  readonly authority: Authority
  /** Undefined when it is not known whether there is one, null when there is none. */
  readonly pullRequest: PullRequest | undefined | null
}

/** Those who approved a pull request as it is now: members of the team other than its author, each once. */
export function approversOf({ author, head, approvals }: PullRequest, { members }: Authority): string[] {
  const counted = approvals.filter(({ by, commit }) => commit === head && !isSameAccount(by, author))
  return members.filter((member) => counted.some(({ by }) => isSameAccount(by, member)))
}

/** Every award that the plan touches because content asks for it. */
export function touchedBy(
  { issue, reissue, status, erase }: Plan,
  { awards, erased }: Pick<Register, 'awards' | 'erased'>,
): (Award | ErasedAward)[] {
  const changed = status.map(({ award }) => awards.get(award) ?? erased.get(award)!)
  return [...issue, ...reissue.map(({ award }) => award), ...changed, ...erase]
}

/** One case for each file and badge class: what is asked of a cohort is asked once. */
function casesOf({ policies, register, plan, pullRequestOf }: PolicyInput): Case[] {
  const cases = new Map<string, Case>()
  for (const award of touchedBy(plan, register)) {
    const key = `${award.file} ${award.badge}`
    if (cases.has(key)) continue
    const authority = authorityOver(policies, register.pathways, award.badge)
    const pullRequest = pullRequestOf === undefined ? undefined : (pullRequestOf(award.file) ?? null)
    cases.set(key, { award, authority, pullRequest })
  }
  return [...cases.values()]
}

function problemOf(input: PolicyInput, award: Case['award'], rule: Rule, message: string, hint: string): Problem {
  return { ...input.placeOf(award, ['badge']), rule, message, hint }
}

const people = ({ team, members }: Authority) => `team "${team}" (${members.join(', ')})`

/** What speaks against the pull request by which awards came, by its rule. */
export type ApprovalFault = Pick<Problem, 'message'> & { readonly hint: string; readonly rule: Rule }

/**
 * Holds who proposed and approved against who may award. Of an open pull request nothing is said: approvals may yet come.
 *
 * @param pullRequest - Undefined when what is to be held came by none.
 */
export function approvalFault(
  badge: string,
  authority: Authority,
  pullRequest: PullRequest | undefined,
): ApprovalFault | undefined {
  const may = `Badge class "${badge}" is awarded by the ${people(authority)}`
  if (pullRequest === undefined)
    return {
      rule: 'policy-approver',
      message: `${may}, and this file came by no pull request.`,
      hint: 'take the commit back, and open a pull request with it',
    }
  if (pullRequest.merged === undefined) return undefined
  const { author, number } = pullRequest
  const hint = 'let them approve it even now, and run this again; or take it back'
  const approvers = approversOf(pullRequest, authority)
  if (approvers.length === 0 && !isAmong(authority.members, author))
    return {
      rule: 'policy-approver',
      message: `${may}, and none of them opened pull request ${number} or approved it as it was merged.`,
      hint: hint.replace('them', 'one of them'),
    }
  const needed = neededFor(authority, author)
  if (approvers.length >= needed) return undefined
  return {
    rule: 'policy-approvals',
    message: `${may}: ${needed} of them, other than its author, must approve it, and ${approvers.length} approved pull request ${number} as it was merged.`,
    hint,
  }
}

function approvalProblems(input: PolicyInput, { award, authority, pullRequest }: Case): Problem[] {
  if (pullRequest === undefined) return []
  const fault = approvalFault(award.badge, authority, pullRequest ?? undefined)
  return fault === undefined ? [] : [problemOf(input, award, fault.rule, fault.message, fault.hint)]
}

function selfAwardProblems(input: PolicyInput): Problem[] {
  return input.plan.issue.flatMap((award) => {
    const emails = input.authorsOf(award.file).map(({ email }) => email)
    const handle = input.pullRequestOf?.(award.file)?.author
    if (!isAwardTo(award, handle === undefined ? emails : [...emails, handle])) return []
    const place = input.placeOf(award, ['recipient'])
    const message = `Award ${award.id} is to somebody who wrote or proposed it.`
    return [{ ...place, rule: 'policy-self-award' as const, message, hint: 'let somebody else propose it' }]
  })
}

function countProblems(input: PolicyInput): Problem[] {
  const { mostAwards } = input.policies
  const byNumber = Map.groupBy(input.plan.issue, ({ file }) => input.pullRequestOf?.(file)?.number)
  return [...byNumber.values()].flatMap((awards) => {
    const [first] = awards
    if (first === undefined || awards.length <= mostAwards) return []
    const message = `One pull request issues ${awards.length} awards, and may issue ${mostAwards} at the most.`
    const hint = 'split it into several pull requests, or let the maintainers raise "mostAwards" first'
    return [problemOf(input, first, 'policy-most-awards', message, hint)]
  })
}

function backdatingProblems(input: PolicyInput): Problem[] {
  const { mostDaysBackdated: most } = input.policies
  return input.plan.issue.flatMap((award) => {
    const proposed = input.pullRequestOf?.(award.file)?.merged?.at ?? input.today
    const days = daysBetween(award.awardedOn, proposed)
    if (days <= most) return []
    return [
      {
        ...input.placeOf(award, ['awardedOn']),
        rule: 'policy-backdating' as const,
        message: `awardedOn is ${award.awardedOn}, ${days} days before its pull request; it may be ${most} at the most.`,
        hint: 'correct the day, or let the maintainers raise "mostDaysBackdated" first',
      },
    ]
  })
}

/**
 * Holds what is about to be signed against the policies of `content/site.yaml`. Both the plan of a pull request and the issuing
 * step ask this function, so that what the one lets pass the other does not refuse.
 *
 * An approval counts when a member of the team that may award the badge class gave it, when that member did not open the pull
 * request, and when it was given to the commit that was last pushed: whoever pushes more asks for approval anew.
 */
export function policyProblems(input: PolicyInput): Problem[] {
  return sortProblems([
    ...casesOf(input).flatMap((one) => approvalProblems(input, one)),
    ...selfAwardProblems(input),
    ...countProblems(input),
    ...backdatingProblems(input),
  ])
}
