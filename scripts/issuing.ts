import type { AwardFacts, Credential } from '../src/credentials/facts.ts'
import { openBadge } from '../src/credentials/open-badge.ts'
import { encodeStatusList, listNumber, statusListCredential, statusListUrl } from '../src/credentials/status-list.ts'
import type { Award, Correction } from '../src/domain/award.ts'
import { isObject, type JsonObject } from '../src/domain/json.ts'
import type { Problem } from '../src/domain/problem.ts'
import { PublisherError } from '../src/domain/publisher-error.ts'
import type { Register } from '../src/domain/register.ts'
import type { StatusPosition, StatusPurpose } from '../src/domain/status-list.ts'
import { didOf } from '../src/domain/urls.ts'
import { append, EMPTY, type Tip } from '../src/ledger/append.ts'
import { ENTRIES_PER_FILE, type IssueEntry, type LedgerEvent } from '../src/ledger/entry.ts'
import { eraseAwards } from '../src/ledger/erase.ts'
import { withLock } from '../src/ledger/lock.ts'
import { factsDigest, type Plan, planIssuing } from '../src/ledger/plan.ts'
import { ledgerExists } from '../src/ledger/read.ts'
import { awardsWithStatus, type Ledger, readLedger } from '../src/ledger/state.ts'
import { pairsOf, setPositions, statusAllocator } from '../src/ledger/status.ts'
import { secure } from '../src/proofs/data-integrity.ts'
import { detach, secureAsJwt } from '../src/proofs/vc-jwt.ts'
import type { Signers } from './signing-keys.ts'

/** What the issuing step works with. */
export interface Issuing {
  readonly register: Register
  /** Folder of the ledger. */
  readonly ledger: string
  readonly signers: Signers
  /** Whether the ledger is a throw-away one, signed with the development keys. */
  readonly development: boolean
  /** The moment of this run. */
  readonly now: Date
  readonly random: (bytes: number) => Uint8Array
  /** Called for each credential that is signed. */
  readonly onSigned?: (total: number) => void
}

/** What a run did, or the problems that kept it from doing anything. */
export type Issued =
  | { readonly ok: true; readonly plan: Plan; readonly entries: number }
  | { readonly ok: false; readonly problems: readonly Problem[] }

const utc = (date: Date) => `${date.toISOString().slice(0, 19)}Z`

/** An existing ledger, when it is this site's and of the right kind; undefined when there is none. */
export function ledgerOf(folder: string, siteUrl: string, development: boolean): Ledger | undefined {
  if (!ledgerExists(folder)) return undefined
  const ledger = readLedger(folder)
  if (ledger.open.site !== siteUrl) {
    throw new PublisherError(
      'ERR_LEDGER_FOREIGN',
      `the ledger is of ${ledger.open.site}, content/site.yaml is of ${siteUrl}`,
      {
        hint: 'credentials name their site for ever: keep the old url, or start a new ledger for the new site',
      },
    )
  }
  if (ledger.open.development !== development) {
    const kind = ledger.open.development ? 'a throw-away ledger with development keys' : 'the real ledger'
    throw new PublisherError('ERR_LEDGER_FOREIGN', `${folder} is ${kind}`, { hint: 'keep the two apart' })
  }
  return ledger
}

function factsOf(register: Register, award: Award): AwardFacts {
  const badgeClass = register.badgeClasses.get(award.badge)
  if (badgeClass === undefined) throw new Error(`unchecked register: no badge class ${award.badge}`)
  return { award, badgeClass, issuer: register.issuer, site: register.site }
}

async function signed(
  issuing: Issuing,
  award: Award,
  status: StatusPosition,
): Promise<Pick<IssueEntry, 'credential' | 'jwt'>> {
  const unsecured = openBadge(factsOf(issuing.register, award), status)
  try {
    const credential = (await secure(unsecured, issuing.signers.dataIntegrity, {
      created: utc(issuing.now),
    })) as Credential
    return { credential, jwt: detach(await secureAsJwt(unsecured, issuing.signers.jwt)) }
  } catch (cause) {
    const { message, hint } = cause as { message: string; hint?: string }
    throw new PublisherError(
      'ERR_CREDENTIAL_INVALID',
      `${award.file}: award ${award.id} cannot be signed. ${message}`,
      { hint, cause },
    )
  }
}

