import { didYouMean } from '../domain/nearest.ts'
import { FORBIDDEN } from '../domain/patterns.ts'
import type { Problem } from '../domain/problem.ts'
import type { Entry, Files } from './files.ts'
import { CONTENT, ENDINGS, type FileKind, type Folder, isName } from './places.ts'

/** A file of the record that lies where one of its kind belongs. */
export interface ContentFile {
  /** Path from the repository root: `content/badges/x/index.md`. */
  readonly file: string
  readonly kind: FileKind
  /** What people call it: the folder's name of a badge class, else its own without the ending. */
  readonly name: string
  readonly ending: string
  readonly size: number
  /** Whether it may be opened. A symbolic link is there, has been reported, and is never followed. */
  readonly readable: boolean
}

/** What lies in `content/`, in order. */
export interface Tree {
  readonly files: readonly ContentFile[]
  /** Folders in `badges/`, whatever is in them. */
  readonly badgeFolders: ReadonlySet<string>
  /** Those, and what stands in the place of a folder and has been reported: an award of it is not told that it is not there. */
  readonly badgeNames: ReadonlySet<string>
  /** How many files were looked at. */
  readonly count: number
  readonly problems: readonly Problem[]
}

const KB = 1024
/** The most bytes of a framework. */
export const FRAMEWORK_LIMIT = KB * KB
/** The most bytes that a file may have, before it is known what is in it. */
const LIMITS: Partial<Record<FileKind, number>> = {
  logo: 512 * KB,
  'badge-image': 512 * KB,
  'award-image': 512 * KB,
  award: KB * KB,
  framework: FRAMEWORK_LIMIT,
  programmes: KB * KB,
}
/** The most bytes of other text files. */
export const TEXT_LIMIT = 64 * KB

/** The problem of a file that is too large. */
export function sizeProblem(file: string, size: number, limit: number, hint: string): Problem {
  const message = `This file has ${size} bytes, and may have ${limit} at the most.`
  return { file, line: 1, column: 1, rule: 'file-size', message, hint }
}

