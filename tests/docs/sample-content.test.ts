import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Award } from '../../src/domain/award.ts'
import { addDuration, toUtc } from '../../src/domain/moment.ts'
import { badgesOf } from '../../src/domain/pathway.ts'
import { readContent } from '../../src/intake/index.ts'

const TODAY = '2026-11-24'
const intake = readContent(process.cwd(), { today: TODAY })
if (!intake.ok) throw new Error(`the sample content has problems: ${JSON.stringify(intake.problems, null, 2)}`)
const { register } = intake
const awards = [...register.awards.values()]
const badgeClasses = [...register.badgeClasses.values()]

/** Changes of standing of an award, as words. */
const changes = ({ status = [] }: Award) => status.map(({ change }) => change).join(' ')

/** When an award ends, by its own date or its badge class; undefined when it holds for ever. */
function endOf({ expires, badge, awardedOn }: Award): string | undefined {
  if (expires !== undefined) return toUtc(expires)
  const { validFor } = register.badgeClasses.get(badge)!
  return validFor && addDuration(toUtc(awardedOn), validFor)
}

/** Situations that the sample must show, each with the awards in it. */
const SITUATIONS: Readonly<Record<string, (award: Award) => unknown>> = {
  'named with consent': ({ recipient }) => recipient.name !== undefined && recipient.nameConsent !== undefined,
  anonymous: ({ recipient }) => recipient.name === undefined,
  'with a DID alone': ({ recipient }) => recipient.did !== undefined && recipient.identities === undefined,
  'with a DID and a hashed identity': ({ recipient }) => recipient.did !== undefined && recipient.identities,
  'with evidence and results': ({ evidence, results }) => evidence !== undefined && results !== undefined,
  'with a percentage': ({ results }) => results?.some(({ value }) => Number(value) > 0),
  'with a rubric level': ({ results }) => results?.some(({ level }) => level !== undefined),
  'with a narrative and activity dates': ({ narrative, activityStart, activityEnd }) =>
    narrative && activityStart && activityEnd,
  'assessed by somebody else': ({ source }) => source,
  public: ({ visibility }) => visibility === 'public',
  unlisted: ({ visibility }) => visibility !== 'public',
  'with an end of its own': ({ expires }) => expires,
  expired: (award) => (endOf(award) ?? TODAY) < TODAY,
  'that will expire after this year': (award) => (endOf(award) ?? '') > '2027',
  'that holds for ever': (award) => endOf(award) === undefined,
  revoked: (award) => changes(award) === 'revoke',
  suspended: (award) => changes(award) === 'suspend',
  reinstated: (award) => changes(award) === 'suspend reinstate',
  corrected: ({ corrections }) => corrections,
  'from a cohort': ({ file }) => file === 'content/awards/2025/03/open-data-day-2025.yaml',
}

describe('sample content', () => {
  it.each(Object.entries(SITUATIONS))('has an award %s', (_, holds) => {
    expect(awards.filter(holds)).not.toEqual([])
  })

  it('lists fewer awards than it leaves unlisted', () => {
    const listed = awards.filter(({ visibility }) => visibility === 'public')
    expect(listed.length).toBeLessThan(awards.length / 2)
  })

  it('is content of which no rule of quality has anything to say', () => {
    expect(intake.findings).toEqual([])
  })

  it('follows the checklist of a good badge class in each of its own', () => {
    for (const { slug, criteria, assessment, alignments, workload, imageAlt, version } of badgeClasses) {
      expect({ assessment, alignments, workload, imageAlt, version }, slug).not.toContain(undefined)
      expect(criteria.split(/\s+/).length, slug).toBeGreaterThanOrEqual(80)
      expect(criteria.split(/\s+/).length, slug).toBeLessThanOrEqual(250)
      expect(criteria, slug).toMatch(/^## /m)
    }
  })

  it('asks for assessed evidence of mastery in each micro-credential', () => {
    const microCredentials = badgeClasses.filter(({ type }) => type === 'micro-credential')
    expect(microCredentials.map(({ slug }) => slug)).toEqual(['agile-project-leadership', 'business-data-analyst'])
    for (const { evidenceRequired, results, assessment, workload, modules, projects } of microCredentials) {
      expect(evidenceRequired).toBe(true)
      expect(assessment).toMatchObject({ proctored: true, identityVerified: true })
      expect(workload).toMatchObject({ hours: expect.any(Number), ects: expect.any(Number), level: expect.any(String) })
      const parts = [...(modules ?? []), ...(projects ?? [])].map(({ hours }) => hours ?? 0)
      expect(parts.reduce((sum, hours) => sum + hours, 0)).toBeLessThan(workload!.hours!)
      expect(projects).not.toEqual([])
      expect(results?.map(({ type }) => type)).toEqual(expect.arrayContaining(['rubric-criterion-level', 'percent']))
    }
  })

  it('has for each pathway somebody who earned its steps and then its micro-credential', () => {
    const earners = (badge: string) => awards.filter((award) => award.badge === badge)
    for (const { earns, steps } of register.pathways.values()) {
      const required = steps.filter((step) => !('optional' in step && step.optional))
      const complete = earners(earns).filter(({ recipient, awardedOn }) =>
        required.every((step) => {
          const earlier = badgesOf(step).flatMap(earners)
          return earlier.some((one) => one.recipient.name === recipient.name && one.awardedOn < awardedOn)
        }),
      )
      expect(complete, earns).not.toEqual([])
    }
  })

  it('has a pathway in order, and one with a choice', () => {
    const pathways = [...register.pathways.values()]
    expect(pathways.some(({ ordered }) => ordered)).toBe(true)
    expect(pathways.some(({ steps }) => steps.some((step) => 'choose' in step))).toBe(true)
  })

  it('has endorsements of the issuer and of a badge class', () => {
    expect(register.endorsements.map(({ endorses }) => endorses)).toEqual([
      'issuer',
      { badge: 'business-data-analyst' },
    ])
  })

  it('names no address of a learner', () => {
    const files = globSync('content/**/*.{md,yaml}').filter((file) => file !== 'content/README.md')
    const addresses = files.flatMap((file) => readFileSync(file, 'utf8').match(/[\w.+-]+@[\w.-]+/g) ?? [])
    expect([...new Set(addresses)].sort()).toEqual([
      'badges@harbourlight.example',
      'office@quayside-guild.example',
      'skills@coastal-employers.example',
    ])
  })
})
