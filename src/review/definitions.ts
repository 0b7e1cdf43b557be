import { without } from '../domain/json.ts'
import type { Register, RegisterDraft } from '../domain/register.ts'
import type { DefinitionChange } from '../domain/review.ts'
import type { FileChange } from './change.ts'
import { fieldChanges, lineChanges } from './differences.ts'
import { textOf } from './identifiers.ts'
import { isAwardFile } from './parts.ts'

type What = DefinitionChange['what']

/** Something that content defines, as it is compared: its fields and its text. */
interface Definition {
  readonly fields: object
  readonly text: string
  readonly title?: string
}

/** Definitions by the path of the file that holds their fields. */
type Definitions = ReadonlyMap<string, Definition>

/** Parts of the nouns of a register; a draft has the same. */
interface Nouns {
  readonly site: Register['site'] | undefined
  readonly issuer: Register['issuer'] | undefined
  readonly keys: Register['keys']
  readonly badgeClasses: Iterable<Register['badgeClasses'] extends ReadonlyMap<string, infer T> ? T : never>
  readonly pathways: Iterable<Register['pathways'] extends ReadonlyMap<string, infer T> ? T : never>
  readonly endorsements: Register['endorsements']
}

function definitionsOf({ site, issuer, keys, badgeClasses, pathways, endorsements }: Nouns): Definitions {
  const definitions = new Map<string, Definition>()
  if (site !== undefined) definitions.set('content/site.yaml', { fields: site, text: '' })
  if (issuer !== undefined)
    definitions.set('content/issuer/index.md', { fields: without(issuer, 'body', 'logo'), text: issuer.body })
  for (const key of keys) definitions.set(`content/issuer/keys/${key.kid}.json`, { fields: key, text: '' })
  for (const badge of badgeClasses) {
    const fields = without(badge, 'slug', 'criteria', 'images')
    definitions.set(`content/badges/${badge.slug}/index.md`, { fields, text: badge.criteria, title: badge.name })
  }
  for (const pathway of pathways) {
    const fields = without(pathway, 'slug', 'body')
    definitions.set(`content/pathways/${pathway.slug}.md`, { fields, text: pathway.body, title: pathway.name })
  }
  for (const endorsement of endorsements) {
    const fields = without(endorsement, 'slug', 'comment')
    definitions.set(`content/endorsements/${endorsement.slug}.yaml`, { fields, text: endorsement.comment })
  }
  return definitions
}

const valuesOf = <T>(sourced: readonly { readonly value: T }[]) => sourced.map(({ value }) => value)

const ofRegister = (register: Register) =>
  definitionsOf({
    ...register,
    badgeClasses: register.badgeClasses.values(),
    pathways: register.pathways.values(),
  })

const ofDraft = ({ site, issuer, keys, badgeClasses, pathways, endorsements }: RegisterDraft) =>
  definitionsOf({
    site: site?.value,
    issuer: issuer?.value,
    keys: valuesOf(keys),
    badgeClasses: valuesOf(badgeClasses),
    pathways: valuesOf(pathways),
    endorsements: valuesOf(endorsements),
  })

/** What a content file belongs to: its kind, its name and the file that holds its fields. */
interface Owner {
  readonly what: What
  readonly name: string
  readonly file: string
}

/** Kinds of definitions by the paths of their files; the name is the first group. */
const KINDS: readonly (readonly [RegExp, What, (name: string) => string])[] = [
  [/^content\/(site)\.yaml$/, 'site', () => 'content/site.yaml'],
  [/^content\/(issuer)\/(?:index\.md|logo\.(?:svg|png))$/, 'issuer', () => 'content/issuer/index.md'],
  [/^content\/issuer\/keys\/([^/]+)\.json$/, 'key', (name) => `content/issuer/keys/${name}.json`],
  [/^content\/badges\/([^/]+)\/[^/]+$/, 'badge-class', (name) => `content/badges/${name}/index.md`],
  [/^content\/pathways\/([^/]+)\.md$/, 'pathway', (name) => `content/pathways/${name}.md`],
  [/^content\/endorsements\/([^/]+)\.yaml$/, 'endorsement', (name) => `content/endorsements/${name}.yaml`],
]

function ownerOf(path: string): Owner {
  for (const [pattern, what, fileOf] of KINDS) {
    const name = pattern.exec(path)?.[1]
    if (name !== undefined) return { what, name, file: fileOf(name) }
  }
  return { what: 'file', name: path.replace(/^content\//, ''), file: path }
}

const KIND_OF = { added: 'new', changed: 'changed', removed: 'removed' } as const

/** A file that has no fields: its lines are compared, when they are lines. */
function plainChange({ before, after }: FileChange): Definition[] {
  return [before, after].map((bytes) => ({ fields: {}, text: textOf(bytes() ?? new Uint8Array()) ?? '' }))
}

function changeOf(
  owner: Owner,
  files: readonly FileChange[],
  [before, after]: readonly [Definition | undefined, Definition | undefined],
): DefinitionChange {
  const main = files.find(({ path }) => path === owner.file)
  const change = main === undefined ? 'changed' : KIND_OF[main.kind]
  const [was, is] = owner.what === 'file' && main !== undefined ? plainChange(main) : [before, after]
  const compared = change === 'changed' && was !== undefined && is !== undefined
  const title = (after ?? before)?.title
  return {
    what: owner.what,
    name: owner.name,
    ...(title === undefined ? {} : { title }),
    change,
    fields: compared ? fieldChanges(was.fields, is.fields) : [],
    text: compared ? lineChanges(was.text, is.text) : [],
    images: files.filter(({ path }) => /\.(?:png|svg)$/.test(path)).map(({ path }) => path),
  }
}

/**
 * What changes of content that is no award, with the fields and lines that differ. How many hold a badge class is for the caller
 * to say.
 *
 * @param files - Changed files of content.
 */
export function definitionChanges(
  files: readonly FileChange[],
  before: RegisterDraft,
  after: Register,
): DefinitionChange[] {
  const [was, is] = [ofDraft(before), ofRegister(after)]
  const owned = Map.groupBy(
    files.filter(({ path }) => !isAwardFile(path)),
    ({ path }) => ownerOf(path).file,
  )
  return [...owned].map(([file, changed]) => changeOf(ownerOf(file), changed, [was.get(file), is.get(file)]))
}
