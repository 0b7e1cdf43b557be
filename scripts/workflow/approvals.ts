import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sortProblems } from '../../src/domain/problem.ts'
import { PublisherError } from '../../src/domain/publisher-error.ts'
import type { MergedFiles } from '../../src/domain/pull-request.ts'
import { touchedBy } from '../../src/review/policies.ts'
import { runProcess } from '../cli.ts'
import { EXIT } from '../command.ts'
import { ledgerFolder } from '../content.ts'
import { askGit, type Git, gitIn } from '../git/run.ts'
import { type Io, say } from '../io.ts'
import { many } from '../print/many.ts'
import { printProblems } from '../print/problems.ts'
import { type Asker, asker, pullsOf } from './asker.ts'
import { automaticProblems } from './automatic-changes.ts'
import { firstParentChanges } from './changes.ts'
import { mixedProblems } from './mixed-pulls.ts'
import { issuedCommit } from './push-ledger.ts'
import { recordOf } from './record.ts'
import { ruleProblems } from './rule-changes.ts'
import { hasHadPolicies } from './rule-history.ts'

/** Where the next step finds who approved. */
export const MERGED_FILE = 'merged.json'

async function mergedFiles(io: Io, issued: string | undefined, files: readonly string[], ask: Asker) {
  const merged: MergedFiles['files'] = {}
  for (const [file, changes] of firstParentChanges(io, issued, files)) {
    const pulls = await pullsOf(changes, ask)
    if (pulls !== undefined) merged[file] = pulls
  }
  return merged
}

/** Refuses a clone whose history was cut off: a change that cannot be seen would need no approval. */
function wholeHistory(git: Git): void {
  if (askGit(git, 'rev-parse', '--is-shallow-repository') === 'false') return
  throw new PublisherError('ERR_GIT', 'the history of the repository is not whole', {
    hint: 'check it out with "fetch-depth: 0", or run: git fetch --unshallow',
  })
}

/**
 * Asks GitHub by which pull requests the files came to be that are about to be issued, and writes `merged.json` for
 * `badgewright issue --merged merged.json`. Has no key. Without policies there is nothing to ask.
 */
export async function approvals(io: Io): Promise<number> {
  const record = recordOf(io)
  const git = gitIn(io)
  wholeHistory(git)
  const issued = issuedCommit(io, ledgerFolder(io.root), git)
  const governed = hasHadPolicies(io, issued, record)
  const touched = governed ? touchedBy(record.plan, record.register) : []
  const paths = [...new Set(touched.map(({ file }) => file))].sort()
  const ask = asker(io)
  const merged: MergedFiles = { files: paths.length > 0 ? await mergedFiles(io, issued, paths, ask) : {} }
  const problems = sortProblems([
    ...(governed ? await ruleProblems(io, issued, ask) : []),
    ...(governed ? await automaticProblems(io, issued, record, ask) : []),
    ...(paths.length > 0 ? await mixedProblems(io, issued, record, merged.files, ask.numberOf) : []),
  ])
  if (problems.length > 0) {
    io.stdout.write(printProblems(problems, record.files, 'github'))
    return EXIT.failed
  }
  writeFileSync(join(io.root, MERGED_FILE), `${JSON.stringify(merged, null, 2)}\n`)
  say(io, `Asked by which pull requests ${many(paths.length, 'file')} came to be: ${MERGED_FILE}`)
  return EXIT.ok
}

if (import.meta.main) await runProcess(approvals)
