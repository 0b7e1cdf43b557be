import { createHash } from 'node:crypto'
import { type Award, awardFacts, type Correction, type StatusChange } from '../domain/award.ts'
import { sortedJson } from '../domain/json.ts'
import { type Problem, sortProblems } from '../domain/problem.ts'
import type { Rule } from '../domain/rules.ts'
import { keyFinding, type LedgerKey, type Resigning, retirementProblems } from './keys.ts'
import type { IssuedAward, Ledger } from './state.ts'

/** An award to sign again under its id. */
export interface Reissue {
  readonly award: Award
  /** Corrections that no credential has taken in yet; at least one. */
  readonly corrections: readonly Correction[]
}

/** A change of standing to record. */
export interface StatusStep {
  readonly award: string
  readonly change: StatusChange
}

/** What the issuing step has to do to bring the ledger up to content. In order of award ids unless said otherwise. */
export interface Plan {
  readonly issue: readonly Award[]
  readonly reissue: readonly Reissue[]
  /** What says the same and needs a good key; in the order of the ledger, which is read once for it. */
  readonly resign: readonly Resigning[]
  readonly status: readonly StatusStep[]
}

/** SHA-256 in hex of what an award states. Standing and visibility are not part of it. */
export function factsDigest(award: Award): string {
  return createHash('sha256')
    .update(sortedJson(awardFacts(award)), 'utf8')
    .digest('hex')
}

function problem(file: string, rule: Rule, message: string, hint: string): Problem {
  return { file, line: 1, column: 1, rule, message, hint }
}

/** Whether a list begins with another, so that it only grew. */
function grewFrom<T>(now: readonly T[], before: readonly T[]): boolean {
  return now.length >= before.length && sortedJson(now.slice(0, before.length)) === sortedJson(before)
}

function removed(id: string, { entry }: IssuedAward): Problem {
  return problem(
    entry.file,
    'award-removed',
    `Award ${id} was issued from this file and is no longer in content/.`,
    'put it back; to withdraw an award, add a status change: { change: revoke, on: <day>, reason: <why> }',
  )
}

function historyProblems(award: Award, issued: IssuedAward): Problem[] {
  const problems: Problem[] = []
  const edited = (what: string) =>
    problem(
      award.file,
      'status-changed',
      `Award ${award.id}: a recorded ${what} was edited or removed.`,
      `put it back as it was and add a new ${what} after it`,
    )
  if (!grewFrom(award.status ?? [], issued.changes)) problems.push(edited('status change'))
  if (!grewFrom(award.corrections ?? [], issued.corrections)) problems.push(edited('correction'))
  return problems
}

function unexplained(award: Award, issued: IssuedAward): boolean {
  const explained = (award.corrections?.length ?? 0) > issued.corrections.length
  return !explained && factsDigest(award) !== issued.entry.facts
}

function awardProblems(award: Award, issued: IssuedAward): Problem[] {
  const problems = historyProblems(award, issued)
  if (problems.length > 0 || !unexplained(award, issued)) return problems
  return [
    problem(
      award.file,
      'award-changed-without-reason',
      `Award ${award.id} was issued and now says something else.`,
      'add a correction: corrections: [{ on: <day>, reason: <what was wrong> }]; or undo the change',
    ),
  ]
}

/** A plan, or the problems that content has against the ledger. */
export type Planned =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly problems: readonly Problem[] }

const byId = (a: Award, b: Award) => (a.id < b.id ? -1 : 1)

/**
 * Compares the awards of content with the ledger. Pure and repeatable: what the ledger already says is never planned again.
 *
 * @param ledger - Undefined when there is none yet.
 * @param keys - The issuer's keys, to find what a compromised or retired one signed; without them no key is either.
 */
export function planIssuing(
  awards: ReadonlyMap<string, Award>,
  ledger: Ledger | undefined,
  keys: readonly LedgerKey[] = [],
): Planned {
  const issue: Award[] = []
  const reissue: Reissue[] = []
  const resign: Resigning[] = []
  const status: StatusStep[] = []
  const problems: Problem[] = []
  for (const award of [...awards.values()].sort(byId)) {
    const issued = ledger?.awards.get(award.id)
    if (issued === undefined) issue.push(award)
    else {
      problems.push(...awardProblems(award, issued))
      const corrections = (award.corrections ?? []).slice(issued.corrections.length)
      if (corrections.length > 0) reissue.push({ award, corrections })
      const finding = keyFinding(award, issued, keys)
      if (finding !== undefined) {
        if ('problem' in finding) problems.push(finding.problem)
        else resign.push(finding.resigning)
      }
    }
    for (const change of (award.status ?? []).slice(issued?.changes.length ?? 0))
      status.push({ award: award.id, change })
  }
  for (const [id, issued] of ledger?.awards ?? []) if (!awards.has(id)) problems.push(removed(id, issued))
  problems.push(...retirementProblems(ledger?.awards.values() ?? [], keys))
  if (problems.length > 0) return { ok: false, problems: sortProblems(problems) }
  const position = ({ award }: Resigning) => ledger!.awards.get(award)!.entry.seq
  resign.sort((a, b) => position(a) - position(b))
  return { ok: true, plan: { issue, reissue, resign, status } }
}

/** Whether there is nothing to do. */
export function isEmptyPlan({ issue, reissue, resign, status }: Plan): boolean {
  return issue.length + reissue.length + resign.length + status.length === 0
}
