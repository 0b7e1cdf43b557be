import type { Problem } from '../domain/problem.ts'
import type { Register, RegisterDraft } from '../domain/register.ts'
import type { FileChange } from './change.ts'
import { isAwardFile, partOf } from './parts.ts'

/** The host's own folder: workflows, owners, forms. */
export const HOST_FOLDER = '.github/'

/** A generated file: what it must say, and what it says; undefined when that cannot be told, for content has problems. */
type GeneratedFile = { readonly expected: string; readonly actual: string | undefined } | undefined

/** Files that are generated from content, by their path. */
export type Generated = ReadonlyMap<string, GeneratedFile>

/** Whether a generated file does not say what content says now. */
export const isStale = (file: GeneratedFile) => file !== undefined && file.expected !== file.actual

/** A file that is generated from content says what content says now. */
export function generatedProblems(generated: Generated): Problem[] {
  return [...generated]
    .filter(([, file]) => isStale(file))
    .map(([path]) => ({
      file: path,
      line: 1,
      column: 1,
      rule: 'generated-current',
      message: 'This file is generated from content/, and does not say what content says now.',
      hint: 'npm run generate',
    }))
}

/** A pull request changes content or the program, never both. Said once, at the first file that does not belong. */
export function mixedProblems(files: readonly FileChange[], generated: Generated): Problem[] {
  const parts = Map.groupBy(files, ({ path }) => partOf(path, generated))
  const [content] = parts.get('content') ?? []
  const [first, ...more] = parts.get('program') ?? []
  if (content === undefined || first === undefined) return []
  const which = more.length === 0 ? 'This file is' : `This file and ${more.length} more are`
  return [
    {
      file: first.path,
      line: 1,
      column: 1,
      rule: 'change-mixed',
      message: `${which} not content, and the same pull request changes content, such as ${content.path}.`,
      hint: 'make two pull requests of it: one for content/, one for everything else',
    },
  ]
}

/** An award that was there, by where it was. */
interface Lost {
  readonly file: string
  /** Undefined for a whole file, when its ids are not known. */
  readonly id: string | undefined
}

/** Where an award is now: by its id when content holds, else by the name of its file. */
type Found = (lost: Lost) => string | undefined

function lostProblem({ file, id }: Lost, found: string | undefined): Problem {
  const what = id === undefined ? 'This file of awards' : `Award ${id}`
  const at = { file, line: 1, column: 1 }
  return found === undefined
    ? {
        ...at,
        rule: 'award-removed',
        message: `${what} was here and is no longer in content/.`,
        hint: 'put it back; to withdraw an award, add a status change: { change: revoke, on: <day>, reason: <why> }',
      }
    : {
        ...at,
        rule: 'award-moved',
        message: `${what} was here and is now in ${found}.`,
        hint: 'leave it in its file, and edit it there',
      }
}

/** An erased award stays erased, also one that was never issued and that no ledger remembers. */
function revivedProblems(
  { erased }: Pick<RegisterDraft, 'erased'>,
  after: Pick<Register, 'awards' | 'erased'> | undefined,
): Problem[] {
  return erased
    .flatMap(({ value }) => after?.awards.get(value.id) ?? [])
    .map(({ id, file }) => ({
      file,
      line: 1,
      column: 1,
      rule: 'award-erased',
      message: `Award ${id} was erased, and an award of that id stands here.`,
      hint: 'put the short form back that "badgewright erase" left, and give a new award a new id',
    }))
}

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)

/**
 * An award keeps its file, whether it was issued or not.
 *
 * @param before - What the changed files held.
 * @param after - Content as it is now; undefined when it has problems.
 */
export function keptProblems(
  files: readonly FileChange[],
  before: Pick<RegisterDraft, 'awards' | 'erased'>,
  after: Pick<Register, 'awards' | 'erased'> | undefined,
): Problem[] {
  const fileOf = (id: string) => (after?.awards.get(id) ?? after?.erased.get(id))?.file
  const touched = files.filter(({ path }) => isAwardFile(path))
  const added = touched.filter(({ kind }) => kind === 'added').map(({ path }) => path)
  const found: Found = ({ file, id }) =>
    id !== undefined && after !== undefined ? fileOf(id) : added.find((path) => nameOf(path) === nameOf(file))
  const known = Map.groupBy([...before.awards, ...before.erased], ({ value }) => value.file)
  const lostOf = ({ path, kind }: FileChange): Lost[] => {
    const ids = (known.get(path) ?? []).map(({ value }) => value.id)
    if (kind === 'removed')
      return ids.length === 0 || after === undefined
        ? [{ file: path, id: undefined }]
        : ids.map((id) => ({ file: path, id }))
    return after === undefined ? [] : ids.map((id) => ({ file: path, id })).filter(({ id }) => fileOf(id) !== path)
  }
  const lost = touched
    .filter(({ kind }) => kind !== 'added')
    .flatMap(lostOf)
    .map((one) => lostProblem(one, found(one)))
  return [...lost, ...revivedProblems(before, after)]
}
