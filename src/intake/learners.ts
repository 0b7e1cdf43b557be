import { checkPrivateText } from '../checks/private-text.ts'
import type { Learner } from '../domain/learner.ts'
import type { Sourced } from '../domain/problem.ts'
import type { Recognition } from '../domain/recognition.ts'
import type { Reader } from './reader.ts'
import type { Shape } from './shape.ts'
import { SHAPES } from './shapes.ts'
import type { ContentFile } from './tree.ts'

/** Reads a file about a learner, in which no address or number may stand. */
function readPrivate<T>(reader: Reader, file: ContentFile, shape: Shape<T>): Sourced<T> | undefined {
  const text = reader.text(file)
  if (text === undefined) return undefined
  const plain = reader.plain(file, text)
  const source = reader.documents.sourceOf(file.file)
  reader.report(...checkPrivateText({ text, value: plain?.value, source, organisation: 'by' }))
  return plain && reader.shaped(file, shape, plain.value)
}

export function readLearner(reader: Reader, file: ContentFile): Sourced<Learner> | undefined {
  const read = readPrivate(reader, file, SHAPES.learner)
  return read && { ...read, value: { ...read.value, pseudonym: file.name } }
}

export function readRecognition(reader: Reader, file: ContentFile): Sourced<Recognition> | undefined {
  const read = readPrivate(reader, file, SHAPES.recognition)
  return read && { ...read, value: { ...read.value, slug: file.name } }
}
