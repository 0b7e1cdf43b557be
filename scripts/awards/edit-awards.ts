import { parse } from 'yaml'
import { editYaml, type YamlEdit } from '../../src/authoring/edit-yaml.ts'
import { earnedText } from '../../src/authoring/index.ts'
import type { Award } from '../../src/domain/award.ts'
import { isObject } from '../../src/domain/json.ts'
import type { FieldPath } from '../../src/domain/problem.ts'
import type { Register } from '../../src/domain/register.ts'
import type { Change } from '../../src/intake/files.ts'
import { contentText } from '../delivery/deliver.ts'
import type { Io } from '../io.ts'

/** Edits of one award, their paths from the award itself. */
export interface AwardEdits {
  readonly award: Award
  readonly edits: readonly YamlEdit[]
}

/** Where the awards of a file stand in it: at the top, or each in the list of its cohort. */
function placesIn(text: string): (id: string) => FieldPath {
  const value: unknown = parse(text, { schema: 'core', version: '1.2', uniqueKeys: false })
  const recipients = isObject(value) && Array.isArray(value.recipients) ? (value.recipients as unknown[]) : undefined
  const places = new Map(recipients?.map((item, i) => [isObject(item) ? item.id : undefined, i]))
  return (id) => (recipients === undefined ? [] : ['recipients', places.get(id) ?? recipients.length])
}

/** The text of an award’s file; of one that the issuing step made by itself, that which it gets now. */
export function awardText({ root }: Pick<Io, 'root'>, award: Award): string {
  return award.automatic === undefined ? (contentText(root, award.file) ?? '') : earnedText(award)
}

/** Of what some awards are made that the issuing step made by itself: content that names them needs a file for each. */
export function automaticParts(
  awards: readonly { readonly parts?: readonly string[] | undefined }[],
  register: Pick<Register, 'awards'>,
): Award[] {
  const parts = new Set<Award>()
  const add = (ids: readonly string[] = []) => {
    for (const part of ids.map((id) => register.awards.get(id))) {
      if (part?.automatic === undefined || parts.has(part)) continue
      parts.add(part)
      add(part.parts)
    }
  }
  for (const award of awards) add(award.parts)
  return [...parts]
}

/**
 * The files of some awards with the edits made, as they are to be written. Of awards that the issuing step made by itself they
 * are new, as are those of their parts that it made.
 */
export function editedFiles(
  io: Pick<Io, 'root'>,
  all: readonly AwardEdits[],
  register: Pick<Register, 'awards'>,
): readonly Change[] {
  const own = all.map(({ award }) => award).filter(({ automatic }) => automatic !== undefined)
  const parts = automaticParts(own, register).map((award) => ({ award, edits: [] }))
  const byFile = Map.groupBy([...all, ...parts], ({ award }) => award.file)
  return [...byFile].map(([file, awards]) => {
    const text = awardText(io, awards[0]!.award)
    const placeOf = placesIn(text)
    const edits = awards.flatMap(({ award, edits }) =>
      edits.map((edit) => ({ ...edit, path: [...placeOf(award.id), ...edit.path] })),
    )
    return { file, text: editYaml(text, edits) }
  })
}
