import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type IssuerKey, type IssuerKeyFields, keyFile } from '../../src/domain/issuer-key.ts'
import { didYouMean } from '../../src/domain/nearest.ts'
import { PublisherError } from '../../src/domain/publisher-error.ts'

/** A moment as key files have it: UTC with whole seconds. */
export const momentOf = (now: Date) => `${now.toISOString().slice(0, 19)}Z`

/** A key's id as it is typed after a command: it may begin with a hyphen, which a flag does too. */
export const typedKid = (kid: string) => (kid.startsWith('-') ? `-- ${kid}` : kid)

/** Writes a new key's file, and gives its path. */
export function writeKey(root: string, { kid, ...fields }: IssuerKey): string {
  const path = join(root, keyFile(kid))
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `${JSON.stringify(fields, null, 2)}\n`, { flag: 'wx' })
  return keyFile(kid)
}

/** Sets fields of a key's file, which stays as it is otherwise, and gives its path. */
export function changeKey(root: string, { kid }: IssuerKey, fields: Partial<IssuerKeyFields>): string {
  const path = join(root, keyFile(kid))
  const before = JSON.parse(readFileSync(path, 'utf8')) as IssuerKeyFields
  writeFileSync(path, `${JSON.stringify({ ...before, ...fields }, null, 2)}\n`)
  return keyFile(kid)
}

/**
 * The key of an id as somebody typed it.
 *
 * @throws PublisherError ERR_USAGE
 */
export function keyNamed(kid: string, keys: readonly IssuerKey[]): IssuerKey {
  const key = keys.find((candidate) => candidate.kid === kid)
  if (key !== undefined) return key
  const kids = keys.map((candidate) => candidate.kid)
  throw new PublisherError('ERR_USAGE', `there is no key ${JSON.stringify(kid.slice(0, 80))}`, {
    hint: didYouMean(kid, kids, 'badgewright keys list'),
  })
}
