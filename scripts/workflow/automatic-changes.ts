import type { Award } from '../../src/domain/award.ts'
import type { Problem } from '../../src/domain/problem.ts'
import { authorityOver } from '../../src/review/authority.ts'
import { approvalFault } from '../../src/review/policies.ts'
import type { Repository } from '../git/run.ts'
import { type Asker, pullsOf } from './asker.ts'
import { firstParentChanges } from './changes.ts'
import type { WorkflowRecord } from './record.ts'
import { PATHWAYS } from './rule-history.ts'

/** What awards are made of that nobody proposes: a file, the badge class whose team answers for it, and where that stands. */
interface Ground {
  readonly file: string
  readonly badge: string
  /** Undefined for a pathway. */
  readonly award: Award | undefined
}

/** Pathways that award by themselves, and every award file: what links awards to a person is in any of them. */
function groundsOf({ register: { pathways, awards } }: WorkflowRecord): Ground[] {
  const automatic = [...pathways.values()].filter((pathway) => pathway.automatic === true)
  if (automatic.length === 0) return []
  const written = [...awards.values()].filter((award) => award.automatic === undefined)
  const byFile = new Map(written.map((award) => [`${award.file} ${award.badge}`, award]))
  return [
    ...automatic.map(({ slug, earns }) => ({ file: `${PATHWAYS}${slug}.md`, badge: earns, award: undefined })),
    ...[...byFile.values()].map((award) => ({ file: award.file, badge: award.badge, award })),
  ]
}

/**
 * Finds changes, since what was last issued, of what awards rest on that the issuing step makes by itself, for which nobody
 * answers who may award them. Such an award comes by no pull request of its own, and may come long after the change, so each
 * change is asked about when it comes: of the pathway like of an award of what it earns, and of award files also when nothing
 * of them is to be signed, for a pseudonym that is written into somebody else’s award would make an award due.
 */
export async function automaticProblems(
  repository: Repository,
  issued: string | undefined,
  record: WorkflowRecord,
  ask: Asker,
): Promise<Problem[]> {
  const { register, placeOf } = record
  const { policies } = register.site
  const grounds = groundsOf(record)
  if (policies === undefined || grounds.length === 0) return []
  const files = [...new Set(grounds.map(({ file }) => file))]
  const problems: Problem[] = []
  const changes = firstParentChanges(repository, issued, files)
  for (const { file, badge, award } of grounds) {
    const own = changes.get(file)!
    if (own.length === 0) continue
    const at = award === undefined ? { file, line: 1, column: 1 } : placeOf(award, ['badge'])
    const authority = authorityOver(policies, register.pathways, badge)
    for (const pull of (await pullsOf(own, ask)) ?? [undefined]) {
      const fault = approvalFault(badge, authority, pull)
      if (fault !== undefined) problems.push({ ...at, ...fault })
    }
  }
  return problems
}
