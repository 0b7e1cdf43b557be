import { parse } from 'yaml'
import { editYaml, type YamlEdit } from '../../src/authoring/edit-yaml.ts'
import type { Award } from '../../src/domain/award.ts'
import { isObject } from '../../src/domain/json.ts'
import type { FieldPath } from '../../src/domain/problem.ts'
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

/** The files of some awards with the edits made, as they are to be written. */
export function editedFiles(io: Pick<Io, 'root'>, all: readonly AwardEdits[]): readonly Change[] {
  const byFile = Map.groupBy(all, ({ award }) => award.file)
  return [...byFile].map(([file, awards]) => {
    const text = contentText(io.root, file) ?? ''
    const placeOf = placesIn(text)
    const edits = awards.flatMap(({ award, edits }) =>
      edits.map((edit) => ({ ...edit, path: [...placeOf(award.id), ...edit.path] })),
    )
    return { file, text: editYaml(text, edits) }
  })
}
