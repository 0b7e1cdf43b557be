import type { Policies } from '../domain/policy.ts'
import type { Problem } from '../domain/problem.ts'
import type { Register, RegisterDraft } from '../domain/register.ts'
import type { Review } from '../domain/review.ts'
import { authorityOver, badgesAskedAnew, neededFor } from './authority.ts'
import type { ReviewInput } from './input.ts'
import { approversOf } from './policies.ts'

/** Pathways by their names. */
export const pathwaysOf = ({ pathways }: Pick<RegisterDraft, 'pathways'>) =>
  new Map(pathways.map(({ value }) => [value.slug, value]))

/** Whose approval is asked for, team by team. */
export function approvals(
  policies: Policies,
  badges: readonly string[],
  { current, pullRequest }: ReviewInput,
): Review['approvals'] {
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
export function authorityProblems(
  badges: readonly string[],
  { base, change }: ReviewInput,
  register: Register,
): Problem[] {
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

/** The policies that count could not be read: nothing may pass in their place. */
export function lostPolicies({ current, change }: ReviewInput): Problem[] {
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
