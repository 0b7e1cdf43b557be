import { type JsonObject, sameJson, without } from '../domain/json.ts'
import type { Report, Step } from '../domain/report.ts'
import { ask, idOf, Unreachable } from './fetch.ts'
import type { Secured } from './input/document.ts'
import { readInput } from './input/read.ts'
import { Unreadable } from './input/unreadable.ts'
import { domainOf, issuerIdOf, provenName } from './issuer/identity.ts'
import { issuerStep } from './issuer/method.ts'
import type { Session } from './session.ts'
import type { Surroundings } from './surroundings.ts'

/** The report of what the issuer publishes in a credential's place, or what its failing to confirm it means. */
export type Republished = { readonly report: Report } | { readonly issuer: Step }

const failed = (message: string, reason: Step['reason']): Republished => ({
  issuer: issuerStep('failed', message, reason),
})

/** The address of a credential, when it is one of its issuer's: no other is asked what the issuer has said. */
function addressAtIssuer(content: JsonObject): string | undefined {
  const domain = domainOf(issuerIdOf(content))
  const id = idOf(content)
  if (domain === undefined || id === undefined || !URL.canParse(id)) return undefined
  return new URL(id).href.startsWith(`https://${domain}/`) ? id : undefined
}

/** What an address has; a step when it has no credential. */
async function publishedAt(session: Session, url: string, name: string): Promise<Secured | Step> {
  const withdrew = `${name} has withdrawn the key that signed it`
  const unknown = issuerStep('failed', `${withdrew}, and has no such credential at its address.`, 'copy-unknown')
  try {
    const { bytes } = await ask(session.answer, url)
    const { document } = await readInput(bytes)
    return document.kind === 'embedded' || document.kind === 'token' ? document : unknown
  } catch (error) {
    if (error instanceof Unreadable) return unknown
    if (!(error instanceof Unreachable)) throw error
    if (error.status === 404 || error.status === 410) return unknown
    const message = `${withdrew}, and whether it confirms it could not be told: ${error.message}.`
    return issuerStep('not-checked', message, error.reason)
  }
}

/** What changes when the same is signed again: the proof, and the first day, by which the newer one is known. */
const SIGNING = ['proof', 'validFrom'] as const

/** Names of the members in which two credentials differ, but for those of their signing. */
function differences(a: JsonObject, b: JsonObject): string[] {
  const [one, other] = [without(a, ...SIGNING), without(b, ...SIGNING)]
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((name) => !sameJson(one[name], other[name]))
}

/** The steps that tell who signed. */
const TELLING = ['signature', 'issuer'] as const

/**
 * Asks the issuer for a credential that was signed with a key which the issuer has withdrawn, since whoever else had the key
 * may have written it. An honest old copy is known by its address: what is published there now, under a good key, says the
 * same, and its report is given. A copy that the issuer does not know, or knows otherwise, fails; when the issuer cannot be
 * asked, nothing is known.
 */
export async function republished(session: Session, { content }: Secured, around: Surroundings): Promise<Republished> {
  const name = provenName(issuerIdOf(content))
  const withdrew = `${name} has withdrawn the key that signed it`
  const url = addressAtIssuer(content)
  if (url === undefined)
    return failed(`${withdrew}, and it has no address at which ${name} could confirm it.`, 'key-withdrawn')
  const current = await publishedAt(session, url, name)
  if ('step' in current) return { issuer: current }
  const differing = differences(current.content, content)
  if (differing.length > 0)
    return failed(
      `${withdrew}, and its own copy says something else in: ${differing.slice(0, 5).join(', ').slice(0, 200)}.`,
      'copy-differs',
    )
  const report = await around.report(session, current, { ...around, isRefreshed: true })
  const outcomes = TELLING.map((name) => report.steps.find(({ step }) => step === name)?.outcome)
  if (outcomes.every((outcome) => outcome === 'passed')) {
    const message = `${withdrew}. Its own copy at the same address, under another key, says the same, and is shown here.`
    return { report: { ...report, warnings: [{ warning: 'key-replaced', message }, ...report.warnings] } }
  }
  const unchecked = report.steps.find(
    ({ step, outcome }) => TELLING.some((name) => name === step) && outcome === 'not-checked',
  )
  if (outcomes.includes('failed') || unchecked === undefined)
    return failed(`${withdrew}, and has it at its address without a signature that counts.`, 'key-withdrawn')
  return { issuer: issuerStep('not-checked', `${withdrew}. Of its own copy: ${unchecked.message}`, unchecked.reason) }
}