async function issueEvent(
  issuing: Issuing,
  type: IssueEntry['type'],
  award: Award,
  status: StatusPosition,
  corrections?: readonly Correction[],
): Promise<IssueEntry> {
  const { id, badge, file } = award
  return {
    type,
    award: id,
    badge,
    file,
    facts: factsDigest(award),
    status,
    corrections,
    ...(await signed(issuing, award, status)),
  }
}

/** Signs what the plan asks for, in batches that fill ledger files, so that a long run that is killed keeps what it signed. */
async function appendCredentials(issuing: Issuing, plan: Plan, ledger: Ledger | undefined, opened: Tip): Promise<Tip> {
  const allocator = statusAllocator(ledger, issuing.random)
  const jobs = [
    ...plan.issue.map((award) => () => issueEvent(issuing, 'issue', award, allocator.next(), award.corrections)),
    ...plan.reissue.map(
      ({ award, corrections }) =>
        () =>
          issueEvent(issuing, 'reissue', award, ledger!.awards.get(award.id)!.entry.status, corrections),
    ),
  ]
  let tip = opened
  let batch: LedgerEvent[] = []
  for (const [i, job] of jobs.entries()) {
    batch.push(await job())
    issuing.onSigned?.(jobs.length)
    const fileIsFull = (tip.entries + batch.length) % ENTRIES_PER_FILE === 0
    if (!fileIsFull && i < jobs.length - 1) continue
    tip = append(issuing.ledger, tip, batch, utc(issuing.now))
    batch = []
  }
  return tip
}

function isInForce(current: JsonObject | undefined, encodedList: string, method: string): boolean {
  const subject = isObject(current?.credentialSubject) ? current.credentialSubject : {}
  const [proof] = Array.isArray(current?.proof) ? current.proof : []
  return subject.encodedList === encodedList && isObject(proof) && proof.verificationMethod === method
}

/** Signs each status list whose bits or signing key differ from what the ledger has in force. */
async function statusListEvents(issuing: Issuing, ledger: Ledger): Promise<LedgerEvent[]> {
  const { site } = issuing.register
  const awards = [...awardsWithStatus(ledger)]
  const events: LedgerEvent[] = []
  for (let pair = 0; pair < Math.max(1, pairsOf(awards)); pair++) {
    for (const purpose of ['revocation', 'suspension'] satisfies StatusPurpose[]) {
      const indexes = setPositions(awards, pair, purpose)
      const current = ledger.statusLists.get(statusListUrl(pair, purpose, site))?.credential
      if (isInForce(current, encodeStatusList(indexes), issuing.signers.dataIntegrity.verificationMethod)) continue
      const validFrom = utc(issuing.now)
      const list = statusListCredential({ pair, purpose, indexes, validFrom }, site)
      const credential = (await secure(list, issuing.signers.dataIntegrity, { created: validFrom })) as Credential
      events.push({ type: 'status-list', list: listNumber(pair, purpose), purpose, credential })
    }
  }
  return events
}

function opening({ register, development }: Issuing): LedgerEvent {
  const { url } = register.site
  return { type: 'open', version: 1, site: url, issuer: didOf(url), development }
}

/**
 * Brings the ledger up to content: forgets what was erased, signs what is new, signs again what was corrected, records
 * changes of standing, and signs the status lists that follow. Running it again does nothing; killed at any point, running it again does the rest.
 */
export async function issueAwards(issuing: Issuing): Promise<Issued> {
  return withLock(issuing.ledger, async () => {
    const { register, ledger: folder, development, now } = issuing
    const before = ledgerOf(folder, register.site.url, development)
    const planned = planIssuing(register, before)
    if (!planned.ok) return planned
    const { plan } = planned
    const opened =
      before === undefined
        ? append(folder, EMPTY, [opening(issuing)], utc(now))
        : eraseAwards(folder, before, plan.erase, utc(now))
    const signedTip = await appendCredentials(issuing, plan, before, opened)
    const changes = plan.status.map(({ award, change }): LedgerEvent => ({ type: 'status', award, ...change }))
    const changedTip = append(folder, signedTip, changes, utc(now))
    const tip = append(folder, changedTip, await statusListEvents(issuing, readLedger(folder)), utc(now))
    return { ok: true, plan, entries: tip.entries - (before?.tip.entries ?? 0) }
  })
}
