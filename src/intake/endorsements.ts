import { checkPrivateText } from '../checks/private-text.ts'
import type { Endorsement } from '../domain/endorsement.ts'
import type { Sourced } from '../domain/problem.ts'
import type { Reader } from './reader.ts'
import { SHAPES } from './shapes.ts'
import type { ContentFile } from './tree.ts'

export function readEndorsement(reader: Reader, file: ContentFile): Sourced<Endorsement> | undefined {
  const text = reader.text(file)
  if (text === undefined) return undefined
  const plain = reader.plain(file, text)
  const source = reader.documents.sourceOf(file.file)
  reader.report(...checkPrivateText({ text, value: plain?.value, source, organisation: 'by' }))
  const read = plain && reader.shaped(file, SHAPES.endorsement, plain.value)
  return read && { ...read, value: { ...read.value, slug: file.name } }
}
