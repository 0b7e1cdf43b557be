import { filesWhere } from '../../src/intake/files.ts'
import { readUnchecked } from '../../src/intake/index.ts'
import type { AwardRules } from '../../src/review/authority.ts'
import type { Repository } from '../git/run.ts'
import { commitFiles, readGit } from '../git/tree.ts'
import type { WorkflowRecord } from './record.ts'

/** Where it stands who may award what: the policies, and the pathways that they name. */
export const SITE = 'content/site.yaml'
export const PATHWAYS = 'content/pathways/'

/** Who may award what, and what shows whether that changed. */
export interface CommitRules extends AwardRules {
  /** Whether the policies could be read; else there seem to be none. */
  readonly isReadable: boolean
  /** Mode and hash of site.yaml, as Git lists it. */
  readonly site: string
  hasBadgeClass(slug: string): boolean
}

/** Who may award what, as a commit has it. */
export function rulesIn(repository: Repository, commit: string): CommitRules {
  const all = commitFiles(repository, commit)
  const files = filesWhere(all, (path) => path === SITE || path.startsWith(PATHWAYS))
  const { site, pathways } = readUnchecked(files)
  return {
    policies: site?.value.policies,
    pathways: new Map(pathways.map(({ value }) => [value.slug, value])),
    isReadable: site !== undefined || files.entry(SITE) === undefined,
    site: readGit(repository, ['ls-tree', commit, '--', SITE]).toString('utf8'),
    hasBadgeClass: (slug) => all.entry(`content/badges/${slug}/index.md`) !== undefined,
  }
}

/** Commits on the way of the main branch that changed something where the rules stand, the newest first. */
export function ruleCommits(repository: Repository, issued: string | undefined, ...more: readonly string[]): string[] {
  const range = issued === undefined ? 'HEAD' : `${issued}..HEAD`
  const log = ['log', '--first-parent', '-m', '--format=%H', ...more, range, '--', SITE, PATHWAYS]
  return readGit(repository, log)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
}

/** Whether there are policies, or were some since the last issuing: they may have been taken out with what they forbid. */
export function hasHadPolicies(
  repository: Repository,
  issued: string | undefined,
  { register }: Pick<WorkflowRecord, 'register'>,
): boolean {
  return (
    register.site.policies !== undefined ||
    (issued !== undefined && rulesIn(repository, issued).policies !== undefined) ||
    ruleCommits(repository, issued, '-G', 'policies').length > 0
  )
}
