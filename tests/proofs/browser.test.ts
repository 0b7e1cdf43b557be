import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/** Our own files that a file imports at run time, with itself, and all packages they name. */
function importsOf(file: URL, seen = new Map<string, string[]>()): Map<string, string[]> {
  if (seen.has(file.href)) return seen
  const source = readFileSync(file, 'utf8')
  const imports = [...source.matchAll(/^import (?!type )[^;]*? from '([^']+)'$/gm)].map((match) => match[1] ?? '')
  seen.set(file.href, imports)
  for (const name of imports) if (name.startsWith('.')) importsOf(new URL(name, file), seen)
  return seen
}

it.each(['verify-proof.ts', 'verify-jwt.ts'])('%s runs in a browser: it imports nothing of Node’s', (name) => {
  const seen = importsOf(new URL(`../../src/proofs/${name}`, import.meta.url))
  expect(seen.size).toBeGreaterThan(4)
  expect([...seen.values()].flat().filter((imported) => imported.startsWith('node:'))).toStrictEqual([])
  expect([...seen.keys()].filter((file) => file.endsWith('/signer.ts'))).toStrictEqual([])
})
