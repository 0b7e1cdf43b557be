import { globSync, readFileSync } from 'node:fs'
import { preProcessFile } from 'typescript'
import { describe, expect, it } from 'vitest'

interface Manifest {
  readonly version?: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly resolved?: string
  readonly integrity?: string
  readonly hasInstallScript?: boolean
  readonly link?: boolean
  readonly inBundle?: boolean
}
const REGISTRY = 'https://registry.npmjs.org/'
type Packages = Readonly<Record<string, Manifest>>

const json = (file: string) => JSON.parse(readFileSync(file, 'utf8'))
const manifest: Manifest & { allowScripts: Record<string, boolean>; scripts: Record<string, string> } =
  json('package.json')
const packages: Packages = json('package-lock.json').packages
const declared = { ...manifest.dependencies, ...manifest.devDependencies }
const nameOf = (path: string) => path.split('node_modules/').at(-1)!
const installed = Object.entries(packages).filter(([path]) => path !== '')

/** Optional packages, such as binaries for other platforms, that the lock file lacks: npm ci then refuses it everywhere. */
function lockGaps(all: Packages): string[] {
  const names = new Set(Object.keys(all).map(nameOf))
  return Object.entries(all).flatMap(([path, { optionalDependencies }]) =>
    Object.keys(optionalDependencies ?? {})
      .filter((name) => !names.has(name))
      .map((name) => `${nameOf(path)} needs ${name}`),
  )
}

/** Packages that a source file names, in an import or as an Astro integration. */
const sources = globSync('{src,scripts,tests}/**/*.{ts,astro,mdx}').concat(globSync('*.config.ts'))
const packageOf = (name: string) =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')
const importsOf = (file: string) =>
  preProcessFile(readFileSync(file, 'utf8')).importedFiles.map(({ fileName }) => fileName)
const imported = new Set(
  sources
    .flatMap(importsOf)
    .filter((name) => !name.startsWith('.'))
    .map(packageOf),
)

/** Packages that are used without an import, and how. */
const USED_OTHERWISE: Readonly<Record<string, string>> = {
  node: 'runs the scripts',
  '@astrojs/check': 'checks the types of pages',
  '@biomejs/biome': 'checks the style',
  '@types/node': 'types of Node',
  '@types/papaparse': 'types of papaparse',
}

describe('dependencies', () => {
  it('are declared by exact version', () => {
    const loose = Object.entries(declared).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))
    expect(loose).toEqual([])
  })

  it('are locked at the declared version', () => {
    const differing = Object.entries(declared).filter(
      ([name, version]) => packages[`node_modules/${name}`]?.version !== version,
    )
    expect(differing).toEqual([])
  })

  it('are locked for every platform', () => {
    expect(lockGaps(packages)).toEqual([])
    expect(lockGaps({ 'node_modules/a': { optionalDependencies: { 'a-linux': '1.0.0' } } })).toEqual([
      'a needs a-linux',
    ])
  })

  it('come from the registry, each with its digest', () => {
    const strangers = installed.filter(
      ([, { resolved, integrity, inBundle }]) =>
        inBundle !== true && (!(resolved ?? REGISTRY).startsWith(REGISTRY) || !integrity?.startsWith('sha512-')),
    )
    expect(strangers.map(([path]) => path)).toEqual([])
  })

  it('run an install script only when named, allowed or not', () => {
    const withScript = installed
      .filter(([, { hasInstallScript }]) => hasInstallScript === true)
      .map(([path]) => nameOf(path))
    const needed = [...new Set(withScript)].filter((name) => name !== 'fsevents')
    expect(needed.sort()).toEqual(Object.keys(manifest.allowScripts).sort())
  })

  it('are each used by something', () => {
    const unused = Object.keys(declared).filter((name) => !imported.has(name) && !(name in USED_OTHERWISE))
    expect(unused).toEqual([])
  })

  it('are declared when something imports them', () => {
    const builtIn = (name: string) => name.startsWith('node:') || name.startsWith('astro:')
    const undeclared = [...imported].filter((name) => !builtIn(name) && !(name in declared))
    expect(undeclared).toEqual([])
  })
})
