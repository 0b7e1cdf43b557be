#!/usr/bin/env node
import { mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { editorSchemas, editorSettings } from '../src/domain/editor-schemas.ts'
import { outputSchemas } from '../src/domain/output-schemas.ts'
import { PublisherError } from '../src/domain/publisher-error.ts'
import { qualityReference } from '../src/domain/quality-reference.ts'
import { QUALITY_PAGE } from '../src/domain/quality-rules.ts'
import { contentReference } from '../src/domain/reference.ts'
import type { Register } from '../src/domain/register.ts'
import { readContent } from '../src/intake/index.ts'
import { EXIT } from './command.ts'
import { filesFromContent } from './generated/generated.ts'
import { type Io, note, say } from './io.ts'

const HELP = `Writes what is generated from src/domain: the field reference, what makes a badge class good, schemas for editors, and
the schemas of reports; and from content: who must approve what, and the forms for issues.

Usage: npm run generate [-- --check]

  --check  Writes nothing; exits with 1 and names the files that are out of date.
  --help   Shows this help.
`

/** A day after all others: what is generated depends on no clock. */
const WHENEVER = '9999-12-31'

function registerOf(root: string): Register {
  const intake = readContent(root, { today: WHENEVER })
  if (intake.ok) return intake.register
  throw new PublisherError('ERR_INPUT_UNREADABLE', 'content/ has problems, and some files are generated from it', {
    hint: 'npm run check',
  })
}

/** Every generated file by its path from the repository root. */
export function generatedFiles(root: string): Map<string, string> {
  const register = registerOf(root)
  return new Map([
    ['content/README.md', contentReference()],
    [QUALITY_PAGE, qualityReference()],
    ...[...editorSchemas(), ...outputSchemas()].map(([name, text]) => [`schemas/${name}`, text] as const),
    ['.vscode/settings.json', editorSettings()],
    ...filesFromContent(register).map(({ path, text }) => [path, text] as const),
  ])
}

function onDisk(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Paths of the generated files that are missing or differ from what schemas and content say now. */
export function staleFiles(root: string): string[] {
  return [...generatedFiles(root)].filter(([path, text]) => onDisk(join(root, path)) !== text).map(([path]) => path)
}

function check(io: GenerateIo): number {
  const stale = staleFiles(io.root)
  for (const path of stale) note(io, `out of date: ${path}`)
  if (stale.length > 0) note(io, 'hint: npm run generate')
  else say(io, 'All generated files are up to date.')
  return stale.length > 0 ? EXIT.failed : EXIT.ok
}

function write(io: GenerateIo): number {
  const files = generatedFiles(io.root)
  for (const path of staleFiles(io.root)) {
    const target = join(io.root, path)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, files.get(path)!)
    say(io, `wrote ${path}`)
  }
  return EXIT.ok
}

type GenerateIo = Pick<Io, 'root' | 'stdout' | 'stderr'>

/** Runs the script and returns its exit code. */
export function generate(argv: readonly string[], io: GenerateIo): number {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: { check: { type: 'boolean' }, help: { type: 'boolean' } },
    })
    if (values.help === true) {
      io.stdout.write(HELP)
      return EXIT.ok
    }
    return values.check === true ? check(io) : write(io)
  } catch (error) {
    if (error instanceof PublisherError) {
      note(io, `error: ${error.message}\nhint: ${error.hint}`)
      return EXIT.unreadable
    }
    if (!(error instanceof TypeError)) throw error
    note(io, `error: ${error.message}\nhint: npm run generate -- --help`)
    return EXIT.usage
  }
}

const isEntry = process.argv[1] !== undefined && realpathSync(process.argv[1]) === import.meta.filename
if (isEntry) {
  const { stdout, stderr } = process
  process.exitCode = generate(process.argv.slice(2), { root: process.cwd(), stdout, stderr })
}
