import { asArray, isObject, type JsonObject } from '../domain/json.ts'
import type { Report, Warning } from '../domain/report.ts'
import { day } from './dates.ts'
import { ask, idOf } from './fetch.ts'
import type { Secured } from './input/document.ts'
import { readInput } from './input/read.ts'
import { issuerIdOf } from './issuer/identity.ts'
import type { Session } from './session.ts'
import type { Surroundings } from './surroundings.ts'

/** The report of a newer version, or why there is none to report. */
export type Refresh = { readonly report: Report } | { readonly warning: Warning }

const TYPES = ['1EdTechCredentialRefresh', 'VerifiableCredentialRefreshService2021']

function serviceOf({ refreshService }: JsonObject): string | undefined {
  const service = asArray(refreshService).find(
    (each) => isObject(each) && asArray(each.type).some((type) => TYPES.includes(String(type))),
  )
  return idOf(service)
}

const begin = (content: JsonObject) => Date.parse(String(content.validFrom ?? content.issuanceDate))

/** The same credential by the same issuer, and later (Open Badges 3.0, equality and comparison). */
function supersedes(newer: JsonObject, older: JsonObject): boolean {
  return newer.id === older.id && issuerIdOf(newer) === issuerIdOf(older) && begin(newer) > begin(older)
}

const notRefreshed = (why: string): Refresh => ({
  warning: { warning: 'not-refreshed', message: `Whether its issuer has a newer version could not be told: ${why}.` },
})

async function fetchNewer(session: Session, url: string): Promise<Secured | undefined> {
  const { bytes } = await ask(session.answer, url)
  const { document } = await readInput(bytes, url)
  return document.kind === 'embedded' || document.kind === 'token' ? document : undefined
}

/**
 * Asks once for the newest version of a credential whose issuer offers one (Open Badges 3.0, section 9.1), and verifies that
 * instead. When it cannot be had, or does not hold, the credential at hand is what counts.
 *
 * @returns undefined when there is nothing newer.
 */
export async function refreshed(
  session: Session,
  { content }: Secured,
  around: Surroundings,
): Promise<Refresh | undefined> {
  const url = serviceOf(content)
  if (url === undefined) return undefined
  try {
    const newer = await fetchNewer(session, url)
    if (newer === undefined) return notRefreshed('what its issuer offers is no credential')
    if (!supersedes(newer.content, content)) return undefined
    const report = await around.report(session, newer, { ...around, isRefreshed: true })
    const isIssuers = report.steps.some(({ step, outcome }) => step === 'issuer' && outcome === 'passed')
    if (!isIssuers) return notRefreshed('the newer version is not signed by its issuer')
    const message = `This is not the newest version. The issuer’s newest, of ${day(String(newer.content.validFrom))}, was checked, and is shown here.`
    return { report: { ...report, warnings: [{ warning: 'refreshed', message }, ...report.warnings] } }
  } catch (error) {
    return notRefreshed((error as Error).message)
  }
}
