import { randomId } from '../../src/authoring/random.ts'
import { automaticAwards } from '../../src/completion/automatic.ts'
import { listNumber, statusListCredential } from '../../src/credentials/status-list.ts'
import type { Award } from '../../src/domain/award.ts'
import { awardFilePath } from '../../src/domain/award-paths.ts'
import type { Problem } from '../../src/domain/problem.ts'
import { PublisherError } from '../../src/domain/publisher-error.ts'
import type { Register } from '../../src/domain/register.ts'
import { didOf } from '../../src/domain/urls.ts'
import { append, EMPTY, type Tip } from '../../src/ledger/append.ts'
import { withAutomatic, withAwards } from '../../src/ledger/automatic.ts'
import { dueClrs } from '../../src/ledger/due-clrs.ts'
import { type ClrEntry, ENTRIES_PER_FILE, type IssueEntry, type LedgerEvent } from '../../src/ledger/entry.ts'
import { eraseAwards } from '../../src/ledger/erase.ts'
import { withLock } from '../../src/ledger/lock.ts'
import { type Plan, planIssuing } from '../../src/ledger/plan.ts'
import { ledgerExists } from '../../src/ledger/read.ts'
import { type Ledger, readLedger } from '../../src/ledger/state.ts'
import { statusAllocator } from '../../src/ledger/status.ts'
import { ledgerKeys } from '../keys/signing-keys.ts'
import { embedded, issueEvent, resignEvent, type SigningStep, signingOf, utc } from './award-events.ts'
import { clrOf } from './clr.ts'
import { dueStatusLists } from './due-status-lists.ts'
import { inFlight } from './in-flight.ts'

/** What the issuing step works with. */
export interface Issuing extends SigningStep {
  /** Folder of the ledger. */
  readonly ledger: string
  /** Whether the ledger is a throw-away one, signed with the development keys. */
  readonly development: boolean
  /** For how many days a status list is signed; without an end unless given. */
  readonly statusDays?: number
  readonly random: (bytes: number) => Uint8Array
  /** Called for each credential that is signed. */
  readonly onSigned?: (total: number) => void
}

/** What a run did, or the problems that kept it from doing anything. */
export type Issued =
  | { readonly ok: true; readonly plan: Plan; readonly entries: number }
  | { readonly ok: false; readonly problems: readonly Problem[] }

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

/** Signatures that are waited for at once: a key in another machine answers each after some milliseconds. */
const IN_FLIGHT = 16

/** How many signings a plan asks for, but for status lists. */
export function signingsIn({ issue, reissue, resign, clrs }: Plan): number {
  return issue.length + reissue.length + resign.length + clrs.length
}

/**
 * Makes the awards that are due by themselves, those before that others are made of: one may make more due. What is due is found
 * here, under the lock and from the ledger itself, so a run that was killed or came second awards nothing twice.
 *
 * @param content - With what the ledger has beyond it.
 */
function automaticallyMade(content: Register, { now, random }: Issuing): Award[] {
  const made: Award[] = []
  for (;;) {
    const { due } = automaticAwards(withAwards(content, made), utc(now).slice(0, 10))
    if (due.length === 0) return made
    for (const { pathway, fields } of due) {
      const id = randomId(random)
      made.push({ ...fields, id, file: awardFilePath(id, fields.awardedOn), automatic: pathway })
    }
  }
}

/** The signing of each award that the plan asks for. */
function awardJobs(issuing: Issuing, plan: Plan, ledger: Ledger | undefined): (() => Promise<IssueEntry>)[] {
  const allocator = statusAllocator(ledger, issuing.random)
  return [
    ...plan.issue.map(
      (award) => () => issueEvent(issuing, 'issue', award, allocator.next(), { corrections: award.corrections }),
    ),
    ...plan.reissue.map(({ award, corrections }) => () => {
      const issued = ledger!.awards.get(award.id)!
      const before = ledger!.secured(issued).credential
      return issueEvent(issuing, 'reissue', award, issued.entry.status, { corrections, before })
    }),
    ...plan.resign.map((resigning) => () => resignEvent(issuing, resigning, ledger!)),
  ]
}

