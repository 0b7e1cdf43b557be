import { didYouMean } from '../domain/nearest.ts'
import type { Result, ResultDescription } from '../domain/result.ts'
import { type Cell, readText } from './cells.ts'
import type { ColumnName } from './columns.ts'
import type { AwardFacts } from './order.ts'

/** Cells that say something, by their column. */
export type Said = Readonly<Partial<Record<ColumnName, string>>>

const withoutGaps = <T extends object>(fields: T): Partial<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>

function evidenceOf({ evidenceUrl, evidenceName, evidenceNarrative }: Said): AwardFacts['evidence'] {
  if (evidenceUrl === undefined && evidenceNarrative === undefined) return undefined
  return [withoutGaps({ url: evidenceUrl, name: evidenceName, narrative: evidenceNarrative })]
}

/** The facts of an award that cells tell. */
export function factsOf(said: Said, results: readonly Result[] = []): AwardFacts {
  const { expires, narrative, activityStart, activityEnd, creditsEarned, role, term, licenseNumber } = said
  const { visibility, learner, parts } = said
  return withoutGaps({
    expires,
    evidence: evidenceOf(said),
    results: results.length === 0 ? undefined : results,
    narrative,
    activityStart,
    activityEnd,
    creditsEarned: creditsEarned === undefined ? undefined : Number(creditsEarned),
    role,
    term,
    licenseNumber,
    parts: parts?.split(' '),
    visibility: visibility as AwardFacts['visibility'],
    learner,
  }) as AwardFacts
}

/** What cannot stand without something else beside it. */
export function lacksOf(said: Said): { readonly field: ColumnName; readonly message: string; readonly hint: string }[] {
  if (said.evidenceName === undefined || evidenceOf(said) !== undefined) return []
  const message = 'Evidence has a name and nothing else.'
  return [{ field: 'evidenceName', message, hint: 'add where it can be seen, or what was done' }]
}

/** Longest text of a result, in characters. */
const LONGEST_RESULT = 80

/** How far the work of a result of type `status` has come, as content writes it; the schema of a result says the same. */
const STATUSES = ['completed', 'enrolled', 'failed', 'in-progress', 'on-hold', 'provisional', 'withdrew']

type ReadResult = { readonly ok: true; readonly value: Result } | Extract<Cell, { readonly ok: false }>

function statusOf(id: string, text: string): ReadResult {
  const status = text.toLowerCase().replace(/[\s_]+/g, '-')
  if (STATUSES.includes(status)) return { ok: true, value: { result: id, status: status as Result['status'] } }
  const hint = didYouMean(status, STATUSES, `write ${STATUSES.join(', ')}`)
  return { ok: false, message: `${JSON.stringify(text)} is no status of a result.`, hint }
}

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

/**
 * Reads the cell of a result column as its badge class expresses it: a status, a level by its id or name, or a value. Whether
 * the badge class knows the level or allows the value is a rule of content.
 */
export function readResult({ id, type, levels, values }: ResultDescription, text: string): ReadResult {
  const read = readText(text, 'line', LONGEST_RESULT)
  if (!read.ok) return read
  if (type === 'status') return statusOf(id, text)
  const level = levels?.find((one) => same(one.id, text) || same(one.name, text))
  if (level !== undefined) return { ok: true, value: { result: id, level: level.id } }
  const isLevel = levels !== undefined && values === undefined
  return { ok: true, value: isLevel ? { result: id, level: text } : { result: id, value: text } }
}
