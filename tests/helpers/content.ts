import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Problem } from '../../src/domain/problem.ts'
import { type Intake, readContent } from '../../src/intake/index.ts'
import { temporaryFolder } from './temporary.ts'

/** The day on which the tests check content. */
export const TODAY = '2026-04-01'

/** Changes to the smallest content: files by their path in `content/`; `undefined` takes one away. */
export type Changes = Readonly<Record<string, string | Uint8Array | undefined>>

/** Fields of a file, in order; `undefined` leaves one out. */
export type Fields = Readonly<Record<string, unknown>>

/** One line for each field, its value as JSON, which YAML reads as well. */
export function yaml(fields: Fields): string {
  return Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
    .join('')
}

/** A Markdown file with front matter. */
export function markdown(fields: Fields, body: string): string {
  return `---\n${yaml(fields)}---\n\n${body}\n`
}

/** A recipient whose hash and salt nobody else has. */
export function recipient(seed: string, fields: Fields = {}): Fields {
  const hex = createHash('sha256').update(seed).digest('hex')
  return {
    identities: [{ type: 'emailAddress', hash: `sha256$${hex}`, salt: hex.slice(0, 32) }],
    ...fields,
  }
}

export const AWARD_ID = 'aaaaaaaaaaaaaaaa'
export const AWARD = `awards/2026/03/${AWARD_ID}.yaml`
export const BADGE = 'badges/teamwork/index.md'
export const PATHWAY = 'pathways/leading.md'
export const MESSAGE = 'messages/awarded.md'
export const FRAMEWORK = 'frameworks/nace.yaml'
export const ENDORSEMENT = 'endorsements/partner.yaml'
export const RECOGNITION = 'recognitions/statistics.yaml'
export const PSEUDONYM = 'pppppppppppppppp'
export const LEARNER = `learners/${PSEUDONYM}.yaml`

/** An award file with what it must have. */
export function award(fields: Fields = {}, seed: string = AWARD_ID): string {
  return yaml({ badge: 'teamwork', awardedOn: '2026-03-01', recipient: recipient(seed), ...fields })
}

/** A badge class with what it must have. */
export function badge(fields: Fields = {}, body = 'Work in a team of three for a month.'): string {
  return markdown({ name: 'Teamwork', description: 'Works in a team.', ...fields }, body)
}

/** A pathway with what it must have; the smallest content lacks what it earns: see {@link WITH_PATHWAY}. */
export function pathway(fields: Fields = {}): string {
  const steps = [{ badge: 'teamwork' }]
  return markdown({ name: 'Leading', description: 'Leads to leading.', earns: 'leader', steps, ...fields }, 'For all.')
}

/** A framework with what it must have. */
export function framework(fields: Fields = {}): string {
  const items = { teamwork: { name: 'Teamwork' }, communication: { name: 'Communication' } }
  const itemUrl = 'https://frameworks.example/nace/{code}'
  return yaml({ name: 'NACE', url: 'https://frameworks.example/nace', type: 'CFItem', itemUrl, items, ...fields })
}

/** An endorsement with what it must have. */
export function endorsement(fields: Fields = {}): string {
  const by = { id: 'https://partner.example/', name: 'Partner' }
  return yaml({ endorses: 'issuer', by, on: '2026-02-01', comment: 'Good work.', ...fields })
}

/** A credential of another issuer, recognised, with what it must have. */
export function recognition(fields: Fields = {}): string {
  return yaml({
    achievement: 'https://college.example/achievements/statistics',
    name: 'Statistics',
    issuer: 'did:web:college.example',
    digest: 'ab'.repeat(32),
    awardedOn: '2026-02-01',
    verifiedOn: '2026-03-01',
    recipient: recipient('statistics'),
    ...fields,
  })
}

/** A message with what it must have. */
export function message(body: string, fields: Fields = {}): string {
  return markdown({ subject: 'Your badge', ...fields }, body)
}

export const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><circle cx="50" cy="50" r="45"/></svg>\n'

/** The Ed25519 key of RFC 8037, appendix A, which names its thumbprint too. */
export const KID = 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k'
export const KEY = `issuer/keys/${KID}.json`
export const PUBLIC_JWK = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' }

/** A key file. */
export function key(fields: Fields = {}): string {
  return `${JSON.stringify({ publicJwk: PUBLIC_JWK, createdOn: '2026-01-01', ...fields }, null, 2)}\n`
}

export const SITE = { url: 'https://badges.example.org/', title: 'Badges', description: 'Our badges.', language: 'en' }

/** Policies with two teams. */
export const POLICIES = {
  teams: { core: ['mo-example'], 'badge-office': ['ada-example', 'bo-example', 'cy-example'] },
  maintainers: 'core',
  issuers: 'badge-office',
}
export const ISSUER = {
  ...{ name: 'Example Institute', url: 'https://example.org/', email: 'badges@example.org' },
  address: { countryCode: 'GB' },
}

/** What makes a badge class a micro-credential, with all that one must state. */
export const MICRO_CREDENTIAL = {
  type: 'micro-credential',
  outcomes: ['Leads a team.'],
  workload: { hours: 25 },
  assessment: { kind: 'project', description: 'Lead a project.' },
  participation: 'blended',
  qualityAssurance: { kind: 'internal' },
}

/** The smallest content in which nothing is wrong. */
export const SMALLEST: Changes = {
  'site.yaml': yaml(SITE),
  'issuer/index.md': markdown(ISSUER, 'About us.'),
  [KEY]: key(),
  [BADGE]: badge(),
  'badges/teamwork/badge.svg': SVG,
  [AWARD]: award(),
}

/** What a pathway needs beside the smallest content. */
export const WITH_PATHWAY: Changes = {
  'badges/leader/index.md': badge({ name: 'Leader', ...MICRO_CREDENTIAL }),
  'badges/leader/badge.svg': SVG,
  [PATHWAY]: pathway(),
}

/** Writes content into a folder, one that goes when the test ends unless given, and gives the folder in which `content/` is. */
export function contentTree(changes: Changes = {}, root = temporaryFolder()): string {
  for (const [path, bytes] of Object.entries({ ...SMALLEST, ...changes })) {
    if (bytes === undefined) continue
    const file = join(root, 'content', path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, bytes)
  }
  return root
}

/** Reads the smallest content with some changes. */
export function read(changes: Changes = {}, today = TODAY): Intake {
  return readContent(contentTree(changes), { today })
}

/** A problem on one line, its file within `content/`. */
export function lineOf({ file, line, column, rule, message, hint }: Problem): string {
  return `${file.replace(/^content\//, '')}:${line}:${column} ${rule}: ${message} [${hint ?? ''}]`
}

/** The problems of a folder in which `content/` is, one line for each. */
export function problemsIn(root: string, today = TODAY): string[] {
  const intake = readContent(root, { today })
  return intake.ok ? [] : intake.problems.map(lineOf)
}

/** The problems of the smallest content with some changes, one line for each. */
export function problemsOf(changes: Changes, today = TODAY): string[] {
  return problemsIn(contentTree(changes), today)
}

/** The rules that are broken, each once. */
export function rulesBroken(changes: Changes, today = TODAY): string[] {
  const intake = read(changes, today)
  return intake.ok ? [] : [...new Set(intake.problems.map(({ rule }) => rule))]
}
