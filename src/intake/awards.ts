import { checkPrivateText } from '../checks/private-text.ts'
import { type Award, type AwardFile, awardIdSchema, type ErasedAward } from '../domain/award.ts'
import type { Images } from '../domain/badge-class.ts'
import { didYouMean } from '../domain/nearest.ts'
import { problemAt, type Sourced } from '../domain/problem.ts'
import type { Reading } from './definitions.ts'
import { readImages } from './images.ts'
import type { Reader } from './reader.ts'
import type { References } from './references.ts'
import { SHAPES } from './shapes.ts'
import { type ContentFile, sizeProblem, TEXT_LIMIT } from './tree.ts'

/** What the award files hold, and the ids that stand in them whether or not the rest parsed. */
export interface ReadAwards {
  readonly awards: readonly Sourced<Award>[]
  readonly erased: readonly Sourced<ErasedAward>[]
  readonly ids: ReadonlySet<string>
  /** Whether each file could be read as far as its ids. */
  readonly complete: boolean
}

type FileSourced = Sourced<unknown>
/** An award with short references as they stand in its file. */
type WrittenAward = AwardFile & Pick<Award, 'id' | 'file'>

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const folderOf = (file: string) => file.slice(0, file.lastIndexOf('/'))

/** Reads award files, one after the other. */
class AwardReader {
  readonly awards: Sourced<Award>[] = []
  readonly erased: Sourced<ErasedAward>[] = []
  readonly ids = new Set<string>()
  complete = true
  /** Folders with a file that did not parse: which images it names is not known. */
  readonly #unclear = new Set<string>()
  readonly #images: ReadonlyMap<string, ContentFile>
  readonly #used = new Map<string, Images>()
  readonly #reader: Reader
  readonly #references: References

  constructor({ reader, references }: Reading, images: readonly ContentFile[]) {
    this.#reader = reader
    this.#references = references
    this.#images = new Map(images.map((image) => [image.file, image]))
  }

  read(file: ContentFile): void {
    const text = this.#reader.text(file)
    const plain = text === undefined ? undefined : this.#reader.plain(file, text)
    const source = this.#reader.documents.sourceOf(file.file)
    if (text !== undefined)
      this.#reader.report(...checkPrivateText({ text, value: plain?.value, source, organisation: 'source' }))
    const value = plain?.value
    const cohort = isMap(value) && Object.hasOwn(value, 'recipients')
    if (!cohort && plain !== undefined) this.#checkSingle(file)
    this.#note(file, value, cohort)
    const before = this.#count
    if (plain !== undefined && cohort) this.#cohort(file, value)
    else if (isMap(value) && Object.hasOwn(value, 'erasedOn')) this.#remnant(file, value)
    else if (plain !== undefined) this.#single(file, value)
    if (this.#count === before) this.#unclear.add(folderOf(file.file))
  }

  get #count(): number {
    return this.awards.length + this.erased.length
  }

  /** Reports images that no award names: they would be ignored without a word. */
  finish(): void {
    for (const { file, name, ending } of this.#images.values()) {
      if (this.#used.has(file) || this.#unclear.has(folderOf(file))) continue
      const message = `No award in this folder names the image "${name}${ending}".`
      const hint = `write "image: ${name}${ending}" in the award that it belongs to, or remove it`
      this.#reader.report({ file, line: 1, column: 1, rule: 'file-place', message, hint })
    }
  }

  #checkSingle({ file, name, size }: ContentFile): void {
    if (size > TEXT_LIMIT)
      this.#reader.report(sizeProblem(file, size, TEXT_LIMIT, 'shorten it; only a cohort may be larger'))
    if (awardIdSchema.safeParse(name).success) return
    this.#reader.report({
      file,
      line: 1,
      column: 1,
      rule: 'award-shape',
      message: `This file is named "${name}", and an award’s file is named by its id: 16 to 32 random letters a–z and digits 2–7.`,
      hint: 'rename it, so that nobody can guess the address of the award’s page',
    })
  }

  #note(file: ContentFile, value: unknown, cohort: boolean): void {
    if (!cohort) this.ids.add(file.name)
    if (value === undefined) this.complete = false
    const items = cohort && isMap(value) ? value.recipients : undefined
    if (Array.isArray(items))
      for (const item of items as unknown[]) if (isMap(item) && typeof item.id === 'string') this.ids.add(item.id)
  }

  #single(file: ContentFile, value: unknown): void {
    const read = this.#reader.shaped(file, SHAPES.award, value)
    if (read !== undefined) this.#add(read, { ...read.value, id: file.name, file: file.file })
  }

  #remnant(file: ContentFile, value: unknown): void {
    const read = this.#reader.shaped(file, SHAPES.erased, value)
    if (read !== undefined) this.erased.push({ ...read, value: { ...read.value, id: file.name, file: file.file } })
  }

  #cohort(file: ContentFile, value: unknown): void {
    const read = this.#reader.shaped(file, SHAPES.cohort, value)
    if (read === undefined) return
    const { recipients, ...shared } = read.value
    const { badge, awardedOn } = shared
    for (const [i, item] of recipients.entries()) {
      const path = ['recipients', i]
      if ('erasedOn' in item) this.erased.push({ ...read, path, value: { badge, awardedOn, ...item, file: file.file } })
      else this.#add({ ...read, path }, { ...shared, ...item, file: file.file })
    }
  }

  #add({ source, path }: FileSourced, written: WrittenAward): void {
    // Nothing else of an award is aligned, and there are very many awards.
    const results = written.results && this.#references.resolved(written.results, { source, path }, ['results'])
    const award: Award = { ...written, results }
    const sourced: Sourced<Award> = { value: award, source, path }
    const images = award.image === undefined ? undefined : this.#imagesOf(sourced, award.image)
    this.awards.push(images === undefined ? sourced : { ...sourced, value: { ...award, images } })
  }

  /** The image that an award names: a bare file name by its schema, so it lies in the same folder. */
  #imagesOf(award: Sourced<Award>, image: string): Images | undefined {
    const folder = folderOf(award.value.file)
    const path = `${folder}/${image}`
    const file = this.#images.get(path)
    if (file === undefined) {
      const beside = [...this.#images.values()].filter((one) => folderOf(one.file) === folder)
      const message = `This award’s image is "${image}", and ${folder}/ has no file of that name.`
      const hint = didYouMean(
        image,
        beside.map((one) => one.name + one.ending),
        'put the image there, or take the line out',
      )
      this.#reader.report(problemAt(award, ['image'], 'image-missing', message, { hint }))
      return undefined
    }
    const images = this.#used.get(path) ?? readImages(this.#reader, [file])
    this.#used.set(path, images)
    return images
  }
}

/** Reads every award and cohort, in the order of the files. */
export function readAwards(
  reading: Reading,
  files: readonly ContentFile[],
  images: readonly ContentFile[],
): ReadAwards {
  const awards = new AwardReader(reading, images)
  for (const file of files) awards.read(file)
  awards.finish()
  return awards
}
