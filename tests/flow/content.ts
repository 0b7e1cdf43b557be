import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DEVELOPMENT_KEYS, developmentIssuerKeys } from '../../scripts/issuing/development.ts'
import { siteFolder } from '../../scripts/site/site-folder.ts'
import { verifySite } from '../../scripts/site/verify-site.ts'
import { writeFiles } from '../../scripts/site/write-files.ts'
import { readContent } from '../../src/intake/index.ts'
import { readLedger } from '../../src/ledger/state.ts'
import { publish } from '../../src/publishing/index.ts'
import type { Fetch } from '../../src/verification/index.ts'
import { NOW, runWith } from '../cli/in-process.ts'
import { recipient, yaml } from '../helpers/content.ts'
import { filesBelow } from '../helpers/folders.ts'
import { temporaryFolder } from '../helpers/temporary.ts'
import { type Files, git, type Host } from './host.ts'
import { type Circumstances, type JobRun, runJob } from './job.ts'

/** The address of the site. */
export const SITE = 'https://badges.example.org/'

/** The private halves of the keys, as the environment "signing" holds them. */
export const SECRETS = {
  BADGEWRIGHT_ED25519_KEY: JSON.stringify(DEVELOPMENT_KEYS.ed25519),
  BADGEWRIGHT_RSA_KEY: JSON.stringify(DEVELOPMENT_KEYS.rsa),
}

/** Policies of a small team: two issuers, one of whom must approve. */
export const POLICIES = [
  'policies:',
  '  teams: { issuers: [robin, sam], maintainers: [max] }',
  '  maintainers: maintainers',
  '  issuers: issuers',
  '  approvals: 1',
  '',
].join('\n')

const SITUATION = 'tests/sites/one-award/content'

/** A repository with one badge class, the keys, and what `more` says. The one award that comes with it is left out. */
export async function content(more: Files = {}): Promise<Files> {
  const files = filesBelow(SITUATION).filter((path) => !path.startsWith('awards/'))
  const texts = files.map((path) => [`content/${path}`, readFileSync(join(SITUATION, path), 'utf8')] as const)
  const keys = (await developmentIssuerKeys()).map(
    ({ kid, ...fields }) => [`content/issuer/keys/${kid}.json`, JSON.stringify(fields)] as const,
  )
  return { ...Object.fromEntries([...texts, ...keys]), '.gitignore': '/ledger/\n/outbox/\n', ...more }
}

/** `content/site.yaml` with policies. */
export const siteWithPolicies = () => `${readFileSync(`${SITUATION}/site.yaml`, 'utf8')}${POLICIES}`

/** The id of an award that a word stands for. */
export function idOf(word: string): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz234567'
  const digest = createHash('sha256').update(word).digest()
  return Array.from(digest.subarray(0, 16), (byte) => letters[byte % 32]).join('')
}

export const awardPath = (word: string) => `content/awards/2026/11/${idOf(word)}.yaml`

/** An award file. */
export function awardFile(word: string, fields: Readonly<Record<string, unknown>> = {}): string {
  return yaml({ badge: 'first-aid', awardedOn: '2026-11-20', recipient: recipient(word), ...fields })
}

/** A change that awards to somebody. */
export const awarding = (word: string, fields = {}): Files => ({ [awardPath(word)]: awardFile(word, fields) })

/** Awards to so many by the command that reads a CSV, at somebody’s desk, and pushes the branch that it makes. */
export async function pushCohort(host: Host, branch: string, count: number): Promise<void> {
  const desk = join(temporaryFolder(), 'desk')
  git('.', 'clone', '--quiet', host.url, desk)
  const rows = Array.from({ length: count }, (_, n) => `learner-${n}@example.org,Learner ${n}\n`)
  writeFileSync(join(desk, 'learners.csv'), `Email,Name\n${rows.join('')}`)
  const env = { PATH: process.env.PATH ?? '', GIT_AUTHOR_NAME: 'Robin', GIT_AUTHOR_EMAIL: 'robin@example.org' }
  const committer = { GIT_COMMITTER_NAME: 'Robin', GIT_COMMITTER_EMAIL: 'robin@example.org' }
  const words = ['--csv', 'learners.csv', '--on', '2026-11-20', '--cohort', branch, '--branch', branch]
  const awarded = await runWith({ env: { ...env, ...committer } }, desk, 'award', 'first-aid', ...words)
  if (awarded.code !== 0) throw new Error(awarded.stdout + awarded.stderr)
  git(desk, 'push', '--quiet', 'origin', branch)
}

/** The job that has the keys. */
export const issue = (host: Host, given: Circumstances = {}): Promise<JobRun> =>
  runJob(host, 'issue.yml', 'issue', { secrets: SECRETS, ...given })

/** A live site: what was deployed to it last, as a folder, and the network that it answers in. */
export class Live {
  #folder: string | undefined

  readonly fetch: Fetch = async (url) => {
    if (this.#folder === undefined) throw Object.assign(new Error('no such host'), { code: 'ENOTFOUND' })
    return siteFolder(this.#folder, SITE, async () => ({ status: 404, mediaType: '', bytes: new Uint8Array() }))(url)
  }

  /** Builds the site from main and the ledger as the workflow "publish" does, but for its pages, verifies it, and deploys it. */
  async deploy(host: Host, now = NOW): Promise<number> {
    const folder = temporaryFolder()
    const fetched = await runJob(host, 'monitor.yml', 'monitor', { instead: { monitor: async () => 0 } })
    const intake = readContent(fetched.folder, { today: now.toISOString().slice(0, 10) })
    if (!intake.ok) throw new Error(JSON.stringify(intake.problems))
    const { register } = intake
    const ledger = readLedger(join(fetched.folder, 'ledger'))
    await writeFiles(folder, publish({ register, ledger }), () => {})
    const verified = await verifySite(folder, register.site, ledger, { now })
    this.#folder = folder
    return verified
  }

  /** Files of an award that are live. */
  filesOf(id: string): string[] {
    return this.#folder === undefined ? [] : readdirSync(join(this.#folder, 'awards', id)).sort()
  }
}
