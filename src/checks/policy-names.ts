import { didYouMean } from '../domain/nearest.ts'
import type { AwardPolicy, Policies } from '../domain/policy.ts'
import { type FieldPath, type Problem, problemAt, type Sourced } from '../domain/problem.ts'
import type { Present } from '../domain/register.ts'
import type { Site } from '../domain/site.ts'
import { BadgeNames } from './badge-named.ts'
import type { Check } from './check.ts'

const RULE = 'policy-names'

/** Reports one name of a team, when `teams` lacks it. */
function teamProblems(site: Sourced<Site>, path: FieldPath, [name, { teams }]: readonly [string, Policies]): Problem[] {
  if (Object.hasOwn(teams, name)) return []
  const message = `This names the team "${name}", and \`teams\` has none of that name.`
  return [
    problemAt(site, path, RULE, message, { hint: didYouMean(name, Object.keys(teams), 'list its members there') }),
  ]
}

function pathwayProblems(site: Sourced<Site>, path: FieldPath, [name, { pathways }]: readonly [string, Present]) {
  if (pathways.has(name)) return []
  const message = `This names the pathway "${name}", and content/pathways/ has no file of that name.`
  const hint = didYouMean(name, pathways, 'write the name of a file without .md')
  return [problemAt(site, path, RULE, message, { hint })]
}

/** Teams, badge classes and pathways that policies name are there. */
export const policyNames: Check = ({ site, present }) => {
  const policies = site?.value.policies
  if (site === undefined || policies === undefined) return []
  const names = new BadgeNames(present)
  const awardProblems = ({ by, badges = [], pathways = [] }: AwardPolicy, i: number) => [
    ...teamProblems(site, ['policies', 'awards', i, 'by'], [by, policies]),
    ...badges.flatMap((slug, j) =>
      names.check(site, { path: ['policies', 'awards', i, 'badges', j], slug, rule: RULE, start: 'This names' }),
    ),
    ...pathways.flatMap((name, j) => pathwayProblems(site, ['policies', 'awards', i, 'pathways', j], [name, present])),
  ]
  return [
    ...(['maintainers', 'issuers'] as const).flatMap((field) =>
      teamProblems(site, ['policies', field], [policies[field], policies]),
    ),
    ...(policies.awards ?? []).flatMap(awardProblems),
  ]
}
