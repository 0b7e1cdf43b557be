import type { Award } from '../../src/domain/award.ts'
import type { Pathway } from '../../src/domain/pathway.ts'
import type { Recognition } from '../../src/domain/recognition.ts'
import type { Register } from '../../src/domain/register.ts'
import { award, awardId, badgeClass, register } from './records.ts'

/** Ids of a micro-credential, of two badges that it is made of, and of one that it is not. */
export const [WHOLE, SQL, CHARTS, OTHER] = [11, 2, 3, 4].map(awardId) as [string, string, string, string]

/** A badge of another issuer that counts. */
export const STATISTICS: Recognition = {
  slug: 'statistics',
  achievement: 'https://uni.example/achievements/statistics',
  name: 'Statistics',
  issuer: 'did:web:uni.example',
  credential: 'https://uni.example/credentials/7',
  digest: 'a'.repeat(64),
  awardedOn: '2026-02-01',
  verifiedOn: '2026-03-01',
  recipient: { did: 'did:example:mia' },
}

/** SQL before charts. */
export const PATHWAY: Pathway = {
  slug: 'analyst',
  name: 'Business Data Analyst',
  description: 'Leads to data.',
  earns: 'analyst',
  ordered: true,
  steps: [{ badge: 'sql-for-beginners' }, { badge: 'charts' }],
  body: '',
}

export const sql = (fields: Partial<Award> = {}) => award(SQL, fields)
export const charts = (fields: Partial<Award> = {}) => award(CHARTS, { badge: 'charts', ...fields })
export const whole = (fields: Partial<Award> = {}) =>
  award(WHOLE, { badge: 'analyst', awardedOn: '2026-03-20', parts: [SQL, CHARTS], ...fields })

/** A register of a micro-credential and what it is made of. */
export function stack(
  awards: readonly Award[] = [whole(), sql(), charts()],
  fields: Partial<Register> = {},
): Promise<Register> {
  return register(awards, {
    badgeClasses: new Map([
      ['analyst', badgeClass({ slug: 'analyst', name: 'Business Data Analyst', type: 'micro-credential' })],
      ['charts', badgeClass({ slug: 'charts', name: 'Building Charts' })],
      ['sql-for-beginners', badgeClass()],
    ]),
    pathways: new Map([['analyst', PATHWAY]]),
    recognitions: new Map([['statistics', STATISTICS]]),
    ...fields,
  })
}
