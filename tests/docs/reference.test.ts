import { globSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'
import { generate, generatedFiles, staleFiles } from '../../scripts/generate.ts'
import { editorSchemas } from '../../src/domain/editor-schemas.ts'
import { contentReference } from '../../src/domain/reference.ts'
import { descriptionOf } from '../../src/domain/reference-fields.ts'
import { FILES_OF_CONTENT } from '../../src/domain/reference-files.ts'
import { anchorOf, PARTS } from '../../src/domain/reference-parts.ts'
import { RULES } from '../../src/domain/rules.ts'
import { SHAPES } from '../../src/intake/shapes.ts'
import { copySampleContent } from '../helpers/folders.ts'
import { temporaryFolder } from '../helpers/temporary.ts'

const README = contentReference()

interface Field {
  readonly path: string
  readonly schema: z.core.$ZodType
}

/** Every field below a schema: a walk apart from the one under test. A map inside one of its own kind is entered once. */
function everyField(schema: z.core.$ZodType, path: string, within: readonly object[] = []): Field[] {
  if (schema instanceof z.ZodOptional) return everyField(schema.unwrap(), path, within)
  if (schema instanceof z.ZodArray) return everyField(schema.element, `${path}[]`, within)
  if (schema instanceof z.ZodRecord) return everyField(schema.valueType, `${path}.*`, within)
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => everyField(option, path, within))
  if (!(schema instanceof z.ZodObject) || within.includes(schema.shape)) return []
  return Object.entries(schema.shape).flatMap(([name, field]) => [
    { path: `${path}.${name}`, schema: field as z.core.$ZodType },
    ...everyField(field as z.core.$ZodType, `${path}.${name}`, [...within, schema.shape]),
  ])
}

const allFields = FILES_OF_CONTENT.flatMap(({ title, schema }) => everyField(schema, title))

const frontMatter = (text: string) => text.split(/^---$/m)[1]!

/** A content file, or an example of one, as plain values. */
function valuesIn(text: string, language: string): unknown {
  if (language === 'json') return JSON.parse(text)
  return parse(language === 'markdown' ? frontMatter(text) : text, { schema: 'core' })
}

