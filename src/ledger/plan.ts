import { createHash } from 'node:crypto'
import { type Award, awardFacts, type Correction, type ErasedAward, type ErasedChange } from '../domain/award.ts'
import { sortedJson } from '../domain/json.ts'
import { type Problem, sortProblems } from '../domain/problem.ts'
import type { Register } from '../domain/register.ts'
import type { Rule } from '../domain/rules.ts'
import { dueClrs } from './due-clrs.ts'
import type { RecordedChange } from './entry.ts'
import { keyFinding, type LedgerKey, type Resigning, retirementProblems } from './keys.ts'
import type { Signing } from './signing.ts'
import type { Erasure, IssuedAward, Ledger } from './state.ts'

/** An award to sign again under its id. */
export interface Reissue {
  readonly award: Award
  /** Corrections that no credential has taken in yet; at least one. */
  readonly corrections: readonly Correction[]
}

/** A change of standing to record. */
export interface StatusStep {
  readonly award: string
  readonly change: RecordedChange
}

/** What the issuing step has to do to bring the ledger up to content. In order of award ids unless said otherwise. */
export interface Plan {
  readonly issue: readonly Award[]
  readonly reissue: readonly Reissue[]
  /** What says the same and needs a good key; in the order of the ledger, which is read once for it. */
  readonly resign: readonly Resigning[]
  readonly status: readonly StatusStep[]
  /** Issued awards of which the ledger is to forget all but that they were issued. */
  readonly erase: readonly ErasedAward[]
  /** Ids of awards to be signed together with their parts, once those are signed. */
  readonly clrs: readonly string[]
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

function edited({ id, file }: Award | ErasedAward, what: string): Problem {
  return problem(
    file,
    'status-changed',
    `Award ${id}: a recorded ${what} was edited or removed.`,
    `put it back as it was and add a new ${what} after it`,
  )
}

function historyProblems(award: Award, issued: IssuedAward): Problem[] {
  const problems: Problem[] = []
  if (!grewFrom(award.status ?? [], issued.changes)) problems.push(edited(award, 'status change'))
  if (!grewFrom(award.corrections ?? [], issued.corrections)) problems.push(edited(award, 'correction'))
  return problems
}

function unexplained(award: Award, issued: IssuedAward): boolean {
  const explained = (award.corrections?.length ?? 0) > issued.corrections.length
  return !explained && factsDigest(award) !== issued.entry.facts
}

/** Who may award one badge class need not be able to award another, so no correction leads from one to the other. */
function badgeProblems({ id, file, badge }: Award, { entry }: IssuedAward): Problem[] {
  if (badge === entry.badge) return []
  const message = `Award ${id} was issued of the badge class "${entry.badge}", and now names "${badge}".`
  return [problem(file, 'award-badge-kept', message, 'put the badge class back; revoke this award, and make a new one')]
}

function awardProblems(award: Award, issued: IssuedAward): Problem[] {
  const problems = [...badgeProblems(award, issued), ...historyProblems(award, issued)]
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

/** The problems of an erased award whose short form is not what it was. */
function erasureProblems(award: ErasedAward, recorded: Erasure | IssuedAward): Problem[] {
  const { badge } = recorded.entry
  const erasedOn = 'erasedOn' in recorded ? recorded.erasedOn : award.erasedOn
  if (award.badge !== badge || award.erasedOn !== erasedOn)
    return [
      problem(
        award.file,
        'award-erased',
        `Award ${award.id} is of the badge class "${badge}" and was erased on ${erasedOn}; its file says something else.`,
        `write "badge: ${badge}" and "erasedOn: ${erasedOn}"`,
      ),
    ]
  const recordedChanges = recorded.changes.map(({ change, on }): ErasedChange => ({ change, on }))
  return grewFrom(award.status ?? [], recordedChanges) ? [] : [edited(award, 'status change')]
}

/** An erased award that is gone from content or stands there whole. The ledger does not keep where it stood. */
function unerasedProblem(id: string, { entry }: Erasure, whole: Award | undefined): Problem {
  const hint = 'put the short form back that "badgewright erase" left, and give a new award a new id'
  if (whole !== undefined)
    return problem(whole.file, 'award-erased', `Award ${id} was erased, and an award of that id stands here.`, hint)
  const message = `Award ${id}, of the badge class "${entry.badge}", was erased, and its short form is no longer in content/.`
  return problem('content/awards', 'award-erased', message, hint)
}

/** A plan, or the problems that content has against the ledger. */
export type Planned =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly problems: readonly Problem[] }

const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1)

