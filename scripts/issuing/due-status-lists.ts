import { encodeStatusList, type StatusListFacts, statusListUrl } from '../../src/credentials/status-list.ts'
import { isObject, type JsonObject } from '../../src/domain/json.ts'
import type { Site } from '../../src/domain/site.ts'
import type { StatusPurpose } from '../../src/domain/status-list.ts'
import { awardsWithStatus, type Ledger } from '../../src/ledger/state.ts'
import { pairsOf, setPositions } from '../../src/ledger/status.ts'

/** Whether two thirds of a list's time are still ahead: what ends is renewed long before, and rests in between. */
function isFresh({ validFrom, validUntil }: JsonObject, now: Date): boolean {
  const [from, until] = [validFrom, validUntil].map((moment) => Date.parse(String(moment)))
  return (until! - now.getTime()) * 3 >= (until! - from!) * 2
}

function isInForce(current: JsonObject | undefined, encodedList: string, terms: ListTerms): boolean {
  if (current === undefined) return false
  const subject = isObject(current.credentialSubject) ? current.credentialSubject : {}
  const [proof] = Array.isArray(current.proof) ? current.proof : []
  return (
    subject.encodedList === encodedList &&
    isObject(proof) &&
    terms.methods.includes(String(proof.verificationMethod)) &&
    (terms.statusDays === undefined || isFresh(current, terms.now))
  )
}

/** By what a status list is held to be in force. */
export interface ListTerms {
  readonly now: Date
  /** For how many days lists are signed; without an end unless given. */
  readonly statusDays?: number | undefined
  /** Verification methods that may have signed it. */
  readonly methods: readonly string[]
}

/** A status list that is to be signed. */
export type DueList = Pick<StatusListFacts, 'pair' | 'purpose' | 'indexes'>

/** The status lists whose bits, key or time differ from what the ledger has in force. */
export function dueStatusLists(ledger: Ledger, site: Site, terms: ListTerms): DueList[] {
  const awards = [...awardsWithStatus(ledger)]
  const due: DueList[] = []
  for (let pair = 0; pair < Math.max(1, pairsOf(awards)); pair++) {
    for (const purpose of ['revocation', 'suspension'] satisfies StatusPurpose[]) {
      const indexes = setPositions(awards, pair, purpose)
      const current = ledger.statusLists.get(statusListUrl(pair, purpose, site))?.credential
      if (!isInForce(current, encodeStatusList(indexes), terms)) due.push({ pair, purpose, indexes })
    }
  }
  return due
}