describe('content/README.md', () => {
  it('is what the schemas say, as are all generated files: else `npm run generate`', () => {
    expect(staleFiles('.'), 'run: npm run generate').toEqual([])
  })

  it('has a section for every kind of file, at the anchor that messages name', () => {
    const anchors = [...README.matchAll(/^## (.+)$/gm)].map(([, title]) => anchorOf(title!))
    expect(anchors).toEqual(expect.arrayContaining(Object.values(SHAPES).map(({ anchor }) => anchor)))
    for (const { schema, anchor } of Object.values(SHAPES))
      expect(FILES_OF_CONTENT.find(({ title }) => anchorOf(title) === anchor)?.schema).toBe(schema)
  })

  it('has each heading once, and a heading for each link', () => {
    const anchors = [...README.matchAll(/^#+ (.+)$/gm)].map(([, title]) => anchorOf(title!))
    expect(anchors).toEqual([...new Set(anchors)])
    const links = [...README.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor!)
    expect(links.filter((anchor) => !anchors.includes(anchor))).toEqual([])
    expect(PARTS.filter(({ title }) => !links.includes(anchorOf(title)))).toEqual([])
  })

  it('describes every field', () => {
    expect(allFields.length).toBeGreaterThan(150)
    expect(allFields.filter(({ schema }) => descriptionOf(schema) === undefined).map(({ path }) => path)).toEqual([])
    const missing = allFields.filter(({ path, schema }) => {
      const row = `| \`${path.split('.').at(-1)}\` | `
      return !README.split('\n').some((line) => line.startsWith(row) && line.endsWith(`| ${descriptionOf(schema)} |`))
    })
    expect(missing.map(({ path }) => path)).toEqual([])
  })

  it('names every rule and what it is for', () => {
    for (const [rule, purpose] of Object.entries(RULES)) expect(README).toContain(`| \`${rule}\` | ${purpose} |`)
  })

  it.each(FILES_OF_CONTENT)('has an example of $title that holds', ({ title, schema }) => {
    const section = README.split(`\n## ${title}\n`)[1]!.split('\n## ')[0]!
    const [, language, text] = /^```(\w+)\n([\s\S]*?)^```$/m.exec(section)!
    expect(schema.safeParse(valuesIn(text!, language!)).error?.issues).toBeUndefined()
  })
})

describe('schemas for editors', () => {
  const ajv = new Ajv({ strict: true, allErrors: true, formats: { email: true } })
  const validators = new Map(
    [...editorSchemas()].map(([name, text]) => [name.replace('.schema.json', ''), ajv.compile(JSON.parse(text))]),
  )

  /** Sample files by the schema that they follow. */
  const samples: readonly [string, string][] = [
    ['award', 'content/awards/*/*/*.yaml'],
    ['badge', 'content/badges/*/index.md'],
    ['career', 'content/careers/*.md'],
    ['endorsement', 'content/endorsements/*.yaml'],
    ['framework', 'content/frameworks/*.yaml'],
    ['issuer', 'content/issuer/index.md'],
    ['learner', 'content/learners/*.yaml'],
    ['message', 'content/messages/*.md'],
    ['pathway', 'content/pathways/*.md'],
    ['programmes', 'content/programmes.yaml'],
    ['recognition', 'content/recognitions/*.yaml'],
    ['site', 'content/site.yaml'],
  ]
  const read = (file: string) => valuesIn(readFileSync(file, 'utf8'), file.endsWith('.md') ? 'markdown' : 'yaml')
  const errorsOf = (validate: ValidateFunction, value: unknown) => (validate(value) ? [] : validate.errors)

  it('are there for each kind of file', () => {
    expect([...validators.keys()].sort()).toEqual([...samples.map(([name]) => name), 'key'].sort())
  })

  it.each(samples)('%s accepts every sample file, and no unknown field', (name, pattern) => {
    const files = globSync(pattern).sort()
    expect(files).not.toEqual([])
    for (const file of files) {
      const value = read(file) as object
      expect(errorsOf(validators.get(name)!, value), file).toEqual([])
      expect(errorsOf(validators.get(name)!, { ...value, evidense: [] }), file).not.toEqual([])
    }
  })

  it.each(FILES_OF_CONTENT)('accept the example of $title, and no unknown field', ({ title, language, example }) => {
    const validate = validators.get(['Cohort', 'Erased award'].includes(title) ? 'award' : anchorOf(title))!
    const value = valuesIn(example, language) as object
    expect(errorsOf(validate, value)).toEqual([])
    expect(errorsOf(validate, { ...value, evidense: [] })).not.toEqual([])
  })

  it('refuse an unknown field inside a map, a wrong date and a plain address for a hash', () => {
    const validate = validators.get('award')!
    const award = { badge: 'sql', awardedOn: '2026-03-01', recipient: { did: 'did:web:wallets.example' } }
    expect(errorsOf(validate, award)).toEqual([])
    expect(errorsOf(validate, { ...award, recipient: { ...award.recipient, email: 'x' } })).not.toEqual([])
    expect(errorsOf(validate, { ...award, awardedOn: '1 March 2026' })).not.toEqual([])
    const identities = [{ type: 'emailAddress', hash: 'someone at example.org', salt: 'ab'.repeat(16) }]
    expect(errorsOf(validate, { ...award, recipient: { identities } })).not.toEqual([])
  })

  it('carry the description of every field, for editors to show', () => {
    const texts = [...editorSchemas().values()].join()
    expect(allFields.filter(({ schema }) => !texts.includes(JSON.stringify(descriptionOf(schema))))).toEqual([])
  })

  it('are mapped to files that are there', () => {
    const settings = JSON.parse(generatedFiles('.').get('.vscode/settings.json')!)
    const mapped = Object.entries<string>(settings['yaml.schemas'])
    expect(mapped.map(([, files]) => globSync(files).length > 0)).toEqual(mapped.map(() => true))
    const urls = [...mapped.map(([url]) => url), settings['json.schemas'][0].url]
    expect(urls.filter((url) => !generatedFiles('.').has(url.replace('./', '')))).toEqual([])
  })
})

describe('npm run generate', () => {
  function run(root: string, ...argv: string[]) {
    const out: string[] = []
    const writer = { isTTY: false, write: (text: string) => void out.push(text) }
    return { code: generate(argv, { root, stdout: writer, stderr: writer }), text: out.join('') }
  }

  it('writes what is missing, and says with --check what is out of date', () => {
    const root = copySampleContent(temporaryFolder())
    for (const name of ['README.md', 'QUALITY.md']) rmSync(join(root, 'content', name))
    const paths = [...generatedFiles(root).keys()]
    const before = run(root, '--check')
    expect(before).toEqual({
      code: 1,
      text: [...paths.map((path) => `out of date: ${path}\n`), 'hint: npm run generate\n'].join(''),
    })
    expect(run(root)).toEqual({ code: 0, text: paths.map((path) => `wrote ${path}\n`).join('') })
    expect(run(root, '--check')).toEqual({ code: 0, text: 'All generated files are up to date.\n' })
    expect(run(root)).toEqual({ code: 0, text: '' })
  })

  it('writes nothing while content has problems', () => {
    expect(run(temporaryFolder())).toEqual({
      code: 3,
      text: 'error: content/ has problems, and some files are generated from it\nhint: npm run check\n',
    })
  })

  it('explains itself, and refuses what it does not know', () => {
    expect(run('.', '--help')).toMatchObject({ code: 0, text: expect.stringContaining('--check') })
    expect(run('.', '--chek')).toMatchObject({ code: 2, text: expect.stringContaining('--chek') })
  })
})
