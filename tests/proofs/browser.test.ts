import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const AT_ONCE = /^import (?!type )[^;]*? from '([^']+)'$/gm
const IMPORTS = /^import (?!type )[^;]*? from '([^']+)'$|\bimport\('([^']+)'\)/gm

/** Our own files that a file imports at run time, at once or later, with itself, and all packages they name. */
function importsOf(file: URL, seen = new Map<string, string[]>(), pattern = IMPORTS): Map<string, string[]> {
  if (seen.has(file.href)) return seen
  const source = readFileSync(file, 'utf8')
  const imports = [...source.matchAll(pattern)].map((match) => match[1] ?? match[2] ?? '')
  seen.set(file.href, imports)
  for (const name of imports) if (name.startsWith('.')) importsOf(new URL(name, file), seen, pattern)
  return seen
}

it.each(['verify-proof.ts', 'verify-jwt.ts'])('%s runs in a browser: it imports nothing of Node’s', (name) => {
  const seen = importsOf(new URL(`../../src/proofs/${name}`, import.meta.url))
  expect(seen.size).toBeGreaterThan(4)
  expect([...seen.values()].flat().filter((imported) => imported.startsWith('node:'))).toStrictEqual([])
  expect([...seen.keys()].filter((file) => file.endsWith('/signer.ts'))).toStrictEqual([])
})

it('verify-proof.ts loads what few documents need when one is met', () => {
  const file = new URL('../../src/proofs/verify-proof.ts', import.meta.url)
  const names = (modules: ReadonlyMap<string, string[]>) => [...modules.keys()].map((url) => url.split('/').at(-1))
  const rare = ['more-contexts.ts', 'clr-context.ts', 'ecdsa-sd-2023.ts', 'cbor.ts']
  expect(names(importsOf(file))).toEqual(expect.arrayContaining(rare))
  expect(names(importsOf(file, new Map(), AT_ONCE)).filter((name) => rare.includes(name ?? ''))).toEqual([])
})
