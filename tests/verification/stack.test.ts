import { describe, expect, it } from 'vitest'
import type { Award } from '../../src/domain/award.ts'
import { createVerifier, makeBundle, type Report } from '../../src/verification/index.ts'
import { networkOf, publishedSite } from '../helpers/published.ts'
import { charts, SQL, sql, stack, WHOLE, whole } from '../helpers/stack.ts'

const BASE = 'https://badges.example.org/open/'
const NOW = new Date('2026-06-01T00:00:00Z')
const change = (kind: 'revoke' | 'suspend') => ({
  status: [{ change: kind, on: '2026-04-02', reason: 'Not their own work.' }],
})

/** The report of a file of the micro-credential once its site is published. */
async function reportOf(awards: readonly Award[], file = 'clr.json', now = NOW): Promise<Report> {
  const files = await publishedSite(await stack(awards))
  const verifier = createVerifier({ fetch: networkOf(files, BASE), now })
  return verifier.verify({ url: `${BASE}awards/${WHOLE}/${file}` })
}
const partsStep = ({ steps }: Report) => steps.find(({ step }) => step === 'parts')?.message

describe('the record of a micro-credential and its parts, verified', () => {
  it('holds with all that is in it, and tells of each', async () => {
    const report = await reportOf([whole(), sql(), charts()])
    expect(report).toMatchObject({ kind: 'clr', outcome: 'passed', standing: 'valid', verdict: { code: 'verified' } })
    expect(report.parts.map(({ claims, standing }) => [claims?.name, standing])).toEqual([
      ['SQL for Beginners', 'valid'],
      ['Building Charts', 'valid'],
      ['Business Data Analyst', 'valid'],
    ])
  })

  it.each(['revoke', 'suspend'] as const)(
    'fails when a part is withdrawn afterwards (%s), and says which',
    async (kind) => {
      const awards = [whole(), sql(change(kind)), charts()]
      const report = await reportOf(awards)
      expect(report).toMatchObject({ outcome: 'failed', standing: 'valid', verdict: { code: 'part-not-verified' } })
      const state = kind === 'revoke' ? 'Revoked' : 'Suspended'
      expect(partsStep(report)).toBe(
        `1 of the 3 credentials inside it do not hold. Credential 1, “SQL for Beginners”: ${state}.`,
      )
      expect(await reportOf(awards, 'credential.json')).toMatchObject({ outcome: 'passed', standing: 'valid' })
    },
  )

  it('falls with the micro-credential', async () => {
    const revoked = { ...whole(), ...change('suspend') }
    expect(await reportOf([revoked, sql(), charts()])).toMatchObject({ outcome: 'failed', standing: 'suspended' })
  })

  it('tells which part has expired, which does not make it fail', async () => {
    const report = await reportOf([whole(), sql({ expires: '2026-05-01' }), charts()])
    expect(report.outcome).toBe('passed')
    expect(partsStep(report)).toBe('All 3 credentials inside it hold. Credential 1, “SQL for Beginners”: Expired.')
  })

  it('is kept in a bundle with all that its parts need', async () => {
    const files = await publishedSite(await stack([whole(), sql(), charts()]))
    const input = { bytes: files.get(`awards/${WHOLE}/clr.json`)!, name: 'clr.json' }
    const { bundle } = await makeBundle(input, { fetch: networkOf(files, BASE), now: NOW })
    const unreachable = async () => Promise.reject(new Error('no network'))
    const verifier = createVerifier({ fetch: unreachable, now: NOW })
    const report = await verifier.verify({ bytes: Buffer.from(bundle), name: 'bundle' })
    expect(report).toMatchObject({ kind: 'clr', outcome: 'not-checked', standing: 'unknown' })
    expect(new Set(report.requests.map(({ answer }) => answer))).toEqual(new Set(['from the bundle']))
    expect(report.parts.map(({ claims }) => claims?.name)).toContain('Building Charts')
  })

  it('is not there for an award without parts', async () => {
    const files = await publishedSite(await stack([sql()]))
    expect([...files.keys()].filter((path) => path.endsWith('clr.json'))).toEqual([])
    expect(files.has(`awards/${SQL}/credential.json`)).toBe(true)
  })
})
