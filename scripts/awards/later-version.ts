import type { Credential } from '../../src/credentials/facts.ts'
import type { JsonObject } from '../../src/domain/json.ts'
import { toUtc } from '../../src/domain/moment.ts'

const oneSecondAfter = (moment: string) => toUtc(new Date(Date.parse(moment) + 1000).toISOString())
const later = (a: string, b: string) => (Date.parse(a) >= Date.parse(b) ? a : b)
const earlier = (a: string, b: string) => (Date.parse(a) <= Date.parse(b) ? a : b)

/**
 * A credential that is to be signed again, so that its readers know it for the newer one: of two with one id the later
 * `validFrom` counts (Open Badges 3.0, equality and comparison). It never lies after `validUntil`.
 *
 * @param before - The version in force; undefined when there is none yet.
 */
export function laterVersion(credential: Credential, before: JsonObject | undefined): Credential {
  if (typeof before?.validFrom !== 'string') return credential
  const from = later(String(credential.validFrom), oneSecondAfter(before.validFrom))
  const { validUntil } = credential
  return { ...credential, validFrom: typeof validUntil === 'string' ? earlier(from, validUntil) : from }
}
