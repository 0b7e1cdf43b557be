import { withoutAddresses } from '../checks/addresses.ts'
import { runChecks } from '../checks/index.ts'
import { withoutPhones } from '../checks/phones.ts'
import type { Award } from '../domain/award.ts'
import { type Problem, type Sourced, sortProblems } from '../domain/problem.ts'
import type { QualityFinding } from '../domain/quality-rules.ts'
import type { PlaceOf, Register, RegisterDraft } from '../domain/register.ts'
import { readDraft } from './draft.ts'
import { type Files, workingFolder } from './files.ts'
import { type Quality, qualityOf } from './quality.ts'
import { Reader } from './reader.ts'
import { type Tree, walkContent } from './tree.ts'

/** What reading the content came to either way. */
interface Outcome {
  /** How many files were read. */
  readonly files: number
  /** What could be better about badge classes and is no problem; nothing when a file could not be read. */
  readonly findings: readonly QualityFinding[]
}

/** What reading the content came to: a register that holds to every rule, or all the problems. */
export type Intake =
  | (Outcome & { readonly ok: true; readonly register: Register; readonly placeOf: PlaceOf })
  | (Outcome & { readonly ok: false; readonly problems: readonly Problem[] })

const byCodeUnit = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1)

function named<T>(items: readonly Sourced<T>[], nameOf: (value: T) => string): Map<string, T> {
  const entries = items.map(({ value }) => [nameOf(value), value] as const)
  return new Map(entries.sort(byCodeUnit))
}

/** The register of a draft in which nothing is wrong; without site and issuer there is none. */
function registerOf(draft: RegisterDraft): Register | undefined {
  if (draft.site === undefined || draft.issuer === undefined) return undefined
  return {
    site: draft.site.value,
    issuer: draft.issuer.value,
    keys: [...named(draft.keys, ({ kid }) => kid).values()],
    badgeClasses: named(draft.badgeClasses, ({ slug }) => slug),
    pathways: named(draft.pathways, ({ slug }) => slug),
    careers: named(draft.careers, ({ slug }) => slug),
    frameworks: named(draft.frameworks, ({ slug }) => slug),
    awards: named(draft.awards, ({ id }) => id),
    erased: named(draft.erased, ({ id }) => id),
    recognitions: named(draft.recognitions, ({ slug }) => slug),
    learners: named(draft.learners, ({ pseudonym }) => pseudonym),
    endorsements: [...named(draft.endorsements, ({ slug }) => slug).values()],
    messages: named(draft.messages, ({ slug }) => slug),
    ...(draft.programmes && { programmes: draft.programmes.value }),
  }
}

/** Messages quote content, and are printed to logs that outlive a mended file. */
function withoutPrivateWords<T extends Pick<Problem, 'message' | 'hint'>>(found: T): T {
  const { message, hint } = found
  return { ...found, message: withoutPhones(withoutAddresses(message)), hint: hint && withoutAddresses(hint) }
}

/** Awards know their file; where in it they stand, their drafts do. */
function placesOf(awards: RegisterDraft['awards']): PlaceOf {
  let drafts: ReadonlyMap<string, Sourced<Award>> | undefined
  return ({ id, file }, path) => {
    drafts ??= new Map(awards.map((award) => [award.value.id, award]))
    const draft = drafts.get(id)
    return draft === undefined ? { file, line: 1, column: 1 } : draft.source.placeOf([...draft.path, ...path])
  }
}

/** Of content that cannot be read in whole, nobody can say how good it is. */
const UNTOLD: Quality = { problems: [], findings: [] }

function drafted(files: Files): { readonly tree: Tree; readonly reader: Reader; readonly draft: RegisterDraft } {
  const tree = walkContent(files)
  const reader = new Reader(files)
  return { tree, reader, draft: readDraft(tree, reader) }
}

/** Reads whatever parses and holds it to no rule: content as it was, for comparing with what it has become. */
export function readUnchecked(files: Files): RegisterDraft {
  return drafted(files).draft
}

/**
 * Reads the record of a repository and holds it to every rule.
 *
 * Nothing in content is executed or followed, and nothing is written. The same files and day give the same answer.
 *
 * @example
 * const intake = readContent('.', { today: '2026-03-01' })
 * if (intake.ok) console.log(intake.register.awards.size)
 *
 * @param from - The repository root, or its files from elsewhere; the record is the folder `content` in it.
 * @param options.today - The day of the check as YYYY-MM-DD; nothing may be dated later, but for time zones.
 */
export function readContent(from: string | Files, options: { readonly today: string }): Intake {
  const { tree, reader, draft } = drafted(typeof from === 'string' ? workingFolder(from) : from)
  const unread = [...tree.problems, ...reader.problems]
  const quality = unread.length === 0 ? qualityOf(draft) : UNTOLD
  const found = [...unread, ...runChecks(draft, options.today), ...quality.problems]
  const problems = sortProblems(found.map(withoutPrivateWords))
  const outcome = { files: tree.count, findings: quality.findings.map(withoutPrivateWords) }
  const register = problems.length === 0 ? registerOf(draft) : undefined
  return register === undefined
    ? { ok: false, problems, ...outcome }
    : { ok: true, register, ...outcome, placeOf: placesOf(draft.awards) }
}
