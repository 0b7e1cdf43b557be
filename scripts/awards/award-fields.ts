import type { YamlEdit } from '../../src/authoring/edit-yaml.ts'
import { type Award, awardFileSchema, cohortRecipientSchema } from '../../src/domain/award.ts'
import { didYouMean } from '../../src/domain/nearest.ts'
import type { FieldPath } from '../../src/domain/problem.ts'
import { type Arguments, usageError } from '../command.ts'

/** What a correction cannot be of: it is no part of the credential, or has a command of its own. */
const NOT_FACTS: Readonly<Record<string, string>> = {
  id: 'an award keeps its id: revoke it and make a new one',
  status: 'use revoke, suspend or reinstate',
  corrections: 'give the reason with --reason',
  visibility: 'it is no part of the credential: change it in the file, without a correction',
}

/** The fields that are numbers; all others are text, also those that look like numbers. */
const NUMBERS = new Set(['creditsEarned', 'latitude', 'longitude'])

/** `evidence.0.url` as steps. */
function pathOf(field: string): FieldPath {
  return field.split('.').map((step) => (/^\d{1,3}$/.test(step) ? Number(step) : step))
}

/** Whether an award stands in the list of a cohort: its file is not named by its id. */
const inCohort = ({ id, file }: Award) => !file.endsWith(`/${id}.yaml`)

function checkField(field: string, award: Award): FieldPath {
  const path = pathOf(field)
  const top = String(path[0])
  const own = inCohort(award) ? cohortRecipientSchema.shape : awardFileSchema.shape
  const said = `award ${award.id} has no field ${JSON.stringify(field)} that can be corrected`
  if (Object.hasOwn(NOT_FACTS, top)) throw usageError(said, NOT_FACTS[top]!)
  if (Object.hasOwn(own, top)) return path
  if (Object.hasOwn(awardFileSchema.shape, top))
    throw usageError(said, `"${top}" stands for the whole cohort in ${award.file}: change it there by hand`)
  throw usageError(said, didYouMean(top, Object.keys(own), 'content/README.md lists the fields of an award'))
}

function setting(typed: string, award: Award): YamlEdit {
  const [field, value] = [typed.split('=', 1)[0] ?? '', typed.slice(typed.indexOf('=') + 1)]
  if (!typed.includes('=')) throw usageError(`--set ${JSON.stringify(typed)} has no value`, '--set <field>=<value>')
  const path = checkField(field, award)
  const number = NUMBERS.has(String(path.at(-1))) && value.trim() !== '' && Number.isFinite(Number(value))
  return { kind: 'set', path, value: number ? Number(value) : value }
}

/**
 * The edits that `--set field=value` and `--unset field` ask for. Steps into lists and maps are divided by dots, and items
 * of lists count from 0: `evidence.0.url`.
 *
 * @throws PublisherError ERR_USAGE for a field that an award has not, with a near name.
 */
export function fieldEdits(award: Award, lists: Arguments['lists']): YamlEdit[] {
  return [
    ...(lists.set ?? []).map((typed) => setting(typed, award)),
    ...(lists.unset ?? []).map((field): YamlEdit => ({ kind: 'remove', path: checkField(field, award) })),
  ]
}
