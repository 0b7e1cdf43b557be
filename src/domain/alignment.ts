import * as z from 'zod'
import { isObject } from './json.ts'
import type { FieldPath } from './problem.ts'
import { extension } from './profile.ts'
import { httpsUrl, line, prose } from './text.ts'

/** AlignmentTargetTypeEnum of Open Badges 3.0. */
export const ALIGNMENT_TYPES = [
  'ceasn:Competency',
  'ceterms:Credential',
  'CFItem',
  'CFRubric',
  'CFRubricCriterion',
  'CFRubricCriterionLevel',
  'CTDL',
] as const

/** Open Badges 3.0 Alignment, written out. */
export const alignmentSchema = z
  .strictObject({
    name: line().describe('Name of the competency, standard or role, as the framework has it.'),
    url: httpsUrl.describe('Where the framework describes it.'),
    framework: line().optional().describe('Name of the framework, such as `NACE Career Readiness Competencies`.'),
    code: line(300).optional().describe('Its code in the framework.'),
    description: prose(2000).optional().describe('What it says, in short.'),
    type: z
      .union([z.enum(ALIGNMENT_TYPES), extension])
      .optional()
      .describe('What kind of node it is in the framework.'),
  })
  .describe(
    'A link to a competency or standard of an outside framework, written out where no short reference names it.',
  )

/** The name of a framework file, a colon, and the code of one of its items. */
const REFERENCE = /^([a-z0-9][a-z0-9-]{0,63}):(\S(?:.*\S)?)$/u

/** `nace:communication`: the item `communication` of `content/frameworks/nace.yaml`. */
export const shortReference = z
  .string()
  .max(365)
  .regex(REFERENCE, 'must be a framework and a code, such as "nace:communication"')

/** Alignments as files have them. What reads the files resolves them: see {@link Resolved}. */
export const alignments = z.array(z.union([shortReference, alignmentSchema])).min(1)

/** A link to a competency or standard of an outside framework, whole. */
export interface Alignment extends z.infer<typeof alignmentSchema> {
  /** The short reference that stands for it in the file. */
  readonly reference?: string
}

/** Fields of a file in which each short reference became the alignment that it stands for. */
export type Resolved<T> = T extends readonly (infer Item)[]
  ? Resolved<Item>[]
  : T extends object
    ? { [Name in keyof T]: Name extends 'alignments' ? Alignment[] | Extract<T[Name], undefined> : Resolved<T[Name]> }
    : T

/** The framework and the code that a short reference names. */
export function partsOf(reference: string): { readonly framework: string; readonly code: string } {
  const [, framework = '', code = ''] = REFERENCE.exec(reference) ?? []
  return { framework, code }
}

/** What a short reference stands for; nothing when there is no such item. */
export type Lookup = (reference: string, path: FieldPath) => Alignment | undefined

function inValue(value: unknown, path: FieldPath, lookup: Lookup): unknown {
  if (Array.isArray(value)) return value.map((item, i) => inValue(item, [...path, i], lookup))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const at = [...path, name]
      return [name, name === 'alignments' ? inList(member, at, lookup) : inValue(member, at, lookup)]
    }),
  )
}

function inList(list: unknown, path: FieldPath, lookup: Lookup): unknown {
  if (!Array.isArray(list)) return list
  return list.map((item: unknown, i) => (typeof item === 'string' ? lookup(item, [...path, i]) : item)).filter(Boolean)
}

/**
 * Puts the item that each short reference names in its place, wherever `alignments` stand in the fields of a file. One that
 * names nothing is left out.
 */
export function resolveAlignments<T>(fields: T, lookup: Lookup, path: FieldPath = []): Resolved<T> {
  return inValue(fields, path, lookup) as Resolved<T>
}