/** The signing of each record that is due once the awards are signed. */
function clrJobs(issuing: Issuing, ledger: Ledger): (() => Promise<ClrEntry>)[] {
  const { register, now } = issuing
  const keys = ledgerKeys(register.keys, register.site.url)
  return dueClrs(register.awards, ledger, keys).map((due) => async () => {
    const { award, holds } = due
    const unsecured = clrOf(due, register, ledger, utc(now))
    const credential = await signingOf(register.awards.get(award)!, () => embedded(issuing, unsecured))
    return { type: 'clr', award, holds, credential }
  })
}

/** Signs, in batches that fill ledger files, so that a long run that is killed keeps what it signed. */
async function appendSigned(
  issuing: Issuing,
  plan: Plan,
  jobs: readonly (() => Promise<LedgerEvent>)[],
  before: Tip,
): Promise<Tip> {
  let tip = before
  for (let done = 0; done < jobs.length; ) {
    const batch = jobs.slice(done, done + ENTRIES_PER_FILE - (tip.entries % ENTRIES_PER_FILE))
    const events = await inFlight(batch, IN_FLIGHT, async (job) => {
      const event = await job()
      issuing.onSigned?.(signingsIn(plan))
      return event
    })
    tip = append(issuing.ledger, tip, events, utc(issuing.now))
    done += batch.length
  }
  return tip
}

const DAY = 86_400_000

/** Signs the status lists that are due. */
async function statusListEvents(issuing: Issuing, ledger: Ledger): Promise<LedgerEvent[]> {
  const { now, statusDays, signers, register } = issuing
  const validFrom = utc(now)
  const until = statusDays === undefined ? {} : { validUntil: utc(new Date(now.getTime() + statusDays * DAY)) }
  const methods = [signers.dataIntegrity.verificationMethod]
  const events: LedgerEvent[] = []
  for (const list of dueStatusLists(ledger, register.site, { methods, now, statusDays })) {
    const unsecured = statusListCredential({ ...list, validFrom, ...until }, register.site)
    const credential = await embedded(issuing, unsecured)
    events.push({ type: 'status-list', list: listNumber(list.pair, list.purpose), purpose: list.purpose, credential })
  }
  return events
}

function opening({ register, development }: Issuing): LedgerEvent {
  const { url } = register.site
  return { type: 'open', version: 1, site: url, issuer: didOf(url), development }
}

/**
 * Brings the ledger up to content: forgets what was erased, signs what is new or due by itself, signs again what was corrected or has a
 * compromised key, records changes of standing, and signs the records of parts and the status lists that follow. Running it again does nothing;
 * killed at any point, running it again does the rest.
 */
export async function issueAwards(asked: Issuing): Promise<Issued> {
  return withLock(asked.ledger, async () => {
    const { ledger: folder, development, now } = asked
    const before = ledgerOf(folder, asked.register.site.url, development)
    const content = withAutomatic(asked.register, before)
    const made = automaticallyMade(content, asked)
    const register = withAwards(content, made)
    const issuing = { ...asked, register }
    const planned = planIssuing(register, before, ledgerKeys(register.keys, register.site.url))
    if (!planned.ok) return planned
    // Killed in between, nothing stands there that is made of what is not signed.
    const plan = {
      ...planned.plan,
      issue: [...planned.plan.issue.filter(({ automatic }) => automatic === undefined), ...made],
    }
    const opened =
      before === undefined
        ? append(folder, EMPTY, [opening(issuing)], utc(now))
        : eraseAwards(folder, before, plan.erase, utc(now))
    const signedTip = await appendSigned(issuing, plan, awardJobs(issuing, plan, before), opened)
    const changes = plan.status.map(({ award, change }): LedgerEvent => ({ type: 'status', award, ...change }))
    const changedTip = append(folder, signedTip, changes, utc(now))
    const changed = readLedger(folder)
    const wholeTip = await appendSigned(issuing, plan, clrJobs(issuing, changed), changedTip)
    const tip = append(folder, wholeTip, await statusListEvents(issuing, changed), utc(now))
    return { ok: true, plan, entries: tip.entries - (before?.tip.entries ?? 0) }
  })
}
