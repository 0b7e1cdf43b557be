import type { Framework } from '../domain/framework.ts'
import type { Sourced } from '../domain/problem.ts'
import type { Reader } from './reader.ts'
import { SHAPES } from './shapes.ts'
import type { ContentFile } from './tree.ts'

export function readFramework(reader: Reader, file: ContentFile): Sourced<Framework> | undefined {
  const read = reader.yaml(file, SHAPES.framework)
  return read && { ...read, value: { ...read.value, slug: file.name } }
}
