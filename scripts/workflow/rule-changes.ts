import type { Policies } from '../../src/domain/policy.ts'
import type { Problem } from '../../src/domain/problem.ts'
import { decidingPathways, membersOf } from '../../src/review/authority.ts'
import { hasMaintainer } from '../../src/review/maintainers.ts'
import { gitIn, mustGit, type Repository } from '../git/run.ts'
import { commitOf } from '../git/tree.ts'
import type { Asker } from './asker.ts'
import { type CommitRules, PATHWAYS, ruleCommits, rulesIn, SITE } from './rule-history.ts'

/** A change on the way of the main branch: the commits of one pull request, or one that came by none. */
interface Step {
  readonly number: number | undefined
  /** Its newest commit. */
  readonly commit: string
}

/** Whether the main branch goes on from a commit by itself, rather than by having merged it. */
function goesOnFrom(repository: Repository, issued: string): boolean {
  const git = gitIn(repository)
  const count = mustGit(git, ['rev-list', '--first-parent', '--count', `${issued}..HEAD`]).trim()
  return git(['rev-parse', '--verify', '--quiet', `HEAD~${count}`]).stdout.trim() === issued
}

/** What happened to the rules since a commit, the oldest first. */
async function stepsSince(repository: Repository, issued: string, { numberOf }: Asker): Promise<Step[]> {
  // What was there before such a merge may come back by it, and then no commit changed it.
  if (!goesOnFrom(repository, issued)) return [{ number: undefined, commit: commitOf(repository, 'HEAD') }]
  const steps: Step[] = []
  for (const commit of ruleCommits(repository, issued).reverse()) {
    const number = await numberOf(commit)
    if (number !== undefined && steps.at(-1)?.number === number) steps.pop()
    steps.push({ number, commit })
  }
  return steps
}

const earnedIn = ({ pathways }: CommitRules) => [...pathways].map(([slug, { earns }]) => `${slug} ${earns}`).sort()

const isSame = (a: CommitRules, b: CommitRules) =>
  a.site === b.site && earnedIn(a).join('\n') === earnedIn(b).join('\n')

/** Where a change of the rules is one that only maintainers make. */
function maintainedFile(policies: Policies, [before, after]: readonly [CommitRules, CommitRules], issued: CommitRules) {
  if (before.site !== after.site) return SITE
  // Of a badge class that was not there nothing was asked.
  const earned = [before, after].flatMap(({ pathways }) => [...pathways.values()].map(({ earns }) => earns))
  const badges = new Set(earned.filter((slug) => before.hasBadgeClass(slug) || issued.hasBadgeClass(slug)))
  const [slug] = decidingPathways(badges, { policies, pathways: before.pathways }, after.pathways)
  return slug === undefined ? undefined : `${PATHWAYS}${slug}.md`
}

function problem(file: string, { number, commit }: Step, policies: Policies): Problem {
  const team = policies.maintainers
  const at = { file, line: 1, column: 1, rule: 'change-issuer' } as const
  if (number === undefined)
    return {
      ...at,
      message: `Commit ${commit.slice(0, 12)} changed who may award what, and came by no pull request. Only the team "${team}" changes that.`,
      hint: 'put it back, and open a pull request with it that a maintainer proposes or approves',
    }
  const who = `the team "${team}" (${membersOf(policies, team).join(', ')})`
  return {
    ...at,
    message: `Pull request ${number} changed who may award what. Only ${who} changes that, and nobody of it opened the pull request or approved it as it was merged.`,
    hint: 'let one of them approve it even now, and run this again; or put it back',
  }
}

/**
 * Finds changes of the policies, and of pathways that decide who may award a badge class, for which no maintainer answers: what is
 * signed is held against the policies as they are now, so whoever loosens them first would be held against nothing. Each is held
 * against the policies as they were before it. The review of a pull request refuses the same, but a review can be passed over.
 *
 * @param issued - The commit of the main branch that was last issued; undefined when none is known, and then nobody has relied on
 * the policies yet: whoever begins puts their own in the place of those that came with the program.
 */
export async function ruleProblems(repository: Repository, issued: string | undefined, ask: Asker): Promise<Problem[]> {
  if (issued === undefined) return []
  const steps = await stepsSince(repository, issued, ask)
  const rules = [issued, ...steps.map(({ commit }) => commit)].map((commit) => rulesIn(repository, commit))
  // What was changed and put back in between is as if it had never been.
  const start = rules.findLastIndex((one) => isSame(one, rules[0]!))
  const problems: Problem[] = []
  for (const [i, step] of [...steps.entries()].slice(start)) {
    // Of policies that cannot be read, those before them count.
    const { policies } = rules.slice(0, i + 1).findLast(({ isReadable }) => isReadable) ?? rules.at(-1)!
    if (policies === undefined) continue
    const file = maintainedFile(policies, [rules[i]!, rules[i + 1]!], rules[0]!)
    if (file === undefined) continue
    const answered = step.number !== undefined && hasMaintainer(await ask.pull(step.number), policies)
    if (!answered) problems.push(problem(file, step, policies))
  }
  return problems
}
