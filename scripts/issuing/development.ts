import { createHash } from 'node:crypto'
import type { IssuerKey } from '../../src/domain/issuer-key.ts'
import { toUtc } from '../../src/domain/moment.ts'
import type { Register } from '../../src/domain/register.ts'
import { type PrivateKeys, publicKeyOf } from '../keys/signing-keys.ts'
import developmentKeys from './development-keys.json' with { type: 'json' }

/**
 * The development keys: in the repository, so known to everybody and worth nothing. They let a fresh clone, a pull request
 * and the tests build a whole site, and every page of it says so.
 */
export const DEVELOPMENT_KEYS: PrivateKeys = developmentKeys

/** The public halves of the development keys. */
export async function developmentIssuerKeys(): Promise<IssuerKey[]> {
  const createdOn = '2000-01-01'
  return Promise.all([publicKeyOf(DEVELOPMENT_KEYS.ed25519, createdOn), publicKeyOf(DEVELOPMENT_KEYS.rsa, createdOn)])
}

/** The register with the development keys in place of the issuer's own, for a throw-away ledger. */
export async function withDevelopmentKeys(register: Register): Promise<Register> {
  return { ...register, keys: await developmentIssuerKeys() }
}

/** Random-looking bytes that are the same each time: a throw-away ledger must come out equal on every machine. */
export function repeatableRandom(): (bytes: number) => Uint8Array {
  let counter = 0
  return (bytes) => {
    const digest = createHash('sha256').update(`badgewright development ${counter++}`).digest()
    return new Uint8Array(digest.subarray(0, bytes))
  }
}

/** The clock of a throw-away ledger: the latest moment that content speaks of as past, so that it never reads a real clock. */
export function contentClock(register: Register): Date {
  const moments = [...register.awards.values()].flatMap((award) => [
    award.awardedOn,
    ...(award.corrections ?? []).map((correction) => correction.on),
    ...(award.status ?? []).map((change) => change.on),
  ])
  const latest = moments.map(toUtc).sort().at(-1)
  return new Date(latest ?? '2000-01-01T00:00:00Z')
}
