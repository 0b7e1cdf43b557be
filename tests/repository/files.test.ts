import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const text = (file: string) => readFileSync(file, 'utf8')
const scripts = Object.keys(JSON.parse(text('package.json')).scripts as Record<string, string>)
const commands = globSync('scripts/commands/*.ts').map((file) => file.split('/').at(-1)!.replace('.ts', ''))

/** The owners of a path by CODEOWNERS: the last pattern that fits counts. Ours are `*`, folders and files. */
function ownersOf(path: string): string[] {
  const lines = text('.github/CODEOWNERS')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(/ +/))
  const fits = (pattern: string) =>
    pattern === '*' || `/${path}` === pattern || (pattern.endsWith('/') && `/${path}`.startsWith(pattern))
  return lines.findLast(([pattern]) => fits(pattern!))!.slice(1)
}

describe('the repository', () => {
  it('explains each npm script and each command in README.md', () => {
    const readme = text('README.md')
    const named = (name: string) => new RegExp(`(npm (run (-s )?)?|npx badgewright )${name}\\b`).test(readme)
    expect([...new Set([...scripts, ...commands])].filter((name) => !named(name))).toEqual([])
  })

  it('has a CI script that runs README’s test command and can be executed', () => {
    expect(text('.ci/run')).toContain('npm ci')
    expect(text('.ci/run')).toContain('npm test')
    expect(statSync('.ci/run').mode & 0o111).toBe(0o111)
    expect(text('README.md')).toContain('npm ci && npm test')
  })

  it('never lets Git take a private key, a ledger or a build', () => {
    const ignored = [
      'signing-keys.json',
      'ledger/head.json',
      'outbox/2026-03-spring/learners.csv',
      'dist/index.html',
      '.badgewright/site/index.html',
      'node_modules/x/y.js',
    ]
    const kept = ['content/issuer/keys/x.json', 'tests/sites/one-award/expected/dist/index.html', 'package-lock.json']
    const check = (file: string) => {
      try {
        execFileSync('git', ['check-ignore', '--quiet', '--no-index', file])
        return true
      } catch {
        return false
      }
    }
    expect(ignored.filter((file) => !check(file))).toEqual([])
    expect(kept.filter(check)).toEqual([])
  })

  it('asks a maintainer wherever something could sign, leak or change what is published', () => {
    const paths = [
      '.github/workflows/publish.yml',
      '.ci/run',
      'src/ledger/append.ts',
      'package-lock.json',
      '.npmrc',
      'something-new',
      'content/README.md',
      'content/site.yaml',
      'content/issuer/keys/x.json',
    ]
    const maintainers = ['@mara-harbourlight-example', '@tomas-harbourlight-example']
    expect(paths.filter((path) => String(ownersOf(path)) !== String(maintainers))).toEqual([])
    expect(ownersOf('content/awards/2026/03/x.yaml')).not.toEqual(expect.arrayContaining(maintainers))
  })

  it('names in SECURITY.md only tests that are there', () => {
    const named = [...text('.github/SECURITY.md').matchAll(/`(tests\/[^`]+)`/g)].map(([, path]) => path!)
    expect(named.length).toBeGreaterThan(15)
    expect(named.filter((path) => !existsSync(path))).toEqual([])
  })

  it('names the same version of Node everywhere', () => {
    const { devDependencies } = JSON.parse(text('package.json')) as { devDependencies: Record<string, string> }
    expect(devDependencies.node!.split('.')[0]).toBe(text('.nvmrc').trim())
  })
})
