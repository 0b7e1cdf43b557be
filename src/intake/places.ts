/** What a content file is, by where it lies. */
export type FileKind =
  | 'readme'
  | 'site'
  | 'issuer'
  | 'logo'
  | 'key'
  | 'badge'
  | 'badge-image'
  | 'pathway'
  | 'programmes'
  | 'career'
  | 'framework'
  | 'award'
  | 'award-image'
  | 'recognition'
  | 'learner'
  | 'endorsement'
  | 'message'

/** A rule for names that people choose. */
interface NameRule {
  readonly pattern: RegExp
  /** Ends the sentence "… must be". */
  readonly mustBe: string
}

/** What a folder may hold. A name that no part of it allows is a problem. */
export interface Folder {
  /** Completes the hint "this folder holds …". */
  readonly holds: string
  /** Files with a fixed name. */
  readonly files: ReadonlyMap<string, FileKind>
  /** Files with a name of their own, by their ending. */
  readonly each: ReadonlyMap<string, FileKind>
  /** Folders with a fixed name. */
  readonly folders: ReadonlyMap<string, Folder>
  /** Folders with a name of their own. */
  readonly eachFolder?: Folder
  /** What names of one's own look like here. */
  readonly names: NameRule
}

/** Device names of Windows: a file called so cannot be checked out there. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/

const SLUG: NameRule = {
  pattern: /^[a-z0-9][a-z0-9-]{0,63}$/,
  mustBe: 'lower-case letters, digits and hyphens, 64 at the most, such as "data-literacy"',
}
const YEAR: NameRule = { pattern: /^[0-9]{4}$/, mustBe: 'a year of four digits, such as "2026"' }
const MONTH: NameRule = { pattern: /^(?:0[1-9]|1[0-2])$/, mustBe: 'a month of two digits, from "01" to "12"' }
const PSEUDONYM: NameRule = {
  pattern: /^[a-z2-7]{16,32}$/,
  mustBe: 'a pseudonym: 16 to 32 random letters a–z and digits 2–7',
}
const KID: NameRule = {
  pattern: /^[A-Za-z0-9_-]{43}$/,
  mustBe: 'the thumbprint of its key: 43 characters of base64url',
}

/** Whether a name of one's own is allowed here. */
export function isName(name: string, rule: NameRule): boolean {
  return rule.pattern.test(name) && !DEVICE.test(name)
}

type Entries<T> = readonly (readonly [string, T])[]

function folder(
  holds: string,
  parts: {
    files?: Entries<FileKind>
    each?: Entries<FileKind>
    folders?: Entries<Folder>
    eachFolder?: Folder
    names?: NameRule
  },
): Folder {
  return {
    holds,
    files: new Map(parts.files),
    each: new Map(parts.each),
    folders: new Map(parts.folders),
    eachFolder: parts.eachFolder,
    names: parts.names ?? SLUG,
  }
}

const keys = folder('public keys, each <thumbprint>.json', { each: [['.json', 'key']], names: KID })

const issuer = folder('index.md, logo.svg or logo.png, and keys/', {
  files: [
    ['index.md', 'issuer'],
    ['logo.svg', 'logo'],
    ['logo.png', 'logo'],
  ],
  folders: [['keys', keys]],
})

const badge = folder('index.md, and badge.svg or badge.png', {
  files: [
    ['index.md', 'badge'],
    ['badge.svg', 'badge-image'],
    ['badge.png', 'badge-image'],
  ],
})

const month = folder('awards as .yaml files, with the .png and .svg images that they name', {
  each: [
    ['.yaml', 'award'],
    ['.png', 'award-image'],
    ['.svg', 'award-image'],
  ],
})

const year = folder('a folder for each month, from 01 to 12', { eachFolder: month, names: MONTH })

const HOLDS =
  'site.yaml, programmes.yaml, issuer/, badges/, pathways/, careers/, frameworks/, awards/, recognitions/, learners/, endorsements/ and messages/'

/** The whole layout of `content/`, as a table. */
export const CONTENT: Folder = folder(HOLDS, {
  files: [
    ['site.yaml', 'site'],
    ['programmes.yaml', 'programmes'],
    ['README.md', 'readme'],
    ['QUALITY.md', 'readme'],
  ],
  folders: [
    ['issuer', issuer],
    ['badges', folder('a folder for each badge class', { eachFolder: badge })],
    ['pathways', folder('a .md file for each pathway', { each: [['.md', 'pathway']] })],
    ['careers', folder('a .md file for each career', { each: [['.md', 'career']] })],
    ['frameworks', folder('a .yaml file for each framework', { each: [['.yaml', 'framework']] })],
    ['awards', folder('a folder for each year, such as 2026/', { eachFolder: year, names: YEAR })],
    ['recognitions', folder('a .yaml file for each credential', { each: [['.yaml', 'recognition']] })],
    [
      'learners',
      folder('a .yaml file for each learner, called by the pseudonym', {
        each: [['.yaml', 'learner']],
        names: PSEUDONYM,
      }),
    ],
    ['endorsements', folder('a .yaml file for each endorsement', { each: [['.yaml', 'endorsement']] })],
    ['messages', folder('a .md file for each message', { each: [['.md', 'message']] })],
  ],
})

/** Endings that a content file may have. */
export const ENDINGS: ReadonlySet<string> = new Set(['.md', '.yaml', '.json', '.png', '.svg'])
