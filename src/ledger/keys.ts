import type { Award } from '../domain/award.ts'
import { type IssuerKey, keyFile } from '../domain/issuer-key.ts'
import { toUtc } from '../domain/moment.ts'
import type { Problem } from '../domain/problem.ts'
import type { Signing } from './signing.ts'
import { type IssuedAward, standingOf } from './state.ts'

/** A key of the issuer, and the name under which proofs or tokens of the ledger have it. */
export interface LedgerKey {
  readonly key: IssuerKey
  readonly name: string
}

/** An award whose signed credential is to be signed again as it is, because others may have had its key. */
export interface Resigning {
  readonly award: string
  /** Names of the compromised keys that signed it. */
  readonly compromised: readonly string[]
}

/** What compromised keys mean for one award: nothing, signing it again, or a problem. */
export type KeyFinding = { readonly resigning: Resigning } | { readonly problem: Problem } | undefined

const firstUncertain = ({ compromisedFrom = 0 }: IssuerKey) => compromisedFrom

function uncertain(award: Award, seq: number, key: IssuerKey): Problem {
  return {
    file: award.file,
    line: 1,
    column: 1,
    rule: 'award-uncertain',
    message: `Award ${award.id} was signed with the key ${key.kid} at ledger position ${seq}, and from ${firstUncertain(key)} on others may have signed with it.`,
    hint: 'if you awarded it, say so by a correction: corrections: [{ on: <day>, reason: <why> }]; else revoke it',
  }
}

/**
 * What is to be done for an award because of the keys that signed it. What is revoked for good is never signed again; what is
 * corrected anyway gets its new signature by that. An award stays doubtful though it was signed again since: the theft may be
 * found to be older than was thought.
 */
export function keyFinding(award: Award, issued: IssuedAward, keys: readonly LedgerKey[]): KeyFinding {
  const compromised = keys.filter(({ key }) => key.compromisedOn !== undefined)
  const isCorrected = (award.corrections?.length ?? 0) > issued.corrections.length
  if (compromised.length === 0 || isCorrected || standingOf({ changes: award.status ?? [] }) === 'revoked')
    return undefined
  const madeWith = (signing: Signing) => compromised.filter(({ name }) => signing.keys.includes(name))
  for (const signing of issued.signings)
    for (const { key } of madeWith(signing))
      if (signing.seq >= firstUncertain(key)) return { problem: uncertain(award, signing.seq, key) }
  const inForce = madeWith(issued.signings.at(-1)!)
  if (inForce.length === 0) return undefined
  return { resigning: { award: award.id, compromised: inForce.map(({ name }) => name) } }
}

/**
 * Retired keys whose date lies before something that they signed: verifiers would refuse it. It happens when the retirement
 * was written down before the new key's secret was in place.
 */
export function retirementProblems(signed: Iterable<readonly Signing[]>, keys: readonly LedgerKey[]): Problem[] {
  const retired = keys.filter(({ key }) => key.retiredOn !== undefined && key.compromisedOn === undefined)
  if (retired.length === 0) return []
  const last = new Map<string, string>()
  for (const signings of signed) {
    const { keys: names, at } = signings.at(-1)!
    for (const name of names) if (at > (last.get(name) ?? '')) last.set(name, at)
  }
  return retired.flatMap(({ key, name }): Problem[] => {
    const at = last.get(name)
    if (at === undefined || at < toUtc(key.retiredOn!)) return []
    return [
      {
        file: keyFile(key.kid),
        line: 1,
        column: 1,
        rule: 'key-retired-early',
        message: `retiredOn is ${key.retiredOn}, and this key signed an award at ${at}.`,
        hint: `put the new key’s secret in place first, then write a later moment than ${at}`,
      },
    ]
  })
}
