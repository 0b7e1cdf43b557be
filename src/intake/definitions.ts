import type { BadgeClass } from '../domain/badge-class.ts'
import type { Career } from '../domain/career.ts'
import type { Pathway } from '../domain/pathway.ts'
import type { Sourced } from '../domain/problem.ts'
import type { Programmes } from '../domain/programme.ts'
import type { Issuer } from '../domain/register.ts'
import type { Site } from '../domain/site.ts'
import { readImages } from './images.ts'
import type { Markdown, Reader } from './reader.ts'
import type { References } from './references.ts'
import { SHAPES } from './shapes.ts'
import type { ContentFile } from './tree.ts'

/** Files of one kind by the name of what they belong to. */
export type FilesByName = ReadonlyMap<string, readonly ContentFile[]>

/** What reads the files in which alignments stand. */
export interface Reading {
  readonly reader: Reader
  readonly references: References
}

function missingFile(reader: Reader, file: string, hint: string): void {
  reader.report({ file, line: 1, column: 1, rule: 'file-missing', message: 'This file is missing.', hint })
}

/** The same place with another value: how a parsed file becomes the noun that it stands for. */
function withValue<T, U>(sourced: Sourced<T>, value: U): Sourced<U> {
  return { source: sourced.source, path: sourced.path, value }
}

export function readSite(reader: Reader, file: ContentFile | undefined): Sourced<Site> | undefined {
  if (file !== undefined) return reader.yaml(file, SHAPES.site)
  missingFile(reader, 'content/site.yaml', 'it says where the site is published: content/README.md#site')
  return undefined
}

export function readIssuer(
  reader: Reader,
  file: ContentFile | undefined,
  logos: readonly ContentFile[],
): Sourced<Issuer> | undefined {
  const logo = readImages(reader, logos)
  if (file === undefined) missingFile(reader, 'content/issuer/index.md', 'it says who issues: content/README.md#issuer')
  const read = file && reader.markdown(file, SHAPES.issuer)
  if (read === undefined) return undefined
  const issuer = { ...read.fields.value, body: read.parts.body }
  return withValue(read.fields, logos.length === 0 ? issuer : { ...issuer, logo })
}

/** Open Badges requires criteria, and the text of the file is them. */
function checkCriteria(reader: Reader, { fields, parts }: Markdown<unknown>): void {
  if (parts.body !== '') return
  reader.report({
    file: fields.source.file,
    line: parts.bodyLine,
    column: 1,
    rule: 'badge-shape',
    message: 'A badge class lacks its criteria: the text after the front matter.',
    hint: 'write in Markdown what must be done to earn it',
  })
}

function checkImageThere(reader: Reader, slug: string, images: readonly ContentFile[]): void {
  if (images.length > 0) return
  reader.report({
    file: `content/badges/${slug}/index.md`,
    line: 1,
    column: 1,
    rule: 'image-missing',
    message: `The badge class "${slug}" has no image.`,
    hint: 'put a badge.svg or a badge.png beside index.md',
  })
}

/** Reads the badge class of one folder. Its image is checked even when its fields are wrong. */
function readBadgeClass(
  { reader, references }: Reading,
  slug: string,
  [file, imageFiles]: readonly [ContentFile | undefined, readonly ContentFile[]],
): Sourced<BadgeClass> | undefined {
  const images = readImages(reader, imageFiles)
  if (file === undefined) {
    missingFile(reader, `content/badges/${slug}/index.md`, 'it says what can be earned: content/README.md#badge')
    return undefined
  }
  checkImageThere(reader, slug, imageFiles)
  const read = reader.markdown(file, SHAPES.badge)
  if (read === undefined) return undefined
  checkCriteria(reader, read)
  const fields = references.resolved(read.fields.value, read.fields)
  return withValue(read.fields, { ...fields, slug, criteria: read.parts.body, images })
}

/** Reads a badge class for each folder that there is. */
export function readBadgeClasses(
  reading: Reading,
  folders: ReadonlySet<string>,
  [files, images]: readonly [FilesByName, FilesByName],
): Sourced<BadgeClass>[] {
  return [...folders]
    .map((slug) => readBadgeClass(reading, slug, [files.get(slug)?.[0], images.get(slug) ?? []]))
    .filter((read) => read !== undefined)
}

export function readPathway(reader: Reader, file: ContentFile): Sourced<Pathway> | undefined {
  const read = reader.markdown(file, SHAPES.pathway)
  return read && withValue(read.fields, { ...read.fields.value, slug: file.name, body: read.parts.body })
}

export function readProgrammes({ reader, references }: Reading, file: ContentFile): Sourced<Programmes> | undefined {
  const read = reader.yaml(file, SHAPES.programmes)
  return read && withValue(read, references.resolved(read.value, read))
}

export function readCareer({ reader, references }: Reading, file: ContentFile): Sourced<Career> | undefined {
  const read = reader.markdown(file, SHAPES.career)
  if (read === undefined) return undefined
  const fields = references.resolved(read.fields.value, read.fields)
  return withValue(read.fields, { ...fields, slug: file.name, body: read.parts.body })
}
