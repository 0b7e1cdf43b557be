import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { asArray, isObject, type JsonObject, sameJson, without } from '../../src/domain/json.ts'
import { PublisherError } from '../../src/domain/publisher-error.ts'
import type { Site } from '../../src/domain/site.ts'
import { paths, urlOf } from '../../src/domain/urls.ts'
import { type IssuedAward, type Ledger, standingOf } from '../../src/ledger/state.ts'
import { checkAgreement, createVerifier, readInput, Unreadable, type Verifier } from '../../src/verification/index.ts'
import { clrFaults, type Fault, reportFaults } from '../print/report-faults.ts'
import { noNetwork, siteFolder } from './site-folder.ts'

const IN_FLIGHT = 64

/** How to verify, and whom to tell. */
interface Verifying {
  readonly now: Date
  readonly onVerified?: () => void
}

/** The folder of a built site, as somebody from outside sees it. */
interface SiteView {
  /** The site’s base URL. */
  readonly url: string
  readonly verifier: Verifier
  read(path: string): Uint8Array
  has(path: string): boolean
}

/** A JSON object of the site; empty when it is none, which verifying the file then tells. */
function objectAt(site: SiteView, path: string): JsonObject {
  try {
    const value: unknown = JSON.parse(Buffer.from(site.read(path)).toString('utf8'))
    return isObject(value) ? value : {}
  } catch {
    return {}
  }
}

/** What a file carries: a credential, and in a PNG the older assertion beside it. Empty when nothing can be read. */
async function carriedBy(site: SiteView, path: string): Promise<{ credential: JsonObject; older?: JsonObject }> {
  const contentOf = (document: object) => ('content' in document ? (document.content as JsonObject) : {})
  try {
    const { document, older } = await readInput(site.read(path))
    const credential = contentOf(document)
    return older === undefined ? { credential } : { credential, older: contentOf(older) }
  } catch (error) {
    if (error instanceof Unreadable) return { credential: {} }
    throw error
  }
}

/** Whether a picture or token holds the very documents that are published beside it. */
async function sameContent(
  site: SiteView,
  path: string,
  credential: JsonObject,
  assertion: JsonObject,
): Promise<Fault[]> {
  const carried = await carriedBy(site, path)
  const expected = path.endsWith('.jwt') ? without(credential, 'proof') : credential
  const isOlderAsked = path.endsWith('.png')
  return [
    ...(sameJson(carried.credential, expected)
      ? []
      : [{ path, message: 'It does not hold the credential that is published beside it.' }]),
    ...(!isOlderAsked || sameJson(carried.older, assertion)
      ? []
      : [{ path, message: 'It does not hold the assertion that is published beside it.' }]),
  ]
}

async function verifyFile(site: SiteView, path: string, award: IssuedAward): Promise<Fault[]> {
  return reportFaults(path, await site.verifier.verify({ bytes: site.read(path), name: path }), award)
}

/** The files that each award has. */
function missingFiles(site: SiteView, id: string, ledger: Ledger): Fault[] {
  const files = [paths.credential(id), paths.credentialJwt(id), paths.assertion(id), paths.awardPng(id)]
  if (ledger.clrs.has(id)) files.push(paths.clr(id))
  return files.filter((path) => !site.has(path)).map((path) => ({ path, message: 'It is missing.' }))
}

/**
 * Verifies the record of an award and its parts. It is the ledger's when it holds what is published of each; but of a revoked
 * award, whose record is never signed again.
 */
async function verifyClr(site: SiteView, id: string, award: IssuedAward, ledger: Ledger): Promise<Fault[]> {
  const path = paths.clr(id)
  const clr = ledger.clrs.get(id)
  if (clr === undefined) return [{ path, message: 'The ledger has no such record.' }]
  const faults = clrFaults(path, await site.verifier.verify({ bytes: site.read(path), name: path }), clr, ledger)
  if (standingOf(award) === 'revoked') return faults
  const subject = objectAt(site, path).credentialSubject
  const inside = isObject(subject) ? asArray(subject.verifiableCredential) : []
  const others = clr.entry.holds.filter((held, i) => !sameJson(inside[i], objectAt(site, paths.credential(held.award))))
  return [
    ...faults,
    ...others.map((held) => ({ path, message: `It does not hold the credential of ${held.award} that is published.` })),
  ]
}

