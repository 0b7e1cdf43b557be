import * as z from 'zod'
import { toUtc } from '../../src/domain/moment.ts'
import { PublisherError } from '../../src/domain/publisher-error.ts'
import type { Register } from '../../src/domain/register.ts'
import type { Site } from '../../src/domain/site.ts'
import { isEmptyPlan } from '../../src/ledger/plan.ts'
import { type Ledger, standingOf } from '../../src/ledger/state.ts'
import type { Fetch } from '../../src/verification/fetch.ts'
import { runProcess } from '../cli.ts'
import { EXIT } from '../command.ts'
import { ledgerFolder } from '../content.ts'
import { type Io, say } from '../io.ts'
import { many } from '../print/many.ts'
import { liveFaults } from '../site/verify-live.ts'
import { publicFetch } from '../verifying/public-fetch.ts'
import { addSummary, runUrl } from './actions.ts'
import { type GitHub, gitHubOf } from './github.ts'
import { holdAgainstLive } from './live-ledger.ts'
import { recordOf } from './record.ts'

/** How far ahead it looks: long enough for a person to see the issue and act on it in a working week. */
const DAYS = 7
const DAY = 86_400_000

const LABEL = 'badgewright-monitor'
const BOT = 'github-actions[bot]'

/** A list in the issue is cut after so many entries. */
const MOST = 50

/** What does not hold any more by a moment, or needs somebody before it: one line of Markdown each. */
type Findings = readonly string[]

/** Awards that hold now and have expired by then. Their ids alone: a learner's name has no place in an issue. */
function expiring(ledger: Ledger, now: Date, by: Date): Findings {
  return [...ledger.awards].flatMap(([id, award]) => {
    const { validUntil } = ledger.secured(award).credential
    const end = Date.parse(String(validUntil))
    const isSoon = standingOf(award) === 'valid' && end > now.getTime() && end <= by.getTime()
    return isSoon ? [`Award \`${id}\` expires on ${toUtc(String(validUntil)).slice(0, 10)}.`] : []
  })
}

function missingKeys({ keys }: Register): Findings {
  const current = keys.filter(({ retiredOn, compromisedOn }) => retiredOn === undefined && compromisedOn === undefined)
  const kinds = { OKP: 'Ed25519', RSA: 'RSA' } as const
  return (Object.keys(kinds) as (keyof typeof kinds)[])
    .filter((kty) => !current.some(({ publicJwk }) => publicJwk.kty === kty))
    .map((kty) => `There is no current ${kinds[kty]} key, so nothing can be issued.`)
}

/** Why the ledger is not the one that the live site shows, as a finding; undefined when it is. */
async function heldFault(io: Io, site: Site, fetch: Fetch): Promise<string | undefined> {
  try {
    await holdAgainstLive(ledgerFolder(io.root), site, fetch)
    return undefined
  } catch (error) {
    if (error instanceof PublisherError) return `${error.message}: ${error.hint}`
    throw error
  }
}

/** What lapses within a week, or lies undone. Nothing, when nothing was ever issued. */
async function findings(io: Io, fetch: Fetch): Promise<Findings> {
  const { register, ledger, plan } = recordOf(io)
  const fault = await heldFault(io, register.site, fetch)
  if (fault !== undefined) return [fault]
  if (ledger === undefined) return []
  const by = new Date(io.now().getTime() + DAYS * DAY)
  const faults = await liveFaults({ register, ledger, fetch, now: by })
  return [
    ...faults.map(({ path, message }) => `\`${path}\`: ${message}`),
    ...missingKeys(register),
    ...(isEmptyPlan(plan) ? [] : ['Content has what is not issued yet. Look at the runs of the workflow "issue".']),
    ...expiring(ledger, io.now(), by),
  ]
}

function bodyOf(found: Findings, io: Io): string {
  const shown = found.slice(0, MOST).map((line) => `- ${line}`)
  const more = found.length > shown.length ? [`- ... and ${found.length - shown.length} more`] : []
  const intro = `Seen on ${io.now().toISOString().slice(0, 10)}, looking ${DAYS} days ahead ([run](${runUrl(io)})). This issue closes by itself when all is well.`
  return [intro, '', ...shown, ...more].join('\n')
}

const issueSchema = z.object({ number: z.int().positive(), user: z.object({ login: z.string() }).nullable() })

/** The one open issue of the monitor. A label can be set by others, so the author counts too. */
async function openIssue(github: GitHub): Promise<number | undefined> {
  const issues = await github.list(`issues?state=open&labels=${LABEL}`, issueSchema)
  return issues.find(({ user }) => user?.login === BOT)?.number
}

/** Opens the issue, brings it up to date, or closes it. */
async function tell(github: GitHub, found: Findings, io: Io): Promise<string> {
  const number = await openIssue(github)
  const body = bodyOf(found, io)
  if (found.length > 0 && number === undefined) {
    const title = `${many(found.length, 'matter')} that will not hold in ${DAYS} days`
    await github.send('POST', 'issues', { title, body, labels: [LABEL] })
    return 'Opened an issue.'
  }
  if (found.length > 0) {
    await github.send('PATCH', `issues/${number}`, { body })
    return `Issue ${number} is up to date.`
  }
  if (number === undefined) return 'All is well.'
  await github.send('POST', `issues/${number}/comments`, { body: 'All is well again.' })
  await github.send('PATCH', `issues/${number}`, { state: 'closed' })
  return `All is well again: closed issue ${number}.`
}

/** Asks the live site whether all will hold in a week, and keeps one issue that says what will not. */
export async function monitor(io: Io, fetch: Fetch): Promise<number> {
  const found = await findings(io, fetch)
  addSummary(io, found.length === 0 ? 'All is well.' : bodyOf(found, io))
  say(io, await tell(gitHubOf(io), found, io))
  return EXIT.ok
}

if (import.meta.main) await runProcess((io) => monitor(io, publicFetch({ allowPrivate: false })))
