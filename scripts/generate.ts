#!/usr/bin/env node
import { mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { editorSchemas, editorSettings } from '../src/domain/editor-schemas.ts'
import { outputSchemas } from '../src/domain/output-schemas.ts'
import { contentReference } from '../src/domain/reference.ts'
import { EXIT } from './command.ts'
import { type Io, note, say } from './io.ts'

const HELP = `Writes what is generated from the schemas in src/domain: the field reference, schemas for editors, and the schema of
reports.

Usage: npm run generate [-- --check]

  --check  Writes nothing; exits with 1 and names the files that are out of date.
  --help   Shows this help.
`

/** Every generated file by its path from the repository root. */
export function generatedFiles(): Map<string, string> {
  return new Map([
    ['content/README.md', contentReference()],
    ...[...editorSchemas(), ...outputSchemas()].map(([name, text]) => [`schemas/${name}`, text] as const),
    ['.vscode/settings.json', editorSettings()],
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

/** Paths of the generated files that are missing or differ from what the schemas say now. */
export function staleFiles(root: string): string[] {
  return [...generatedFiles()].filter(([path, text]) => onDisk(join(root, path)) !== text).map(([path]) => path)
}

function check(io: GenerateIo): number {
  const stale = staleFiles(io.root)
  for (const path of stale) note(io, `out of date: ${path}`)
  if (stale.length > 0) note(io, 'hint: npm run generate')
  else say(io, 'All generated files are up to date.')
  return stale.length > 0 ? EXIT.failed : EXIT.ok
}

function write(io: GenerateIo): number {
  const files = generatedFiles()
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
