import { type Problem, sortProblems } from '../domain/problem.ts'
import type { Review } from '../domain/review.ts'
import { lostPolicies } from './asked.ts'
import { generatedProblems, HOST_FOLDER, keptProblems, mixedProblems } from './change-rules.ts'
import { contentFindings, type Found, NOTHING } from './content.ts'
import { fileProblems } from './file-rules.ts'
import { newIdentifiers } from './identifiers.ts'
import type { ReviewInput } from './input.ts'
import { maintainerFindings } from './maintainers.ts'
import { partOf } from './parts.ts'
import { ownIdentifiers, withoutPrivateWords } from './private-words.ts'
import { qualityOfChanged } from './quality.ts'

/** Problems told twice by the same file and rule: the first knows more. */
function withoutEchoes(first: readonly Problem[], more: readonly Problem[]): Problem[] {
  const told = new Set(first.map(({ file, rule }) => `${rule} ${file}`))
  return [...first, ...more.filter(({ file, rule }) => !told.has(`${rule} ${file}`))]
}

/**
 * Says what a change of the repository would do and what stands against it. Pure: the same change, ledger and day give the same
 * review. The policies that count are those of the base as it is now.
 */
export function review(input: ReviewInput): Review {
  const { change, base, head, generated } = input
  const { files } = change
  const found: Found = head.ok
    ? contentFindings(input, head)
    : { content: NOTHING, warnings: [], problems: head.problems }
  const maintained = maintainerFindings(input)
  const ofChange = [
    ...lostPolicies(input),
    ...mixedProblems(files, generated),
    ...(change.paths.some((path) => path.startsWith(HOST_FOLDER)) ? generatedProblems(generated) : []),
    ...fileProblems(change),
    ...keptProblems(files, base, head.ok ? head.register : undefined),
    ...newIdentifiers(change, ownIdentifiers(input)),
    ...maintained.problems,
  ]
  const problems = sortProblems(withoutEchoes(found.problems, ofChange))
  return withoutPrivateWords({
    ok: problems.length === 0,
    base: change.base,
    ...(change.head === undefined ? {} : { head: change.head }),
    files: files.length,
    program: files.filter(({ path }) => partOf(path, generated) === 'program').map(({ path }) => path),
    ...found.content,
    quality: head.ok ? qualityOfChanged(head.findings, found.content.definitions) : [],
    warnings: [...found.warnings, ...maintained.warnings],
    problems,
  })
}