/** Writes hidden characters of a file's name as escapes, so that no name can forge a line of output. */
function visible(name: string): string {
  const every = new RegExp(`${FORBIDDEN.source}|[\\r\\n\\t]`, 'g')
  return name.replace(every, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** A name as a message quotes it. */
function quoted(name: string): string {
  return visible(JSON.stringify(name))
}

const byCodeUnit = (a: string, b: string) => (a < b ? -1 : 1)

/** Walks `content/` once. A folder that does not belong is reported and not entered. */
class Walk {
  readonly files: ContentFile[] = []
  readonly badgeFolders = new Set<string>()
  readonly badgeNames = new Set<string>()
  readonly problems: Problem[] = []
  count = 0
  readonly #files: Files

  constructor(files: Files) {
    this.#files = files
  }

  start(): void {
    const entry = this.#files.entry('content')
    if (entry === undefined) return
    if (entry.kind === 'folder') this.#enter(CONTENT, 'content')
    else this.#report('content', 'file-mode', 'content is not a folder.', 'make it a plain folder of this repository')
  }

  #report(file: string, rule: Problem['rule'], message: string, hint: string): void {
    this.problems.push({ file: visible(file), line: 1, column: 1, rule, message, hint })
  }

  #enter(folder: Folder, path: string): void {
    for (const name of [...this.#files.names(path)].sort(byCodeUnit)) {
      const at = `${path}/${name}`
      const entry = this.#files.entry(at)
      if (path === 'content/badges' && entry !== undefined && entry.kind !== 'file') this.badgeNames.add(name)
      if (name.toLowerCase() === '.git') this.#repositoryInside(at, 'take the folder .git out')
      else if (entry?.kind === 'repository') this.#repositoryInside(at, 'take the submodule out')
      else if (entry?.kind === 'folder') this.#folder(folder, at, name)
      else this.#file(folder, at, name, entry)
    }
  }

  #repositoryInside(at: string, hint: string): void {
    this.#report(at, 'file-mode', 'Another repository lies in here.', `${hint}; content is plain files`)
  }

  #folder(parent: Folder, at: string, name: string): void {
    const folder = parent.folders.get(name) ?? (isName(name, parent.names) ? parent.eachFolder : undefined)
    if (folder !== undefined) {
      if (at === `content/badges/${name}`) this.badgeFolders.add(name)
      this.#enter(folder, at)
    } else if (parent.eachFolder === undefined) {
      const hint = didYouMean(name, parent.folders.keys(), `the folder above holds ${parent.holds}`)
      this.#report(at, 'file-place', `A folder ${quoted(name)} has no place here.`, hint)
    } else {
      const message = `The folder’s name is ${quoted(name)}, and must be ${parent.names.mustBe}.`
      this.#report(at, 'file-name', message, 'rename the folder')
    }
  }

  #file(parent: Folder, at: string, name: string, entry: Entry | undefined): void {
    this.count++
    const dot = name.lastIndexOf('.')
    const [stem, ending] = dot < 1 ? [name, ''] : [name.slice(0, dot), name.slice(dot)]
    const plain = this.#checkMode(at, entry)
    const kind = parent.files.get(name) ?? (isName(stem, parent.names) ? parent.each.get(ending) : undefined)
    if (kind === 'readme') return
    if (kind === undefined) {
      if (plain) this.#misfit(parent, at, [name, ending])
      return
    }
    const size = entry?.size ?? 0
    const readable = plain && this.#checkSize(at, size, LIMITS[kind] ?? TEXT_LIMIT)
    const called = kind === 'badge' || kind === 'badge-image' ? (at.split('/').at(-2) ?? '') : stem
    this.files.push({ file: at, kind, name: called, ending, size, readable })
  }

  /** Whether it is a plain file. An executable one is a problem, but harmless to read. */
  #checkMode(at: string, entry: Entry | undefined): boolean {
    if (entry?.kind !== 'file') {
      const what = entry?.kind === 'link' ? 'a symbolic link' : 'not a plain file'
      this.#report(at, 'file-mode', `This is ${what}.`, 'put a plain file in its place')
      return false
    }
    if (entry.executable) this.#report(at, 'file-mode', 'This file is executable.', `chmod a-x ${visible(at)}`)
    return true
  }

  #checkSize(at: string, size: number, limit: number): boolean {
    if (size <= limit) return true
    const hint = limit === TEXT_LIMIT ? 'shorten it, or split it' : 'make it smaller'
    this.problems.push(sizeProblem(at, size, limit, hint))
    return false
  }

  #misfit(parent: Folder, at: string, [name, ending]: readonly [string, string]): void {
    const shown = quoted(name)
    if (!ENDINGS.has(ending)) {
      const hint = ending === '.yml' ? 'rename it to .yaml' : endingHint(ending)
      this.#report(at, 'file-kind', `A file ${shown} is of no kind that content has.`, hint)
    } else if (parent.each.has(ending)) {
      const message = `The file’s name is ${shown}, and must be ${parent.names.mustBe}; then "${ending}".`
      this.#report(at, 'file-name', message, 'rename the file')
    } else {
      const hint = didYouMean(name, parent.files.keys(), `this folder holds ${parent.holds}`)
      this.#report(at, 'file-place', `A file ${shown} has no place here.`, hint)
    }
  }
}

function endingHint(ending: string): string {
  const lower = ending.toLowerCase()
  if (ENDINGS.has(lower)) return `write its ending in lower case: ${lower}`
  if (['.jpg', '.jpeg', '.gif', '.webp'].includes(lower)) return 'save the image as .png'
  return 'content is .md, .yaml, .json (keys only), .png and .svg'
}

/** Lists the files of the record, and reports whatever else lies there. */
export function walkContent(files: Files): Tree {
  const walk = new Walk(files)
  walk.start()
  return walk
}
