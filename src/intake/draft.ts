import type { RegisterDraft } from '../domain/register.ts'
import { readAwards } from './awards.ts'
import {
  type FilesByName,
  readBadgeClasses,
  readCareer,
  readIssuer,
  readPathway,
  readProgrammes,
  readSite,
} from './definitions.ts'
import { readEndorsement } from './endorsements.ts'
import { readFramework } from './frameworks.ts'
import { readKey } from './keys.ts'
import { readLearner, readRecognition } from './learners.ts'
import { readMessage } from './messages.ts'
import type { FileKind } from './places.ts'
import type { Reader } from './reader.ts'
import { References } from './references.ts'
import type { ContentFile, Tree } from './tree.ts'

type FilesByKind = Readonly<Record<FileKind, readonly ContentFile[]>>

function byKind(tree: Tree): FilesByKind {
  const kinds: Record<FileKind, ContentFile[]> = {
    readme: [],
    site: [],
    issuer: [],
    logo: [],
    key: [],
    badge: [],
    'badge-image': [],
    pathway: [],
    programmes: [],
    career: [],
    framework: [],
    award: [],
    'award-image': [],
    recognition: [],
    learner: [],
    endorsement: [],
    message: [],
  }
  for (const file of tree.files) kinds[file.kind].push(file)
  return kinds
}

const byName = (files: readonly ContentFile[]): FilesByName => Map.groupBy(files, ({ name }) => name)

const namesOf = (files: readonly ContentFile[]) => new Set(files.map(({ name }) => name))

function each<T>(files: readonly ContentFile[], read: (file: ContentFile) => T | undefined): T[] {
  return files.map(read).filter((value) => value !== undefined)
}

/** Reads every file of the record; whatever does not parse is reported to the reader and left out. */
export function readDraft(tree: Tree, reader: Reader): RegisterDraft {
  const files = byKind(tree)
  const frameworks = each(files.framework, (file) => readFramework(reader, file))
  const reading = { reader, references: new References(reader, frameworks, namesOf(files.framework)) }
  const { awards, erased, ids, complete } = readAwards(reading, files.award, files['award-image'])
  return {
    site: readSite(reader, files.site[0]),
    issuer: readIssuer(reader, files.issuer[0], files.logo),
    keys: each(files.key, (file) => readKey(reader, file)),
    badgeClasses: readBadgeClasses(reading, tree.badgeFolders, [byName(files.badge), byName(files['badge-image'])]),
    pathways: each(files.pathway, (file) => readPathway(reader, file)),
    careers: each(files.career, (file) => readCareer(reading, file)),
    frameworks,
    programmes: each(files.programmes, (file) => readProgrammes(reading, file))[0],
    awards,
    erased,
    recognitions: each(files.recognition, (file) => readRecognition(reader, file)),
    learners: each(files.learner, (file) => readLearner(reader, file)),
    endorsements: each(files.endorsement, (file) => readEndorsement(reader, file)),
    messages: each(files.message, (file) => readMessage(reader, file)),
    present: {
      badges: tree.badgeNames,
      pathways: namesOf(files.pathway),
      careers: namesOf(files.career),
      frameworks: namesOf(files.framework),
      recognitions: namesOf(files.recognition),
      awards: ids,
      everyAward: complete,
    },
  }
}
