import type { Policies } from '../domain/policy.ts'
import type { Problem } from '../domain/problem.ts'
import type { RegisterDraft } from '../domain/register.ts'
import type { Review } from '../domain/review.ts'
import { authorityOver, neededFor } from './authority.ts'
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
