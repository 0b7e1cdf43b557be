import { describe, expect, it } from 'vitest'
import { issuedView } from '../../src/components/issued.ts'
import { openBadge } from '../../src/credentials/open-badge.ts'
import type { Award } from '../../src/domain/award.ts'
import { maximalAward, maximalBadgeClass, maximalIssuer } from '../helpers/maximal.ts'
import { award } from '../helpers/records.ts'

const site = { url: 'https://badges.example.org/open/', title: 'Badges', description: 'Badges.', language: 'en' }
const viewOf = (one: Award) =>
  issuedView(
    openBadge({ award: one, badgeClass: maximalBadgeClass, issuer: maximalIssuer, site }, { pair: 0, index: 7 }),
  )

describe('what a page reads out of an issued credential', () => {
  const view = viewOf(maximalAward)

  it('names the holder, the badge, the issuer and the dates', () => {
    expect(view).toMatchObject({
      holder: 'Zoë Ångström',
      hasHashedIdentity: true,
      badge: { name: 'SQL for Beginners', kind: 'Micro-credential', language: 'en-GB', version: '2' },
      issuer: { id: 'did:web:badges.example.org:open', name: 'Example Institute' },
      awardedOn: '2026-03-01T00:00:00Z',
      validUntil: '2029-03-01T00:00:00Z',
      activityStart: '2026-01-05T00:00:00Z',
      activityEnd: '2026-02-20T16:00:00Z',
      statusIndex: '7',
    })
    expect(view.holderDid).toBeUndefined()
  })

  it('tells results in the words of the badge class', () => {
    expect(view.results).toMatchObject([
      { name: 'Project', kind: 'Rubric level', reached: 'Proficient', meaning: undefined, required: 'Proficient' },
      { name: 'Exam', kind: 'Percent', reached: '81', meaning: undefined, required: '60' },
      { name: 'Grade', kind: 'Letter grade', reached: 'A', meaning: undefined, required: undefined },
      { name: 'State', kind: 'Status', reached: 'Completed', meaning: undefined, required: undefined },
    ])
  })

  it('tells where among the levels of a rubric the reached one is, and which was required', () => {
    const [first] = maximalAward.results!
    const reached = viewOf({
      ...maximalAward,
      results: [
        { ...first!, level: 'emerging' },
        { result: 'exam', value: '9' },
      ],
    })
    expect(reached.results.map(({ levels }) => levels)).toEqual([
      [
        { name: 'Emerging', isReached: true, isRequired: false },
        { name: 'Proficient', isReached: false, isRequired: true },
      ],
      [],
    ])
    const pointsAlone = viewOf({ ...maximalAward, results: [{ result: 'project', value: '10' }] })
    expect(pointsAlone.results[0]).toMatchObject({ reached: '10', levels: [] })
  })

  it('lists evidence, alignments, skills and smaller facts', () => {
    expect(view.evidence).toHaveLength(3)
    expect(view.evidence[0]).toMatchObject({ url: 'https://example.org/work/1', name: 'Report', audience: 'Managers' })
    expect(view.badge.alignments).toEqual([
      {
        name: 'Analyse data',
        url: 'https://frameworks.example/skills/analyse-data',
        framework: 'Example Skills',
        code: 'D1',
      },
    ])
    expect(view.badge.skills).toEqual(['data', 'sql', 'SQL', 'Data analysis'])
    expect(view.facts).toEqual([
      { name: 'Role', value: 'Analyst' },
      { name: 'Term', value: 'Spring 2026' },
      { name: 'Credits earned', value: '3' },
      { name: 'Licence number', value: 'L-1' },
      { name: 'Assessed by', value: 'Partner Academy' },
    ])
    expect(view.badge.criteria).toContain('## Assessment')
  })

  it('knows no name of a holder who gave none, and never takes a hash for one', () => {
    const hashed = viewOf(award('abcdefghijklmnop'))
    expect([hashed.holder, hashed.holderDid, hashed.hasHashedIdentity]).toEqual([undefined, undefined, true])
    const wallet = viewOf(award('abcdefghijklmnop', { recipient: { did: 'did:key:z6Mk1' } }))
    expect([wallet.holder, wallet.holderDid, wallet.hasHashedIdentity]).toEqual([undefined, 'did:key:z6Mk1', false])
  })

  it('shows a credential with nothing in it as empty rather than failing', () => {
    expect(issuedView({})).toMatchObject({ badge: { name: '', skills: [] }, results: [], evidence: [], facts: [] })
  })
})
