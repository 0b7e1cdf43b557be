import type { Policies } from '../domain/policy.ts'
import type { Problem } from '../domain/problem.ts'
import type { PullRequest } from '../domain/pull-request.ts'
import type { ReviewWarning, ReviewWarningName } from '../domain/review.ts'
import type { Rule } from '../domain/rules.ts'
import { isAmong, membersOf } from './authority.ts'
import { authorityFiles } from './authority-changes.ts'
import type { FileChange } from './change.ts'
import { type Generated, HOST_FOLDER, isStale } from './change-rules.ts'
import type { Found } from './content.ts'
import type { ReviewInput } from './input.ts'
import { type Part, partOf } from './parts.ts'

/** Whether somebody answers for a pull request who may change the program: its author, or whoever approved it as it is now. */
export function hasMaintainer({ author, approvals, head }: PullRequest, policies: Policies): boolean {
  const maintainers = membersOf(policies, policies.maintainers)
  return [author, ...approvals.filter(({ commit }) => commit === head).map(({ by }) => by)].some((handle) =>
    isAmong(maintainers, handle),
  )
}

/** What only maintainers change. */
interface Maintained {
  readonly rule: Rule
  /** Given where it is not known who proposes and approves; that the program changes is told there anyway. */
  readonly warning?: ReviewWarningName
  readonly what: string
  holds(path: string, facts: { readonly part: Part; readonly authority: boolean }): boolean
}

/**
 * What only maintainers change, as CODEOWNERS has it too, but for pathways: it tells files by their names. Of each file the first
 * row counts that holds it.
 */
const MAINTAINED: readonly Maintained[] = [
  {
    rule: 'change-workflow',
    warning: 'workflow-changed',
    what: 'what runs with the repository’s rights',
    holds: (path) => path.startsWith(HOST_FOLDER),
  },
  {
    rule: 'change-program',
    what: 'files outside of content/, for the program signs and publishes',
    holds: (_, { part }) => part === 'program',
  },
  {
    rule: 'change-issuer',
    warning: 'issuer-changed',
    what: 'who issues, with which keys and by whose approval',
    holds: (path, { authority }) => authority || path === 'content/site.yaml' || path.startsWith('content/issuer/'),
  },
]

/** What is known of the files of a change. */
interface Known {
  readonly generated: Generated
  /** Pathways by whose change others may award a badge class. */
  readonly authority: ReadonlySet<string>
}

/** A row of which files change: the first, and how many more. */
interface MaintainedChange extends Maintained {
  readonly file: string
  readonly more: number
}

/** The rows of which files change, other than generated files that are current. */
function maintainedChanges(files: readonly FileChange[], { generated, authority }: Known): MaintainedChange[] {
  const isCurrent = (path: string) => generated.has(path) && !isStale(generated.get(path))
  const paths = files.map(({ path }) => path).filter((path) => !isCurrent(path))
  const rowOf = (path: string) =>
    MAINTAINED.find((row) => row.holds(path, { part: partOf(path, generated), authority: authority.has(path) }))
  const byRow = Map.groupBy(paths, rowOf)
  return MAINTAINED.flatMap((row) => {
    const [file, ...more] = byRow.get(row) ?? []
    return file === undefined ? [] : [{ ...row, file, more: more.length }]
  })
}

/** Only a maintainer changes what signs, who issues, and who may approve. Each is said once, at its first file. */
export function maintainerProblems(
  files: readonly FileChange[],
  policies: Policies,
  { pullRequest, ...known }: Known & { readonly pullRequest: PullRequest },
): Problem[] {
  if (hasMaintainer(pullRequest, policies)) return []
  return maintainedChanges(files, known).map(({ rule, what, file, more }) => {
    const alike = more === 0 ? '' : ` The same of ${more} more.`
    return {
      file,
      line: 1,
      column: 1,
      rule,
      message: `Only the team "${policies.maintainers}" changes ${what}; ${pullRequest.author} is not in it, and nobody of it approved this.${alike}`,
      hint: 'leave it as it is, or ask a maintainer to propose or approve this',
    }
  })
}

/** The same where it is not known who proposes and approves. */
export function maintainerWarnings(files: readonly FileChange[], known: Known): ReviewWarning[] {
  return maintainedChanges(files, known).flatMap(({ warning, what, file }) =>
    warning === undefined ? [] : [{ file, line: 1, column: 1, warning, message: `This changes ${what}.` }],
  )
}

/** What only maintainers change, and who answers for it as far as that is known. */
export function maintainerFindings(input: ReviewInput): Omit<Found, 'content'> {
  const { change, current, generated, pullRequest } = input
  const policies = current.site?.value.policies
  const known = { generated, authority: authorityFiles(input) }
  return policies !== undefined && pullRequest !== undefined
    ? { problems: maintainerProblems(change.files, policies, { ...known, pullRequest }), warnings: [] }
    : { problems: [], warnings: maintainerWarnings(change.files, known) }
}
