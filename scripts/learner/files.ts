import { editYaml, type YamlEdit } from '../../src/authoring/edit-yaml.ts'
import type { Award } from '../../src/domain/award.ts'
import type { Recognition } from '../../src/domain/recognition.ts'
import type { Register } from '../../src/domain/register.ts'
import type { Change } from '../../src/intake/files.ts'
import { editedFiles } from '../awards/edit-awards.ts'
import { contentText } from '../delivery/deliver.ts'
import type { Io } from '../io.ts'

/** What one person holds. */
export interface Holdings {
  readonly awards: readonly Award[]
  readonly recognitions: readonly Recognition[]
}

/** Where the page of a learner is asked for. */
export const learnerFile = (pseudonym: string) => `content/learners/${pseudonym}.yaml`

/** All that is linked by a pseudonym. */
export function linkedBy(
  pseudonym: string,
  { awards, recognitions }: Pick<Register, 'awards' | 'recognitions'>,
): Holdings {
  const isTheirs = ({ learner }: Award | Recognition) => learner === pseudonym
  return { awards: [...awards.values()].filter(isTheirs), recognitions: [...recognitions.values()].filter(isTheirs) }
}

/** The files of what somebody holds, each with one edit made in it. */
export function editedHoldings(
  io: Pick<Io, 'root'>,
  { awards, recognitions }: Holdings,
  edit: YamlEdit,
  register: Pick<Register, 'awards'>,
): Change[] {
  const others = recognitions.map(({ slug }) => {
    const file = `content/recognitions/${slug}.yaml`
    return { file, text: editYaml(contentText(io.root, file) ?? '', [edit]) }
  })
  return [
    ...editedFiles(
      io,
      awards.map((award) => ({ award, edits: [edit] })),
      register,
    ),
    ...others,
  ]
}
