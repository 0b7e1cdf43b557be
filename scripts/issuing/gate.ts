import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import * as z from 'zod'
import { type Problem, sortProblems } from '../../src/domain/problem.ts'
import { PublisherError } from '../../src/domain/publisher-error.ts'
import { type MergedFiles, mergedFilesSchema } from '../../src/domain/pull-request.ts'
import { policyProblems } from '../../src/review/policies.ts'
import { usageError } from '../command.ts'
import type { Checked } from '../content.ts'
import { type Io, today } from '../io.ts'

type Content = Extract<Checked, { ok: true }>

const HOW = 'node scripts/workflow/approvals.ts'

function readMerged(file: string, io: Pick<Io, 'root'>): MergedFiles {
  try {
    return mergedFilesSchema.parse(JSON.parse(readFileSync(resolve(io.root, file), 'utf8')))
  } catch (cause) {
    const why = cause instanceof z.ZodError ? `\n${z.prettifyError(cause)}` : ''
    throw new PublisherError('ERR_INPUT_UNREADABLE', `${file} does not say by which pull requests files came${why}`, {
      hint: `let it be written: ${HOW}`,
      cause,
    })
  }
}

/**
 * Holds what is about to be signed against the policies. A file that several pull requests changed since it was last issued
 * must pass with each of them.
 */
function problemsWith({ files }: MergedFiles, { register, plan, placeOf }: Content, day: string): Problem[] {
  const { policies } = register.site
  if (policies === undefined) return []
  const rounds = Math.max(1, ...Object.values(files).map((pulls) => pulls.length))
  const problems = Array.from({ length: rounds }, (_, round) =>
    policyProblems({
      policies,
      register,
      plan,
      placeOf,
      pullRequestOf: (file) => (Object.hasOwn(files, file) ? (files[file]![round] ?? files[file]!.at(-1)) : undefined),
      authorsOf: () => [],
      today: day,
    }),
  )
  return sortProblems(problems.flat())
}

/**
 * What the policies of `content/site.yaml` say against signing, by the file that tells who approved.
 *
 * @throws PublisherError ERR_USAGE when there are policies and no such file: nobody signs past them.
 */
export function gateProblems(content: Content, merged: string | undefined, io: Io): Problem[] {
  if (content.register.site.policies === undefined) return []
  if (merged !== undefined) return problemsWith(readMerged(merged, io), content, today(io))
  throw usageError(
    'content/site.yaml has policies, and nothing tells who approved what is to be signed',
    `merge it to main, and the workflow "issue" signs it; or ask GitHub yourself: ${HOW}, then: badgewright issue --merged merged.json`,
  )
}
