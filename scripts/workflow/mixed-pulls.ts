import type { Problem } from '../../src/domain/problem.ts'
import type { MergedFiles } from '../../src/domain/pull-request.ts'
import { badgesAskedAnew } from '../../src/review/authority.ts'
import { touchedBy } from '../../src/review/policies.ts'
import { askGit, gitIn, type Repository } from '../git/run.ts'
import type { WorkflowRecord } from './record.ts'
import { ruleCommits, rulesIn } from './rule-history.ts'

/** Of some badge classes those of which the commits of one pull request, the newest first, let something else be asked. */
function askedAnew(repository: Repository, commits: readonly string[], badges: readonly string[]): readonly string[] {
  const parent = askGit(gitIn(repository), 'rev-parse', '--verify', '--quiet', `${commits.at(-1)!}^`)
  if (parent === undefined) return []
  const [before, after] = [rulesIn(repository, parent), rulesIn(repository, commits[0]!)]
  return before.isReadable && after.isReadable ? badgesAskedAnew(badges, before, after) : badges
}

/**
 * Finds awards that came by a pull request which also changed what the policies ask of them: it would be held against its own
 * word. The review of a pull request refuses the same, but a review can be passed over.
 *
 * @param issued - The commit of the main branch that was last issued; undefined when none is known.
 * @param files - The pull requests by which the files of these awards came.
 * @param numberOf - The pull request by which a commit came.
 */
export async function mixedProblems(
  repository: Repository,
  issued: string | undefined,
  { register, plan, placeOf }: WorkflowRecord,
  files: MergedFiles['files'],
  numberOf: (commit: string) => Promise<number | undefined>,
): Promise<Problem[]> {
  const touched = new Map(touchedBy(plan, register).map((award) => [`${award.file} ${award.badge}`, award]))
  const badges = [...new Set([...touched.values()].map(({ badge }) => badge))]
  const awarding = new Set(Object.values(files).flatMap((pulls) => pulls.map(({ number }) => number)))
  const commits = new Map<number, string[]>()
  for (const commit of ruleCommits(repository, issued)) {
    const number = await numberOf(commit)
    if (number !== undefined && awarding.has(number)) commits.set(number, [...(commits.get(number) ?? []), commit])
  }
  const anew = new Map([...commits].map(([number, own]) => [number, askedAnew(repository, own, badges)]))
  return [...touched.values()].flatMap((award) =>
    (files[award.file] ?? [])
      .filter(({ number }) => anew.get(number)?.includes(award.badge) === true)
      .map(({ number }) => ({
        ...placeOf(award, ['badge']),
        rule: 'change-mixed',
        message: `Pull request ${number} changed what the policies ask of badge class "${award.badge}", and has awards of it.`,
        hint: 'take it back, and make two pull requests of it: first the policies, then the awards',
      })),
  )
}