async function verifyAward(site: SiteView, id: string, award: IssuedAward, ledger: Ledger): Promise<Fault[]> {
  const missing = missingFiles(site, id, ledger)
  if (missing.length > 0) return missing
  const credential = objectAt(site, paths.credential(id))
  const assertion = objectAt(site, paths.assertion(id))
  const agreement = checkAgreement(credential, assertion, standingOf(award) !== 'valid')
  const copies = [paths.credentialJwt(id), paths.awardPng(id), paths.awardSvg(id)].filter((path) => site.has(path))
  const faults = [
    ...(credential.id === urlOf(site.url, paths.credential(id))
      ? []
      : [{ path: paths.credential(id), message: 'It is the credential of another address.' }]),
    ...(await verifyFile(site, paths.credential(id), award)),
    ...(await verifyFile(site, paths.credentialJwt(id), award)),
    ...(await verifyFile(site, paths.assertion(id), award)),
    ...(agreement.outcome === 'passed' ? [] : [{ path: paths.assertion(id), message: agreement.message }]),
  ]
  if (site.has(paths.clr(id))) faults.push(...(await verifyClr(site, id, award, ledger)))
  for (const path of copies) faults.push(...(await sameContent(site, path, credential, assertion)))
  return faults
}

/** Folders of awards that no ledger knows: left over, or put there. */
function strangers(folder: string, ledger: Ledger): Fault[] {
  const awards = join(folder, 'awards')
  const names = existsSync(awards) ? readdirSync(awards) : []
  return names
    .filter((name) => !ledger.awards.has(name))
    .map((name) => ({ path: `awards/${name}`, message: 'The ledger knows no such award.' }))
}

/** Awards in groups that are verified side by side: signatures are checked by other threads, and waiting for each takes longer. */
function* batches<T>(items: Iterable<T>): Generator<T[]> {
  let batch: T[] = []
  for (const item of items) {
    batch.push(item)
    if (batch.length < IN_FLIGHT) continue
    yield batch
    batch = []
  }
  yield batch
}

/** Faults for people, one on a line; of many the first. */
export function faultsText(faults: readonly Fault[]): string {
  const shown = faults.slice(0, 20).map(({ path, message }) => `  ${path}: ${message}`)
  const more = faults.length > shown.length ? [`  ... and ${faults.length - shown.length} more`] : []
  return [...shown, ...more].join('\n')
}

function faultsError(faults: readonly Fault[]): PublisherError {
  return new PublisherError('ERR_SITE_NOT_VERIFIED', `the built site does not verify:\n${faultsText(faults)}`, {
    hint: 'nothing was published; dist/ is as it was before',
  })
}

/**
 * Verifies a built site as a stranger would: each award's credential, token, assertion and pictures, with the site's own
 * addresses answered from the folder and no network.
 *
 * @returns how many awards were verified.
 * @throws PublisherError ERR_SITE_NOT_VERIFIED naming each file that does not hold.
 */
export async function verifySite(
  folder: string,
  { url }: Site,
  ledger: Ledger,
  { now, onVerified }: Verifying,
): Promise<number> {
  const site: SiteView = {
    url,
    verifier: createVerifier({ fetch: siteFolder(folder, url, noNetwork), now }),
    read: (path) => new Uint8Array(readFileSync(join(folder, path))),
    has: (path) => existsSync(join(folder, path)),
  }
  const faults = strangers(folder, ledger)
  const verifyOne = async ([id, award]: readonly [string, IssuedAward]) => {
    const found = await verifyAward(site, id, award, ledger)
    onVerified?.()
    return found
  }
  for (const some of batches(ledger.awards)) faults.push(...(await Promise.all(some.map(verifyOne))).flat())
  if (faults.length > 0) throw faultsError(faults)
  return ledger.awards.size
}
