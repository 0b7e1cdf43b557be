import type { Register } from '../../src/domain/register.ts'
import { filesWhere } from '../../src/intake/files.ts'
import { readUnchecked } from '../../src/intake/index.ts'
import { withAutomatic } from '../../src/ledger/automatic.ts'
import { isEmptyPlan, planIssuing } from '../../src/ledger/plan.ts'
import { readLedger } from '../../src/ledger/state.ts'
import type { Repository } from '../git/run.ts'
import { commitFiles, readGit } from '../git/tree.ts'

const AWARDS = 'content/awards/'

const byId = <T extends { readonly id: string }>(drafts: readonly { readonly value: T }[]) =>
  new Map(drafts.map(({ value }) => [value.id, value]))

/** What a commit says of awards; undefined when one of its files cannot be read, or an id stands there twice: either may hide one. */
function awardsIn(repository: Repository, commit: string): Pick<Register, 'awards' | 'erased'> | undefined {
  const drafts = readUnchecked(filesWhere(commitFiles(repository, commit), (path) => path.startsWith(AWARDS)))
  const [awards, erased] = [byId(drafts.awards), byId(drafts.erased)]
  const all = [...drafts.awards, ...drafts.erased].map(({ value }) => value)
  const listed = readGit(repository, ['ls-tree', '-r', '-z', '--name-only', commit, '--', AWARDS]).toString('utf8')
  const read = new Set(all.map(({ file }) => file))
  const isWhole = listed.split('\0').every((path) => !path.endsWith('.yaml') || read.has(path))
  const ids = new Set([...awards.keys(), ...erased.keys()])
  return isWhole && ids.size === all.length ? { awards, erased } : undefined
}

/**
 * Whether the ledger holds all that a commit asks for: every award as it stands there, each change of standing, and nothing else but what
 * the issuing step awarded by itself.
 * Only awards are looked at, and held to no rule: rules may have come since.
 *
 * @param folder - Where the ledger is.
 */
export function isAllIssued(repository: Repository, commit: string, folder: string): boolean {
  const asked = awardsIn(repository, commit)
  if (asked === undefined) return false
  const ledger = readLedger(folder)
  const planned = planIssuing(withAutomatic(asked, ledger), ledger)
  return planned.ok && isEmptyPlan(planned.plan)
}
