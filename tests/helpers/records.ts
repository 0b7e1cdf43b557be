import { DEVELOPMENT_KEYS, developmentIssuerKeys, repeatableRandom } from '../../scripts/issuing/development.ts'
import { type Issuing, issueAwards } from '../../scripts/issuing/issuing.ts'
import { signersOf } from '../../scripts/keys/signing-keys.ts'
import type { Award } from '../../src/domain/award.ts'
import type { BadgeClass } from '../../src/domain/badge-class.ts'
import type { Register } from '../../src/domain/register.ts'

/** A smallest SVG that is a whole badge image. */
export const SVG = new TextEncoder().encode(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="100" height="100"><circle cx="50" cy="50" r="45"/></svg>',
)

/** A badge class with what it must have. */
export function badgeClass(fields: Partial<BadgeClass> = {}): BadgeClass {
  return {
    slug: 'sql-for-beginners',
    name: 'SQL for Beginners',
    description: 'Reads data with SQL.',
    criteria: 'Answer ten questions with queries.',
    images: { svg: SVG },
    ...fields,
  }
}

/** An award with what it must have. */
export function award(id: string, fields: Partial<Award> = {}): Award {
  return {
    id,
    file: `content/awards/2026/03/${id}.yaml`,
    badge: 'sql-for-beginners',
    awardedOn: '2026-03-01',
    recipient: { identities: [{ type: 'emailAddress', hash: `sha256$${'ab'.repeat(32)}`, salt: 'cd'.repeat(16) }] },
    ...fields,
  }
}

/** The id of the nth award: n in base 32, written in the letters of ids. */
export function awardId(n: number): string {
  return n
    .toString(32)
    .replaceAll('0', 'w')
    .replaceAll('1', 'x')
    .replaceAll('8', 'y')
    .replaceAll('9', 'z')
    .padStart(16, 'w')
}

/** A register of some awards of one badge class. */
export async function register(awards: readonly Award[], fields: Partial<Register> = {}): Promise<Register> {
  return {
    site: { url: 'https://badges.example.org/open/', title: 'Badges', description: 'Badges.', language: 'en' },
    issuer: { name: 'Example Institute', url: 'https://example.org/', email: 'badges@example.org', body: '' },
    keys: await developmentIssuerKeys(),
    badgeClasses: new Map([['sql-for-beginners', badgeClass()]]),
    pathways: new Map(),
    careers: new Map(),
    frameworks: new Map(),
    awards: new Map([...awards].sort((a, b) => (a.id < b.id ? -1 : 1)).map((one) => [one.id, one])),
    erased: new Map(),
    recognitions: new Map(),
    learners: new Map(),
    endorsements: [],
    messages: new Map(),
    ...fields,
  }
}

/** Issues a register into a ledger with the development keys, at a fixed moment. */
export async function issueInto(ledger: string, of: Register, options: Partial<Issuing> = {}) {
  const signers = options.signers ?? (await signersOf(DEVELOPMENT_KEYS, of.keys, of.site.url))
  return issueAwards({
    register: of,
    ledger,
    signers,
    development: false,
    now: new Date('2026-04-01T00:00:00Z'),
    random: repeatableRandom(),
    ...options,
  })
}