/** What content asks of the ledger, and what it may not ask. */
interface Asked extends Omit<Plan, 'clrs'> {
  readonly problems: readonly Problem[]
}

function askedByAwards(
  awards: Register['awards'],
  ledger: Ledger | undefined,
  keys: readonly LedgerKey[],
): Omit<Asked, 'erase'> {
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
  const position = ({ award }: Resigning) => ledger!.awards.get(award)!.entry.seq
  resign.sort((a, b) => position(a) - position(b))
  return { issue, reissue, resign, status, problems }
}

/** Of an erased award that was never issued the ledger has nothing to forget. */
function askedByErased(
  erased: Register['erased'],
  ledger: Ledger | undefined,
): Pick<Asked, 'erase' | 'status' | 'problems'> {
  const erase: ErasedAward[] = []
  const status: StatusStep[] = []
  const problems: Problem[] = []
  for (const award of [...erased.values()].sort(byId)) {
    const issued = ledger?.awards.get(award.id)
    const recorded = issued ?? ledger?.erased.get(award.id)
    if (recorded === undefined) continue
    if (issued !== undefined) erase.push(award)
    problems.push(...erasureProblems(award, recorded))
    for (const change of (award.status ?? []).slice(recorded.changes.length)) status.push({ award: award.id, change })
  }
  return { erase, status, problems }
}

function* lost({ awards, erased }: Pick<Register, 'awards' | 'erased'>, ledger: Ledger): Generator<Problem> {
  for (const [id, issued] of ledger.awards) if (!awards.has(id) && !erased.has(id)) yield removed(id, issued)
  for (const [id, erasure] of ledger.erased) if (!erased.has(id)) yield unerasedProblem(id, erasure, awards.get(id))
}

/** Who signed what is in force. */
function* signingsOf({ awards, clrs }: Ledger): Generator<readonly Signing[]> {
  for (const { signings } of awards.values()) yield signings
  for (const { signing } of clrs.values()) yield [signing]
}

/** Records that are due once the awards are signed. */
function clrsAfter(
  { issue, reissue, resign }: Pick<Plan, 'issue' | 'reissue' | 'resign'>,
  { awards }: Pick<Register, 'awards'>,
  ledger: Ledger | undefined,
  keys: readonly LedgerKey[],
): string[] {
  const signed = [
    ...issue.map(({ id }) => id),
    ...reissue.map(({ award }) => award.id),
    ...resign.map(({ award }) => award),
  ]
  return dueClrs(awards, ledger, keys, new Set(signed)).map(({ award }) => award)
}

/**
 * Compares the awards of content with the ledger. Pure and repeatable: what the ledger already says is never planned again.
 *
 * @param ledger - Undefined when there is none yet.
 * @param keys - The issuer's keys, to find what a compromised or retired one signed; without them no key is either.
 */
export function planIssuing(
  content: Pick<Register, 'awards' | 'erased'>,
  ledger: Ledger | undefined,
  keys: readonly LedgerKey[] = [],
): Planned {
  const { issue, reissue, resign, ...whole } = askedByAwards(content.awards, ledger, keys)
  const { erase, ...short } = askedByErased(content.erased, ledger)
  const ofLedger =
    ledger === undefined ? [] : [...lost(content, ledger), ...retirementProblems(signingsOf(ledger), keys)]
  const problems = [...whole.problems, ...short.problems, ...ofLedger]
  return problems.length > 0
    ? { ok: false, problems: sortProblems(problems) }
    : {
        ok: true,
        plan: {
          issue,
          reissue,
          resign,
          status: [...whole.status, ...short.status],
          erase,
          clrs: clrsAfter({ issue, reissue, resign }, content, ledger, keys),
        },
      }
}

/** Whether there is nothing to do. */
export function isEmptyPlan({ issue, reissue, resign, status, erase, clrs }: Plan): boolean {
  return [issue, reissue, resign, status, erase, clrs].every((part) => part.length === 0)
}
