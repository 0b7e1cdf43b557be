import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { repeatableRandom } from '../issuing/development.ts'

/** Parts of the sample content that every record needs; awards come from here. */
const KEPT = ['site.yaml', 'issuer', 'badges', 'pathways', 'careers', 'frameworks']
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567'
const MONTHS = 24

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const idOf = (bytes: Uint8Array) => Array.from(bytes, (byte) => LETTERS[byte % 32]).join('')

/** An award as an issuer would write it: a name, a hashed address, evidence. About 600 bytes. */
function awardText(badge: string, day: string, n: number, random: (bytes: number) => Uint8Array): string {
  return `badge: ${badge}
awardedOn: ${day}
activityStart: ${day.slice(0, 8)}01
narrative: Answered the questions of a real client with the methods of the course, and explained the choices made.
evidence:
  - url: https://work.example/portfolio/${n}
    name: Portfolio ${n}
    narrative: A short report with its data, written for readers who do not know the subject.
recipient:
  name: Learner Number ${n}
  nameConsent: ${day}
  identities:
    - type: emailAddress
      hash: sha256$${hex(random(32))}
      salt: ${hex(random(16))}
`
}

/** Their awards need results and parts, which tell nothing more about the cost of many awards. */
const MICRO_CREDENTIALS = ['agile-project-leadership', 'business-data-analyst']

/** Folder names of the badge classes that are awarded. */
export function awardedBadges(root: string): string[] {
  const badges = readdirSync(join(root, 'content/badges')).sort()
  return badges.filter((slug) => !MICRO_CREDENTIALS.includes(slug))
}

/**
 * Writes a record of many awards, the same for the same number: the sample's issuer and badge classes, one file for each award.
 *
 * @param root - An empty folder; becomes a repository root.
 */
export function writeContent(root: string, awards: number): void {
  for (const part of KEPT) cpSync(join('content', part), join(root, 'content', part), { recursive: true })
  const badges = awardedBadges(root)
  const random = repeatableRandom()
  for (let n = 0; n < awards; n++) {
    const year = 2024 + Math.floor((n % MONTHS) / 12)
    const month = String((n % 12) + 1).padStart(2, '0')
    const file = join(root, `content/awards/${year}/${month}/${idOf(random(16))}.yaml`)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, awardText(badges[n % badges.length]!, `${year}-${month}-15`, n, random))
  }
}
