import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DEVELOPMENT_KEYS, developmentIssuerKeys } from '../../scripts/issuing/development.ts'
import { writeFiles } from '../../scripts/site/write-files.ts'
import { readContent } from '../../src/intake/index.ts'
import { readLedger } from '../../src/ledger/state.ts'
import { publish } from '../../src/publishing/index.ts'
import { temporaryFolder } from '../helpers/temporary.ts'
import { runWith } from './in-process.ts'

/** The award that each of the repositories below has. */
export const AWARD = 'abcdefghijklmnop'

/** The address of their site. */
export const SITE = 'https://badges.example.org/'

/** Makes a folder a repository with one award. */
export function repository(root = temporaryFolder()): string {
  cpSync('tests/sites/one-award/content', join(root, 'content'), { recursive: true })
  return root
}

/** The same with the development keys as its own, and the variables that hand over their private halves. */
export async function repositoryWithKeys(folder?: string) {
  const root = repository(folder)
  mkdirSync(join(root, 'content/issuer/keys'))
  for (const { kid, ...fields } of await developmentIssuerKeys())
    writeFileSync(join(root, `content/issuer/keys/${kid}.json`), JSON.stringify(fields))
  const env = {
    BADGEWRIGHT_ED25519_KEY: JSON.stringify(DEVELOPMENT_KEYS.ed25519),
    BADGEWRIGHT_RSA_KEY: JSON.stringify(DEVELOPMENT_KEYS.rsa),
  }
  return { root, env }
}

const STANDINGS = {
  rrrrrrrrrrrrrrrr: 'status: [{ change: revoke, on: 2026-04-02, reason: Awarded to the wrong person. }]',
  ssssssssssssssss: 'status: [{ change: suspend, on: 2026-04-02, reason: Under review. }]',
  eeeeeeeeeeeeeeee: 'expires: 2026-05-01',
  mmmmmmmmmmmmmmmm: '',
} as const

/** Further awards, all of them of mia@example.org: one in each standing. */
export const AWARDS = {
  revoked: 'rrrrrrrrrrrrrrrr',
  suspended: 'ssssssssssssssss',
  expired: 'eeeeeeeeeeeeeeee',
  ofMia: 'mmmmmmmmmmmmmmmm',
} as const satisfies Record<string, keyof typeof STANDINGS>

/** An award file of mia@example.org, hashed with a salt of its own. */
function awardOfMia(id: string, more: string): string {
  const salt = createHash('sha256').update(id).digest('hex').slice(0, 32)
  const hash = createHash('sha256').update(`mia@example.org${salt}`).digest('hex')
  const identity = `{ type: emailAddress, hash: "sha256$${hash}", salt: "${salt}" }`
  return `badge: first-aid\nawardedOn: 2026-03-02\nrecipient: { identities: [${identity}] }\n${more}\n`
}

/** Before the moment at which these tests run their commands, and before that of any machine. */
const ISSUED_AT = new Date('2026-06-01T00:00:00Z')

/** Adds some of the further awards to a repository. */
export function addAwards(root: string, ids: readonly (keyof typeof STANDINGS)[] = Object.values(AWARDS)): void {
  for (const id of ids) {
    const file = join(root, `content/awards/2026/03/${id}.yaml`)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, awardOfMia(id, STANDINGS[id]))
  }
}

/** A repository with awards in every standing, issued, and its site without pages in `dist`. */
export async function publishedRepository(folder: string): Promise<string> {
  const { root, env } = await repositoryWithKeys(folder)
  addAwards(root)
  const issued = await runWith({ env, now: ISSUED_AT }, root, 'issue')
  const intake = readContent(root, { today: '2026-11-24' })
  if (issued.code !== 0 || !intake.ok) throw new Error(issued.stdout + issued.stderr)
  const record = { register: intake.register, ledger: readLedger(join(root, 'ledger')) }
  await writeFiles(join(root, 'dist'), publish(record), () => {})
  return root
}

/** The path of a published file of an award. */
export const fileOf = (award: string, name: string): string => `dist/awards/${award}/${name}`
