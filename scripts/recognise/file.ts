import { yamlFile } from '../../src/authoring/content-file.ts'
import { randomLetters } from '../../src/authoring/random.ts'
import type { Recognition } from '../../src/domain/recognition.ts'
import { slugOf } from '../../src/domain/slug.ts'
import type { Change } from '../../src/intake/files.ts'
import type { Io } from '../io.ts'

/** Letters after the name of an achievement, which several learners may have. */
const LETTERS = 4
const LONGEST_NAME = 64 - LETTERS - 1

/** The name of a new file: after the achievement, and after nobody. */
function newSlug(name: string, { random }: Pick<Io, 'random'>): string {
  const start = slugOf(name).slice(0, LONGEST_NAME).replace(/-+$/, '') || 'credential'
  return `${start}-${randomLetters(LETTERS, random)}`
}

/** The content file of a recognised credential. */
export function recognitionFile(fields: Omit<Recognition, 'slug'>, io: Pick<Io, 'random'>): Change {
  const { achievement, name, issuer, credential, digest, awardedOn, expires, verifiedOn, learner, recipient } = fields
  const ordered = { achievement, name, issuer, credential, digest, awardedOn, expires, verifiedOn, learner, recipient }
  const present = Object.entries(ordered).filter(([, value]) => value !== undefined)
  const text = yamlFile(Object.fromEntries(present.map(([field, value]) => [field, { value }])))
  return { file: `content/recognitions/${newSlug(name, io)}.yaml`, text }
}
